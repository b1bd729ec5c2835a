import type { PreviewAlertMutation } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { SummaryList } from '#ui/summary-list.tsx';
import { counted, quoted } from '#words/lists.ts';
import { SafeHtml } from '#words/safe-html.tsx';

export type Preview = Extract<PreviewAlertMutation['previewAlert'], { __typename: 'AlertPreview' }>;

const number = new Intl.NumberFormat('en-GB');

/** "1 person", "1,204 people". */
export const peopleWords = (count: number): string => `${number.format(count)} ${count === 1 ? 'person' : 'people'}`;

/** "2 minutes", "90 seconds". */
export const secondsWords = (seconds: number): string =>
  seconds >= 60 && seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second');

/** To how many, from whom, when, and the email as it will be read. */
export function AlertPreview({ preview, isUrgent }: { preview: Preview; isUrgent: boolean }) {
  const { subject, fromName, html, text } = preview;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Goes to', value: <To preview={preview} /> },
          { key: 'From', value: fromName },
          { key: 'When', value: <When preview={preview} isUrgent={isUrgent} /> },
          { key: 'Subject', value: subject },
        ]}
      />
      <h2 className="govuk-heading-m">The email</h2>
      <div className="app-as-read app-alert-as-read">
        <SafeHtml html={html} />
      </div>
      <Details summary="The whole email as plain text">
        <p className="govuk-hint">Where each person has a link of their own, there are three dots.</p>
        <div className="app-lines app-alert-text">{text}</div>
      </Details>
    </>
  );
}

function To({ preview: { recipientsAtOnce: now, recipientsLater: later } }: { preview: Preview }) {
  return (
    <>
      <strong>{peopleWords(now)} at once</strong>
      {later > 0 && `, and ${peopleWords(later)} in their next daily or weekly email`}
    </>
  );
}

function When({
  preview: { needsSecondPerson, flags, goesInSeconds },
  isUrgent,
}: {
  preview: Preview;
  isUrgent: boolean;
}) {
  if (isUrgent) return <strong>At once. It cannot be stopped.</strong>;
  const held =
    goesInSeconds > 0
      ? `${secondsWords(goesInSeconds)} after ${needsSecondPerson ? 'that' : 'you send it'}. Until then it can be stopped.`
      : `At once after ${needsSecondPerson ? 'that' : 'you send it'}.`;
  if (!needsSecondPerson) return held;
  return (
    <>
      <strong>A second person must approve it first</strong>: an inspector of the area or the communications team.{' '}
      {flags.length > 0 ? `It mentions ${quoted(flags)}.` : 'It goes to more than 500 people.'} It goes {held}
    </>
  );
}
