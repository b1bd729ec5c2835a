import { pathFor, slugOf } from '@patchwork/api/seeding';
import { CannotStart } from '../../cannot-start.ts';
import type { Sure, Written, WrittenArea, WrittenNeighbourhood } from './mapped.ts';
import { changesOf, type Stored } from './reconcile.ts';
import type { Work } from './work.ts';

/** An area as it stands. */
export interface AreaRow extends WrittenNeighbourhood {
  id: string;
  path: string;
  kind: string;
  hasEnded: boolean;
}

const AREAS = `
  select id, path, kind, name, about, latitude, longitude, website, contact_email, contact_phone,
    coalesce(ended_on <= ($2::timestamptz at time zone 'Europe/London')::date, false) as "hasEnded"
  from area`;

/** The areas of a force, by path; empty where it is not there yet. */
export async function areasOf(work: Work, forcePath: string): Promise<Map<string, AreaRow>> {
  const rows = await work.rows<AreaRow>(`${AREAS} where path = $1 or path like $1 || '/%'`, forcePath, work.now);
  return new Map(rows.map((row) => [row.path, row]));
}

/** Makes or brings up to date the force's area; `work.forceId` is its id from then on. */
export async function importForce(
  work: Work,
  mapped: Sure<WrittenArea>,
  stored: Stored | undefined,
  areas: Map<string, AreaRow>,
): Promise<void> {
  const here = areas.get(mapped.key);
  if (here) {
    work.forceId = here.id;
    return stored ? again(work, mapped, stored, here) : takeOver(work, mapped, here);
  }
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(mapped.key)) {
    throw new CannotStart(
      `The id of the force is ${JSON.stringify(mapped.key)}. Here it is the force’s address too, so it must be of small letters, digits and single hyphens.`,
    );
  }
  work.forceId = crypto.randomUUID();
  await work.insert('area', {
    ...{ id: work.forceId, force_id: work.forceId, path: mapped.key, kind: 'FORCE' },
    ...mapped.written,
  });
  await work.remember(mapped, work.forceId);
}

/** Makes or brings up to date a neighbourhood's area; its id. */
export async function importNeighbourhood(
  work: Work,
  mapped: Sure<WrittenNeighbourhood>,
  stored: Stored | undefined,
  { areas, forcePath, taken }: { areas: Map<string, AreaRow>; forcePath: string; taken: Set<string> },
): Promise<string> {
  const known = stored && [...areas.values()].find(({ id }) => id === stored.area_id);
  if (stored && known) {
    if (known.hasEnded) work.notes.add(mapped.where, 'The source still has it, and here it has ended: it stays so.');
    await again(work, mapped, stored, known);
    return known.id;
  }
  const here = sameHere(mapped, areas, forcePath, taken);
  if (here) {
    taken.add(here.id);
    await takeOver(work, mapped, here);
    return here.id;
  }
  const path = freePath(mapped, areas, forcePath);
  const id = crypto.randomUUID();
  await work.insert('area', {
    ...{ id, path, kind: 'NEIGHBOURHOOD', parent_id: work.forceId, neighbourhood_id: id, force_id: work.forceId },
    ...mapped.written,
  });
  areas.set(path, { ...mapped.written, id, path, kind: 'NEIGHBOURHOOD', hasEnded: false });
  taken.add(id);
  await work.remember(mapped, id);
  return id;
}

/** The neighbourhood that is here already under this slug or name, and is no other one of the source. */
function sameHere(
  { written: { name } }: Sure<WrittenNeighbourhood>,
  areas: Map<string, AreaRow>,
  forcePath: string,
  taken: ReadonlySet<string>,
): AreaRow | undefined {
  const free = [...areas.values()].filter(
    ({ id, kind, hasEnded }) => kind === 'NEIGHBOURHOOD' && !hasEnded && !taken.has(id),
  );
  const folded = (text: string) => text.toLocaleLowerCase('en-GB');
  return (
    free.find(({ path }) => path === `${forcePath}/${slugOf(name)}`) ??
    free.find((area) => folded(area.name) === folded(name))
  );
}

/** `force/slug-of-the-name`, where that is another's or no area may have it, with the id behind it. */
function freePath(
  { key, written }: Sure<WrittenNeighbourhood>,
  areas: Map<string, AreaRow>,
  forcePath: string,
): string {
  const force = { path: forcePath, kind: 'FORCE' as const, name: forcePath };
  const [name, id] = [slugOf(written.name).slice(0, 60).replace(/-$/, ''), slugOf(key).slice(0, 15).replace(/-$/, '')];
  const base = [name, id].filter(Boolean).join('-') || 'neighbourhood';
  const candidates = [name, base, ...Array.from({ length: areas.size + 2 }, (_, i) => `${base}-${i + 2}`)];
  for (const slug of candidates) {
    const path = pathFor(force, 'NEIGHBOURHOOD', slug);
    if (typeof path === 'string' && !areas.has(path)) return path;
  }
  throw new CannotStart(`There is no free address for the neighbourhood ${key}.`);
}

/** An area that was here before its first import keeps what it says of itself; what it leaves open is filled. */
async function takeOver(work: Work, mapped: Sure<WrittenArea>, here: AreaRow): Promise<void> {
  const ours = here as unknown as Written;
  const open = Object.entries(mapped.written).filter(
    ([column, value]) => value !== null && (ours[column] ?? null) === null,
  );
  const differs = Object.entries(mapped.written).filter(
    ([column, value]) => (ours[column] ?? null) !== null && ours[column] !== value,
  );
  const kept = differs.length > 0 ? `; it keeps its own ${differs.map(([column]) => column).join(', ')}` : '';
  work.notes.add(mapped.where, `It is taken to be ${here.path}, which is here already${kept.replaceAll('_', ' ')}.`);
  await work.update('area', here.id, Object.fromEntries(open));
  await work.remember(mapped, here.id);
}

async function again(work: Work, mapped: Sure<WrittenArea>, stored: Stored, here: AreaRow): Promise<void> {
  if (JSON.stringify(stored.record) === JSON.stringify(mapped.record)) return work.leave(stored, mapped);
  const { columns, overridden } = changesOf<Written>(stored.written, mapped.written, here as unknown as Written);
  // A point is both its coordinates.
  const isPoint = 'latitude' in columns || 'longitude' in columns;
  const { latitude, longitude } = mapped.written as Partial<WrittenNeighbourhood>;
  await work.update('area', here.id, { ...columns, ...(isPoint && { latitude, longitude }) });
  work.noteOverridden(mapped.where, overridden);
  await work.renew(stored, mapped);
}
