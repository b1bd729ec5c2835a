import { createHash } from 'node:crypto';

/**
 * The order of the options: most votes first. Equal votes share a rank (1, 2, 2, 4), and only to put them one below the
 * other they are sorted by SHA-256 of the seed, which was published before the vote, and their id.
 */
export function ranked<T extends { readonly id: string; readonly votes: number }>(
  options: readonly T[],
  tieSeed: string,
): (T & { rank: number; isTied: boolean })[] {
  const lots = new Map(options.map(({ id }) => [id, createHash('sha256').update(`${tieSeed}${id}`).digest('hex')]));
  const lot = ({ id }: T) => lots.get(id) ?? '';
  return options
    .toSorted((a, b) => b.votes - a.votes || (lot(a) < lot(b) ? -1 : 1))
    .map((option) => ({
      ...option,
      rank: 1 + options.filter(({ votes }) => votes > option.votes).length,
      isTied: options.filter(({ votes }) => votes === option.votes).length > 1,
    }));
}
