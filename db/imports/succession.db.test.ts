import pg from 'pg';
import { aDatabase, type TestDatabase } from '../../api/src/testing/a-database.ts';
import { settleSuccession } from './succession.ts';

let database: TestDatabase;
let client: pg.Client;
const NOW = new Date('2026-05-01T09:00:00Z');
const ALL = ['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS'];

beforeAll(async () => {
  database = await aDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});
/** Two neighbourhoods of a force, `north` with four villages and `east` with one; nobody lives there yet. */
beforeEach(async () => {
  await client.query(`truncate area, person cascade;
    insert into area (id, path, kind, name, force_id)
      select id, 'f', 'FORCE', 'f', id from (select gen_random_uuid() as id) made;`);
  for (const path of ['f/north', 'f/east']) {
    await client.query(
      `insert into area (id, path, kind, name, parent_id, neighbourhood_id, force_id)
       select made.id, $1, 'NEIGHBOURHOOD', $1, f.id, made.id, f.id from area f, (select gen_random_uuid() as id) made where f.path = 'f'`,
      [path],
    );
  }
  for (const path of ['f/north/a', 'f/north/b', 'f/north/c', 'f/north/d', 'f/east/x']) {
    await client.query(
      `insert into area (path, kind, name, parent_id, neighbourhood_id, force_id)
       select $1, 'PLACE', $1, n.id, n.id, n.force_id from area n where n.path = $2`,
      [path, path.slice(0, path.lastIndexOf('/'))],
    );
  }
});

/** Ends the area on a day; its land goes to these in equal shares. */
async function ends(path: string, to: readonly string[], on = '2026-05-01'): Promise<string> {
  const { rows } = await client.query('update area set ended_on = $2 where path = $1 returning id', [path, on]);
  await client.query(
    `insert into area_successor select $1, id, 1.0 / greatest(1, cardinality($2::text[])) from area where path = any($2)`,
    [rows[0].id, to],
  );
  return rows[0].id;
}

/** Somebody new, who lives somewhere or nowhere, with a home that a vote holds until then. */
async function person(email: string, home: string | null = null, heldUntil: string | null = null): Promise<void> {
  await client.query(
    `insert into person (email, home_area_id, home_held_until) values ($1, (select id from area where path = $2), $3)`,
    [email, home, heldUntil],
  );
}

interface Wish {
  topics?: string[];
  themes?: string[];
  frequency?: string;
  least?: string;
  at?: string;
}
async function follows(email: string, path: string, wish: Wish = {}): Promise<void> {
  const { topics = ALL, themes = [], frequency = 'DAILY', least = 'LOW', at = '2026-01-01' } = wish;
  await client.query(
    `insert into follow (person_id, area_id, topics, themes, frequency, least_importance, followed_at)
     select p.id, a.id, $3, $4, $5, $6, $7 from person p, area a where p.email = $1 and a.path = $2`,
    [email, path, topics, themes, frequency, least, at],
  );
}

const rowsOf = async (text: string) => (await client.query(text)).rows;
const followed = () =>
  rowsOf(`select p.email, a.path, f.topics, f.themes, f.frequency, f.least_importance as least from follow f
    join person p on p.id = f.person_id join area a on a.id = f.area_id order by p.email, a.path`);
const homes = async () =>
  Object.fromEntries(
    (await rowsOf('select p.email, a.path from person p left join area a on a.id = p.home_area_id')).map((row) => [
      row.email,
      row.path,
    ]),
  );
const noted = () =>
  rowsOf(`select p.email, a.path as from, b.path as to, m.what from area_move m join person p on p.id = m.person_id
    join area a on a.id = m.from_area_id left join area b on b.id = m.to_area_id order by p.email, a.path, m.what`);
const settle = (ids: string[], now = NOW) => settleSuccession(client, ids, now);

test('one area took its place: emails and homes move there, once', async () => {
  await person('ann', 'f/north/a');
  await follows('ann', 'f/north/a', { topics: ['VOTES'], themes: ['FRAUD', 'BURGLARY'], frequency: 'WEEKLY' });
  await person('ben', 'f/north/d');
  await follows('ben', 'f/north/d');
  const [before] = await rowsOf(`select f.id from follow f join person p on p.id = f.person_id where p.email = 'ann'`);
  const a = await ends('f/north/a', ['f/north/b']);
  expect(await settle([a])).toEqual({ moved: 2, asked: 0 });
  expect(await followed()).toEqual([
    {
      ...{ email: 'ann', path: 'f/north/b', topics: ['VOTES'], frequency: 'WEEKLY', least: 'LOW' },
      themes: expect.arrayContaining(['FRAUD', 'BURGLARY']),
    },
    expect.objectContaining({ email: 'ben', path: 'f/north/d' }),
  ]);
  const [after] = await rowsOf(`select f.id from follow f join person p on p.id = f.person_id where p.email = 'ann'`);
  expect(after).toEqual(before);
  expect(await homes()).toEqual({ ann: 'f/north/b', ben: 'f/north/d' });
  expect(await noted()).toEqual([
    { email: 'ann', from: 'f/north/a', to: 'f/north/b', what: 'FOLLOW' },
    { email: 'ann', from: 'f/north/a', to: 'f/north/b', what: 'HOME' },
  ]);
  expect(await settle([a])).toEqual({ moved: 0, asked: 0 });
  expect(await noted()).toHaveLength(2);
});

