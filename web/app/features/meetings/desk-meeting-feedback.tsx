import type { MeetingRosterQuery } from '#graphql.generated.ts';
import { SummaryList } from '#ui/summary-list.tsx';

type Feedback = NonNullable<MeetingRosterQuery['meetingRoster']>['feedback'];

/** What those who were there thought of it. Nobody's name is known here. */
export function DeskMeetingFeedback({ feedback: { yes, partly, no, words } }: { feedback: Feedback }) {
  if (yes + partly + no === 0) return <p className="govuk-body">Nobody has said yet whether it was worth coming.</p>;
  return (
    <>
      <p className="govuk-body">Was it worth coming? Their answers, without names.</p>
      <SummaryList
        rows={[
          { key: 'Yes', value: yes },
          { key: 'Partly', value: partly },
          { key: 'No', value: no },
        ]}
      />
      {words.length > 0 && (
        <ul className="govuk-list govuk-list--bullet govuk-list--spaced">
          {[...new Set(words)].map((said) => (
            <li key={said}>{said}</li>
          ))}
        </ul>
      )}
    </>
  );
}
