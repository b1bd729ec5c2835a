import { momentInWords } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';

export const VoteRefusalReason = {
  NOT_OPEN_YET: 'NOT_OPEN_YET',
  CLOSED: 'CLOSED',
  UNVERIFIED: 'UNVERIFIED',
  TEAM_MEMBER: 'TEAM_MEMBER',
  NO_HOME_AREA: 'NO_HOME_AREA',
  NOT_A_RESIDENT: 'NOT_A_RESIDENT',
  UNKNOWN_OPTION: 'UNKNOWN_OPTION',
  SAME_OPTION_TWICE: 'SAME_OPTION_TWICE',
  TOO_MANY_CHOICES: 'TOO_MANY_CHOICES',
  MAILBOX_HAS_VOTED: 'MAILBOX_HAS_VOTED',
  KEY_MISSING: 'KEY_MISSING',
} as const;
export type VoteRefusalReason = (typeof VoteRefusalReason)[keyof typeof VoteRefusalReason];

type No = Refusal<VoteRefusalReason>;

/** What a vote is judged by, read under the ballot's lock. `now` is the database's clock, the only one that counts. */
export interface VoteFacts {
  now: Date;
  opensAt: Date;
  closesAt: Date;
  isSealed: boolean;
  maxChoices: number;
  optionIds: readonly string[];
  emailVerified: boolean;
  /** Whether they act for the police here. */
  isOfTeam: boolean;
  /** The neighbourhood of the voter's home; null without a home. */
  homeNeighbourhoodId: string | null;
  neighbourhoodId: string;
  neighbourhoodName: string;
}

/** Who may vote, and when (trust.md §2); null for whoever may now. */
export function voterRefusal(facts: VoteFacts): No | null {
  const { now, opensAt, closesAt, isSealed, neighbourhoodName } = facts;
  if (now < opensAt) return new Refusal('NOT_OPEN_YET', `This vote opens on ${momentInWords(opensAt)}.`);
  if (isSealed || now >= closesAt) return new Refusal('CLOSED', `This vote closed on ${momentInWords(closesAt)}.`);
  if (!facts.emailVerified) {
    return new Refusal(
      'UNVERIFIED',
      'Sign in with a code from your email first, so that we know the address is yours.',
    );
  }
  if (facts.isOfTeam) {
    const message = 'You work for the police here: this vote is what residents tell the team, and you decide on it.';
    return new Refusal('TEAM_MEMBER', message);
  }
  if (!facts.homeNeighbourhoodId) {
    const message = `Say where you live first: only residents of ${neighbourhoodName} vote here.`;
    return new Refusal('NO_HOME_AREA', message);
  }
  if (facts.homeNeighbourhoodId !== facts.neighbourhoodId) {
    const message = `Only residents of ${neighbourhoodName} vote here, and your home is in another area. If you have moved, change your home on your own page first.`;
    return new Refusal('NOT_A_RESIDENT', message);
  }
  return null;
}

/**
 * The options of a vote as they are kept, in an order that says nothing; none at all is "none of these". Refuses an
 * option twice, one of another vote, and more than the maximum.
 */
export function choicesFor(
  typed: readonly string[],
  { optionIds, maxChoices }: Pick<VoteFacts, 'optionIds' | 'maxChoices'>,
): string[] | No {
  const choices = typed.map((id) => id.toLowerCase()).toSorted();
  if (choices.some((id) => !optionIds.includes(id))) {
    return new Refusal(
      'UNKNOWN_OPTION',
      'One of your choices is not an option of this vote. Choose again.',
      'optionIds',
    );
  }
  if (new Set(choices).size < choices.length) {
    return new Refusal('SAME_OPTION_TWICE', 'You chose the same option twice. Each counts once.', 'optionIds');
  }
  if (choices.length > maxChoices) {
    const message = `You chose ${choices.length} options. Choose ${maxChoices} at the most.`;
    return new Refusal('TOO_MANY_CHOICES', message, 'optionIds');
  }
  return choices;
}

/**
 * The mailbox that an address leads to: lower-cased, without a `+tag`; at Gmail without dots, which it ignores
 * (trust.md §2). Never kept as it is, only as a keyed hash.
 */
export function mailboxOf(email: string): string {
  const address = email.toLowerCase();
  const at = address.lastIndexOf('@');
  const host = address.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com');
  const name = address.slice(0, at).replace(/\+.*$/, '');
  return `${host === 'gmail.com' ? name.replaceAll('.', '') : name}@${host}`;
}
