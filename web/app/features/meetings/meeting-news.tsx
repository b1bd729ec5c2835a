import type { MeetingFactsFragment } from '#graphql.generated.ts';
import { type Standing, when } from './meeting-state.ts';

interface MeetingNewsProps {
  meeting: Pick<MeetingFactsFragment, 'movedFrom' | 'startsAt' | 'endsAt' | 'cancelReason' | 'cancelledAt'>;
  standing: Standing;
}

/** What is not as usual, before anything else: called off, moved, under way, over. */
export function MeetingNews({ meeting, standing }: MeetingNewsProps) {
  const { movedFrom, startsAt, endsAt, cancelReason, cancelledAt } = meeting;
  if (standing === 'CANCELLED') {
    return (
      <div className="app-meeting-news app-meeting-news--off">
        <p className="govuk-body">
          <strong>This meeting is cancelled.</strong> It was to start on {when(startsAt)}.
        </p>
        <p className="govuk-body">
          {cancelReason && `The team says why: “${cancelReason}” `}
          {cancelledAt && <span className="app-muted">Cancelled on {when(cancelledAt)}.</span>}
        </p>
      </div>
    );
  }
  if (standing === 'ENDED') return <p className="govuk-body-l">This meeting is over. It ended on {when(endsAt)}.</p>;
  return (
    <>
      {standing === 'UNDER_WAY' && (
        <div className="app-meeting-news app-meeting-news--now">
          <p className="govuk-body">
            <strong>This meeting is under way now.</strong>
          </p>
        </div>
      )}
      {movedFrom && standing === 'TO_COME' && (
        <div className="app-meeting-news">
          <p className="govuk-body">
            <strong>This meeting has moved.</strong> It was to start on {when(movedFrom)}. It now starts on{' '}
            {when(startsAt)}.
          </p>
        </div>
      )}
    </>
  );
}
