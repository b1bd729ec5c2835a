import { GIVEN_NAMES } from './given-names.ts';

/** What a post may mention that a second person should see first (trust.md, Taking back). */
const MENTIONS: readonly [pattern: RegExp, unless?: RegExp][] = [
  [/\b(?:re-?)?arrest(?:s|ed|ing)?\b/gi],
  [/\bcharg(?:e|es|ed|ing)\b/gi, /\b(?:in charge|free of charge|charging (?:point|station|bay)s?|at no charge)\b/i],
  [/\bwarrants?\b/gi],
  [/\b(?:bailed|remanded|convicted|sentenced)\b/gi],
  [/\b(?:suspects?|victims?|offenders?)\b/gi],
  [
    /\b(?:an?|the|one|two|three|four|\d+) (?:young |elderly |local )?(?:man|men|woman|women|boys?|girls?|youths?|teenagers?)\b/gi,
    /\b(?:youth|(?:boy|girl|m[ae]n|wom[ae]n)s?['’]?s?) (?:club|centre|worker|shelter|shed|service|group|project|football|team|brigade|school|council|hub)s?\b/i,
  ],
  [/\b\d{1,2}[- ]years?[- ]olds?\b/gi],
  [/\baged \d{1,2}\b/gi],
];

const TITLED = /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Sir|Lady|Lord)\.?\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/gu;
/** Looks ahead at the second word, so that "Yesterday John Smith" is read as two pairs. */
const CAPITALISED_PAIR = /\b(\p{Lu}[\p{Ll}'’-]+)(?=(\s+)(\p{Lu}[\p{L}'’-]+))/gu;

/** What a capitalised pair ends with where it names a street or a building, and not somebody. */
const NOT_A_SURNAME = new Set(
  `Road Street Lane Close Avenue Drive Way Court Place Square Green Gardens Crescent Park Hill Terrace Row Bridge Hall Church
   College School Academy Hospital House Farm Common Fen Meadow Walk Roundabout Station Centre Club Day Inn Arms Primary
   Community Village Neighbourhood Speedwatch Playing Recreation Memorial`.split(/\s+/),
);

/**
 * The words in a post that make it wait for a second person: an arrest, a charge, a warrant, or somebody. Each once, as
 * written. Figures, roads and speeds make nothing wait. It flags and never refuses, so where it is unsure it flags.
 */
export function mentionsIn(text: string): string[] {
  const plain = text.replace(/[*_`#>]/g, '');
  const found = MENTIONS.flatMap(([pattern, unless]) =>
    matches(unless ? plain.replace(new RegExp(unless, 'gi'), ' ') : plain, pattern),
  );
  const titled = matches(plain, TITLED).filter((words) => !isLadyMargaretRoad(words));
  return [...new Set([...found, ...titled, ...namesIn(plain)].map((words) => words.replace(/\s+/g, ' ')))];
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([words]) => words);
}

function namesIn(text: string): string[] {
  return [...text.matchAll(CAPITALISED_PAIR)]
    .filter(([, first = '', , second = '']) => GIVEN_NAMES.has(first) && !NOT_A_SURNAME.has(second))
    .map(([, first, , second]) => `${first} ${second}`);
}

/** Streets are named after lords and ladies; "Mr Hill" and "Dr John Park" stay people. */
function isLadyMargaretRoad(words: string): boolean {
  const [title = '', , last = ''] = words.split(/\s+/);
  return /^(?:Sir|Lady|Lord)/.test(title) && NOT_A_SURNAME.has(last);
}
