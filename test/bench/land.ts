import pg from 'pg';

/** How many neighbourhoods lie in the made-up land. */
export const NEIGHBOURHOODS = 5_000;

const COLUMNS = 80;
/** Of one neighbourhood, in degrees: about 4 km. */
const [WIDTH, HEIGHT] = [0.06, 0.036];
const [WEST, SOUTH] = [-4.5, 50.4];

/** A corner of a field of such a size, bent by waves so that borders wind as real ones do, alike from both sides. */
function bent(column: number, row: number): [longitude: number, latitude: number] {
  const wave = (a: number, b: number) => 0.05 * Math.sin(7 * a + 3 * b) + 0.008 * Math.sin(41 * b - 11 * a);
  const [x, y] = [column + wave(column, row), row + wave(row, column)];
  return [Number((WEST + x * WIDTH).toFixed(7)), Number((SOUTH + y * HEIGHT).toFixed(7))];
}

/** The ring around the neighbourhood in a place of the grid, of so many points on each of its sides. */
function ringAt(column: number, row: number, points: number): [number, number][] {
  const side = (of: (share: number) => [number, number]) => Array.from({ length: points }, (_, i) => of(i / points));
  const ring = [
    ...side((share) => bent(column + share, row)),
    ...side((share) => bent(column + 1, row + share)),
    ...side((share) => bent(column + 1 - share, row + 1)),
    ...side((share) => bent(column, row + 1 - share)),
  ];
  return [...ring, ring[0] as [number, number]];
}

/** Fills a country with neighbourhoods of one force whose boundaries have 1,000 to 2,000 points each, once. */
export async function settleLand(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query(`select 1 from area where path = 'bench-land'`);
    if (rowCount) return;
    await client.query('begin');
    await client.query(
      `insert into area (id, path, kind, name, force_id) select id, 'bench-land', 'FORCE', 'Bench land', id
       from gen_random_uuid() id`,
    );
    for (let i = 0; i < NEIGHBOURHOODS; i += 1) {
      const ring = ringAt(i % COLUMNS, Math.floor(i / COLUMNS), 250 + ((i * 37) % 251));
      await client.query({
        name: 'settle',
        text: `with made as (
          insert into area (id, path, kind, name, parent_id, neighbourhood_id, force_id)
          select one.id, 'bench-land/n' || $1::int, 'NEIGHBOURHOOD', 'N' || $1::int, force.id, one.id, force.id
          from (select gen_random_uuid() as id) one, area force where force.path = 'bench-land' returning id)
          insert into area_boundary (area_id, valid_from, geometry, outline, frame, source)
          select id, '2020-01-01', $2::json, 'M0,0', '{0,0,1,1}', 'Made up' from made`,
        values: [i, JSON.stringify([[ring]])],
      });
    }
    await client.query('commit');
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}

/** So many points inside its neighbourhoods, as they are asked for. */
export function pointsInLand(many: number): string[] {
  // Not near a border: neighbours have points of their own on it, so that gaps as wide as a street lie between them.
  const within = (cells: number) => Math.floor(Math.random() * cells) + 0.1 + Math.random() * 0.8;
  return Array.from({ length: many }, () => {
    const [longitude, latitude] = bent(within(COLUMNS), within(Math.floor(NEIGHBOURHOODS / COLUMNS)));
    return `${latitude},${longitude}`;
  });
}
