import { type Corrupt, corruptions, inCsv, inJson, open } from '../testing/corruptions.ts';
import { optionsOf, randomOf, sealed } from '../testing/made-up.ts';
import { filesOfVotes, type SealedFiles, sealedFiles, sha256 } from '../testing/sealed-files.ts';
import { auditHash, NONE, type Result, resultText, verify } from './index.ts';

const files = sealedFiles();
const head = files.result.auditHead;

/** In pieces that end in the middle of lines and of letters. */
async function* pieces(bytes: Uint8Array, length = 997) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const failedChecks = async ({ csv, json }: Omit<SealedFiles, 'result'>, noted?: string) => {
  const checks = await verify({ csv: pieces(csv), result: json, head: noted });
  expect(checks.length).toBeGreaterThan(0);
  expect(checks.filter(({ ok, why }) => ok === Boolean(why))).toEqual([]);
  return checks.filter(({ ok }) => !ok).map(({ what }) => what);
};

test('true files are accepted, with and without the head that was noted', async () => {
  expect(await failedChecks(files)).toEqual([]);
  expect(await failedChecks(files, head)).toEqual([]);
  expect(await verify({ csv: pieces(files.csv), result: files.json.toString() })).toHaveLength(17);
});

test.each([
  ['thirty voters, all of one level', { voters: 30, maxChoices: 1 }],
  ['a single choice', { voters: 100, maxChoices: 1 }],
  ['five choices', { voters: 99, maxChoices: 5 }],
])('so are those of %s', async (_, shape) => {
  const { csv, result } = sealedFiles(shape);
  // Fifty voters have ten on paper; fewer are not told apart.
  const files = shape.voters < 50 ? oneLevel({ csv, result }) : { csv, json: Buffer.from(resultText(result)) };
  expect(await failedChecks(files)).toEqual([]);
});

/** The same with everybody at the level ALL. */
function oneLevel({ csv, result }: Pick<SealedFiles, 'csv' | 'result'>) {
  const text = csv.toString().replaceAll(/,(EMAIL|PAPER)\n/g, ',ALL\n');
  const { voters, noneOfThese, noFurtherChoice } = result;
  const options = result.options.map(({ id, votes }) => ({ id, votes }));
  const levels = [{ level: 'ALL', voters, options, noneOfThese, noFurtherChoice }];
  return resealed({ csv: Buffer.from(text), json: Buffer.of(), result: { ...result, levels } });
}

/** As somebody would do it who may write the audit too: every hash made again. */
function resealed({ csv, result }: SealedFiles) {
  const { audit: _, auditHead: __, ...bare } = result;
  return { csv, json: Buffer.from(resultText(sealed({ ...bare, sha256: sha256(csv) }))) };
}

const SEEDS = 10;
const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);

test('there are more than two hundred single corruptions', () => {
  expect(Object.keys(corruptions).length * SEEDS).toBeGreaterThan(200);
});

describe.each(Object.entries(corruptions))('%s is noticed', (_, corrupt) => {
  test.each(seeds)('(%i)', async (seed) => {
    const corrupted = corrupt(files, randomOf(seed * 7919 + 1));
    expect(corrupted.csv.equals(files.csv) && corrupted.json.equals(files.json)).toBe(false);
    expect(await failedChecks(corrupted)).not.toEqual([]);
  });
});

test('negative control: a corruption that changes nothing is accepted', async () => {
  const untouched: Corrupt[] = [
    inCsv((lines) => lines),
    inJson((result) => result),
    ({ csv, json }) => ({ csv: Buffer.from(`${csv}`), json: Buffer.from(`${json}`) }),
  ];
  for (const corrupt of untouched) expect(await failedChecks(corrupt(files, randomOf(1)))).toEqual([]);
});

