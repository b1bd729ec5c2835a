import { peopleNamedIn } from './people-named.ts';

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

/**
 * The words in a post that make it wait for a second person: an arrest, a charge, a warrant, or somebody. Each once, as
 * written. Figures, roads and speeds make nothing wait. It flags and never refuses, so where it is unsure it flags.
 */
export function mentionsIn(text: string): string[] {
  const plain = text.replace(/[*_`#>]/g, '');
  const found = MENTIONS.flatMap(([pattern, unless]) =>
    matches(unless ? plain.replace(new RegExp(unless, 'gi'), ' ') : plain, pattern),
  );
  const people = peopleNamedIn(plain).map(({ words }) => words);
  const all = [...found, ...people].map((words) => words.replace(/\s+/g, ' '));
  const alike = all.map((words) => words.toLowerCase());
  return all.filter((_, i) => alike.indexOf(alike[i] as string) === i);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([words]) => words);
}
