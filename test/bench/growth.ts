import pg from 'pg';
import { pageStatement, plannedOnce } from '../../db/page-statement.ts';
import { median } from './contest.ts';
import type { Country } from './countries.ts';

const ROUNDS = 9;
const PAGES_A_ROUND = 100;

/** How long the area page's statement takes in each country, in milliseconds: medians, round by round in turn. */
export async function growthOf(
  small: Country,
  large: Country,
): Promise<{ small: number; large: number; ratio: number }> {
  // Each page once: what is compared is how much there is to look through, not whether it lay on the disk.
  for (const { appUrl, paths } of [small, large]) await timed(appUrl, paths);
  const rounds: [number, number][] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push([await timed(small.appUrl, someOf(small)), await timed(large.appUrl, someOf(large))]);
  }
  return {
    small: median(rounds.map(([one]) => one)),
    large: median(rounds.map(([, other]) => other)),
    ratio: median(rounds.map(([one, other]) => other / one)),
  };
}

const someOf = ({ paths }: Country): string[] =>
  Array.from({ length: PAGES_A_ROUND }, () => paths[Math.floor(Math.random() * paths.length)] as string);

/** On a connection of its own: some are slower by half for as long as they last, whichever country they see. */
async function timed(url: string, paths: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url, options: plannedOnce });
  await client.connect();
  try {
    const times: number[] = [];
    for (const path of paths) {
      const began = performance.now();
      await client.query(pageStatement('AreaPage', path, new Date()));
      times.push(performance.now() - began);
    }
    return median(times);
  } finally {
    await client.end();
  }
}
