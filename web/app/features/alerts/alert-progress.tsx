import type { AlertOnDeskFragment } from '#graphql.generated.ts';
import { progressOf } from './alert-standing.ts';

type Sent = Pick<
  AlertOnDeskFragment,
  'id' | 'state' | 'goesAt' | 'sentAt' | 'hasEnded' | 'recipients' | 'delivered' | 'refused' | 'expectedRecipients'
>;

/** How far the mails of an alert that has gone out are: in words, and as a bar; in short, the bar only while some are still to go. */
export function AlertProgress({ alert, isShort = false }: { alert: Sent; isShort?: boolean }) {
  const progress = progressOf(alert);
  if (alert.recipients === null) {
    return (
      <p className="govuk-body govuk-!-margin-bottom-1">
        {alert.hasEnded
          ? 'No emails were sent: the time until which it mattered had passed.'
          : 'The emails are being made.'}
      </p>
    );
  }
  if (alert.recipients === 0) {
    return (
      <p className="govuk-body govuk-!-margin-bottom-1">
        Nobody gets it at once. It is in the next daily and weekly emails.
      </p>
    );
  }
  if (!progress) {
    return (
      <p className="govuk-body govuk-!-margin-bottom-1">
        It went to {alert.recipients} at once. How many arrived is known for 30 days.
      </p>
    );
  }
  if (isShort && progress.isOver) return <p className="govuk-body govuk-!-margin-bottom-1">{progress.words}</p>;
  return (
    <>
      <label className="govuk-body app-progress-words" htmlFor={`sent-${alert.id}`}>
        {progress.words}
      </label>
      <progress className="app-progress" id={`sent-${alert.id}`} max={progress.of} value={progress.done}>
        {progress.words}
      </progress>
    </>
  );
}
