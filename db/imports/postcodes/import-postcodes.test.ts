import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { aDatabase, type TestDatabase } from '../../../api/src/testing/a-database.ts';
import { aLog, aTerminal } from '../../jest/a-stream.ts';
import { progressOn, unseen } from '../../progress.ts';
import { type Imported, importPostcodes, lookOf } from './import-postcodes.ts';

jest.setTimeout(60_000);

const now = new Date('2026-11-23T12:00:00Z');
const HEADER = 'pcd7,pcd8,pcds,dointr,doterm,lad25cd,wd25cd,parncp25cd,lat,long';
const line = (postcode: string, ended = '', lat = '52.239', long = '0.083') =>
  `"${postcode}","${postcode}","${postcode}","198001","${ended}","E07000012","E05011294","E04001788",${lat},${long}`;
const CODE_POINT = '"CB3 0QH",10,542300,261900,"E92000001","E19000002","E18000009","","E07000012","E05011294"';

let database: TestDatabase;
let folder: string;
let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  [database, folder] = await Promise.all([aDatabase(), mkdtemp(join(tmpdir(), 'patchwork-postcodes-'))]);
  [owner, app] = await Promise.all([connected(database.ownerUrl), connected(database.appUrl)]);
});
beforeEach(() => owner.query('truncate postcode, postcode_file'));
afterAll(async () => {
  await Promise.all([owner?.end(), app?.end()]);
  await Promise.all([database?.drop(), rm(folder, { recursive: true, force: true })]);
});

async function connected(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  return client;
}

async function written(name: string, lines: readonly string[] | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof lines === 'string' ? lines : `${lines.join('\r\n')}\r\n`);
  return path;
}

const imported = (path: string): Promise<Imported> => importPostcodes(database.ownerUrl, path, now, () => unseen);
/** As the application sees them. */
const known = async () => (await app.query('select * from postcode order by postcode')).rows;

/** What others know of the table: its columns, conditions, indexes, owner and rights. */
async function tableIs() {
  const { rows } = await owner.query(`select
    (select json_agg(json_build_array(attname, format_type(atttypid, atttypmod), attnotnull) order by attnum)
       from pg_attribute where attrelid = c.oid and attnum > 0) as columns,
    (select json_agg(json_build_array(conname, pg_get_constraintdef(oid)) order by conname)
       from pg_constraint where conrelid = c.oid) as constraints,
    (select json_agg(indexdef order by indexdef) from pg_indexes where tablename = 'postcode') as indexes,
    (select count(*)::int from pg_trigger where tgrelid = c.oid) as triggers,
    (select array_agg(r::text order by r::text) from unnest(relacl) r) as rights, relowner, relpersistence
    from pg_class c where oid = 'postcode'::regclass`);
  return rows[0];
}

test('a directory takes the place of what was there, with whose data it is', async () => {
  const first = await written('ONSPD_AUG_2025_UK.csv', [HEADER, line('CB1 1AA'), line('CB3 0QH')]);
  await imported(first);
  const second = await written('ONSPD_AUG_2026_UK.csv', [
    HEADER,
    line('CB3 0QH', '', '52.2401', '0.0801'),
    line('CB3 0QJ', '202001'),
    line('JE2 3AB', '', '99.999999', '0.000000'),
    line('BT1 5GS', '', '54.597', '-5.93'),
  ]);
  for (const _ of ['once', 'again']) {
    expect(await imported(second)).toMatchObject({ kept: 2, ended: 1, nowhere: 1, northernIrish: 1 });
    expect(await known()).toEqual([
      { postcode: 'BT15GS', latitude: 54.597, longitude: -5.93, codes: ['E04001788', 'E05011294', 'E07000012'] },
      { postcode: 'CB30QH', latitude: 52.2401, longitude: 0.0801, codes: ['E04001788', 'E05011294', 'E07000012'] },
    ]);
  }
  const { rows } = await app.query('select name, source, postcodes from postcode_file order by name');
  expect(rows.map(({ name, postcodes }) => [name, postcodes])).toEqual([
    ['ONSPD_AUG_2025_UK.csv', 2],
    ['ONSPD_AUG_2026_UK.csv', 2],
    ['ONSPD_AUG_2026_UK.csv', 2],
  ]);
  expect(rows[0].source).toContain('Royal Mail copyright and database right 2025');
  expect(rows[2].source).toContain('Source: Office for National Statistics licensed under the Open Government Licence');
});

test('afterwards the table is the same to everybody: names, conditions, rights', async () => {
  const before = await tableIs();
  const file = await written('rights.csv', [HEADER, line('CB3 0QH')]);
  await imported(file);
  await imported(file);
  expect(await tableIs()).toEqual(before);
  await expect(app.query('truncate postcode')).rejects.toThrow('permission denied');
  expect(await known()).toHaveLength(1);
});

test('a folder of Code-Point Open is read whole, in metres of the National Grid', async () => {
  const at = await mkdtemp(join(folder, 'codepo-'));
  await writeFile(join(at, 'cb.csv'), `${CODE_POINT}\r\n${CODE_POINT.replace('0QH",10', '0QJ",90')}\r\n`);
  await writeFile(join(at, 'so.CSV'), CODE_POINT.replace('CB3 0QH', 'SO160AS'));
  await writeFile(join(at, 'readme.txt'), 'not this');
  expect(await imported(at)).toMatchObject({ kept: 2, nowhere: 1, format: 'Code-Point Open' });
  const [girton] = await known();
  expect(girton.postcode).toBe('CB30QH');
  expect(girton.latitude).toBeCloseTo(52.238, 2);
  expect(girton.longitude).toBeCloseTo(0.083, 2);
});

