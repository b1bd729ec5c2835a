import type { AdoptedOnDecisionFragment, DecisionPageQuery } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { rankWords } from '#words/options.ts';
import { whoWords } from '#words/who.ts';

export type DecisionShown = NonNullable<DecisionPageQuery['decision']>;

/** A priority as a decision made it, or would make it: then it has no page yet. */
export type AdoptedShown = Omit<AdoptedOnDecisionFragment, 'priority'> & {
  priority: Omit<AdoptedOnDecisionFragment['priority'], 'id'> & { id: string | null };
};

/** What the vote came to, as far as it may be told; null where there was none. */
export type ResultShown = Pick<
  NonNullable<NonNullable<DecisionShown['ballot']>['result']>,
  'voters' | 'isOrderOnly' | 'options'
> | null;

type Decided = Pick<DecisionShown, 'decidedAt'> & {
  decidedBy: { name: string | null; title: string };
  quarter: { name: string; area: { name: string } };
};

/** The first line: who decided, when, for whom and for which months. */
export function decidedWords({ decidedBy, decidedAt, quarter }: Decided): string {
  const who = whoWords(decidedBy);
  return `${who}${who.includes(',') ? ',' : ''} decided on ${dayWords(decidedAt)} what the police team of ${quarter.area.name} works on from ${quarter.name}.`;
}

/** The second: whether it is what the vote put first. */
export function againstVoteWords(differs: boolean, wasVotedOn: boolean): string {
  if (!wasVotedOn) return 'There was no vote on it. Why is below.';
  return differs
    ? 'It is not what the vote put first. Why is below.'
    : 'It is what the vote put first. The vote advised; the inspector decided.';
}

/** Where the vote put this option: "1st in the vote, 57 votes"; the place alone where too few voted for numbers. */
export function placedWords(result: ResultShown, optionId: string, rank: number | null): string {
  const told = result?.options.find(({ option }) => option.id === optionId);
  const place = rank ?? told?.rank;
  if (place === undefined) return 'On the list of the vote';
  const votes = told?.votes;
  const count = votes == null ? '' : votes === 1 ? ', 1 vote' : `, ${votes.toLocaleString('en-GB')} votes`;
  return `${rankWords(place, told?.isTied ?? false)} in the vote${count}`;
}

type Title = { title: string };

/** Whether a priority goes on with an earlier one as it was, or as another: residents read the title. */
export const goesOnAs = (priority: Title, earlier: Title): 'CONTINUES' | 'ADAPTED' =>
  priority.title.trim().toLowerCase() === earlier.title.trim().toLowerCase() ? 'CONTINUES' : 'ADAPTED';
