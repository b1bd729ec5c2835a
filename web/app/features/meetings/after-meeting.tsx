import type { MeetingPageQuery, StatementFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { SafeHtml } from '#words/safe-html.tsx';

type Meeting = Pick<
  NonNullable<MeetingPageQuery['meeting']>,
  'id' | 'isOpenDoor' | 'minutes' | 'attendance' | 'recordingUrl' | 'decisions'
>;

/** What is left of a meeting that is over: what was said and agreed, how many came, the recording. */
export function AfterMeeting({ meeting }: { meeting: Meeting }) {
  const { id, isOpenDoor, minutes, attendance, recordingUrl, decisions } = meeting;
  // Nobody writes minutes of a meeting to which people just came.
  if (isOpenDoor && !minutes && !recordingUrl && decisions.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="minutes">
      <h2 className="govuk-heading-m" id="minutes">
        What was said and agreed
      </h2>
      {decisions.map((decision) => (
        <p key={decision.id} className="govuk-body">
          <a className="govuk-link" href={`/decisions/${decision.id}`}>
            What was agreed for {decision.quarter.name}, and why
          </a>
        </p>
      ))}
      {attendance != null && <p className="govuk-body">{attendance} people came.</p>}
      {minutes ? (
        <Minutes id={id} minutes={minutes} />
      ) : (
        <p className="govuk-body">The minutes are not published yet.</p>
      )}
      {recordingUrl && (
        <p className="govuk-body">
          <a className="govuk-link" href={recordingUrl}>
            Watch or listen to the recording
          </a>
        </p>
      )}
    </section>
  );
}

function Minutes({ id, minutes }: { id: string; minutes: StatementFactsFragment }) {
  const { bodyHtml, publishedAt, isCorrected, withdrawnAt, withdrawnReason, writtenBy } = minutes;
  if (withdrawnAt) {
    return (
      <p className="govuk-body">
        The team took the minutes back on {dayWords(withdrawnAt)}.
        {withdrawnReason && ` The reason it gave: “${withdrawnReason}”`}
      </p>
    );
  }
  const by = writtenBy && (writtenBy.name ? `${writtenBy.name}, ${writtenBy.title}` : writtenBy.title);
  return (
    <>
      {bodyHtml && <SafeHtml html={bodyHtml} under={2} />}
      <p className="app-update__foot">
        {by && `Written by ${by}. `}
        {publishedAt && `Published on ${dayWords(publishedAt)}. `}
        {isCorrected && <strong>Corrected since.</strong>}
      </p>
      <p className="govuk-body app-no-print govuk-!-margin-top-3">
        <a className="govuk-link" href={`/meetings/${id}/correction`}>
          Something wrong in the minutes?
        </a>
      </p>
    </>
  );
}
