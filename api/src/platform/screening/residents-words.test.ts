import { jest } from '@jest/globals';
import fc from 'fast-check';
import { caughtSentences } from './caught-sentences.ts';
import { innocentSentences } from './innocent-sentences.ts';
import { ScreeningReason, screened } from './residents-words.ts';
import { THREE_LETTERS, TWO_LETTERS } from './short-words.ts';

const reasonOf = (text: string) => screened(text, 'words')?.reason ?? null;
const caught = Object.values(ScreeningReason).flatMap((reason) =>
  caughtSentences[reason].map((text) => [reason, text] as const),
);

test('there are at least two hundred innocent sentences, and eighty that are not', () => {
  expect(new Set(innocentSentences).size).toBeGreaterThanOrEqual(200);
  expect(new Set(caught.map(([, text]) => text)).size).toBeGreaterThanOrEqual(80);
});

test.each(innocentSentences)('passes: %s', (text) => {
  expect(screened(text, 'words')?.message ?? null).toBeNull();
});

test.each(caught)('%s: %s', (reason, text) => {
  expect(reasonOf(text)).toBe(reason);
});

test.each(caught)('%s is seen in the middle of a longer text: %s', (reason, text) => {
  expect(reasonOf(`The 18A bus was late on the A14.\n${text}\nCB24 and CB25 are fine.`)).toBe(reason);
});

test('all innocent sentences at once are still innocent', () => {
  expect(screened(innocentSentences.filter((text) => /\p{Ll}/u.test(text)).join('\n'), 'words')).toBeNull();
});

