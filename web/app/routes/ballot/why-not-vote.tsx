import { when } from '#features/ballots/vote-words.ts';
import type { BallotToVoteQuery } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';

interface Voter {
  ballot: NonNullable<BallotToVoteQuery['ballot']>;
  /** The home area of whoever is signed in; null where it is not known. */
  home: { path: string; name: string } | null;
  /** That they work for the team, or for its force. */
  isOfTeam: boolean;
}

export interface WhyNot {
  words: string;
  link?: { href: string; text: string };
}

/** Why the reader need not begin to vote; null where they may. The api decides all the same. */
export function whyNotVote({
  ballot: { id, state, opensAt, closesAt, quarter },
  home,
  isOfTeam,
}: Voter): WhyNot | null {
  const { area } = quarter;
  if (state === 'PLANNED') {
    return {
      words: `This vote opens on ${when(opensAt)}, and closes on ${when(closesAt)}.`,
      link: { href: `/ballots/${id}`, text: 'See what you can choose' },
    };
  }
  if (state === 'CLOSED') {
    return { words: `This vote closed on ${when(closesAt)}. The votes are being counted.` };
  }
  if (state === 'SEALED') {
    return {
      words: `This vote closed on ${when(closesAt)}, and the votes are counted.`,
      link: { href: `/ballots/${id}/result`, text: 'See the result' },
    };
  }
  if (isOfTeam) {
    return {
      words:
        'You work for the police here. Residents vote, and the team decides, so there is nothing for you to fill in.',
    };
  }
  if (!home || home.path === area.path || home.path.startsWith(`${area.path}/`)) return null;
  return {
    words: `Only residents of ${area.name} vote here, and your home area is ${home.name}. If you have moved, change it first.`,
    link: { href: '/me/home-area', text: 'Change your home area' },
  };
}

export function CannotVote({ why: { words, link } }: { why: WhyNot }) {
  return (
    <InsetText>
      {words}{' '}
      {link && (
        <a className="govuk-link" href={link.href}>
          {link.text}
        </a>
      )}
    </InsetText>
  );
}
