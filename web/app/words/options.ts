import { listWords } from './lists.ts';

/** Where something is, in words; none is the whole neighbourhood. */
export function placesWords(places: readonly { id: string; name: string }[], area: { id: string }): string {
  const named = places.filter(({ id }) => id !== area.id);
  return named.length > 0 && named.length === places.length
    ? listWords(named.map(({ name }) => name))
    : 'The whole neighbourhood';
}

/** "1st", "2nd", "joint 2nd", "11th": where the vote put an option. */
export function rankWords(rank: number, isTied: boolean): string {
  const isTeen = rank % 100 > 10 && rank % 100 < 14;
  const ending = (!isTeen && { 1: 'st', 2: 'nd', 3: 'rd' }[rank % 10]) || 'th';
  return `${isTied ? 'joint ' : ''}${rank}${ending}`;
}
