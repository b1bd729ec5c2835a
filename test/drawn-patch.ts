import { londonClock } from '@patchwork/calendar';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { ask } from './machine.ts';
import { aWord } from './meetings.ts';
import type { roles } from './roles.ts';

// A neighbourhood of a test's own whose places have boundaries, and priorities that are about some of them.

const DAY = 86_400_000;
const dayFromNow = (days: number) => londonClock(new Date(Date.now() + days * DAY)).day;

export const SOURCE = 'Drawn for a test';

export interface DrawnPatch {
  path: string;
  name: string;
  /** Its places in the order of their names: three squares from west to east, then a point south of them. */
  places: { path: string; name: string }[];
  /** The first is about the first place, the second about the first two, the third about everything. */
  priorities: { id: string; title: string }[];
}

/** Adds a neighbourhood with four places, three of which have boundaries, and what its team works on today. */
export async function aDrawnPatch(asAnother: (role: keyof typeof roles) => Promise<Page>): Promise<DrawnPatch> {
  const admin = (await asAnother('admin')).request;
  const add = async (input: object): Promise<string> => {
    const { data, errors } = await ask(admin, 'AddArea', { input });
    if (!data?.addArea.path) throw new Error(`No area was added: ${JSON.stringify([data, errors])}`);
    return data.addArea.path;
  };
  const name = `Weald ${aWord()}`;
  const path = await add({ parentPath: 'cambridgeshire', kind: 'NEIGHBOURHOOD', name });
  const places: DrawnPatch['places'] = [];
  for (const [i, tree] of ['Ash', 'Beech', 'Cedar', 'Elm'].entries()) {
    const place = `${tree} ${aWord()}`;
    const middle = i < 3 ? { latitude: 52.5, longitude: 0.3 + i * 0.04 } : { latitude: 52.46, longitude: 0.34 };
    places.push({ name: place, path: await add({ parentPath: path, kind: 'PLACE', name: place, ...middle }) });
  }
  const database = new pg.Client({ connectionString: process.env.PATCHWORK_DATABASE });
  await database.connect();
  try {
    for (const [i, place] of places.slice(0, 3).entries()) await draw(database, place.path, 30_000 + i * 4_000);
    return { path, name, places, priorities: await work(database, path, places) };
  } finally {
    await database.end();
  }
}

/** A square of 0.04 degrees of longitude whose middle lies so far east, at 52.5 degrees north. */
async function draw(database: pg.Client, path: string, east: number): Promise<void> {
  const [left, top, side] = [east - 2_000, -6_191_000, 4_000];
  await database.query(
    `insert into area_boundary (area_id, valid_from, geometry, outline, frame, source)
     select id, '2010-01-01', '[]', $2, $3, $4 from area where path = $1`,
    [path, `M${left} ${top}l${side} 0 0 ${side}-${side} 0z`, [left, top, left + side, top + side], SOURCE],
  );
}

async function work(
  database: pg.Client,
  path: string,
  places: DrawnPatch['places'],
): Promise<DrawnPatch['priorities']> {
  const quarter = await database.query(
    'insert into quarter (area_id, starts_on, ends_on) select id, $2, $3 from area where path = $1 returning id',
    [path, dayFromNow(-30), dayFromNow(60)],
  );
  const agreed: [theme: string, title: string, at: number][] = [
    ['SPEEDING', 'Speeding by the school', 1],
    ['BURGLARY', 'Sheds and garages', 2],
    ['FRAUD', 'Callers at the door', 0],
  ];
  const priorities: DrawnPatch['priorities'] = [];
  for (const [i, [theme, title, at]] of agreed.entries()) {
    const id = crypto.randomUUID();
    await database.query(
      'insert into priority (id, quarter_id, position, theme, title, lineage_id) values ($1, $2, $3, $4, $5, $1)',
      [id, quarter.rows[0].id, i + 1, theme, title],
    );
    const paths = places.slice(0, at).map((place) => place.path);
    await database.query('insert into priority_place select $1, id from area where path = any($2)', [id, paths]);
    priorities.push({ id, title });
  }
  return priorities;
}
