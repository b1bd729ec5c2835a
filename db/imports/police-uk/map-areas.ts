import type { policeUk } from '@patchwork/api/seeding';
import type { CapturedNeighbourhood } from './captured.ts';
import { keep, lineOf, type Text, webAddress, wordsOf } from './fields.ts';
import type { Sure, WrittenArea, WrittenNeighbourhood } from './mapped.ts';
import type { Notes } from './notes.ts';
import { safeRecord } from './safe.ts';

type Named = Pick<CapturedNeighbourhood, 'id' | 'listName' | 'said'>;

/** The force's own area. */
export function mapForce(force: policeUk.Said<typeof policeUk.ForceShape>, all: Notes): Sure<WrittenArea> {
  const where = 'The force';
  const notes = all.fork();
  const record = safeRecord(force, where, notes);
  keep(notes, 'descriptions and engagement methods of forces', record.description || record.engagement_methods?.length);
  return {
    ...{ kind: 'FORCE', key: force.id, likenesses: [], position: 0, record, where, notes: notes.all },
    written: {
      name: lineOf(record.name) ?? force.id,
      website: webAddress(record.url, `${where} › url`, notes),
      contact_phone: lineOf(record.telephone),
    },
  };
}

/** A neighbourhood's own area. */
export function mapNeighbourhood(named: Named & { position: number }, all: Notes): Sure<WrittenNeighbourhood> {
  const { id, position, listName, said } = named;
  const where = placeName(named);
  const notes = all.fork();
  const safe = safeRecord(said, where, notes);
  const differs = listName !== null && listName !== (said.name ?? null);
  const record = differs ? { ...safe, __listName: safeRecord(listName, `${where} › name in the list`, notes) } : safe;
  const contacts = safe.contact_details ?? {};
  const others = Object.entries(contacts).filter(([way, value]) => value && way !== 'email' && way !== 'telephone');
  keep(notes, 'further contact details of neighbourhoods', others.length);
  keep(notes, 'populations of neighbourhoods', safe.population && safe.population !== '0');
  keep(notes, 'links of neighbourhoods', safe.links?.length);
  keep(notes, 'locations of neighbourhoods', safe.locations?.length);
  return {
    ...{ kind: 'NEIGHBOURHOOD', key: id, likenesses: [], position, record, where, notes: notes.all },
    written: {
      name: lineOf(safe.name) ?? lineOf(listName) ?? id,
      about: wordsOf(safe.description),
      ...pointOf(safe.centre, `${where} › centre`, notes),
      website: webAddress(safe.url_force, `${where} › url_force`, notes),
      contact_email: lineOf(contacts.email),
      contact_phone: lineOf(contacts.telephone),
    },
  };
}

/** "NC04 City Centre". */
export function placeName({ id, listName, said }: Named): string {
  return [id, lineOf(said.name) ?? lineOf(listName)].filter(Boolean).join(' ');
}

/** The ring of a boundary as GeoJSON, for whoever checks it; what is no number is none there either. */
export function geometryOf(ring: readonly { latitude?: Text; longitude?: Text }[]): unknown {
  const number = (text: Text) => (text?.trim() ? Number(text) : Number.NaN);
  const coordinates = [ring.map(({ latitude, longitude }) => [number(longitude), number(latitude)])];
  return { type: 'Polygon', coordinates };
}

/** A point of the United Kingdom, as `pointFor` of areas wants it; else none, and said. */
function pointOf(
  centre: { latitude?: Text; longitude?: Text } | null | undefined,
  where: string,
  notes: Notes,
): { latitude: number | null; longitude: number | null } {
  const none = { latitude: null, longitude: null };
  const [north, east] = [centre?.latitude, centre?.longitude];
  if (!north?.trim() && !east?.trim()) return none;
  const [latitude, longitude] = [Number(north?.trim() || Number.NaN), Number(east?.trim() || Number.NaN)];
  if (latitude >= 49 && latitude <= 61 && longitude >= -9 && longitude <= 2) return { latitude, longitude };
  notes.add(where, `“${north ?? ''}, ${east ?? ''}” is no point of the United Kingdom: our maps show none.`);
  return none;
}
