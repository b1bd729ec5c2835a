import type { AreaKind } from '#graphql.generated.ts';

/** What kind of area it is, in residents' words. */
export const kindWords: Record<AreaKind, string> = {
  FORCE: 'police force',
  NEIGHBOURHOOD: 'neighbourhood',
  PLACE: 'place',
};

/** "place in South Cambridgeshire": two villages may share a name. */
export function whatItIs({ kind, parent }: { kind: AreaKind; parent?: { name: string } | null }): string {
  return parent ? `${kindWords[kind]} in ${parent.name}` : kindWords[kind];
}
