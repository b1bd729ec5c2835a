import type { BallotOfTeamQuery } from '#graphql.generated.ts';
import { counted } from '#words/lists.ts';

type Ballot = NonNullable<BallotOfTeamQuery['ballot']>;
export type TurnoutSoFar = NonNullable<Ballot['turnoutSoFar']>;

/** How many took part so far, as far as it may be told by place. */
export interface TurnoutToShow {
  total: number;
  /** Places from which ten or more have voted, the most first. */
  places: { name: string; voters: number }[];
  /** From all other places together. */
  others: number;
  /** The places that are not told by themselves: nobody, or too few. */
  few: string[];
}

export function turnoutToShow(turnout: TurnoutSoFar, places: readonly { id: string; name: string }[]): TurnoutToShow {
  const shown = turnout.flatMap(({ area, voters }) => (area ? [{ ...area, voters }] : []));
  const known = new Set(shown.map(({ id }) => id));
  return {
    total: turnout.reduce((sum, { voters }) => sum + voters, 0),
    places: shown.map(({ name, voters }) => ({ name, voters })),
    others: turnout.filter(({ area }) => !area).reduce((sum, { voters }) => sum + voters, 0),
    few: places.filter(({ id }) => !known.has(id)).map(({ name }) => name),
  };
}

/** From so many on a place can be told by itself: trust.md §2. */
const FEWEST = 10;
const noneHasTen = 'No place has ten voters yet, so all places are counted together.';
// One place may well have ten: told by itself it would tell how few the others are.
const othersAreFew = 'Too few people have voted from the other places to tell any place by itself.';

/** That in sentences: a number for a place only from ten on, and never one that could be worked out from the others. */
export function turnoutInWords({ total, places, others }: TurnoutToShow): string[] {
  if (total === 0) return ['Nobody has voted yet.'];
  const all = `${counted(total, 'resident has', 'residents have')} voted so far.`;
  if (places.length === 0) return [all, total < FEWEST ? noneHasTen : othersAreFew];
  if (others === 0) return [all];
  return [all, `All places that are not in the table, counted together: ${others}.`];
}
