import { momentInWords } from '@patchwork/calendar';
import type { SuggestionFactsFragment } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { Tag } from '#ui/tag.tsx';
import { dayWords } from '#words/days.ts';
import { whoWords } from '#words/who.ts';
import { notForwardBecause, protecting, standingTag, titleOf } from './suggestion-words.ts';

/** How a suggestion stands in a word or two. */
export function StandingTag({ status }: Pick<SuggestionFactsFragment, 'status'>) {
  const { text, colour } = standingTag[status];
  return (
    <Tag colour={colour} className="app-clock">
      {text}
    </Tag>
  );
}

/** How a suggestion stands, in plain words: what was decided, by whom, why, and what the team adds. */
export function SuggestionStanding({
  suggestion,
  areaPath,
}: {
  suggestion: SuggestionFactsFragment;
  areaPath: string;
}) {
  const { status, isMine, suggestedAt, title } = suggestion;
  if (status === 'UNREAD') return isMine ? <NotReadYet suggestedAt={suggestedAt} /> : <ForItsTeam id={suggestion.id} />;
  return (
    <InsetText>
      <p>
        <StandingTag status={status} />
      </p>
      <Decided suggestion={suggestion} />
      {suggestion.reviewWords && (
        <>
          <p>The team adds:</p>
          <p className="app-own-words">{suggestion.reviewWords}</p>
        </>
      )}
      <p>
        <ReadBy suggestion={suggestion} />
      </p>
      {isMine && status === 'DECLINED' && (
        <p>
          {title !== null && isHidden(suggestion) && 'Only you and the team can read what it says. '}
          <a className="govuk-link" href="/what-we-publish">
            What we publish, and how to complain
          </a>
          . You can{' '}
          <a className="govuk-link" href={`/areas/${areaPath}/suggest`}>
            suggest it in other words
          </a>
          .
        </p>
      )}
    </InsetText>
  );
}

/** What was decided, in a sentence or two. */
export function Decided({
  suggestion: { status, declineReason, mergedInto, ballot },
}: {
  suggestion: Pick<SuggestionFactsFragment, 'status' | 'declineReason' | 'mergedInto' | 'ballot'>;
}) {
  if (status === 'DECLINED') return <p>{declineReason && notForwardBecause[declineReason]}</p>;
  if (status === 'MERGED') {
    return (
      <p>
        Another suggestion asks for the same, so the two go forward as one:{' '}
        {mergedInto && (
          <a className="govuk-link" href={`/suggestions/${mergedInto.id}`}>
            {titleOf(mergedInto)}
          </a>
        )}
      </p>
    );
  }
  if (ballot) {
    const isOver = ballot.state === 'SEALED';
    return (
      <p>
        It is among the choices of{' '}
        <a className="govuk-link" href={isOver ? `/ballots/${ballot.id}/result` : `/ballots/${ballot.id}`}>
          the vote on {ballot.quarter.name}
        </a>
        {isOver && ', which has been counted'}.
        {ballot.quarter.decision && (
          <>
            {' '}
            The team has decided what it works on in those months, and said why:{' '}
            <a className="govuk-link" href={`/decisions/${ballot.quarter.decision.id}`}>
              what the team decided
            </a>
            .
          </>
        )}
      </p>
    );
  }
  return <p>It is among the suggestions that the choices of the next vote are made from.</p>;
}

/** "Read by Sam Lee, PCSO, on 3 November 2026." */
export function ReadBy({
  suggestion: { reviewedBy, reviewedAt },
}: {
  suggestion: Pick<SuggestionFactsFragment, 'reviewedBy' | 'reviewedAt'>;
}) {
  if (!reviewedAt) return null;
  return (
    <>
      Read by {reviewedBy ? whoWords(reviewedBy) : 'a member of the team'} on {dayWords(reviewedAt)}.
    </>
  );
}

const isHidden = ({ declineReason }: SuggestionFactsFragment) =>
  declineReason !== null && protecting.includes(declineReason);

/** Read by who suggested it, before anybody of the team has: what happens now. */
function NotReadYet({ suggestedAt }: { suggestedAt: string }) {
  return (
    <>
      <InsetText>
        <p>
          <StandingTag status="UNREAD" />
        </p>
        <p>
          The team got it on {momentInWords(new Date(suggestedAt))}. Until it is read, nobody else can see this page.
        </p>
      </InsetText>
      <h2 className="govuk-heading-m">What happens now</h2>
      <ol className="govuk-list govuk-list--number">
        <li>A member of the team reads it. Who it was is shown with what they decide.</li>
        <li>They take it forward, join it with another that asks for the same, or give a reason why not.</li>
        <li>We email you what they decided.</li>
        <li>It is then on the public list at this address, never with your name.</li>
      </ol>
    </>
  );
}

function ForItsTeam({ id }: { id: string }) {
  return (
    <InsetText>
      Only who suggested this and the team can see it.{' '}
      <a className="govuk-link" href={`/desk/suggestions/${id}`}>
        Read it at the desk
      </a>
    </InsetText>
  );
}
