/** "Girton", "Girton and Milton", "Fen Ditton, Girton and Milton". */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** "three", "13": small numbers as words. */
export const numberWords = (count: number): string => small[count] ?? String(count);

/** "one update", "4 updates" without the words for numbers: `counted(4, 'update')`. */
export const counted = (count: number, thing: string, things = `${thing}s`): string =>
  `${count} ${count === 1 ? thing : things}`;

/** The first letter as a sentence begins. */
export const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** “arrest”, “charged” and “Sam Lee”: words as they were written. */
export function quoted(words: readonly string[]): string {
  return listWords(words.map((each) => `“${each}”`));
}
