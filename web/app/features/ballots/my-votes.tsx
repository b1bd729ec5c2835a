import type { BallotOnQuarterFragment } from '#graphql.generated.ts';
import { when } from './vote-words.ts';

export interface MyOpenVote {
  ballot: BallotOnQuarterFragment;
  /** The months that it is about. */
  months: string;
  area: { name: string };
  hasVoted: boolean;
}

/** The votes that are open where somebody lives, and whether they took part. Nothing where there are none. */
export function MyVotes({ votes }: { votes: readonly MyOpenVote[] }) {
  if (votes.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="my-votes">
      <h2 className="govuk-heading-m" id="my-votes">
        The vote where you live
      </h2>
      {votes.map(({ ballot: { id, closesAt }, months, area, hasVoted }) => (
        <p key={id} className="govuk-body">
          What should the team of {area.name} work on from {months}?{' '}
          {hasVoted ? 'You have voted.' : 'You have not voted yet.'}{' '}
          <a className="govuk-link" href={hasVoted ? `/ballots/${id}/vote` : `/ballots/${id}`}>
            {hasVoted ? 'See your vote and its receipts, or change it' : 'See what you can choose, and vote'}
          </a>{' '}
          until {when(closesAt)}.
        </p>
      ))}
    </section>
  );
}