test.each(caught)('says first that nothing was sent, names the field, then what was seen: %s: %s', (reason, text) => {
  const refusal = screened(text, 'suggestion.words');
  expect(refusal?.field).toBe('suggestion.words');
  expect(refusal?.message).toMatch(
    /^We have not sent this to anyone\. (?:If someone is in danger now, call 999|You wrote “)/,
  );
  expect(refusal?.message).toMatch(/\.$/);
  const seen = refusal?.message.match(/“([^”]+?)…?”, which/)?.[1] ?? 'nothing was quoted';
  const bare = (words: string) => words.replaceAll(/['’]/g, '').replaceAll(/\s+/g, ' ');
  expect(bare(text)).toContain(bare(seen));
  if (reason !== 'EMERGENCY') expect(refusal?.message).not.toContain('999');
});

test('an emergency puts 999 first, the text service and 101 after it', () => {
  const message = screened('He is hitting her now.', 'words')?.message ?? '';
  const places = ['If someone is in danger now, call 999', 'text 999', '“He is hitting her”', 'call 101'];
  const at = places.map((words) => message.indexOf(words));
  expect(at).toEqual([...at].sort((a, b) => a - b));
  expect(at[0]).toBe('We have not sent this to anyone. '.length);
  expect(message).not.toContain('Samaritans');
});

test('who means to die reads of Samaritans too', () => {
  expect(screened('I am going to kill myself', 'words')?.message).toContain('Samaritans on 116 123');
});

test('quotes each thing once, three at most, and cuts what is long', () => {
  const marks = screened('AB12 CDE, AB12 CDE, CD13 EFG, EF14 GHJ and GH15 JKL.', 'words')?.message;
  expect(marks).toContain('You wrote “AB12 CDE”, “CD13 EFG” and “EF14 GHJ”, which looks like');
  expect(screened(`${'a'.repeat(64)}@example.org`, 'words')?.message).toContain(`“${'a'.repeat(60)}…”`);
  expect(screened('Dr John Park', 'words')?.message).toContain('You wrote “Dr John Park”, which');
});

test('figures and letters of other widths are read as what they look like', () => {
  expect(reasonOf('ＡＢ１２ ＣＤＥ')).toBe('REGISTRATION_MARK');
  expect(reasonOf('AB12\u00a0CDE')).toBe('REGISTRATION_MARK');
});

describe('registration marks', () => {
  const letters = (from: string, length: number) =>
    fc.array(fc.constantFrom(...from), { minLength: length, maxLength: length }).map((all) => all.join(''));
  const figures = (least: number, most: number) => fc.integer({ min: least, max: most }).map(String);
  // What is also a word is read by its neighbours, and has sentences of its own above.
  const tail = letters('ABCDEFGHJKLMNPRSTUVWXYZ', 3).filter((three) => !THREE_LETTERS.has(three.toLowerCase()));
  const area = fc
    .tuple(letters('ABCDEFGHKLMNOPRSTUVWXY', 1), letters('ABCDEFGHJKLMNOPRSTUVWXY', 1))
    .map((two) => two.join(''))
    .filter((two) => !TWO_LETTERS.has(two.toLowerCase()));
  const gap = fc.constantFrom('', ' ', '  ', '-', '\t', '\u00a0');
  const cased = (text: string) =>
    fc
      .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
      .map((small) => [...text].map((letter, i) => (small[i] ? letter.toLowerCase() : letter)).join(''));
  const sentence = fc.constantFrom(
    (mark: string) => mark,
    (mark: string) => `The car is ${mark}.`,
    (mark: string) => `On the A14 (${mark}) at 40 mph`,
    (mark: string) => `it was "${mark}", I think`,
  );
  const groups = [
    fc.tuple(area, gap, figures(10, 99), gap, tail),
    fc.tuple(letters('ABCDEFGHJKLMNPQRSTVWXY', 1), figures(1, 999), gap, tail),
    fc.tuple(tail, gap, figures(1, 999), letters('ABCDEFGHJKLMNPQRSTVWXY', 1)),
  ].map((one) => (one as fc.Arbitrary<string[]>).map((parts) => parts.join('')));

  test.each(groups.map((group, i) => [['of today', 'with the year first', 'with the year last'][i], group] as const))(
    '%s: seen in every spacing and casing',
    (_called, group) => {
      fc.assert(
        fc.property(group.chain(cased), sentence, (mark, inSentence) => {
          expect(reasonOf(inSentence(mark))).toBe('REGISTRATION_MARK');
        }),
      );
    },
  );

  test('no road number is one, alone or beside others', () => {
    const road = fc.tuple(fc.constantFrom('A', 'B', 'M', 'a', 'b', 'm'), fc.integer({ min: 1, max: 9999 }));
    fc.assert(
      fc.property(fc.array(road, { minLength: 1, maxLength: 5 }), (roads) => {
        expect(reasonOf(`Lorries on the ${roads.map((parts) => parts.join('')).join(' and ')} at night.`)).toBeNull();
      }),
    );
  });

  test('no postcode is one', () => {
    const postcode = fc
      .tuple(
        letters('ABCDEFGHLNPRSW', 2),
        figures(1, 29),
        fc.constantFrom(' ', ''),
        figures(0, 9),
        letters('ABDEFGHJLNPQRSTUWXYZ', 2),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(postcode, (code) => {
        expect(reasonOf(`The whole of ${code} is dark.`)).toBeNull();
      }),
    );
  });
});

describe('hostile texts of 5,000 characters', () => {
  const units = [
    'a',
    'A',
    '0',
    '07',
    ' ',
    '-',
    '(0',
    'A1',
    'Aa ',
    'Mr ',
    '14 ',
    '14 High ',
    '14 Aa. Aa. ',
    'a@',
    'a.',
    'a.a@',
    'St. ',
    'number ',
    'he is ',
    'now ',
    'a knife ',
    'reg is ',
    'no. ',
    'plate of ',
    '01223 ',
    '\n',
    '+',
    "Aa'",
    'I am being ',
    'break in ',
  ];
  const hostile = units.map((unit) => unit.repeat(Math.ceil(5_000 / unit.length)).slice(0, 5_000));

  test.each(hostile)(
    'is read to its end: %j',
    (text) => {
      expect([null, ...Object.values(ScreeningReason)]).toContain(reasonOf(text));
    },
    2_000,
  );

  test('no pattern repeats a repetition without end', () => {
    const patterns = new Set<string>();
    const matchAll = String.prototype.matchAll;
    const spy = jest.spyOn(String.prototype, 'matchAll').mockImplementation(function (this: string, pattern: RegExp) {
      patterns.add(pattern.source);
      return matchAll.call(this, pattern);
    });
    try {
      screened('nothing to see', 'words');
    } finally {
      spy.mockRestore();
    }
    expect(patterns.size).toBeGreaterThan(40);
    const endless = /(?<!\\)[+*]|\{\d+,\}/;
    const isNested = (source: string) =>
      [...source.matchAll(/\((?:[^()]|\([^()]*\))*\)(?:[+*]|\{\d+,\})/g)].some(([group]) =>
        endless.test(group.slice(0, -1).replaceAll(/\[[^\]]*\]/g, 'x')),
      );
    expect(isNested('(a+)+')).toBe(true);
    expect(isNested('(?:a|b*)*')).toBe(true);
    expect(isNested('(?: a| b)*')).toBe(false);
    expect([...patterns].filter(isNested)).toEqual([]);
  });
});
