import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** Counting a million sealed lines from the file, and the most memory that took and a tenth of them. */
export interface Counting {
  seconds: number;
  peakMegabytes: number;
  fewPeakMegabytes: number;
}

/** Runs the measure of `libs/tally`, which makes its files itself. Throws where it says something else. */
export async function countingOf(): Promise<Counting> {
  const measure = join(resolve(import.meta.dirname, '../..'), 'libs/tally/measure.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [measure, '100000', '1000000']);
  const told = [...stdout.matchAll(/counted in ([\d.]+) s; peak memory of the process (\d+) MB/g)];
  const [few, many] = told.map(([, seconds, megabytes]) => ({
    seconds: Number(seconds),
    megabytes: Number(megabytes),
  }));
  if (!few || !many) throw new Error(`It was not counted:\n${stdout}`);
  return { seconds: many.seconds, peakMegabytes: many.megabytes, fewPeakMegabytes: few.megabytes };
}
