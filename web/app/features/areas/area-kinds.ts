import type { AreaKind } from '#graphql.generated.ts';

/** What kind of area it is, in residents' words. */
export const kindWords: Record<AreaKind, string> = {
  FORCE: 'Police force',
  NEIGHBOURHOOD: 'Neighbourhood',
  PLACE: 'Place',
};
