import { sealedFiles, sha256 } from '../testing/sealed-files.ts';
import { type AuditedEntry, auditHash, bareHash, resultText } from './index.ts';
import { readResult } from './shape.ts';

// That PostgreSQL makes the same hashes is shown where a PostgreSQL is: api/src/platform/audit-hash.db.test.ts.

const entry: AuditedEntry = {
  seq: 7,
  before: 'ab',
  at: '2026-11-23T17:00:01.000204Z',
  deed: 'sealBallot',
  actorId: null,
  subject: 'a "ballot"',
  facts: { voters: 212, b: [1, {}], é: null },
};

test('an entry is hashed as the text that PostgreSQL prints for it, which anybody can hash by hand', () => {
  const text =
    '["ab", 7, 1795453201.000204, "sealBallot", null, "a \\"ballot\\"", {"b": [1, {}], "é": null, "voters": 212}]';
  expect(auditHash(entry)).toBe(sha256(text));
});

test.each([
  ['seq', 8],
  ['before', ''],
  ['at', '2026-11-23T17:00:01.000205Z'],
  ['deed', 'seal'],
  ['actorId', 'a'],
  ['subject', ''],
  ['facts', {}],
])('another %s is another hash', (name, value) => {
  expect(auditHash({ ...entry, [name]: value })).not.toBe(auditHash(entry));
});

test('a moment is the same however many of its noughts are written', () => {
  const hashes = ['17:00:01Z', '17:00:01.0Z', '17:00:01.000000Z'].map((time) =>
    auditHash({ ...entry, at: `2026-11-23T${time}` }),
  );
  expect(new Set(hashes).size).toBe(1);
});

test.each(['yesterday', '2026-13-01T00:00:00Z', '2026-11-23T17:00:01+01:00', '1969-12-31T23:59:59Z'])(
  'no moment: %s',
  (at) => expect(() => auditHash({ ...entry, at })).toThrow(RangeError),
);

describe('result.json', () => {
  const { result } = sealedFiles();

  test('is printed in its own order, whatever order its fields were given in, and read again as the same', () => {
    const reversed = Object.fromEntries(
      Object.entries({ ...result, more: 1 }).toReversed(),
    ) as unknown as typeof result;
    expect(resultText(reversed)).toBe(resultText(result));
    expect(readResult(resultText(result))).toEqual(result);
  });

  test('names the hash of everything that is before its audit', () => {
    const text = resultText(result);
    expect(sha256(`${text.slice(0, text.indexOf(',"audit":'))}}`)).toBe(bareHash(result));
    expect(result.audit.facts.result).toBe(bareHash(result));
  });
});
