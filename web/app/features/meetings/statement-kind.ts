import type { StatementOfTeamQuery } from '#graphql.generated.ts';

type Statement = Pick<NonNullable<StatementOfTeamQuery['statement']>, 'meeting' | 'decision'>;

/** What words of the team are called on the desk. */
export interface StatementKind {
  /** As `StatementWords` calls them. */
  what: 'answer' | 'minutes' | 'words';
  /** At the head of their page. */
  title: string;
  /** "Withdraw an answer". */
  some: string;
  /** "Withdraw the answer". */
  the: string;
  /** "Remove this answer for good". */
  these: string;
  /** "The team took its answer back". */
  taken: string;
}

const answer: StatementKind = {
  ...{ what: 'answer', title: 'An answer', some: 'an answer' },
  ...{ the: 'the answer', these: 'this answer', taken: 'its answer' },
};
const minutes: StatementKind = {
  ...{ what: 'minutes', title: 'Minutes', some: 'minutes' },
  ...{ the: 'the minutes', these: 'these minutes', taken: 'these minutes' },
};
const words: StatementKind = {
  ...{ what: 'words', title: 'Words of a decision', some: 'words of a decision' },
  ...{ the: 'the words', these: 'these words', taken: 'its words' },
};

/** Minutes, what a decision says of itself, or the answer to a question. */
export function kindOf({ meeting, decision }: Statement): StatementKind {
  if (meeting) return minutes;
  return decision ? words : answer;
}
