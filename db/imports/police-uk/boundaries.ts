import type { Parts, policeUk } from '@patchwork/api/seeding';
import { type DateText, londonDate } from '@patchwork/calendar';
import { drawMaps } from '../boundaries/maps.ts';
import { checkedParts } from '../boundaries/rings.ts';
import { geometryOf } from './map-areas.ts';
import type { Mapped } from './mapped.ts';
import type { Stored } from './reconcile.ts';
import { safeRecord } from './safe.ts';
import type { Work } from './work.ts';

/** A neighbourhood's ring, as it came. */
export interface Ringed {
  areaId: string;
  /** "NC04 City Centre". */
  name: string;
  ring: policeUk.Said<typeof policeUk.BoundaryShape>;
  stored: Stored | undefined;
}

interface BoundaryRow {
  id: string;
  area_id: string;
  valid_from: DateText;
  valid_until: DateText | null;
  geometry: Parts;
}

/** Boundaries of a force: those that changed hold from a day on, until when the earlier ones did. */
export async function importBoundaries(
  work: Work,
  ringed: readonly Ringed[],
  { validFrom, source }: { validFrom: DateText; source: string },
): Promise<void> {
  const checked = ringed.map((one) => ({ ...one, ...mapped(work, one) }));
  const open: typeof checked = [];
  for (const one of checked) {
    const isSame = one.stored && JSON.stringify(one.stored.record) === JSON.stringify(one.mapped.record);
    if (one.stored && isSame) await work.leave(one.stored, one.mapped);
    else open.push(one);
  }
  if (open.length === 0) return;
  const here = await boundariesOf(work);
  const changed: string[] = [];
  for (const { areaId, stored, mapped: boundary, parts } of open) {
    const asked = { areaId, source, validFrom, where: boundary.where };
    const became = parts ? await change(work, { ...asked, parts }, here.get(areaId) ?? []) : 'SAME';
    // The next import is to try again.
    if (became === 'NOT_YET') continue;
    if (became === 'DRAWN') changed.push(areaId);
    if (stored) await work.renew(stored, boundary);
    else await work.remember(boundary, areaId);
  }
  if (changed.length > 0) await draw(work, changed, validFrom);
}

/** Draws the map of the force anew: a border that two share is one line, also where only one of them changed. */
async function draw(work: Work, areaIds: readonly string[], validFrom: DateText): Promise<void> {
  await work.rows('create temporary table import_changed (area_id uuid primary key) on commit drop');
  await work.rows('insert into import_changed select unnest($1::uuid[])', areaIds);
  await drawMaps(work.database, validFrom, londonDate(work.now));
}

function mapped(work: Work, { name, ring, stored }: Ringed): { mapped: Mapped; parts: Parts | null } {
  const where = `${name} › boundary`;
  const notes = work.notes.fork();
  const record = safeRecord(ring, where, notes);
  const parts = ring.length > 0 ? checkedParts(geometryOf(record)) : null;
  if (typeof parts === 'string') notes.add(where, `${parts} It is kept as it came, and no map shows it.`);
  if (!parts && stored) notes.add(where, 'The source gives none any more: the one that was imported stays.');
  const base = { kind: 'BOUNDARY' as const, key: 'boundary', likenesses: [], position: 0, record, where };
  const written = { drawn: String(typeof parts === 'object' && parts !== null) };
  return { mapped: { ...base, written, notes: notes.all }, parts: typeof parts === 'string' ? null : parts };
}

async function boundariesOf(work: Work): Promise<Map<string, BoundaryRow[]>> {
  const rows = await work.rows<BoundaryRow>(
    `select b.id, b.area_id, b.valid_from::text, b.valid_until::text, b.geometry from area_boundary b
     join area a on a.id = b.area_id where a.force_id = $1 and a.kind = 'NEIGHBOURHOOD' order by b.valid_from`,
    work.forceId,
  );
  return Map.groupBy(rows, ({ area_id: id }) => id);
}

interface Change {
  areaId: string;
  parts: Parts;
  source: string;
  validFrom: DateText;
  where: string;
}

/** Has a boundary hold from a day on, and the one of before until then, unless there is a later one. */
async function change(work: Work, asked: Change, here: readonly BoundaryRow[]): Promise<'DRAWN' | 'SAME' | 'NOT_YET'> {
  const { areaId, parts, source, validFrom, where } = asked;
  const later = here.find((one) => one.valid_from > validFrom);
  if (later) {
    const said = `A boundary that holds from ${later.valid_from} is here already`;
    work.notes.add(where, `${said}, so one from ${validFrom} was not imported.`);
    return 'NOT_YET';
  }
  const now = here.find((one) => one.valid_until === null || one.valid_until > validFrom);
  if (now && JSON.stringify(now.geometry) === JSON.stringify(parts)) return 'SAME';
  const row = { geometry: parts, source, is_made_up: false, outline: '', frame: [0, 0, 0, 0] };
  if (now?.valid_from === validFrom) {
    // One that began the same day held for no day at all.
    await work.update('area_boundary', now.id, row);
    return 'DRAWN';
  }
  if (now) await work.update('area_boundary', now.id, { valid_until: validFrom });
  await work.insert('area_boundary', { ...row, area_id: areaId, valid_from: validFrom, valid_until: now?.valid_until });
  return 'DRAWN';
}
