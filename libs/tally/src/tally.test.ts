import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { linesOf, optionsOf, randomOf, type Vote } from '../testing/made-up.ts';
import { sha256 } from '../testing/sealed-files.ts';
import { HEADER, type Line, lineText, Miscount, NONE, ranked, Tally } from './index.ts';
import { titleFields } from './lines.ts';

/** Ballots of any size: options with any titles, and votes for them. */
const ballots = fc
  .record({
    titles: fc.array(
      fc.string({ unit: 'grapheme', minLength: 1 }).filter((title) => !/[\r\n]/.test(title)),
      {
        minLength: 2,
        maxLength: 20,
      },
    ),
    maxChoices: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ titles, maxChoices }) => {
    const options = optionsOf(titles.length).map(({ id }, at) => ({ id, title: titles[at] ?? '' }));
    const some = fc.subarray(
      options.map(({ id }) => id),
      { minLength: 1, maxLength: Math.min(maxChoices, options.length) },
    );
    const vote: fc.Arbitrary<Vote> = fc.record({
      level: fc.constantFrom('EMAIL', 'PAPER', 'ALL'),
      choices: fc.oneof(some, fc.constant([NONE])),
    });
    return fc.record({
      options: fc.constant(options),
      maxChoices: fc.constant(maxChoices),
      votes: fc.array(vote, { maxLength: 60 }),
    });
  });

const linesOfAll = (votes: readonly Vote[], maxChoices: number): Line[] => [
  ...linesOf(votes, votes.length, maxChoices, randomOf(1)),
];

function tallied(options: readonly { id: string; title: string }[], maxChoices: number, lines: readonly Line[]) {
  const tally = new Tally(options, maxChoices);
  for (const line of lines) tally.add(line);
  return tally.counts();
}

/** Counted from the votes as they were given, and not from lines. */
function naive(votes: readonly Vote[], ids: readonly string[], maxChoices: number) {
  return {
    voters: votes.length,
    options: ids.map((id) => ({ id, votes: votes.filter(({ choices }) => choices.includes(id)).length })),
    noneOfThese: votes.filter(({ choices }) => choices.includes(NONE)).length,
    noFurtherChoice: votes.flatMap(({ choices }) => Array(maxChoices - choices.length).fill('')).length,
  };
}

test('any votes come to what counting them one by one comes to, in all and at each level, in whatever order', () => {
  fc.assert(
    fc.property(ballots, fc.integer(), ({ options, maxChoices, votes }, seed) => {
      const random = randomOf(seed);
      const lines = linesOfAll(votes, maxChoices).toSorted(() => random() - 0.5);
      const ids = options.map(({ id }) => id);
      const own = naive(votes, ids, maxChoices);
      const levels = [...new Set(votes.map(({ level }) => level))].sort();
      expect(tallied(options, maxChoices, lines)).toEqual({
        ...own,
        options: own.options.map((each, at) => ({ ...each, title: options[at]?.title })),
        levels: levels.map((level) => ({
          level,
          ...naive(
            votes.filter((vote) => vote.level === level),
            ids,
            maxChoices,
          ),
        })),
      });
    }),
  );
});

test('the count is that of cut, sort and uniq, whatever commas, quotes and letters the titles hold', () => {
  const recount = 'tail -n +2 | cut -d, -f2 | sort | uniq -c';
  fc.assert(
    fc.property(ballots, ({ options, maxChoices, votes }) => {
      const lines = linesOfAll(votes, maxChoices);
      const titleOf = new Map(options.map(({ id, title }) => [id, title]));
      const csv = HEADER + lines.map((line) => lineText(line, titleOf)).join('');
      const env = { ...process.env, LC_ALL: 'C' };
      const printed = execFileSync('sh', ['-c', recount], { input: csv, encoding: 'utf8', env });
      const counted = printed.matchAll(/^ *(\d+) (.*)$/gm);
      const byId = Object.fromEntries([...counted].map(([, count, id]) => [id, Number(count)]));
      const counts = tallied(options, maxChoices, lines);
      const own = [
        ...counts.options.map(({ id, votes: number }) => [id, number] as const),
        [NONE, counts.noneOfThese] as const,
        ['', counts.noFurtherChoice] as const,
      ];
      expect(byId).toEqual(Object.fromEntries(own.filter(([, number]) => number > 0)));
    }),
    { numRuns: 40, examples: [[awkward()]] },
  );
});

/** Titles that would lead a careless reader of the file astray. */
function awkward() {
  const titles = ['a, b, c', '"quoted"', ',none,', 'x","none', 'Ünïcode 盗難 🚲', ' spaces ', 'tab\there'];
  const options = optionsOf(titles.length).map(({ id }, at) => ({ id, title: titles[at] ?? '' }));
  const votes = options.map(({ id }, at) => ({ level: at % 2 ? 'EMAIL' : 'PAPER', choices: [id] }));
  return { options, maxChoices: 3, votes: [...votes, { level: 'EMAIL', choices: [NONE] }] };
}

const options = optionsOf(2);
const [first] = options.map(({ id }) => id);
const receipt = '7K2QX-9MZB4-0T1VW-HJKMN';

test('a ballot that no vote was cast in comes to nothing', () => {
  const none = { noneOfThese: 0, noFurtherChoice: 0, levels: [] };
  const zero = options.map((option) => ({ ...option, votes: 0 }));
  expect(new Tally(options, 3).counts()).toEqual({ voters: 0, options: zero, ...none });
});