test('two follows that become one hear what either heard, as often as the more frequent', async () => {
  await person('ann');
  await follows('ann', 'f/north/a', { topics: ['ALERTS', 'UPDATES'], themes: ['FRAUD'], least: 'HIGH' });
  await follows('ann', 'f/north/b', { topics: ['VOTES'], frequency: 'INSTANT' });
  await follows('ann', 'f/north/c', { topics: ['ALERTS'], themes: ['BURGLARY', 'FRAUD'], least: 'NORMAL' });
  await person('ben');
  await follows('ben', 'f/north/a', { topics: ['ALERTS'], themes: ['FRAUD'] });
  await follows('ben', 'f/north/b', { topics: ['ALERTS'], themes: [], frequency: 'QUARTERLY' });
  const gone = [await ends('f/north/a', ['f/north/b']), await ends('f/north/c', ['f/north/b'])];
  expect(await settle(gone)).toEqual({ moved: 3, asked: 0 });
  expect(await followed()).toEqual([
    {
      ...{ email: 'ann', path: 'f/north/b', topics: ['UPDATES', 'VOTES', 'ALERTS'] },
      // That of votes alone chose no themes: it says nothing about alerts.
      ...{ themes: ['BURGLARY', 'FRAUD'], frequency: 'INSTANT', least: 'NORMAL' },
    },
    { email: 'ben', path: 'f/north/b', topics: ['ALERTS'], themes: [], frequency: 'DAILY', least: 'LOW' },
  ]);
});

test('several took its place, or none: nothing moves, and they are asked', async () => {
  await person('ann', 'f/north/a');
  await follows('ann', 'f/north/a');
  await person('ben', 'f/north/d');
  await follows('ben', 'f/north/d');
  const [a, d] = [await ends('f/north/a', ['f/north/b', 'f/north/c']), await ends('f/north/d', [])];
  expect(await settle([a, d])).toEqual({ moved: 0, asked: 4 });
  expect((await followed()).map(({ path }) => path)).toEqual(['f/north/a', 'f/north/d']);
  expect(await homes()).toEqual({ ann: 'f/north/a', ben: 'f/north/d' });
  expect(await noted()).toEqual(
    ['ann', 'ben'].flatMap((email) =>
      ['FOLLOW', 'HOME'].map((what) => ({ email, from: email === 'ann' ? 'f/north/a' : 'f/north/d', to: null, what })),
    ),
  );
  expect(await settle([a, d])).toEqual({ moved: 0, asked: 0 });
});

test('a home that a vote holds moves within its neighbourhood alone', async () => {
  await person('held', 'f/north/a', '2026-05-02T00:00:00Z');
  await person('over', 'f/north/a', '2026-05-01T09:00:00Z');
  await person('free', 'f/north/a');
  await person('near', 'f/north/b', '2026-05-02T00:00:00Z');
  const gone = [await ends('f/north/a', ['f/east/x']), await ends('f/north/b', ['f/north/c'])];
  expect(await settle(gone)).toEqual({ moved: 3, asked: 1 });
  expect(await homes()).toEqual({ held: 'f/north/a', over: 'f/east/x', free: 'f/east/x', near: 'f/north/c' });
});

test('an area after the next: what ended in a row moves to what is there, and nobody lives in a whole force', async () => {
  await person('ann', 'f/north/a');
  await follows('ann', 'f/north/b');
  await person('ben', 'f/north/d');
  await follows('ben', 'f/north/d');
  const gone = [
    await ends('f/north/a', ['f/north/b']),
    await ends('f/north/b', ['f/north/c']),
    await ends('f/north/d', ['f']),
  ];
  expect(await settle(gone)).toEqual({ moved: 3, asked: 1 });
  expect(await homes()).toEqual({ ann: 'f/north/c', ben: 'f/north/d' });
  expect((await followed()).map(({ path }) => path)).toEqual(['f/north/c', 'f']);
});

test('two that name each other end the search; what ends tomorrow stays until then', async () => {
  await person('ann', 'f/north/a');
  await person('ben', 'f/north/c');
  const circle = [await ends('f/north/a', ['f/north/b']), await ends('f/north/b', ['f/north/a'])];
  const later = await ends('f/north/c', ['f/north/d'], '2026-05-02');
  expect(await settle([...circle, later])).toEqual({ moved: 0, asked: 1 });
  expect(await homes()).toEqual({ ann: 'f/north/a', ben: 'f/north/c' });
  // Midnight in London is eleven in the evening of the day before in summer, by UTC.
  expect(await settle([later], new Date('2026-05-01T22:59:00Z'))).toEqual({ moved: 0, asked: 0 });
  expect(await settle([later], new Date('2026-05-01T23:00:00Z'))).toEqual({ moved: 1, asked: 0 });
});

test('a later answer of the importer is told: those who were asked are moved, and noted anew', async () => {
  await person('ann', 'f/north/a');
  const a = await ends('f/north/a', ['f/north/b', 'f/north/c']);
  await settle([a]);
  await client.query(`delete from area_successor where successor_id = (select id from area where path = 'f/north/c')`);
  expect(await settle([a])).toEqual({ moved: 1, asked: 0 });
  expect(await noted()).toEqual([{ email: 'ann', from: 'f/north/a', to: 'f/north/b', what: 'HOME' }]);
});

test('ten thousand followers who live there are all moved or asked', async () => {
  await client.query(`insert into person (email, home_area_id)
    select 'p' || n, (select id from area where path = 'f/north/a') from generate_series(1, 10000) n`);
  await client.query(`insert into follow (person_id, area_id, topics, frequency, followed_at)
    select p.id, a.id, '{ALERTS}', 'DAILY', now() from person p, area a
    where a.path in ('f/north/a', 'f/north/c') or (a.path = 'f/north/b' and p.email like '%7')`);
  const gone = [await ends('f/north/a', ['f/north/b']), await ends('f/north/c', ['f/north/b', 'f/north/d'])];
  expect(await settle(gone)).toEqual({ moved: 20_000, asked: 10_000 });
  expect(await rowsOf('select count(*)::int as n from follow')).toEqual([{ n: 20_000 }]);
});
