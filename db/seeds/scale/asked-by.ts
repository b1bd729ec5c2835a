import { parseArgs } from 'node:util';
import { CannotStart } from '../../cannot-start.ts';
import type { Asked } from './country.ts';

/** Some hundred million rows: ids for forty times as many are at hand. */
const LARGEST = 100_000;

export const usage = `Usage: npm run db:seed -- --scale N --seed S
  --scale  how many neighbourhoods to make up: a whole number from 1 to ${LARGEST.toLocaleString('en-GB')}
  --seed   which country of that size: a whole number from 0 to 4294967295; 1 where left out`;

/**
 * The country that a command line asks for, or null where it asks how the command is used.
 *
 * @throws CannotStart with the usage where it asks for none, or for one that cannot be
 */
export function askedBy(args: string[]): Asked | null {
  const { help, scale, seed = '1' } = optionsOf(args);
  if (help) return null;
  if (scale === undefined) throw new CannotStart(usage);
  return { scale: whole('--scale', scale, 1, LARGEST), seed: whole('--seed', seed, 0, 4_294_967_295) };
}

function optionsOf(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { scale: text, seed: text, help: { type: 'boolean', short: 'h' } } }).values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n${usage}`);
  }
}

function whole(option: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d{1,10}$/.test(text) && number >= least && number <= most) return number;
  throw new CannotStart(`${option} cannot be ${JSON.stringify(text)}.\n${usage}`);
}
