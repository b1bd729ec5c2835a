import { HEADER } from '../src/lines.ts';
import type { Result } from '../src/result.ts';
import type { SealedFiles } from './sealed-files.ts';

/** Changes one thing in true files; the same thing for the same `random`. */
export type Corrupt = (files: SealedFiles, random: () => number) => Omit<SealedFiles, 'result'>;

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T;

export const inCsv =
  (change: (lines: string[], at: number, random: () => number) => string[]): Corrupt =>
  ({ csv, json }, random) => {
    const lines = csv.toString().split(/(?<=\n)/);
    return { csv: Buffer.from(change(lines, 1 + Math.floor(random() * (lines.length - 1)), random).join('')), json };
  };

export const inJson =
  (change: (result: Result, random: () => number) => unknown): Corrupt =>
  ({ csv, json }, random) => ({ csv, json: Buffer.from(JSON.stringify(change(JSON.parse(`${json}`), random))) });

const flipped = (bytes: Buffer, random: () => number) => {
  const copy = Buffer.from(bytes);
  const at = Math.floor(random() * copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return copy;
};

/** Another digit or letter in the place of one that `pattern` finds. */
const redigited = (text: string, random: () => number, pattern = /\d/g) => {
  const { 0: digit, index } = pick([...text.matchAll(pattern)], random);
  const other = pick(
    [...'0123456789'].filter((each) => each !== digit),
    random,
  );
  return `${text.slice(0, index)}${other}${text.slice(index + 1)}`;
};

const inserted = (text: string, random: () => number, what: string) => {
  const at = Math.floor(random() * (text.length + 1));
  return text.slice(0, at) + what + text.slice(at);
};

/** The text with one more or fewer in one of its counts. */
const recounted = (path: (result: Result, random: () => number) => [Record<string, unknown>, string]): Corrupt =>
  inJson((result, random) => {
    const [holder, name] = path(result, random);
    holder[name] = Number(holder[name]) + (random() < 0.5 ? 1 : -1);
    return result;
  });
const changed = (change: (result: Record<string, never> & Result, random: () => number) => void): Corrupt =>
  inJson((result, random) => {
    change(result as never, random);
    return result;
  });
export const open = (value: object) => value as Record<string, unknown>;
const otherHash = (hash: string, random: () => number) => redigited(hash, random);

export const corruptions: Record<string, Corrupt> = {
  'a bit of the file flipped': ({ csv, json }, random) => ({ csv: flipped(csv, random), json }),
  'a bit of the result flipped': ({ csv, json }, random) => ({ csv, json: flipped(json, random) }),
  'a digit of the file changed': ({ csv, json }, random) => ({ csv: Buffer.from(redigited(`${csv}`, random)), json }),
  'a digit of the result changed': ({ csv, json }, random) => ({
    csv,
    json: Buffer.from(redigited(`${json}`, random)),
  }),
  'a line removed': inCsv((lines, at) => lines.toSpliced(at, 1)),
  'a line doubled': inCsv((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  'two lines swapped': inCsv((lines, at) => {
    const a = Math.min(at, lines.length - 2);
    return lines.toSpliced(a, 2, lines[a + 1] ?? '', lines[a] ?? '');
  }),
  'a line added': inCsv((lines, at, random) =>
    lines.toSpliced(
      at,
      0,
      (lines[at] ?? '').replace(/^.{5}/, () => pick(['00000', 'ZZZZZ', '7K2QX'], random)),
    ),
  ),
  'a line’s option made another’s': inCsv((lines, at) => {
    const [receipt] = (lines[at] ?? '').split(',');
    const other = lines.find((line, place) => place > 0 && line.split(',')[1] !== lines[at]?.split(',')[1]) ?? '';
    return lines.toSpliced(at, 1, other.replace(/^[^,]*/, receipt ?? ''));
  }),
  'a line’s level made another': inCsv((lines, at) =>
    lines.toSpliced(
      at,
      1,
      (lines[at] ?? '').replace(/(EMAIL|PAPER)\n$/, (level) => (level.startsWith('E') ? 'PAPER\n' : 'EMAIL\n')),
    ),
  ),
  'a line’s end made CRLF': inCsv((lines, at) => lines.toSpliced(at, 1, (lines[at] ?? '').replace('\n', '\r\n'))),
  'every line’s end made CRLF': inCsv((lines) => lines.map((line) => line.replace('\n', '\r\n'))),
  'an empty line': inCsv((lines, at) => lines.toSpliced(at, 0, '\n')),
  'the header gone, or another': inCsv(([, ...lines], _, random) => [
    pick(['', HEADER.toUpperCase(), 'x\n'], random),
    ...lines,
  ]),
  'a space in the file': ({ csv, json }, random) => ({ csv: Buffer.from(inserted(`${csv}`, random, ' ')), json }),
  'a space in the result': ({ csv, json }, random) => ({
    csv,
    json: Buffer.from(inserted(`${json}`, random, pick([' ', '\n', '\t'], random))),
  }),
  'the file cut short': ({ csv, json }, random) => ({ csv: csv.subarray(0, Math.floor(random() * csv.length)), json }),
  'the result cut short': ({ csv, json }, random) => ({
    csv,
    json: json.subarray(0, Math.floor(random() * json.length)),
  }),
  'the file or the result empty': ({ csv, json }, random) =>
    random() < 0.5 ? { csv: Buffer.of(), json } : { csv, json: Buffer.of() },
  'a byte order mark': ({ csv, json }, random) => {
    const mark = Buffer.from('\ufeff');
    return random() < 0.5 ? { csv: Buffer.concat([mark, csv]), json } : { csv, json: Buffer.concat([mark, json]) };
  },
  'a count of the whole': recounted((result, random) => [
    open(result),
    pick(['voters', 'residents', 'noneOfThese', 'noFurtherChoice', 'maxChoices'], random),
  ]),
  'an option’s votes': recounted(({ options }, random) => [open(pick(options, random)), 'votes']),
  'a level’s count': recounted(({ levels }, random) => [
    open(pick(levels, random)),
    pick(['voters', 'noneOfThese', 'noFurtherChoice'], random),
  ]),
  'a level’s votes for an option': recounted(({ levels }, random) => [
    open(pick(pick(levels, random).options, random)),
    'votes',
  ]),
  'an option’s title': changed(({ options }, random) => {
    const option = pick(options, random);
    Object.assign(option, { title: inserted(option.title, random, pick(['x', ' ', '́'], random)) });
  }),
  'two options in each other’s place': changed(({ options }, random) => {
    const at = Math.floor(random() * (options.length - 1));
    const [a, b] = [options[at], options[at + 1]];
    Object.assign(options, { [at]: b, [at + 1]: a });
  }),
  'an option left out': inJson((result, random) => ({
    ...result,
    options: result.options.toSpliced(Math.floor(random() * result.options.length), 1),
  })),
  'a level’s name': changed(({ levels }, random) => {
    Object.assign(pick(levels, random), { level: pick(['ALL', 'LETTER', 'email', ''], random) });
  }),
  'a hash': changed((result, random) => {
    const [holder, name] = pick(
      [
        [open(result), 'sha256'],
        [open(result), 'auditHead'],
        [open(result.audit), 'before'],
        [open(result.audit.facts), 'result'],
        [open(result.audit.facts), 'sha256'],
      ] as const,
      random,
    );
    holder[name] = otherHash(String(holder[name]), random);
  }),
  'the seed': changed((result, random) => Object.assign(result, { tieSeed: redigited(result.tieSeed, random) })),
  'a date': changed((result, random) => {
    const [holder, name] = pick(
      [
        [open(result), 'closesAt'],
        [open(result), 'sealedAt'],
        [open(result.audit), 'at'],
      ] as const,
      random,
    );
    holder[name] = redigited(String(holder[name]), random);
  }),
  'the audit’s words': changed(({ audit }, random) =>
    Object.assign(
      audit,
      pick([{ deed: 'openBallot' }, { seq: 4712 }, { actorId: audit.subject }, { subject: 'x' }], random),
    ),
  ),
  'a fact of the audit': changed(({ audit }, random) =>
    Object.assign(audit.facts, pick([{ voters: audit.facts.voters + 1 }, { more: 1 }, { voters: '212' }], random)),
  ),
  'a field too many, or one too few': inJson((result, random) => {
    const { residents: _, ...fewer } = result;
    return pick([{ ...result, note: 'x' }, fewer, { ...fewer, residents: result.residents }], random);
  }),
  'a number in another form': ({ csv, json, result }, random) => ({
    csv,
    json: Buffer.from(
      `${json}`.replace(`"voters":${result.voters}`, `"voters":${pick(['212.0', '2.12e2', '"212"'], random)}`),
    ),
  }),
};
