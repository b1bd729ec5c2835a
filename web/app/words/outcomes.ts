import type { Outcome } from '#graphql.generated.ts';

/** What the team says became of a priority, in residents' words (a police "outcome" is something else). */
export const outcomeWords: Record<Outcome, string> = {
  DONE: 'Done',
  PARTLY: 'Partly done',
  NOT_DONE: 'Not done',
  CONTINUES: 'Goes on',
};
