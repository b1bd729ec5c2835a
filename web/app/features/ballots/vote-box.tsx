import type { BallotOnQuarterFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { upToWords, when } from './vote-words.ts';

interface VoteBoxProps {
  ballot: BallotOnQuarterFragment | null | undefined;
  /** The months that it is about: "January to March 2027". */
  months: string;
  area: { name: string };
}

/** The vote of an area, where its pages tell of it: open, soon to open, being counted, or counted. Nothing where there is none. */
export function VoteBox({ ballot, months, area }: VoteBoxProps) {
  if (!ballot) return null;
  const { id, state, maxChoices, opensAt, closesAt } = ballot;
  return (
    <section className={`app-vote-now${state === 'OPEN' ? ' app-vote-now--open' : ''}`} aria-labelledby="vote">
      <h2 className="govuk-heading-m" id="vote">
        {state === 'OPEN' ? `What should the team work on from ${months}?` : `The vote on ${months}`}
      </h2>
      {state === 'PLANNED' && (
        <p className="govuk-body">
          Voting opens on {when(opensAt)}.{' '}
          <a className="govuk-link app-no-print" href={`/ballots/${id}`}>
            See what you can choose
          </a>
        </p>
      )}
      {state === 'OPEN' && (
        <>
          <p className="govuk-body">
            Residents of {area.name} choose {upToWords(maxChoices)}. The vote is open until {when(closesAt)}.
          </p>
          <ButtonLink href={`/ballots/${id}`} isStart>
            See what you can choose, and vote
          </ButtonLink>
        </>
      )}
      {state === 'CLOSED' && (
        <p className="govuk-body">
          It closed on {when(closesAt)}, and{' '}
          <a className="govuk-link" href={`/ballots/${id}`}>
            the votes are being counted
          </a>
          .
        </p>
      )}
      {state === 'SEALED' && (
        <p className="govuk-body">
          It closed on {when(closesAt)}.{' '}
          <a className="govuk-link" href={`/ballots/${id}/result`}>
            See the result
          </a>
        </p>
      )}
    </section>
  );
}