test('a line that cannot be is refused and not counted', () => {
  const tally = new Tally(options, 1);
  expect(() => tally.add({ receipt, optionId: 'another', level: 'EMAIL' })).toThrow(Miscount);
  expect(() => tally.add({ receipt, optionId: NONE, level: 'e-mail' })).toThrow(Miscount);
  expect(tally.lines).toBe(0);
});

test('lines that are not whole votes are refused when they are added up, also where only the levels show it', () => {
  const tally = new Tally(options, 2);
  tally.add({ receipt, optionId: NONE, level: 'EMAIL' });
  expect(() => tally.counts()).toThrow(Miscount);
  tally.add({ receipt, optionId: '', level: 'PAPER' });
  expect(() => tally.counts()).toThrow(Miscount);
});

test('levels without end are refused before they fill the memory', () => {
  const tally = new Tally(options, 1);
  const add = () => {
    for (let level = 0; level < 100; level++)
      tally.add({ receipt, optionId: NONE, level: `LEVEL_${'X'.repeat(level % 20)}${'_'.repeat(level / 20)}` });
  };
  expect(add).toThrow('More than 20 levels');
});

test.each([
  ['two options with one id', [options[0], options[0]], 3],
  ['an option whose id is that of none of these', [{ id: NONE, title: 'x' }], 3],
  ['an option without an id', [{ id: '', title: 'x' }], 3],
  ['votes without a choice', options, 0],
  ['half choices', options, 1.5],
])('no tally of %s', (_, wrong, maxChoices) => {
  expect(() => new Tally(wrong as typeof options, maxChoices)).toThrow(Miscount);
});

describe('a line of the file', () => {
  const text = (title: string, optionId = first ?? '') =>
    lineText({ receipt, optionId, level: 'EMAIL' }, new Map([[first ?? '', title]]));

  test.each([
    ['Speeding', 'Speeding'],
    ['Speeding, and parking', '"Speeding, and parking"'],
    ['The "Rec"', '"The ""Rec"""'],
    ['Café 盗難 🚲; it’s', 'Café 盗難 🚲; it’s'],
  ])('quotes only where it must: %s', (title, field) => {
    expect(text(title)).toBe(`${receipt},${first},${field},EMAIL\n`);
    expect(titleFields(new Map([['x', title]])).get('x')).toBe(field);
  });

  test('says in words where no option was chosen', () => {
    expect(text('x', NONE)).toBe(`${receipt},none,None of these,EMAIL\n`);
    expect(text('x', '')).toBe(`${receipt},,No further choice,EMAIL\n`);
  });

  test.each(['two\nlines', 'two\rlines', 'half a \ud83d'])('is one line of UTF-8, whatever the title: %j', (title) => {
    expect(() => text(title)).toThrow(Miscount);
  });

  test.each([
    ['an unknown option', { receipt, optionId: 'another', level: 'EMAIL' }],
    [
      'a receipt with a letter that is easily misread',
      { receipt: receipt.replace('7', 'O'), optionId: '', level: 'EMAIL' },
    ],
    ['a receipt in small letters', { receipt: receipt.toLowerCase(), optionId: '', level: 'EMAIL' }],
    ['a level with a comma', { receipt, optionId: '', level: 'EMAIL,' }],
  ])('is refused with %s', (_, line) => expect(() => lineText(line, new Map())).toThrow(Miscount));
});

describe('the order of the options', () => {
  const votes = (...numbers: number[]) => numbers.map((number, at) => ({ id: `option-${at}`, votes: number }));

  test('most votes first; equal votes share a rank, and the next rank leaves room for them', () => {
    const order = ranked(votes(5, 9, 7, 7, 1, 1, 1), 'seed');
    expect(order.map(({ votes: number, rank, isTied }) => [number, rank, isTied])).toEqual([
      [9, 1, false],
      [7, 2, true],
      [7, 2, true],
      [5, 4, false],
      [1, 5, true],
      [1, 5, true],
      [1, 5, true],
    ]);
  });

  test('a tie lies in the order of the SHA-256 of the seed and the id', () => {
    const sums = ['seedoption-0', 'seedoption-1', 'seedoption-2', 'seedoption-3'].map((words) => ({
      id: words.slice(4),
      sum: sha256(words),
    }));
    const drawn = sums.toSorted((a, b) => (a.sum < b.sum ? -1 : 1)).map(({ id }) => id);
    expect(ranked(votes(3, 3, 3, 3), 'seed').map(({ id }) => id)).toEqual(drawn);
    expect(ranked(votes(3, 3, 3, 3).toReversed(), 'seed').map(({ id }) => id)).toEqual(drawn);
  });

  test('another seed draws another order, and each place is drawn about equally often', () => {
    const wins = [0, 0, 0];
    for (let seed = 0; seed < 3000; seed++) {
      const [winner] = ranked(votes(2, 2, 2), `seed ${seed}`);
      const at = Number(winner?.id.at(-1));
      wins[at] = (wins[at] ?? 0) + 1;
    }
    for (const number of wins) expect(Math.abs(number - 1000)).toBeLessThan(120);
  });

  test('whatever else an option holds is kept, and the list given is left as it was', () => {
    const given = [
      { id: 'b', votes: 1, title: 'B' },
      { id: 'a', votes: 2, title: 'A' },
    ];
    expect(ranked(given, 's')[0]).toEqual({ id: 'a', votes: 2, title: 'A', rank: 1, isTied: false });
    expect(given.map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
