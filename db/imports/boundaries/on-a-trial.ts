import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import pg from 'pg';
import { unseen } from '../../progress.ts';
import { aCell, aFeature } from './a-map.ts';
import { askedBy } from './asked.ts';
import { type Imported, importBoundaries } from './import-boundaries.ts';
import { said } from './said.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const TABLES = ['area', 'area_code', 'area_boundary', 'area_successor', 'area_move', 'audit_entry'];

/** Into a neighbourhood that is made for the trial. */
export const TRIAL = ['--into', 'trial/south', '--create'];

export const girton = aFeature('E05000001', 'Girton', aCell(0, 0));
/** In two parts. */
export const milton = aFeature('E05000002', 'Milton', [...aCell(1, 0), ...aCell(3, 0)]);
export const sawston = aFeature('E05000003', 'Sawston', aCell(0, 1)[0], 'Polygon');

/** An empty, migrated database: what api lays ready for tests, handed in since only a test may take it. */
interface OwnDatabase {
  ownerUrl: string;
  drop(): Promise<void>;
}

/** For the tests: imports of made-up files, on 23 November 2026, into a database without areas. */
export function onATrial(make: () => Promise<OwnDatabase>) {
  let database: OwnDatabase;
  let client: pg.Client;
  let folder: string;
  beforeAll(async () => {
    database = await make();
    folder = await mkdtemp(join(tmpdir(), 'patchwork-boundaries-'));
    client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
    await rm(folder, { recursive: true });
  });
  beforeEach(() => client.query('truncate area, person cascade'));

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  const rows = async (sql: string, ...values: unknown[]): Promise<any[]> => (await client.query(sql, values)).rows;

  /** Imports features, or the text of a file, as the command line does with these words after the usual ones. */
  async function run(file: readonly object[] | string, ...words: string[]): Promise<Imported & { said: string }> {
    const path = join(folder, 'wards.geojson');
    const text = JSON.stringify({ type: 'FeatureCollection', features: file }).replaceAll('{"type":"Feature",', '\n$&');
    await writeFile(path, typeof file === 'string' ? file : text);
    const kind = words.includes('--kind') ? [] : ['--kind', 'WARD'];
    const asked = askedBy([path, '--code-field', 'WD13CD', '--name-field', 'WD13NM', ...kind, ...words], NOW);
    if (!asked) throw new Error('That asks for help.');
    const imported = await importBoundaries(database.ownerUrl, asked, NOW, () => unseen);
    return { ...imported, said: said(asked, imported) };
  }

  const boundaries = () =>
    rows(`select a.path, b.valid_from::text as from, b.valid_until::text as until, b.geometry, length(b.outline) > 20 as drawn
      from area_boundary b join area a on a.id = b.area_id order by a.path, b.valid_from`);
  const dates = async () => (await boundaries()).map(({ path, from, until }) => [path.split('/').at(-1), from, until]);

  /** Every row that an import could write. */
  async function everything(): Promise<unknown[]> {
    const all: unknown[] = [];
    for (const table of TABLES)
      all.push(await rows(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`));
    return all;
  }

  return { rows, run, boundaries, dates, everything };
}
