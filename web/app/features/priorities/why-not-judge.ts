import { addDays, dayInWords } from '@patchwork/calendar';
import type { PriorityToJudgeQuery } from '#graphql.generated.ts';

interface Judge {
  priority: Pick<NonNullable<PriorityToJudgeQuery['priority']>, 'quarter'>;
  /** The home area of whoever is signed in; null where it is not known. */
  home: { path: string; name: string } | null;
  /** That they work for the team, or for its force. */
  isOfTeam: boolean;
}

/** Why the reader need not begin to say whether it got better; null where they may. The api decides all the same. */
export function whyNotJudge({ priority: { quarter }, home, isOfTeam }: Judge): {
  words: string;
  link?: { href: string; text: string };
} | null {
  const { area, stage, endsOn } = quarter;
  if (stage !== 'ENDED') {
    return {
      words: `These months are not over yet. Residents of ${area.name} say whether it got better from ${dayInWords(addDays(endsOn, 1))} on.`,
    };
  }
  if (isOfTeam) {
    return {
      words:
        'You work for the police here. What the team says stands beside what residents say, never among it, so there is nothing for you to fill in.',
    };
  }
  if (!home || home.path === area.path || home.path.startsWith(`${area.path}/`)) return null;
  return {
    words: `Only residents of ${area.name} say whether it got better, and your home area is ${home.name}.`,
    link: { href: '/me/home-area', text: 'Change your home area' },
  };
}
