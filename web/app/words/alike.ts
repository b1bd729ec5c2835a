import { listWords } from './lists.ts';

/** Something on a list that residents know by its words. */
export interface Worded {
  title: string;
  placePaths: readonly string[];
}

/**
 * Where titles on a list read alike, whatever their case: a sentence for each title that stands there more than once.
 * Nothing forbids it while their places differ; whoever made the list is told, since a title alone then names neither.
 * @param things what they are called on their page: `Options`.
 */
export function alikeWords(things: string, list: readonly Worded[]): string[] {
  const numbers = new Map<string, number[]>();
  for (const [at, { title }] of list.entries()) {
    const words = title.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
    numbers.set(words, [...(numbers.get(words) ?? []), at + 1]);
  }
  return [...numbers.values()]
    .filter((each) => each.length > 1)
    .map((each) => {
      const those = each.map((number) => list[number - 1] as Worded);
      const places = new Set(those.map(({ placePaths }) => [...new Set(placePaths)].sort().join(' ')));
      const reads = `${things} ${listWords(each.map(String))} read alike: “${those[0]?.title}”.`;
      return places.size === each.length ? `${reads} They differ only in their places.` : reads;
    });
}
