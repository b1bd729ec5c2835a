import { londonDate } from '@patchwork/calendar';
import pg from 'pg';
import { CannotStart } from '../../cannot-start.ts';
import { type Look, type Shown, written } from '../../progress.ts';
import type { Settled } from '../succession.ts';
import type { Asked } from './asked.ts';
import { type Dated, dateBoundaries } from './dated-boundaries.ts';
import { type Ended, endAreas } from './ended-areas.ts';
import { type Reading, readIntoTable } from './file-table.ts';
import { drawMaps } from './maps.ts';
import { type Matched, match } from './matching.ts';
import { type Added, addAreas, keepCodes } from './new-areas.ts';
import { type Into, intoOf } from './where.ts';

/** Any number, the same for all: two imports at once take turns. */
const LOCK = 7_281_829;

/** What an import did, or would do. */
export interface Imported {
  features: number;
  into: Into | null;
  matched: Matched;
  added: Added;
  dated: Dated;
  ended: Ended[];
  settled: Settled;
}

/**
 * Brings the boundaries of a file into the database, in one transaction: all of it or, on an error or a kill, nothing.
 * Doing it again changes nothing.
 *
 * @param shown shows how far the reading has come
 * @throws CannotStart with the line and the reason, where the file cannot be imported
 */
export async function importBoundaries(
  ownerUrl: string,
  asked: Asked,
  now: Date,
  shown: (look: Look<Reading>) => Shown<Reading>,
): Promise<Imported> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'patchwork import' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const into = await intoOf(client, asked);
    const features = await readIntoTable(client, asked, shown);
    const imported = await write(client, asked, { features, into, now });
    await client.query(asked.dryRun ? 'rollback' : 'commit');
    return imported;
  } finally {
    // What is not committed by now is rolled back with the connection.
    await client.end();
  }
}

async function write(
  client: pg.Client,
  asked: Asked,
  { features, into, now }: { features: number; into: Into | null; now: Date },
): Promise<Imported> {
  const matched = await match(client, asked, into);
  if (matched.features === 0 && !(into && matched.strangers.length > 0))
    throw new CannotStart(nothingMatched(asked, matched, features));
  const added = into ? await addAreas(client, into, matched.strangers) : { count: 0, elsewhere: [] };
  await keepCodes(client, asked);
  const dated = await dateBoundaries(client, asked);
  const { ended, settled } =
    into && asked.complete ? await endAreas(client, asked, into, now) : { ended: [], settled: { moved: 0, asked: 0 } };
  await drawMaps(client, asked.from, londonDate(now));
  const imported = { features, into, matched, added, dated, ended, settled };
  await audit(client, asked, imported);
  return imported;
}

function nothingMatched({ file, kind, codeField }: Asked, { shared, strangers }: Matched, features: number): string {
  const codes = strangers.slice(0, 3).map(({ name, code }) => `${name} (${code})`);
  if (shared.length === features)
    return `Nothing was imported: each code of ${file} is carried by several areas here, or with others of its kind, so it is nobody’s own boundary.`;
  return `Nothing was imported: none of the ${written(features)} features of ${file} is an area here, like ${codes.join(', ')}. Check that ${codeField} holds their codes and that ${kind} is their kind; or name with --into the neighbourhood or force whose areas they are to become.`;
}

/** An import that changed nothing is no deed. */
async function audit(client: pg.Client, { kind, from }: Asked, imported: Imported): Promise<void> {
  const { features, into, added, dated, ended, settled } = imported;
  if (dated.first + dated.changed + dated.returned + ended.length === 0) return;
  const facts = {
    ...{ by: 'command line', kind, from, features, added: added.count, ...dated, ended: ended.length },
    ...settled,
  };
  await client.query('select audit_append($1, null, $2, $3)', ['importBoundaries', into?.id ?? kind, facts]);
}
