import type { BallotOnQuarterFragment, BallotResultFactsFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { tookPartWords, when } from './vote-words.ts';

interface StandingProps {
  ballot: BallotOnQuarterFragment;
  area: { name: string };
  result: Pick<BallotResultFactsFragment, 'voters' | 'residents'> | null;
}

/** Where a vote stands by the clock, and the one thing to do about it. The same for everybody. */
export function VoteStanding({ ballot, area, result }: StandingProps) {
  const { id, state, opensAt, closesAt } = ballot;
  if (state === 'PLANNED') {
    return (
      <section className="app-vote-now" aria-label="When you can vote">
        <p className="app-vote-now__when">Voting opens on {when(opensAt)}</p>
        <p className="govuk-body">
          It closes on {when(closesAt)}. Until it opens you can read what there is to choose.
        </p>
      </section>
    );
  }
  if (state === 'OPEN') {
    return (
      <section className="app-vote-now app-vote-now--open" aria-label="When you can vote">
        <p className="app-vote-now__when">Open until {when(closesAt)}</p>
        <p className="govuk-body">It takes two minutes. You can change your vote until then.</p>
        <ButtonLink href={`/ballots/${id}/vote`} isStart>
          Vote
        </ButtonLink>
      </section>
    );
  }
  return (
    <section className="app-vote-now" aria-label="How the vote stands">
      <p className="app-vote-now__when">The vote closed on {when(closesAt)}</p>
      {result ? (
        <>
          <p className="govuk-body">{tookPartWords(result, area)}</p>
          <ButtonLink href={`/ballots/${id}/result`}>See the result</ButtonLink>
        </>
      ) : (
        <p className="govuk-body">
          The votes are being counted. That takes less than a minute: load this page again for the result.
        </p>
      )}
    </section>
  );
}
