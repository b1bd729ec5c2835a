import { parseArgs } from 'node:util';
import { CannotStart } from '../../cannot-start.ts';

export const usage = `Usage: npm run import:postcodes -- FILE

FILE  the ONS Postcode Directory or Code-Point Open as CSV: a file, a folder of CSV files, or - for the standard input.
      Its postcodes take the place of all that were imported before.`;

/**
 * What a command line asks for: the file or folder to import, or null where it asks how to.
 *
 * @throws CannotStart with the usage where it names none, several, or what is no option
 */
export function askedBy(args: string[]): string | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (!file) throw new CannotStart(usage);
  if (more.length > 0) throw new CannotStart(`One file or folder at a time, and these are several.\n${usage}`);
  return file;
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n${usage}`);
  }
}
