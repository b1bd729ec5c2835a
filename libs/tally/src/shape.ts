import { isLevel, NONE, titleField } from './lines.ts';
import type { Result } from './result.ts';
import { resultText } from './result.ts';
import { LEVELS_AT_MOST } from './tally.ts';

/** What is wrong with a value, as a sentence that begins with where it is; undefined where nothing is. */
type Shape = (value: unknown, where: string) => string | undefined;

const say =
  (what: string, isRight: (value: unknown) => boolean): Shape =>
  (value, where) =>
    isRight(value) ? undefined : `${where} is not ${what}.`;

const text = (what: string, pattern: RegExp) =>
  say(what, (value) => typeof value === 'string' && pattern.test(value) && value.isWellFormed());

const isTitle = (value: unknown) => {
  if (typeof value !== 'string' || value === '') return false;
  try {
    return titleField(value) !== '';
  } catch {
    return false;
  }
};

const isMoment = (value: unknown) => {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(value)) return false;
  const second = value.slice(0, 19);
  const time = Date.parse(`${second}Z`);
  return time >= 0 && new Date(time).toISOString().startsWith(second);
};

/** An object with these fields, in this order, and no other. */
function record(fields: Record<string, Shape>): Shape {
  const names = Object.keys(fields);
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${where} is not an object.`;
    const found = Object.keys(value);
    if (found.join('\n') !== names.join('\n'))
      return `${where} has the fields ${found.slice(0, 30).join(', ')}, and not ${names.join(', ')}.`;
    const values = value as Record<string, unknown>;
    return firstOf(names.map((name) => fields[name]?.(values[name], where === 'It' ? name : `${where}.${name}`)));
  };
}

const list =
  (each: Shape): Shape =>
  (value, where) =>
    Array.isArray(value)
      ? firstOf(value.map((entry, at) => each(entry, `${where}[${at}]`)))
      : `${where} is not a list.`;

const firstOf = (faults: readonly (string | undefined)[]) => faults.find((fault) => fault !== undefined);

const whole = say('a whole number', (value) => Number.isSafeInteger(value) && Number(value) >= 0);
const positive = say('a whole number above 0', (value) => Number.isSafeInteger(value) && Number(value) > 0);
const uuid = text('an id', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
const hash = text('a SHA-256 in hex', /^[0-9a-f]{64}$/);
const word = text('a word', /^[\x21-\x7e]{1,200}$/);
const moment = say('a moment in UTC', isMoment);
const microsecond = say(
  'a moment in UTC to the microsecond',
  (value) => isMoment(value) && /\.\d{6}Z$/.test(String(value)),
);

const resultShape = record({
  ballotId: uuid,
  areaPath: text('the path of an area', /^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  maxChoices: positive,
  tieSeed: word,
  closesAt: moment,
  sealedAt: moment,
  voters: whole,
  residents: whole,
  options: list(record({ id: uuid, title: say('a title of one line', isTitle), votes: whole })),
  noneOfThese: whole,
  noFurtherChoice: whole,
  levels: list(
    record({
      level: say('the name of a level', (value) => typeof value === 'string' && isLevel(value)),
      voters: whole,
      options: list(record({ id: uuid, votes: whole })),
      noneOfThese: whole,
      noFurtherChoice: whole,
    }),
  ),
  sha256: hash,
  audit: record({
    seq: positive,
    before: text('a SHA-256 in hex', /^([0-9a-f]{64})?$/),
    at: microsecond,
    deed: word,
    actorId: (value, where) => (value === null ? undefined : uuid(value, where)),
    subject: word,
    facts: record({ result: hash, sha256: hash, voters: whole }),
  }),
  auditHead: hash,
});

/** What the fields mean together, beyond each by itself. */
function apart({ options, levels }: Result): string | undefined {
  const ids = options.map(({ id }) => id);
  const names = levels.map(({ level }) => level);
  if (!ids.length) return 'It has no option.';
  if (new Set([...ids, NONE, '']).size !== ids.length + 2) return 'Two of its options have the same id.';
  if (new Set(names).size !== names.length || names.toSorted().join() !== names.join())
    return 'Its levels are not each there once, sorted by name.';
  if (names.length > LEVELS_AT_MOST) return `It has more than ${LEVELS_AT_MOST} levels.`;
  if (names.includes('ALL') && names.length > 1) return 'It has a level beside ALL, which is everybody.';
  const other = levels.find((level) => level.options.map(({ id }) => id).join() !== ids.join());
  return other && `The level ${other.level} does not have the same options in the same order.`;
}

/** result.json read strictly: the result, or a sentence that says what is wrong with it. */
export function readResult(text: string): Result | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'It is not JSON.';
  }
  const fault = resultShape(value, 'It');
  if (fault) return fault;
  const result = value as Result;
  if (resultText(result) !== text)
    return 'It is not written as Patchwork writes it, byte for byte: no space, no line end, no number in another form.';
  return apart(result) ?? result;
}
