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

/** That in sentences: a number for a place only from ten on, and never one that could be worked out from the others. */
export function turnoutInWords({ total, places, others }: TurnoutToShow): string[] {
  if (total === 0) return ['Nobody has voted yet.'];
  const all = `${counted(total, 'resident has', 'residents have')} voted so far.`;
  if (places.length === 0) return [all, 'No place has ten voters yet, so all places are counted together.'];
  if (others === 0) return [all];
  return [all, `All places that are not in the table, counted together: ${others}.`];
}
