import { THREE_LETTERS, TWO_LETTERS } from './short-words.ts';

// DVLA's formats (gov.uk, Vehicle registration numbers, INF104). No mark has the letters I or Q in its last group, and
// no area begins with I, Q or Z. What stands between two groups: nothing, a space or two, a hyphen.
const AREA = '[A-HJ-PR-Y][A-HJ-PR-Z]';
const THREE = '[A-HJ-PR-Z]{3}';
const YEAR = '[A-HJ-NPQRSTV-Y]';
const GAP = '[ \\t-]{0,2}';
const mark = (groups: string, flags: string) => new RegExp(`(?<![\\p{L}\\d])${groups}(?![\\p{L}\\d])`, flags);

/** AB12 CDE, A123 BCD, ABC 123D: a year is known from them, so the shape alone says what they are. */
const DATED = [
  mark(`(?<head>${AREA})${GAP}\\d{2}${GAP}(?<tail>${THREE})`, 'giu'),
  mark(`(?<head>${YEAR}\\d{1,3})${GAP}(?<tail>${THREE})`, 'giu'),
  mark(`(?<head>${THREE})${GAP}\\d{1,3}(?<tail>${YEAR})`, 'giu'),
  // With every group apart, only in capitals: "a 123 bus" is no mark.
  mark(`(?<head>${YEAR}) \\d{3} (?<tail>${THREE})`, 'gu'),
  mark(`(?<head>${THREE}) \\d{3} (?<tail>${YEAR})`, 'gu'),
];

/** Northern Ireland's, whose letters have an I or a Z where no word has one beside four figures. */
const NORTHERN_IRISH = mark(`(?:[A-Z]I[A-Z]|[A-Z]{2}Z)${GAP}(?!19|20)\\d{4}`, 'gu');

/** AB 1, 1234 ABC: a mark only where the words before it call it one. Road numbers pass even there. */
const CALLED_A_MARK =
  /\b(?:[Rr]eg(?:istration|istered)?|REG|VRM|[Nn]umber ?plates?|[Pp]lates?|[Ll]icen[cs]e plates?)\b[.:]?(?: (?:mark|number|no\.?|of|is|was|are|as|with|reads?|says|said|ending|starting|begins|starts|ends))*[:\s"'“‘(=-]{1,4}((?![ABM] ?\d)[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3})(?![\p{L}\d])/gu;

/**
 * The registration marks in a text, as written. `text` is in compatibility form (NFKC). Road numbers, postcodes, bus
 * routes, speeds, dates and codes of areas are none.
 */
export function registrationMarksIn(text: string): string[] {
  const shouting = !/\p{Ll}/u.test(text);
  const dated = DATED.flatMap((pattern) =>
    [...text.matchAll(pattern)].filter(({ 0: words, groups: { head = '', tail = '' } = {} }) => {
      const sides = [
        isJoined(words.slice(0, head.length + 1)) ? '' : head,
        isJoined(words.slice(-tail.length - 1)) ? '' : tail,
      ];
      return !ABBREVIATIONS.has(tail.toUpperCase()) && !sides.some((letters) => isProse(letters, shouting));
    }),
  );
  const others = [...text.matchAll(NORTHERN_IRISH)].map(([words]) => words);
  const called = [...text.matchAll(CALLED_A_MARK)].map(([, words = '']) => words);
  return [...dated.map(([words]) => words), ...others, ...called];
}

/** "AB1" or "2CD": nothing between letters and figures, as nobody writes a word. */
function isJoined(words: string): boolean {
  return /^\p{L}+\d$|^\d\p{L}+$/u.test(words);
}

/** A word whose letters only happen to fit. Capitals amid small letters are written on purpose. */
function isProse(letters: string, shouting: boolean): boolean {
  const word = letters.toLowerCase();
  if (TWO_LETTERS.has(word)) return true;
  return THREE_LETTERS.has(word) && (shouting || letters !== letters.toUpperCase());
}

/** Written in capitals in any sentence, and close to a figure: "over 40MPH", "the A14 HGV ban". */
const ABBREVIATIONS = new Set(
  `AMG ASB BHP BMW BUS GPS HGV HRS KMH KPH LGV LWB MPH MPV NHS NHW PCC PSV RAF SOS SUV SWB`.split(' '),
);
