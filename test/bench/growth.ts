import pg from 'pg';
import { pageStatement, plannedOnce } from '../../db/page-statement.ts';
import { median } from './contest.ts';
import type { Country } from './countries.ts';

const ROUNDS = 7;
const PAGES_A_ROUND = 150;

/** How long the area page's statement takes in each country, in milliseconds: medians, round by round in turn. */
export async function growthOf(
  small: Country,
  large: Country,
): Promise<{ small: number; large: number; ratio: number }> {
  const clients = await Promise.all([small, large].map(connect));
  try {
    const rounds: [number, number][] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const [one, other] = [await timed(clients[0] as Reader), await timed(clients[1] as Reader)];
      // The first only warms.
      if (round > 0) rounds.push([one, other]);
    }
    return {
      small: median(rounds.map(([one]) => one)),
      large: median(rounds.map(([, other]) => other)),
      ratio: median(rounds.map(([one, other]) => other / one)),
    };
  } finally {
    await Promise.all(clients.map(({ client }) => client.end()));
  }
}

interface Reader {
  client: pg.Client;
  paths: string[];
}

async function connect({ appUrl, paths }: Country): Promise<Reader> {
  const client = new pg.Client({ connectionString: appUrl, options: plannedOnce });
  await client.connect();
  return { client, paths };
}

async function timed({ client, paths }: Reader): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < PAGES_A_ROUND; i += 1) {
    const path = paths[Math.floor(Math.random() * paths.length)] as string;
    const began = performance.now();
    await client.query(pageStatement('AreaPage', path, new Date()));
    times.push(performance.now() - began);
  }
  return median(times);
}
