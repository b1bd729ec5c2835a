import { momentInWords } from '@patchwork/calendar';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn } from '#asking/roles.server.ts';
import { AlertTags } from '#features/alerts/alert-list.tsx';
import { peopleWords } from '#features/alerts/alert-preview.tsx';
import { AlertProgress } from '#features/alerts/alert-progress.tsx';
import { goesWords, progressOf, whyItWaits } from '#features/alerts/alert-standing.ts';
import { aboutWords, fromWords, untilWords } from '#features/alerts/alert-words.ts';
import { mustServe, reaches } from '#features/people/acting.server.ts';
import { DraftDone } from '#features/priorities/draft-note.tsx';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AlertOfTeamDocument, ApproveAlertDocument, StopAlertDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import { whoWords } from '#words/who.ts';
import type { Route } from './+types/desk-alert.ts';
import { draftName } from './desk-post.server.ts';

const deed = z.object({ deed: z.enum(['approve', 'stop']) });

const written = ['waits', 'held', 'urgent'];

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...officers);
  const { alert: asked } = await ask(context, request, AlertOfTeamDocument, { id: params.id });
  const alert = found(asked);
  const post = await mustServe(context, request, alert.area);
  const isMine = alert.sentBy.id === post.id;
  const mayApprove = viewer.role === 'INSPECTOR' || viewer.role === 'COMMS';
  const mayAlert = mayApprove && reaches(post, alert.area.path);
  // Only after writing: another alert of this area may be half written on this device.
  const isJustWritten = written.includes(url.searchParams.get('done') ?? '');
  const draft = isJustWritten ? draftName(viewer, `alert ${alert.area.id}`) : null;
  return { alert, isMine, mayAlert, mayApprove, draft, now: new Date().toISOString() };
}

export async function action({ context, request, params: { id: alertId } }: Route.ActionArgs) {
  const form = await readForm(request, deed);
  if (!form.ok) return form.again;
  if (form.value.deed === 'stop') {
    const { stopAlert } = await ask(context, request, StopAlertDocument, { alertId });
    return isRefusal(stopAlert) ? form.refuse(stopAlert) : seeOther(`/desk/alerts/${alertId}?done=stopped`);
  }
  const { approveAlert } = await ask(context, request, ApproveAlertDocument, { alertId });
  return isRefusal(approveAlert) ? form.refuse(approveAlert) : seeOther(`/desk/alerts/${alertId}?done=approved`);
}

/** What is said of a deed, as long as it is so. */
const said: Record<Facts['alert']['state'], Record<string, string>> = {
  WAITING: { waits: 'The alert is written. It waits for a second person.' },
  HELD: { held: 'The alert is written. It can still be stopped.', approved: 'The alert is approved.' },
  SENT: { urgent: 'The alert goes out now.' },
  STOPPED: { stopped: 'The alert is stopped. Nobody gets it.' },
  WITHDRAWN: {
    withdrawn: 'The alert is withdrawn. Its words are gone from the pages, the feeds and the emails still to go.',
  },
};

const headings = {
  WAITING: 'What would go out',
  HELD: 'What goes out',
  SENT: 'What it says',
  STOPPED: 'What it said',
  WITHDRAWN: 'What it said',
};

type Facts = Route.ComponentProps['loaderData'];

export default function DeskAlert({ loaderData, actionData }: Route.ComponentProps) {
  const { alert, draft } = loaderData;
  const { form } = useAnswers('deed', actionData);
  const { area, state, title, bodyHtml } = alert;
  const before = <BackLink href="/desk">The desk</BackLink>;
  return (
    <Page title={`Alert: ${title ?? area.name}`} errors={form.errors} force={area.force} before={before}>
      <div id="said" data-live="">
        <DoneBanner said={said[state]} />
      </div>
      {draft && <DraftDone name={draft} />}
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">Alert: {area.name}</span>
        {title ?? 'An alert whose words were taken back'}
      </h1>
      <InsetText>
        {/* Told when it changes, which the seconds are not. */}
        <div id="standing" data-live="" aria-live="polite" tabIndex={-1}>
          <Standing facts={loaderData} />
        </div>
        <div id="now" data-live="">
          <Now facts={loaderData} />
        </div>
      </InsetText>
      <div id="deeds">
        {(mayStop(loaderData) || isSecond(loaderData)) && (
          <Form form={form}>
            <Deeds facts={loaderData} />
          </Form>
        )}
      </div>
      {bodyHtml && (
        <>
          <h2 className="govuk-heading-m">{headings[state]}</h2>
          <AlertTags alert={alert} />
          <p className="app-questions__foot govuk-!-margin-bottom-3">
            {aboutWords({ ...alert, sentAt: null })} {untilWords(alert)}
          </p>
          <div className="app-as-read app-alert-as-read">
            <SafeHtml html={bodyHtml} />
            <p className="app-questions__foot govuk-!-margin-top-3">{fromWords(alert)}</p>
          </div>
        </>
      )}
      <div id="ways" data-live="">
        <Links facts={loaderData} />
      </div>
    </Page>
  );
}

