import { findPhoneNumbersInText } from 'libphonenumber-js/min';

/** Dates, which beside another number could pass for one of ten figures. */
const DATE = /\b(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|1[0-2])[./-](?:20)?\d\d(?![./-]?\d)/g;
/**
 * Ten or eleven figures that begin as a number in the United Kingdom does. Beside the library, which knows only numbers
 * that are in use: one wrong figure still finds its owner's neighbour, and a number spelt in pairs is still one.
 */
const BRITISH =
  /(?<![\d\p{L}])(?:(?:\+|00)?44[ ().-]{0,3}(?:0[ ().-]{0,3})?|\(?0(?=[ ().-]{0,2}[1-378]))(?:\d[ ().-]{0,2}){9,10}(?![:\d])/gu;

/** Numbers that everybody may know, by their figures: Crimestoppers, fraud reports, the non-emergency textphone. */
const EVERYBODYS = new Set(['0800555111', '03001232040', '18001101', '08001111', '0800789321']);

const EMAIL = /(?<![\p{L}\d._%+-])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){1,4}/gu;
const SPELT_EMAIL =
  /(?<![\w.+-])[\w.+-]{1,64} ?(?:\(at\)|\[at\]| at ) ?(?:gmail|googlemail|hotmail|yahoo|outlook|icloud|btinternet|live)(?: ?(?:\.|\(dot\)|\[dot\]| dot ) ?(?:com|co|net|uk))\b/giu;

/** Six figures without a code, where the word before them says what they are. */
const LOCAL =
  /\b(?:tel|telephone|phone|ring|call|text|mobile)(?: me| us| number)?(?: on| is)?[:.]? (?:[2-8]\d{2} ?\d{3}|[2-8]\d{5})(?![\d:])(?! \d)/giu;

/** The telephone numbers in a text, as written. 101, 999 and numbers that everybody may know are none. */
export function phoneNumbersIn(text: string): string[] {
  const plain = text.replace(DATE, (date) => '·'.repeat(date.length));
  const known = findPhoneNumbersInText(plain, 'GB')
    .map(({ startsAt, endsAt }) => plain.slice(startsAt, endsAt))
    // Without its nought it could be the number of an incident; a mobile's first figure gives it away.
    .filter((words) => /^[(\s]*(?:0|\+|7)/.test(words));
  const written = [...plain.matchAll(BRITISH)].map(([words]) => words.replace(/[ ().-]+$/, ''));
  const local = [...plain.matchAll(LOCAL)].map(([words]) => words);
  return [...known, ...written, ...local].filter((words) => !EVERYBODYS.has(words.replace(/\D/g, '')));
}

/** The e-mail addresses in a text, as written, also with "at" and "dot" for the signs. */
export function emailAddressesIn(text: string): string[] {
  return [EMAIL, SPELT_EMAIL].flatMap((pattern) => [...text.matchAll(pattern)].map(([words]) => words));
}
