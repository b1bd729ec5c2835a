import { couldBeSomebody } from './bodies-and-places.ts';
import { isGivenName } from './given-names.ts';

/** Somebody who seems to be named, and where in the text: from `start` up to, without, `end`. */
export interface PersonNamed {
  words: string;
  start: number;
  end: number;
}

const PAIR = "(?<first>\\p{Lu}[\\p{L}'’-]{1,30})[^\\S\\n]{1,3}(?<second>\\p{Lu}[\\p{L}'’-]{1,30})";
/** What only a person does, or has done to them; a place is sold and a car stolen, so those words are not here. */
const DOES =
  ',?[^\\S\\n]{1,3}(?:(?:who|he|she|still|also|again|always|often|openly|just|then|now|regularly|recently|only|never|once|has|had|is|was|been|keeps|kept) ){0,4}' +
  '(?:sells|sold|selling|deals|dealt|dealing|lives|lived|living|drives|drove|driving|said|says|told|tells|spoke|speaks|swore|swears|swearing|threatened|threatens|threatening|' +
  'punched|punches|punching|stole|steals|stealing|smokes|smoked|smoking|assaulted|assaults|shouted|shouts|shouting|bullied|bullies|bullying|admitted|admits|harassed|harasses|' +
  'abused|abuses|abusing|robbed|robs|spat|grabbed|attacked|attacks|was arrested|was charged|arrested|charged|jailed|convicted|cautioned|remanded)\\b';

const DOING = new RegExp(`(?<![\\p{L}\\p{N}])(?=${PAIR}(?<does>${DOES}))`, 'gu');
const SMALL_DOING = new RegExp(
  `(?<![\\p{L}\\p{N}'’-])(?=(?<first>\\p{Ll}[\\p{L}-]{2,20}) (?<second>\\p{Ll}[\\p{L}'’-]{1,30})${DOES})`,
  'gu',
);
const PEOPLE =
  '(?:man|woman|boy|girl|lad|guy|bloke|person|someone|somebody|[Ss]omeone|[Ss]omebody|teenager|youth|kid|[Nn]eighbour|[Dd]ealer|thief|driver|burglar|landlord|tenant|bully)';
const AFTER_PERSON = new RegExp(`(?<![\\p{L}\\p{N}])${PEOPLE},? (?=${PAIR})`, 'gu');
/** "We called Anglian Water" is a telephone call, and "a pub called Simon Frost" a pub. */
const CALLED = new RegExp(
  `(?<!\\b(?:I|we|We|they|They|you|he|He|she|She|have|has|had|and|then|road|street|lane|pub|shop|scheme|group|app|project|website|page|estate|village|company|firm|club|school|charity|programme|system|farm|field|park|building|drug|game|film|book|band|dog|cat|horse) )\\b(?:called|named|by the name of|name is|name's|name’s) (?=${PAIR})`,
  'gu',
);
const SMALL_CALLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${PEOPLE},?(?: called| named)?|by the name of|name is) (?=(?<first>\\p{Ll}[\\p{L}-]{2,20}) (?<second>\\p{Ll}[\\p{L}'’-]{1,30}))`,
  'gu',
);

/** Given names that are also words, or places, when they are written small. */
const SMALL_WORDS = new Set(
  `mark grace faith dean frank jack max robin holly daisy poppy ruby jade june dawn carol heather jean kerry lee glen victor scott
   ross roger ray harry duncan jasmine lily nick mike norman jordan georgia victoria charlotte frances bob dan don wen chi pat
   ted ali han can tia may will art bill rob sue drew jo josh bobby patty polly betty matt ming tao yang long ran song moin hai
   hui ling chen dev rich tom tim sam joe ken kit val bell dee elf mina hans mel eve fan amber sandy penny trey marquis nana lulu
   ion ana lin dina mona rasa safa saba sari rima raja rana hari kala manu tope tochi imam ade sari dai bryn said eyes`
    .trim()
    .split(/\s+/),
);
/** What stands between a given name alone and its verb: "susan also said". */
const NOT_SMALL_SURNAME = new Set(
  `who was were has had have and also still then never always often just next door told said is he she they the only even
   for from with over with that this about once again in on at to of or but has keeps kept did does`.split(/\s+/),
);

/**
 * Who is named by what is written around two words, whatever the names: they do what only a person does ("sells",
 * "was told"), or follow "neighbour", "driver", "called". In small letters only where the first is a given name.
 * Makes, bodies and villages are nobody, nor is what follows "the".
 */
export function peopleInContext(text: string): PersonNamed[] {
  const loud = [
    ...[...text.matchAll(DOING)].filter(({ index }) => !isAfterArticle(text, index)),
    ...text.matchAll(AFTER_PERSON),
    ...text.matchAll(CALLED),
  ].filter(({ groups: { first = '', second = '' } = {} }) => /\p{Ll}/u.test(first) && couldBeSomebody(first, second));
  const small = [...text.matchAll(SMALL_DOING), ...text.matchAll(SMALL_CALLED)].filter(
    ({ groups: { first = '', second = '' } = {} }) =>
      !SMALL_WORDS.has(first) &&
      isGivenName(capitalised(first)) &&
      !NOT_SMALL_SURNAME.has(second) &&
      couldBeSomebody(capitalised(first), capitalised(second)),
  );
  return [...loud, ...small].map(({ 0: lead, index, groups: { first = '', second = '' } = {} }) => {
    const start = index + lead.length;
    const end = text.indexOf(second, start + first.length) + second.length;
    return { words: text.slice(start, end), start, end };
  });
}

function isAfterArticle(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start).match(/(\p{L}+) $/u)?.[1] ?? '';
  return /^(?:the|a|an|our|their|your|this|that|every|each)$/i.test(before);
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
