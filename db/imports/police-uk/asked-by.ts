import { parseArgs } from 'node:util';
import { type DateText, isDateText } from '@patchwork/calendar';
import { CannotStart } from '../../cannot-start.ts';

export const HELP = `npm run import:police-uk -- --force ID [options]

Brings a force in from what it publishes at data.police.uk: the force, its neighbourhoods with
their boundaries, people, events and priorities. Again and again, without doubling anything.

  --force ID          the force's id there, like cambridgeshire
  --from URL|FOLDER   another address of the API, or a folder of saved answers
                      (default: https://data.police.uk/api)
  --save FOLDER       keeps every answer in a folder that --from reads
  --dry-run           shows what would change, and changes nothing
  --skip-missing      imports the rest where something listed is not there (404)
  --valid-from DATE   the first day on which the boundaries hold (default: today)
  --help              this

An import is done as a whole or not at all. What was fetched of one that failed is kept for a day,
and the next run goes on from there.`;

/** What an import was asked for. */
export interface Asked {
  force: string;
  from: string;
  save?: string;
  isDryRun: boolean;
  skipMissing: boolean;
  validFrom?: DateText;
}

const API = 'https://data.police.uk/api';

/**
 * The command line as what is asked; null where only the help is.
 *
 * @throws CannotStart with what is wrong, and the help
 */
export function askedBy(args: readonly string[]): Asked | null {
  const values = parsed(args);
  if (values.help) return null;
  const { force, from = API, save, 'valid-from': validFrom } = values;
  if (!force) throw new CannotStart(`Name the force: --force cambridgeshire.\n\n${HELP}`);
  if (validFrom !== undefined && !isDateText(validFrom)) {
    throw new CannotStart(`--valid-from ${validFrom} is no date. Write it like 2026-11-23.`);
  }
  const [isDryRun, skipMissing] = [Boolean(values['dry-run']), Boolean(values['skip-missing'])];
  return { force, from, save, isDryRun, skipMissing, validFrom };
}

function parsed(args: readonly string[]) {
  const options = {
    force: { type: 'string' },
    from: { type: 'string' },
    save: { type: 'string' },
    'dry-run': { type: 'boolean' },
    'skip-missing': { type: 'boolean' },
    'valid-from': { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new CannotStart(`${(error as Error).message}\n\n${HELP}`);
  }
}