// With every hash made again, what remains are the checks of the content: each must notice by itself.
describe('whoever also makes every hash again is noticed by', () => {
  const lines = files.csv.toString().split(/(?<=\n)/);
  const csvOf = (...changed: string[]) => ({ ...files, csv: Buffer.from(changed.join('')) });
  const at = lines.findIndex((line, place) => place > 0 && line.split(',')[1] !== lines[place + 1]?.split(',')[1]);
  const [one = '', two = ''] = lines.slice(at);
  const last = lines.at(-1) ?? '';
  const small = (receipt: string) => receipt.toLowerCase();
  const resultWith = (change: (result: Result) => void) => {
    const result = structuredClone(files.result);
    change(result);
    return { ...files, result };
  };
  const bumped = (holder: object, name: string, by = 1) =>
    Object.assign(holder, { [name]: Number(open(holder)[name]) + by });

  test.each<[string, SealedFiles, RegExp[]]>([
    ['the lines of each voter', csvOf(...lines.toSpliced(at, 1)), [/lines for each/, /Each option|open/, /Each level/]],
    [
      'the receipts, where a line is there twice',
      csvOf(...lines.toSpliced(at + 1, 1, one)),
      [/receipt/, /Each option|none|open/],
    ],
    ['the receipts, where two lines are swapped', csvOf(...lines.toSpliced(at, 2, two, one)), [/receipt/]],
    ['the form, where lines end in CRLF', csvOf(...lines.map((line) => line.replace('\n', '\r\n'))), [/UTF-8/]],
    ['the form, where the last line has no end', csvOf(lines.join('').trimEnd()), [/UTF-8/, /lines for each/]],
    ['the form, after a byte order mark', csvOf('\ufeff', ...lines), [/UTF-8/]],
    [
      'the form, where a line never ends',
      csvOf(...lines.toSpliced(at, 0, 'x'.repeat(100_000))),
      [/very file/, /UTF-8/],
    ],
    [
      'a receipt in small letters',
      csvOf(...lines.toSpliced(-1, 1, last.replace(/^.{23}/, small))),
      [/^Every receipt/m],
    ],
    [
      'a title that is not the option’s',
      csvOf(...lines.toSpliced(at, 1, one.replace(/,(EMAIL|PAPER)/, 'x,$1'))),
      [/names an option/],
    ],
    [
      'an option that the ballot has not',
      csvOf(...lines.toSpliced(at, 1, one.replace(/,[^,]*/, ',another'))),
      [/names an option/],
    ],
    [
      'a level that the result has not',
      csvOf(...lines.toSpliced(at, 1, one.replace(/,\w+\n/, ',LETTER\n'))),
      [/has a level/],
    ],
    [
      'a level that is everybody, beside another',
      resultWith(({ levels: [a] }) => Object.assign(a ?? {}, { level: 'ALL' })),
      [/has the fields/],
    ],
    [
      'an option’s votes',
      resultWith(({ options: [a, b] }) => [bumped(a ?? {}, 'votes'), bumped(b ?? {}, 'votes', -1)]),
      [/Each option has/, /levels add up/],
    ],
    ['none of these', resultWith((result) => bumped(result, 'noneOfThese')), [/none of these as/, /levels add up/]],
    ['no further choice', resultWith((result) => bumped(result, 'noFurtherChoice')), [/left open/, /levels add up/]],
    ['the number of voters', resultWith((result) => bumped(result, 'voters')), [/lines for each/, /levels add up/]],
    ['a level', resultWith(({ levels: [a] }) => bumped(a?.options[0] ?? {}, 'votes')), [/Each level/, /levels add up/]],
    [
      'the place of two levels',
      resultWith((result) => Object.assign(result, { levels: result.levels.toReversed() })),
      [/has the fields/],
    ],
    [
      'the ids of the options',
      resultWith((result) => {
        const twice = <T>(list: readonly T[]) => ({ options: [...list, ...list] });
        for (const each of [result, ...result.levels]) Object.assign(each, twice<unknown>(each.options));
      }),
      [/has the fields/],
    ],
    [
      'the number of levels',
      resultWith((result) => {
        const level = (at: number) => ({ ...result.levels[0], level: `L${'X'.repeat(at)}` });
        Object.assign(result, { levels: Array.from({ length: 25 }, (_, at) => level(at)) });
      }),
      [/has the fields/],
    ],
  ])('%s', async (_, changed, expected) => {
    const failed = (await failedChecks(resealed(changed))).join('\n');
    for (const check of expected) expect(failed).toMatch(check);
  });

  test('nothing else, where only a title is not the option’s', async () => {
    const retitled = csvOf(...lines.toSpliced(at, 1, one.replace(/,(EMAIL|PAPER)/, 'x,$1')));
    expect(await failedChecks(resealed(retitled))).toEqual([expect.stringMatching(/names an option/)]);
  });

  test('the threshold of thirty people, and of ten for a level', async () => {
    const few = sealedFiles({ voters: 29 });
    expect(await failedChecks(few)).toEqual([
      expect.stringMatching(/level of fewer than 10/),
      expect.stringMatching(/At least 30/),
    ]);
    expect(await failedChecks(sealedFiles({ voters: 40 }))).toEqual([expect.stringMatching(/level of fewer than 10/)]);
  });

  test.each([
    ['an option gets two votes of one voter', ['a', 'a', 'b'], ['a', 'b', 'c']],
    ['whoever chose none of these chose something too', [NONE, 'd', 'e'], ['a', 'b', 'c']],
  ])('the rules of a vote, where %s', async (_, half, others) => {
    const options = optionsOf(5);
    const ids = new Map(options.map(({ id }, place) => ['abcde'[place], id]));
    const vote = (choices: readonly string[]) => ({
      level: 'ALL',
      choices: choices.map((each) => ids.get(each) ?? each),
    });
    const votes = Array.from({ length: 30 }, (_, voter) => vote(voter % 2 ? half : others));
    const failed = await failedChecks(filesOfVotes(votes, options, 3));
    expect(failed).toEqual([expect.stringMatching(/No option has more votes than voters/)]);
  });

  test.each([{ sha256: 'ab'.repeat(32) }, { voters: 211 }, { result: 'ab'.repeat(32) }])(
    'the audit’s facts, where the entry is true to itself and not to the files: %j',
    async (other) => {
      const audit = { ...files.result.audit, facts: { ...files.result.audit.facts, ...other } };
      const result = { ...files.result, audit, auditHead: auditHash(audit) };
      const failed = await failedChecks({ csv: files.csv, json: Buffer.from(resultText(result)) });
      expect(failed).toEqual([expect.stringMatching(/The audit’s entry names/)]);
    },
  );

  test('nothing but the head that was noted, where the content is a ballot that could have been', async () => {
    const other = resealed(resultWith((result) => Object.assign(result, { tieSeed: 'a-better-one' })));
    expect(await failedChecks(other)).toEqual([]);
    expect(await failedChecks(other, head)).toEqual([expect.stringMatching(/noted/)]);
  });
});

