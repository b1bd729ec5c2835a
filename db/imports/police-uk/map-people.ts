import { type policeUk, TITLE_LIMIT } from '@patchwork/api/seeding';
import { hasAny, keep, keys, lineOf, shortened } from './fields.ts';
import type { Sure, WrittenPerson } from './mapped.ts';
import type { Notes } from './notes.ts';
import { safeRecord } from './safe.ts';
import { cutTo } from './words.ts';

/** The people of a force or of a neighbourhood: officers who are listed and have no address. */
export function mapPeople(
  people: policeUk.Said<typeof policeUk.PeopleShape>,
  kind: 'PERSON' | 'FORCE_PERSON',
  of: string,
  all: Notes,
): Sure<WrittenPerson>[] {
  const keyOf = keys();
  return people.map((person, position) => {
    const name = lineOf(person.name);
    const where = `${of} › people › ${position + 1}${name ? ` ${name}` : ''}`;
    const notes = all.fork();
    const record = safeRecord(person, where, notes);
    keep(notes, 'biographies and contact details of people', record.bio || hasAny(record.contact_details));
    if (!name) notes.add(where, 'It has no name: the officer is shown by the title alone.');
    const title = lineOf(person.rank);
    const key = keyOf(person.name ?? '');
    return {
      ...{ kind, key, likenesses: [], position, record, where, notes: notes.all },
      written: {
        display_name: name && cutTo(TITLE_LIMIT, name),
        title: title ? shortened(title, `${where} › rank`, notes) : 'Police officer',
      },
    };
  });
}
