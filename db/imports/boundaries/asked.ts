import { parseArgs } from 'node:util';
import { isDateText, londonDate } from '@patchwork/calendar';
import { CannotStart } from '../../cannot-start.ts';

/** What a file's features are: a kind of area, or a kind of code that places and neighbourhoods carry. */
export type FeatureKind = 'PLACE' | 'NEIGHBOURHOOD' | 'FORCE' | CodeOfKind;
export type CodeOfKind = 'WARD' | 'PARISH' | 'DISTRICT';

const KINDS: readonly string[] = ['PLACE', 'NEIGHBOURHOOD', 'FORCE', 'WARD', 'PARISH', 'DISTRICT'];

/** What a command line asks for. */
export interface Asked {
  file: string;
  codeField: string;
  nameField: string;
  kind: FeatureKind;
  /** The first day on which the boundaries hold. */
  from: string;
  source: string;
  /** The path of the area whose parts features without an area become. */
  into: string | null;
  /** The file is all of its kind in `into`: what is not in it has ended. */
  complete: boolean;
  /** Makes the force and the neighbourhood of `into` where they are missing. */
  create: boolean;
  forceName: string | null;
  neighbourhoodName: string | null;
  dryRun: boolean;
}

export const usage = `Usage: npm run import:boundaries -- FILE --code-field FIELD --name-field FIELD --kind KIND [options]

FILE                 GeoJSON in WGS 84: a FeatureCollection, or one feature a line
--code-field FIELD   the property with the code of an area, like WD13CD
--name-field FIELD   the property with its name, like WD13NM
--kind KIND          PLACE, NEIGHBOURHOOD or FORCE, or the kind of code that places and neighbourhoods here carry:
                     WARD, PARISH or DISTRICT
--from YYYY-MM-DD    the day from which they hold; today unless given. Earlier boundaries are kept
--into PATH          features that are no area here become one in this neighbourhood or force
--complete           the file is all of its kind in PATH: what is not in it ends on the day of --from
--create             makes the force and the neighbourhood of PATH where they are missing, for a trial:
                     --force-name NAME, --neighbourhood-name NAME
--source TEXT        the attribution that the licence asks for
--dry-run            says what would change, and changes nothing`;

const LICENCE = 'Contains public sector information licensed under the Open Government Licence v3.0.';

/**
 * What a command line asks for, or null where it asks how the command is used.
 *
 * @throws CannotStart with what is missing or wrong, and the usage
 */
export function askedBy(args: string[], now: Date): Asked | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (!file) throw new CannotStart(usage);
  if (more.length > 0) no('One file at a time, and these are several.');
  const given = (name: 'code-field' | 'name-field' | 'kind') => values[name] || no(`--${name} is missing.`);
  const [codeField, nameField] = [given('code-field'), given('name-field')];
  const kind = given('kind').toUpperCase();
  if (!KINDS.includes(kind)) no(`${kind} is no kind: ${KINDS.slice(0, -1).join(', ')} or ${KINDS.at(-1)}.`);
  const from = values.from ?? londonDate(now);
  if (!isDateText(from)) no(`${from} is no day, like 2026-05-01.`);
  const into =
    values.into
      ?.trim()
      .toLowerCase()
      .replace(/^\/?(areas\/)?|\/$/g, '') || null;
  for (const name of ['complete', 'create'] as const)
    if (values[name] && !into) no(`--${name} needs --into: say where.`);
  if (into && kind === 'FORCE') no('A force lies in no other area: leave --into away.');
  return {
    ...{ file, codeField, nameField, kind: kind as FeatureKind, from, into },
    source: values.source?.trim() || LICENCE,
    complete: values.complete === true,
    create: values.create === true,
    forceName: values['force-name']?.trim() || null,
    neighbourhoodName: values['neighbourhood-name']?.trim() || null,
    dryRun: values['dry-run'] === true,
  };
}

function no(sentence: string): never {
  throw new CannotStart(`${sentence}\n\n${usage}`);
}

function parsed(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        ...{ 'code-field': text, 'name-field': text, kind: text, from: text, into: text, source: text },
        ...{ complete: flag, create: flag, 'force-name': text, 'neighbourhood-name': text, 'dry-run': flag },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return no((error as Error).message);
  }
}