test('bytes that are not UTF-8 are a check that fails, in either file', async () => {
  const bad = (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 200), Buffer.of(0xc3, 0x28), bytes.subarray(200)]);
  expect(await failedChecks({ csv: bad(files.csv), json: files.json })).toContainEqual(expect.stringMatching(/UTF-8/));
  expect(await failedChecks({ csv: files.csv, json: bad(files.json) })).toContainEqual(expect.stringMatching(/fields/));
});

test('a file without end is left alone: one line that goes on, or more lines than votes', async () => {
  let read = 0;
  async function* endless(piece: string) {
    yield files.csv;
    for (; read < 1000; read++) yield Buffer.from(piece);
  }
  for (const piece of ['x'.repeat(1000), '\n'.repeat(1000), files.csv.toString()]) {
    read = 0;
    const checks = await verify({ csv: endless(piece), result: files.json });
    expect(checks.find(({ why }) => why?.includes('not read to its end'))).toBeDefined();
    expect(read).toBeLessThan(20);
  }
});

test.each(['null', '[]', '0', '"x"', '{}', '{"__proto__":1}', '['.repeat(100_000), '\0'])(
  'what is no result at all is a check that fails (%#)',
  async (result) => {
    const [only, ...more] = await verify({ csv: pieces(files.csv), result });
    expect(only).toMatchObject({ ok: false, why: expect.stringMatching(/So nothing else was checked\.$/) });
    expect(more).toEqual([]);
  },
);

test('a csv that cannot be read rejects with its own error: that is not the file’s fault', async () => {
  async function* broken() {
    yield files.csv.subarray(0, 500);
    throw new Error('the line went dead');
  }
  await expect(verify({ csv: broken(), result: files.json })).rejects.toThrow('the line went dead');
});
