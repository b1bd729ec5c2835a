import type { DeclineReason } from '#graphql.generated.ts';

/** Why a question is not published, as its asker reads it: the same sentences as in their mail. */
export const declinedBecause: Record<DeclineReason, string> = {
  NAMES_SOMEBODY: 'It says who somebody is, and we publish nothing about people who can be recognised.',
  REPORTS_CRIME: 'It reports a crime. Report that by 101 or with the force’s own form, where it is recorded.',
  ABUSIVE: 'It attacks somebody instead of asking.',
  NOT_A_QUESTION: 'It does not ask anything that the team could answer.',
  NOT_FOR_POLICE: 'It is for another body, such as the council or the highways authority.',
  LIVE_INVESTIGATION: 'It is about something that is being investigated or before a court.',
};

/** The same in a few words, as the team chooses it. */
export const declineWords: Record<DeclineReason, string> = {
  NAMES_SOMEBODY: 'It says who somebody is',
  REPORTS_CRIME: 'It reports a crime',
  ABUSIVE: 'It attacks somebody',
  NOT_A_QUESTION: 'It asks nothing that the team could answer',
  NOT_FOR_POLICE: 'It is for another body, such as the council',
  LIVE_INVESTIGATION: 'It is about a live investigation or a court case',
};
