import { addDays, type DateText, dayInWords, londonDate } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';

export const VerdictRefusalReason = {
  NOT_ENDED: 'NOT_ENDED',
  UNVERIFIED: 'UNVERIFIED',
  TEAM_MEMBER: 'TEAM_MEMBER',
  NO_HOME_AREA: 'NO_HOME_AREA',
  NOT_A_RESIDENT: 'NOT_A_RESIDENT',
} as const;
export type VerdictRefusalReason = (typeof VerdictRefusalReason)[keyof typeof VerdictRefusalReason];

/** Who wants to judge what. */
export interface JudgeFacts {
  /** The last day of the priority's quarter. */
  endsOn: DateText;
  /** The neighbourhood whose priority it is. */
  area: { id: string; name: string };
  /** Where they live, and in which neighbourhood that lies; null where they never said. */
  home: { name: string; neighbourhoodId: string | null } | null;
  /** That they showed their address to be theirs. */
  isVerified: boolean;
  /** That they work for the team, or for its whole force. */
  isOfTeam: boolean;
}

/**
 * Why somebody may not judge a priority; null where they may. Residents of the neighbourhood judge, from the day after
 * the quarter's last, without an end; the team says what it thinks elsewhere (issue "Suggest, vote, decide": "never mixed").
 */
export function verdictRefusal(facts: JudgeFacts, now: Date): Refusal<VerdictRefusalReason> | null {
  const { endsOn, area, home } = facts;
  if (londonDate(now) <= endsOn) {
    const message = `These months are not over yet: say whether it got better from ${dayInWords(addDays(endsOn, 1))} on.`;
    return new Refusal('NOT_ENDED', message, 'priorityId');
  }
  if (!facts.isVerified) {
    return new Refusal('UNVERIFIED', 'First show that your email address is yours: sign in with a code.');
  }
  if (facts.isOfTeam) {
    const message =
      'You work for the police here: what the team says stands beside what residents say, never among it.';
    return new Refusal('TEAM_MEMBER', message);
  }
  if (!home) {
    const message = `Only residents of ${area.name} say whether it got better: choose your home area there first, on your own page.`;
    return new Refusal('NO_HOME_AREA', message);
  }
  if (home.neighbourhoodId === area.id) return null;
  const message = `Only residents of ${area.name} say whether it got better, and your home area is ${home.name}. If you have moved, change it on your own page.`;
  return new Refusal('NOT_A_RESIDENT', message, 'priorityId');
}
