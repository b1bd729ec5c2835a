import { NOT_A_SURNAME } from './bodies-and-places.ts';
import { isGivenName } from './given-names.ts';
import { type PersonNamed, peopleInContext } from './people-in-context.ts';

const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Reverend|Sir|Lady|Lord)\.?\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?/gu;
/** Looks ahead at the second word, so that "Yesterday John Smith" is read as two pairs. */
const CAPITALISED_PAIR = /(?<![\p{L}\p{N}])(\p{Lu}[\p{Ll}'’-]+)(?=(\s+)(\p{Lu}[\p{L}'’-]+))/gu;

/**
 * Who is named in a text: a title with a name after it, a given name with a capitalised word after it, or two words that
 * what surrounds them says are somebody. Streets, buildings, saints, kings and queens are nobody. One person can be found twice: as "Dr John Park", and as "John Park".
 */
export function peopleNamedIn(text: string): PersonNamed[] {
  const known = peopleKnownIn(text);
  const others = inContext(text).filter((one) => !known.some(({ start, end }) => one.start < end && start < one.end));
  return [...known, ...others];
}

function inContext(text: string): PersonNamed[] {
  return peopleInContext(text).filter(({ words }) => !NOBODY.has(words.replaceAll(/\s+/g, ' ')));
}

function peopleKnownIn(text: string): PersonNamed[] {
  const titled = [...text.matchAll(TITLED)]
    .filter(({ 0: words, index }) => !isPlaceOfRank(words, text.slice(index + words.length)))
    .map(({ 0: words, index }) => personAt(words, index));
  const pairs = [...text.matchAll(CAPITALISED_PAIR)].flatMap(
    ({ 1: first = '', 2: gap = '', 3: second = '', index }) => {
      const person = personAt(`${first}${gap}${second}`, index);
      return isGivenName(first) && !isNobody(person, second, text) ? [person] : [];
    },
  );
  return [...titled, ...pairs];
}

function personAt(words: string, start: number): PersonNamed {
  return { words, start, end: start + words.length };
}

function isNobody({ start, end }: PersonNamed, second: string, text: string): boolean {
  return (
    NOT_A_SURNAME.has(second) ||
    /^[IVX]+$/.test(second) ||
    /(?:^|\s)(?:St|Saint|King|Queen|Prince|Princess)\.?\s$/.test(text.slice(Math.max(0, start - 12), start)) ||
    isPlaceAfter(text.slice(end, end + 40))
  );
}

/** Streets are named after lords and ladies; "Mr Hill" and "Dr John Park" stay people. */
function isPlaceOfRank(words: string, after: string): boolean {
  const [title = '', , last = ''] = words.split(/\s+/);
  return /^(?:Sir|Lady|Lord)/.test(title) && (NOT_A_SURNAME.has(last) || isPlaceAfter(after));
}

/** "Thomas Clarkson Academy", "Elizabeth Garrett Drive": a third word that names a place says what the pair is part of. */
function isPlaceAfter(after: string): boolean {
  const next = after.match(/^\s(\p{Lu}\p{L}+)/u)?.[1] ?? '';
  return NOT_A_SURNAME.has(next);
}

/** Given names that are also words or months: with a capital after them they begin a sentence as often as a name. */
const ALSO_WORDS = new Set('Dawn Faith June Poppy'.split(' '));

/** What shares a name with somebody and is nobody. */
const NOBODY = new Set([
  'John Lewis',
  'John Deere',
  'Jack Russell',
  'Harry Potter',
  'Robin Hood',
  'Mr Whippy',
  'Thomas Cook',
]);

/** "the Thomas Clarkson school", "Simon Frost pub": a small letter tells no road from a warden, so few words count. */
const NAMED_AFTER =
  /^['’]?s? (?:school|academy|college|primary|pub|library|surgery|playground|pavilion|building|nursery|hotel|centre|hospital|estate|playing|rec|recreation|roundabout|road|street|lane)\b/i;
const SMALL_TITLE =
  /\b(?:mr|mrs)\.? (?!and\b|or\b|who\b|the\b|whippy\b|men\b|men's\b|kipling\b|is\b|was\b|next\b|so\b)[a-z][a-z'-]{1,30}\b/gu;

/** "JOHN SMITH" amid small letters; where all is in capitals, no word stands out. */
const CAPITALS_PAIR = /\b(\p{Lu}{3,20}) (\p{Lu}{3,20})\b/gu;
/** One given name is somebody where the words before it say so. */
const KNOWN_BY =
  /\b(?:neighbour|dealer|landlord|(?:his|her|their) name is|(?:his|her) name's),? (\p{Lu}\p{Ll}+)\b(?! (?:Road|Street|Lane|Close|Way))/gu;

/**
 * Who is named in a resident's words, which are refused for it and not only flagged: an inn ("the Lord Nelson"), a
 * school, a shop and a month pass here; "mr smith" does not. `text` is in compatibility form (NFKC).
 */
export function residentsPeopleIn(text: string): string[] {
  const people = peopleKnownIn(text).filter(({ words, start, end }) => {
    const [first = ''] = words.split(/\s/);
    const before = text.slice(Math.max(0, start - 5), start);
    return !(
      ALSO_WORDS.has(first) ||
      NOBODY.has(words.replaceAll(/\s+/g, ' ')) ||
      NAMED_AFTER.test(text.slice(end, end + 24)) ||
      (/\bthe $/i.test(before) && !/^(?:Mr|Mrs|Ms|Miss|Dr|Rev)/.test(first))
    );
  });
  const loud = /\p{Ll}/u.test(text)
    ? [...text.matchAll(CAPITALS_PAIR)].filter(
        ([, first = '', second = '']) => isGivenName(titleCase(first)) && !NOT_A_SURNAME.has(titleCase(second)),
      )
    : [];
  const known = [...text.matchAll(KNOWN_BY)].filter(([, first = '']) => isGivenName(first));
  const others = [...text.matchAll(SMALL_TITLE), ...loud, ...known];
  return [...people, ...inContext(text), ...others.map(([words]) => ({ words }))].map(({ words }) => words);
}

function titleCase(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
