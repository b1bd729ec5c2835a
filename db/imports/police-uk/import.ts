import { type DateText, londonDate } from '@patchwork/calendar';
import pg from 'pg';
import { areasOf, importForce, importNeighbourhood } from './areas.ts';
import { importBoundaries, type Ringed } from './boundaries.ts';
import type { Captured } from './captured.ts';
import { type Counts, hasChanged } from './counts.ts';
import { importEvents, meetingsOf } from './events.ts';
import { lineOf } from './fields.ts';
import { mapForce, mapNeighbourhood, placeName } from './map-areas.ts';
import { mapEvents } from './map-events.ts';
import { mapPeople } from './map-people.ts';
import { mapPriorities } from './map-priorities.ts';
import type { Notes } from './notes.ts';
import { importPeople, officersOf } from './people.ts';
import { agreedIn, importPriorities } from './priorities.ts';
import type { Stored } from './reconcile.ts';
import { Work } from './work.ts';

export interface Importing {
  now: Date;
  /** The first day on which the boundaries hold; today in London unless said otherwise. */
  validFrom?: DateText;
  /** Does everything and takes it back. */
  isDryRun: boolean;
  notes: Notes;
  tell(progress: { done: number; total: number }): void;
}

/** What keeps two imports of one force from running at once; `npm run officer` and administrators wait as well. */
const OFFICERS = 7_281_827;

/**
 * Makes of what was captured of a force what it is here, in one transaction: all of it or, on an error, a kill or a dry
 * run, nothing.
 *
 * @throws CannotStart where the force can have no address here
 */
export async function importCaptured(ownerUrl: string, captured: Captured, asked: Importing): Promise<Counts> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'patchwork import' });
  // Its loss is told by the query that meets it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [OFFICERS]);
    const work = new Work(client, asked.now, asked.notes);
    await importAll(work, captured, asked);
    if (hasChanged(work.counts)) await close(work);
    await work.flush();
    await client.query(asked.isDryRun ? 'rollback' : 'commit');
    return work.counts;
  } finally {
    // What is not committed by now is rolled back with the connection.
    await client.end();
  }
}

async function importAll(work: Work, captured: Captured, { now, validFrom, notes, tell }: Importing): Promise<void> {
  const { force, neighbourhoods } = captured;
  const areas = await areasOf(work, force.id);
  const records = await recordsOf(work, areas.get(force.id)?.id);
  const byArea = Map.groupBy(records, ({ area_id: id }) => id);
  const inArea = (kind: string, areaId: string) => (byArea.get(areaId) ?? []).filter((one) => one.kind === kind);
  await importForce(
    work,
    mapForce(force, notes),
    records.find(({ kind }) => kind === 'FORCE'),
    areas,
  );
  const officers = await officersOf(work);
  if (captured.people) {
    const people = mapPeople(captured.people, 'FORCE_PERSON', 'The force', notes);
    await importPeople(work, people, { stored: inArea('FORCE_PERSON', work.forceId), areaId: work.forceId, officers });
  }
  const [meetings, agreed] = [await meetingsOf(work), await agreedIn(work)];
  const before = new Map(records.filter(({ kind }) => kind === 'NEIGHBOURHOOD').map((one) => [one.key, one]));
  const tree = { areas, forcePath: force.id, taken: new Set([...before.values()].map((one) => one.area_id)) };
  const ringed: Ringed[] = [];
  for (const [i, one] of neighbourhoods.entries()) {
    const name = placeName(one);
    const areaId = await importNeighbourhood(work, mapNeighbourhood(one, notes), before.get(one.id), tree);
    if (one.people) {
      const people = mapPeople(one.people, 'PERSON', name, notes);
      await importPeople(work, people, { stored: inArea('PERSON', areaId), areaId, officers });
    }
    if (one.events) {
      const events = mapEvents(one.events, name, notes, now);
      await importEvents(work, events, { stored: inArea('EVENT', areaId), areaId, meetings });
    }
    if (one.priorities) {
      const priorities = mapPriorities(one.priorities, name, notes, now);
      await importPriorities(work, priorities, { stored: inArea('PRIORITY', areaId), areaId, agreed });
    }
    if (one.boundary) ringed.push({ areaId, name, ring: one.boundary, stored: inArea('BOUNDARY', areaId)[0] });
    tell({ done: i + 1, total: neighbourhoods.length });
  }
  const name = areas.get(force.id)?.name ?? lineOf(force.name) ?? force.id;
  const source = `Neighbourhood boundaries of ${name} from data.police.uk`;
  await importBoundaries(work, ringed, { validFrom: validFrom ?? londonDate(now), source });
  noteVanished(work, captured, before);
}

function recordsOf(work: Work, forceId: string | undefined): Promise<Stored[]> {
  return work.rows<Stored>('select * from police_uk_record where force_id = $1 order by position', forceId ?? null);
}

function noteVanished(work: Work, { neighbourhoods, unread }: Captured, before: ReadonlyMap<string, Stored>): void {
  const listed = new Set([...neighbourhoods.map(({ id }) => id), ...unread]);
  for (const [id, { record }] of before) {
    if (listed.has(id)) continue;
    work.counts.NEIGHBOURHOOD.gone += 1;
    const { name } = record as { name?: string | null };
    const where = [id, name].filter(Boolean).join(' ');
    work.notes.add(
      where,
      'The source lists it no more. It stays here with all it has, until an administrator ends it.',
    );
  }
}

/** Leaves nobody to be mailed about what an import made, and the audit knowing that it was. */
async function close(work: Work): Promise<void> {
  await work.rows(
    `insert into mailing (key, kind, queued_at, recipients, for_nobody)
     select n.key, 'NEWS', $2, 0, true from news n where n.thing_id = any($1::uuid[]) on conflict (key) do nothing`,
    work.untold,
    work.now,
  );
  await work.rows('select audit_append($1, null, $2, $3)', 'importPoliceUk', work.forceId, {
    by: 'command line',
    counts: work.counts,
  });
}
