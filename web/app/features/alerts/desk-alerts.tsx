import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import type { AlertOnDeskFragment } from '#graphql.generated.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Tag } from '#ui/tag.tsx';
import { counted } from '#words/lists.ts';
import { whoWords } from '#words/who.ts';
import { AlertProgress } from './alert-progress.tsx';
import { goesWords, whyItWaits } from './alert-standing.ts';

interface DeskAlertsProps {
  alerts: readonly AlertOnDeskFragment[];
  officer: { id: string; role: string };
  now?: Date;
}

const FIRST = 3;

/** Alerts that wait for a second person, those that can still be stopped, and how the last ones went. */
export function DeskAlerts({ alerts, officer, now = new Date() }: DeskAlertsProps) {
  const alerting = officer.role === 'INSPECTOR' || officer.role === 'COMMS';
  const open = alerts.filter(({ state }) => state === 'WAITING' || state === 'HELD');
  const before = alerts.filter((alert) => !open.includes(alert));
  const row = (alert: AlertOnDeskFragment) => <Row key={alert.id} alert={alert} officer={officer} now={now} />;
  return (
    <>
      {alerts.length === 0 && <p className="govuk-body">No alert was written in the last 30 days.</p>}
      {open.length > 0 && <ul className="app-desk-list">{open.map(row)}</ul>}
      {before.length > 0 && <ul className="app-desk-list">{before.slice(0, FIRST).map(row)}</ul>}
      {before.length > FIRST && (
        <Details summary={counted(before.length - FIRST, 'earlier alert')}>
          <ul className="app-desk-list">{before.slice(FIRST).map(row)}</ul>
        </Details>
      )}
      {alerting && (
        <ButtonLink variant="secondary" href="/desk/alerts">
          Write an alert
        </ButtonLink>
      )}
    </>
  );
}

interface RowProps {
  alert: AlertOnDeskFragment;
  officer: DeskAlertsProps['officer'];
  now: Date;
}

function Row({ alert, officer, now }: RowProps) {
  const { id, title, area, sentBy, state } = alert;
  return (
    <li className="app-desk-list__item">
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`/desk/alerts/${id}`}>
          {title ?? 'An alert whose words were taken back'}
        </a>
      </p>
      {alert.urgentReason && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          <Tag colour="red">Urgent</Tag> {alert.urgentReason}
        </p>
      )}
      <Standing alert={alert} officer={officer} now={now} />
      <p className="app-questions__foot govuk-!-margin-bottom-3">
        {area.name}, by {whoWords(sentBy)}
        {state === 'SENT' && alert.sentAt && `, ${momentInWords(new Date(alert.sentAt))}`}.
      </p>
    </li>
  );
}

function Standing({ alert, officer, now }: RowProps): ReactNode {
  const { id, state, goesAt, flags, sentBy } = alert;
  const isMine = sentBy.id === officer.id;
  const alerting = officer.role === 'INSPECTOR' || officer.role === 'COMMS';
  switch (state) {
    case 'WAITING':
      return (
        <p className="govuk-body govuk-!-margin-bottom-1">
          <Tag colour="yellow" className="app-clock">
            Waits for a second person
          </Tag>{' '}
          {whyItWaits(flags)}{' '}
          {alerting && !isMine && (
            <a className="govuk-link" href={`/desk/alerts/${id}`}>
              Read and approve<span className="govuk-visually-hidden">: {alert.title}</span>
            </a>
          )}
        </p>
      );
    case 'HELD':
      return (
        <>
          <p className="govuk-body govuk-!-margin-bottom-2" suppressHydrationWarning>
            <Tag colour="orange">Held</Tag> {goesAt && `It goes ${goesWords(goesAt, now)}.`}
          </p>
          {(alerting || isMine) && (
            <form method="post" action={`/desk/alerts/${id}`}>
              <Button variant="warning" name="deed" value="stop" className="govuk-!-margin-bottom-2">
                Stop it<span className="govuk-visually-hidden">: {alert.title}</span>
              </Button>
            </form>
          )}
        </>
      );
    case 'SENT':
      return <AlertProgress alert={alert} isShort />;
    case 'STOPPED':
      return (
        <p className="govuk-body govuk-!-margin-bottom-1">
          <Tag colour="grey">Stopped</Tag> Nobody got it.
        </p>
      );
    default:
      return (
        <p className="govuk-body govuk-!-margin-bottom-1">
          <Tag colour="grey">Withdrawn</Tag>
        </p>
      );
  }
}
