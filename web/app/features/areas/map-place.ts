import type { AreaOnMapFragment, OutlineOnMapFragment, Theme } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';

/** What a map needs to know of an area: without an outline it is a point, without a middle either it is not on the map. */
export type MapPlace = Pick<AreaOnMapFragment, 'path' | 'name' | 'centre'> & {
  outline?: OutlineOnMapFragment | null;
  prioritiesHere?: AreaOnMapFragment['prioritiesHere'];
};

/** What kinds of problem the priorities of a place are about, each once, in one order everywhere. */
export function themesOf({ prioritiesHere = [] }: Pick<MapPlace, 'prioritiesHere'>): Theme[] {
  const here = new Set(prioritiesHere.map(({ theme }) => theme));
  return (Object.keys(themeWords) as Theme[]).filter((theme) => here.has(theme));
}