/** Where it stands, and what comes next. */
function Standing({ facts: { alert, isMine, now } }: { facts: Facts }): ReactNode {
  const { state, goesAt, sentAt, flags, expectedRecipients, stoppedAt, stoppedBy, approvedBy, urgentReason } = alert;
  const many = expectedRecipients === null ? 'whoever follows' : peopleWords(expectedRecipients);
  switch (state) {
    case 'WAITING':
      return (
        <>
          <p>
            <strong>It waits for a second person. Nobody has got it yet.</strong>
          </p>
          <p>
            {whyItWaits(flags)} It would go to {many}. An inspector of the area, or in it, or the communications team
            must approve it, and not whoever wrote it.
          </p>
          {isMine && <p>You wrote it yourself, so somebody else must approve it.</p>}
        </>
      );
    case 'HELD':
      return (
        <>
          <p>
            <strong>
              {goesAt && new Date(goesAt) > new Date(now)
                ? `It goes ${goesWords(goesAt, new Date(now))}, to ${many}. Until then it can be stopped.`
                : `It is going out now, to ${many}.`}
            </strong>
          </p>
          {approvedBy && <p>Approved by {whoWords(approvedBy)}.</p>}
        </>
      );
    case 'SENT':
      return (
        <>
          <p>
            <strong>It went out on {sentAt && momentInWords(new Date(sentAt))}.</strong>
          </p>
          <AlertProgress alert={alert} />
          {urgentReason && <p>It was urgent, and no second person read it first. The reason given: “{urgentReason}”</p>}
          {approvedBy && <p>Approved by {whoWords(approvedBy)}.</p>}
        </>
      );
    case 'STOPPED':
      return (
        <p>
          <strong>
            It was stopped{stoppedBy && ` by ${whoWords(stoppedBy)}`}
            {stoppedAt && ` on ${momentInWords(new Date(stoppedAt))}`}. Nobody got it.
          </strong>
        </p>
      );
    default:
      return (
        <p>
          <strong>It was withdrawn{alert.withdrawnAt && ` on ${momentInWords(new Date(alert.withdrawnAt))}`}.</strong>{' '}
          The reason everybody reads: “{alert.withdrawnReason}”
        </p>
      );
  }
}

/** While something of it changes: the time, and the way to see how it stands without JavaScript. */
function Now({ facts: { alert, now } }: { facts: Facts }) {
  if (!isMoving(alert)) return null;
  return (
    <p data-alert-moves="">
      It is {goesWords(now, new Date(now)).replace(/^at /, '')} now. <LookAgain id={alert.id} />
    </p>
  );
}

const isMoving = (alert: Facts['alert']) =>
  alert.state === 'HELD' ||
  (alert.state === 'SENT' && alert.recipients !== 0 && !alert.hasEnded && !progressOf(alert)?.isOver);

const LookAgain = ({ id }: { id: string }) => (
  <a className="govuk-link" href={`/desk/alerts/${id}`}>
    Look again
  </a>
);

/** Whether it can still be kept from going, by whoever looks. */
const mayStop = ({ alert: { state }, isMine, mayAlert }: Facts) =>
  (state === 'WAITING' || state === 'HELD') && (mayAlert || isMine);

/** Whether whoever looks can be the second person. */
const isSecond = ({ alert: { state }, isMine, mayApprove }: Facts) => state === 'WAITING' && mayApprove && !isMine;

/** What may be done with it now, by whoever looks. */
function Deeds({ facts }: { facts: Facts }) {
  return (
    <ButtonGroup>
      {isSecond(facts) && (
        <Button name="deed" value="approve" preventDoubleClick>
          Approve it
        </Button>
      )}
      {mayStop(facts) && (
        <Button name="deed" value="stop" variant="warning">
          {facts.alert.state === 'WAITING' ? 'Do not send it' : 'Stop it'}
        </Button>
      )}
    </ButtonGroup>
  );
}

function Links({ facts: { alert, mayAlert } }: { facts: Facts }) {
  const { id, area, state } = alert;
  const isPublic = state === 'SENT' || state === 'WITHDRAWN';
  return (
    <ButtonGroup>
      {isPublic && (
        <a className="govuk-link" href={`/alerts/${id}`}>
          See it on the public page
        </a>
      )}
      {state === 'SENT' && mayAlert && (
        <a className="govuk-link" href={`/desk/alerts/${id}/withdraw`}>
          Withdraw it
        </a>
      )}
      {state === 'STOPPED' && mayAlert && (
        <a className="govuk-link" href={`/desk/alerts/new?area=${encodeURIComponent(area.path)}&again=${id}`}>
          Change it and send it again
        </a>
      )}
    </ButtonGroup>
  );
}
