import type { AreaKind } from './area.entity.ts';
import type { Whereabout } from './whereabouts.queries.ts';

/** An area that a statistical code stands for. */
export interface Coded {
  id: string;
  kind: AreaKind;
  neighbourhoodId: string;
}

/** Where a postcode lies: its places, none where only its neighbourhoods are known; more than one where nobody can tell. */
export interface PostcodeLies {
  places: readonly string[];
  neighbourhoods: readonly string[];
}

/**
 * In which areas a postcode lies; null for none of Patchwork. Boundaries of today go before the codes that its file
 * gives it: those are as old as the file, and name the place only where no boundary does. Of the codes the first counts
 * that stands for any area.
 *
 * @param codes the most local first
 * @param coded the areas of each code that are areas today, forces left out
 */
export function liesIn(
  whereabout: Whereabout | null,
  codes: readonly string[],
  coded: ReadonlyMap<string, readonly Coded[]>,
): PostcodeLies | null {
  if (whereabout?.placeId) return { places: [whereabout.placeId], neighbourhoods: [whereabout.neighbourhoodId] };
  const named = codes
    .map((code) => coded.get(code) ?? [])
    .map((areas) => areas.filter((area) => !whereabout || area.neighbourhoodId === whereabout.neighbourhoodId))
    .find((areas) => areas.length > 0);
  if (!named) return whereabout && { places: [], neighbourhoods: [whereabout.neighbourhoodId] };
  return {
    places: named.filter(({ kind }) => kind === 'PLACE').map(({ id }) => id),
    neighbourhoods: [...new Set(named.map(({ neighbourhoodId }) => neighbourhoodId))],
  };
}

/** The one area that a postcode leads to: its place, else its neighbourhood; null where there are several of either. */
export function leadsTo({ places, neighbourhoods }: PostcodeLies): string | null {
  const [first, ...others] = places.length > 0 ? places : neighbourhoods;
  return first !== undefined && others.length === 0 ? first : null;
}

/** What a typed text came to, looked up as a postcode. */
export const PostcodeStanding = {
  NOT_ONE: 'NOT_ONE',
  MALFORMED: 'MALFORMED',
  TOO_SHORT: 'TOO_SHORT',
  NO_DATA: 'NO_DATA',
  UNKNOWN: 'UNKNOWN',
  ELSEWHERE: 'ELSEWHERE',
  FOUND: 'FOUND',
  CHOICES: 'CHOICES',
} as const;
export type PostcodeStanding = (typeof PostcodeStanding)[keyof typeof PostcodeStanding];

/** What to tell whoever typed it; null where there are areas to show, or it was no postcode. */
export function postcodeWords(standing: PostcodeStanding, said: string, isWhole: boolean): string | null {
  const instead = 'type the name of your village, town or neighbourhood';
  switch (standing) {
    case 'MALFORMED':
      return `This is not written as a postcode is. One looks like CB3 0QH. Or ${instead}.`;
    case 'TOO_SHORT':
      return 'Type more of the postcode: at least its first half, like CB3.';
    case 'NO_DATA':
      return 'We cannot look up postcodes here yet. Type the name of your village, town or neighbourhood instead.';
    case 'UNKNOWN':
      return isWhole
        ? `We do not know the postcode ${said}. Check it, or ${instead}.`
        : `We know no postcode that begins with ${said}. Check it, or ${instead}.`;
    case 'ELSEWHERE':
      return isWhole
        ? `${said} is not in a neighbourhood that uses Patchwork.`
        : `No postcode that begins with ${said} is in a neighbourhood that uses Patchwork.`;
    default:
      return null;
  }
}
