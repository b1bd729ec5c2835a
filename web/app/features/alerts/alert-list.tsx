import type { AlertFactsFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { Tag } from '#ui/tag.tsx';
import { dayWords } from '#words/days.ts';
import { SafeHtml } from '#words/safe-html.tsx';
import { aboutWords, fromWords, importanceWords, untilWords } from './alert-words.ts';

/** Alerts in the order given, whole. */
export function AlertList({ alerts }: { alerts: readonly AlertFactsFragment[] }) {
  return (
    <ol className="app-questions">
      {alerts.map((alert) => (
        <li key={alert.id} className="app-questions__item">
          {alert.withdrawnAt || !alert.bodyHtml ? (
            <AlertStub alert={alert} />
          ) : (
            <Whole alert={alert} html={alert.bodyHtml} />
          )}
        </li>
      ))}
    </ol>
  );
}

function Whole({ alert, html }: { alert: AlertFactsFragment; html: string }) {
  const until = untilWords(alert);
  return (
    <article aria-labelledby={`title-${alert.id}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={`title-${alert.id}`}>
        <a className="govuk-link" href={`/alerts/${alert.id}`}>
          {alert.title}
        </a>
      </h2>
      <AlertTags alert={alert} />
      <p className="app-questions__foot govuk-!-margin-bottom-3">
        {aboutWords(alert)} {until}
      </p>
      {alert.hasEnded ? (
        // What does not matter any more must not stand between what does.
        <Details
          className="govuk-!-margin-bottom-2"
          summary={
            <>
              Read what it said<span className="govuk-visually-hidden">: {alert.title}</span>
            </>
          }
        >
          <SafeHtml html={html} under={2} />
        </Details>
      ) : (
        <SafeHtml html={html} under={2} />
      )}
      <p className="app-questions__foot govuk-!-margin-bottom-2">{fromWords(alert)}</p>
    </article>
  );
}

/** How much it matters, and whether it still does. */
export function AlertTags({
  alert: { importance, hasEnded },
}: {
  alert: Pick<AlertFactsFragment, 'importance' | 'hasEnded'>;
}) {
  return (
    <p className="govuk-body govuk-!-margin-bottom-1 app-alert-tags">
      {hasEnded && <Tag colour="grey">Ended</Tag>}{' '}
      <Tag colour={importance === 'HIGH' && !hasEnded ? 'red' : 'grey'} className="app-clock">
        {importanceWords[importance].tag}
      </Tag>
    </p>
  );
}

/** What is left of an alert that was taken back. */
export function AlertStub({ alert }: { alert: AlertFactsFragment }) {
  const { withdrawnAt, withdrawnReason, sentAt } = alert;
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <strong>Alert withdrawn.</strong>
        {withdrawnAt && ` The team took it back on ${dayWords(withdrawnAt)}.`}
        {withdrawnReason && (
          <>
            {' '}
            The reason it gave: “<span className="app-own-words">{withdrawnReason}</span>”
          </>
        )}
      </p>
      <p className="app-questions__foot">
        {sentAt && `It was sent on ${dayWords(sentAt)}. `}
        {fromWords(alert)}
      </p>
    </>
  );
}