test('a mark at its beginning, another kind of line break and an empty line at its end are no trouble', async () => {
  await imported(await written('mark.csv', `\uFEFF${HEADER}\n${line('CB3 0QH')}\n\n`));
  expect(await known()).toHaveLength(1);
});

const GOOD = [HEADER, line('CB1 1AA')];
test.each<[string, string[] | string, string]>([
  ['too few columns', [...GOOD, '"CB3 0QH","x"'], 'bad.csv, line 3: it has 2 columns, and 10 are expected.'],
  ['a number that is none', [...GOOD, line('CB3 0QH', '', 'x')], 'bad.csv, line 3: "x" is not a number'],
  ['an open quote', [...GOOD, '"CB3'], 'bad.csv, line 3: a quote stands where none may'],
  ['a header of something else', ['a,b', '1,2'], 'bad.csv, line 1: it has no column pcds'],
  ['no lines', '', 'bad.csv, line 1: the file is empty'],
  ['a GeoPackage', 'SQLite format 3\0…', 'bad.csv, line 1: this is a GeoPackage. Download Code-Point Open as CSV'],
  ['an archive', 'PK\u0003\u0004', 'bad.csv, line 1: this is a ZIP archive. Unpack it'],
  ['a picture', 'GIF89a\0\0', 'bad.csv, line 1: this is no CSV file'],
  ['one postcode twice', [...GOOD, line('cb11aa')], 'CB11AA is there more than once'],
  ['nothing but what has ended', [HEADER, line('CB1 1AA', '1999')], 'holds no postcode that is in use'],
])('a file with %s is refused in words, and what was there stays', async (_, lines, words) => {
  await imported(await written('good.csv', [HEADER, line('CB9 9ZZ')]));
  const bad = await written('bad.csv', lines);
  await expect(imported(bad)).rejects.toThrow(words);
  await expect(imported(bad)).rejects.toThrow('Nothing was imported');
  expect(await known()).toMatchObject([{ postcode: 'CB99ZZ' }]);
  expect((await owner.query('select from postcode_file')).rowCount).toBe(1);
  expect((await owner.query(`select to_regclass('postcode_next') as left_over`)).rows).toEqual([{ left_over: null }]);
});

test('two kinds of file in one folder are refused', async () => {
  const at = await mkdtemp(join(folder, 'mixed-'));
  await writeFile(join(at, 'a.csv'), CODE_POINT);
  await writeFile(join(at, 'b.csv'), GOOD.join('\n'));
  await expect(imported(at)).rejects.toThrow(
    'b.csv, line 1: this is the ONS Postcode Directory, and the files before it are Code-Point Open.',
  );
});

test('what is not there, and a folder without CSV, are refused', async () => {
  await expect(imported(join(folder, 'nowhere.csv'))).rejects.toThrow('There is no file or folder at ');
  const at = await mkdtemp(join(folder, 'empty-'));
  await expect(imported(at)).rejects.toThrow('There is no CSV file right in the folder');
});

test('whoever reads for long is waited for, and others read on meanwhile', async () => {
  await imported(await written('good.csv', [HEADER, line('CB9 9ZZ')]));
  await app.query('begin');
  expect(await known()).toHaveLength(1);
  const importing = imported(await written('next.csv', [HEADER, line('CB1 1AA'), line('CB1 1AB')]));
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const other = await connected(database.appUrl);
  expect((await other.query('select postcode from postcode')).rows).toEqual([{ postcode: 'CB99ZZ' }]);
  await other.end();
  await app.query('commit');
  await importing;
  expect(await known()).toHaveLength(2);
});

test.each([
  ['a log', aLog, '78 % read, 12,345 postcodes\n'],
  ['a terminal', aTerminal, ' 78 %, 12,345 postcodes, 0s to go'],
])('%s says how much was read', (_, aStream, words) => {
  const { stream, text } = aStream();
  const shown = progressOn(stream, lookOf(1_000));
  shown.tell({ bytes: 780, kept: 12_345, ended: 0, nowhere: 0, northernIrish: 0 });
  shown.end();
  expect(text()).toContain(words);
});

test('of the standard input a line is told after each hundred megabytes', () => {
  const { stream, text } = aLog();
  const shown = progressOn(stream, lookOf(null));
  for (const bytes of [5e7, 1.1e8, 1.9e8, 2e8]) shown.tell({ bytes, kept: 7, ended: 0, nowhere: 0, northernIrish: 0 });
  expect(text()).toBe('110 MB read, 7 postcodes\n200 MB read, 7 postcodes\n');
});

/** The command itself, as npm runs it. */
function command(args: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../postcodes.ts'), ...args], {
    env: { ...process.env, DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => (out += text));
  child.stderr.on('data', (text) => (err += text));
  child.stdin.end(input);
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

test('the command reads its standard input, and says what it did', async () => {
  const { code, out } = await command(['-'], `${HEADER}\n${line('CB3 0QH')}\n${line('CB3 0QJ', '202001')}\n`);
  expect(code).toBe(0);
  expect(out).toContain('1 postcodes of the ONS Postcode Directory are in use now. Left out: 1 that have ended');
  expect(await known()).toHaveLength(1);
});

test.each([
  [[], 'Usage: npm run import:postcodes -- FILE'],
  [['a', 'b'], 'One file or folder at a time'],
  [['--fast'], "Unknown option '--fast'"],
  [['/nowhere/at-all.csv'], 'There is no file or folder at /nowhere/at-all.csv.'],
])('the command with %j ends with 1 and a sentence', async (args, words) => {
  const { code, err } = await command(args);
  expect(code).toBe(1);
  expect(err).toContain(words);
  expect(err).not.toContain('    at ');
});

test('the command says how it is used', async () => {
  expect(await command(['--help'])).toMatchObject({ code: 0, out: expect.stringContaining('Usage: ') });
});
