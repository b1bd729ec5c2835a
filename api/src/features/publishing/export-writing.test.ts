import { parse } from 'csv-parse/sync';
import type { Row } from './export-columns.ts';
import { priorities, updates } from './export-work.ts';
import { type Asked, guarded, writingOf } from './export-writing.ts';

const asked: Asked = { table: updates, areaPath: null, quarterId: null, publicUrl: 'https://x.test', isDemo: false };
const row = (more: Row): Row => ({
  id: '1',
  version: 1,
  postedAt: new Date('2022-09-01T12:00:00Z'),
  places: [],
  ...more,
});

function written(rows: Row[], form: 'csv' | 'json', of: Partial<Asked> = {}): string {
  const writing = writingOf({ ...asked, ...of }, form);
  return writing.begin() + rows.map((each) => writing.rows([each])).join('') + writing.end();
}
const csvOf = (rows: Row[], of?: Partial<Asked>): Record<string, string>[] =>
  parse(written(rows, 'csv', of), { columns: true });

describe('a CSV file', () => {
  test.each([
    'a comma, and "quotes"',
    'two\nlines',
    'lines\r\nof a machine',
    'an accent: Siân; a semicolon',
    ' spaces ',
    "it's",
  ])('holds %j as it is', (body) => {
    expect(csvOf([row({ body })])[0]?.['body']).toBe(body);
  });

  test('ends each record with CRLF and has its columns first', () => {
    const text = written([row({ body: 'A' })], 'csv');
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text.split('\r\n')[0]).toBe(updates.columns.map(({ name }) => name).join(','));
  });

  test.each(['=1+1', '+44', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '＝1', "'=1", '- a list\n- of things'])(
    'lets no spreadsheet take %j for a formula, and gives it back',
    (body) => {
      const cell = csvOf([row({ body })])[0]?.['body'] as string;
      expect(cell).toBe(`'${body}`);
      expect(cell.slice(1)).toBe(body);
      // What takes the apostrophe off again takes none that was written.
      expect(guarded(cell)).toBe(`'${cell}`);
    },
  );

  test('leaves numbers numbers, also below zero, and texts with an apostrophe as they are', () => {
    const [one] = csvOf([row({ version: -5, body: "'tis" })]);
    expect([one?.['version'], one?.['body']]).toEqual(['-5', "'tis"]);
  });

  test('writes nothing for null, ; between places, and instants with their zone', () => {
    const [one] = csvOf([row({ correctedAt: null, places: ['a/b/c', 'a/b/d'] })]);
    expect(one).toMatchObject({ correctedAt: '', places: 'a/b/c;a/b/d', postedAt: '2022-09-01T12:00:00.000Z' });
  });

  test('of a demonstration has no other first line', () => {
    expect(written([], 'csv', { isDemo: true })).toBe(written([], 'csv'));
  });
});

describe('a JSON file', () => {
  test.each([0, 1, 3])('has all of its %i rows', (count) => {
    const rows = Array.from({ length: count }, (_, i) => row({ id: String(i) }));
    const { rows: read } = JSON.parse(written(rows, 'json')) as { rows: Row[] };
    expect(read.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  });

  test('says texts as they are, places as a list, and null for nothing', () => {
    const { rows } = JSON.parse(written([row({ body: '=1+1', places: ['a/b/c'] })], 'json')) as { rows: Row[] };
    expect(rows[0]).toMatchObject({ body: '=1+1', places: ['a/b/c'], correctedAt: null });
    expect(Object.keys(rows[0] as Row)).toEqual(updates.columns.map(({ name }) => name));
  });

  test('says what it is, under which licence, and that it is a demonstration', () => {
    const of = { table: priorities, areaPath: 'a/b', quarterId: 'q' };
    const head = JSON.parse(written([], 'json', { ...of, isDemo: true }));
    expect(head).toEqual({
      ...{ table: 'priorities', title: 'Priorities', areaPath: 'a/b', quarterId: 'q' },
      demonstration: 'Demonstration: not real police information',
      licence: { name: 'Open Government Licence v3.0', url: expect.stringMatching(/^https:\/\/www\.nationalarchives/) },
      attribution: expect.stringContaining('Open Government Licence'),
      describedBy: 'https://x.test/data/datapackage.json',
      rows: [],
    });
    expect(JSON.parse(written([], 'json', of))).not.toHaveProperty('demonstration');
  });
});
