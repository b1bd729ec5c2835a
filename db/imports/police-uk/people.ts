import type { Sure, WrittenPerson } from './mapped.ts';
import { changesOf, reconcile, type Stored } from './reconcile.ts';
import type { Work } from './work.ts';

interface OfficerRow {
  id: string;
  email: string | null;
  title: string;
  display_name: string | null;
  name_withheld: boolean;
  dismissed_at: Date | null;
  area_id: string;
}

/** Officers of a force, once for each area they were given: those of records, and those in post. */
export function officersOf(work: Work): Promise<OfficerRow[]> {
  return work.rows<OfficerRow>(
    `select o.id, o.email, o.title, o.display_name, o.name_withheld, o.dismissed_at, coalesce(a.neighbourhood_id, a.id) as area_id
     from officer o join officer_area oa on oa.officer_id = o.id join area a on a.id = oa.area_id
     where a.force_id = $1 and (o.dismissed_at is null
       or exists (select from police_uk_record r where r.officer_id = o.id)) order by o.appointed_at, o.id`,
    work.forceId,
  );
}

/** The people of a force or a neighbourhood: listed officers, without an address. */
export async function importPeople(
  work: Work,
  mapped: readonly Sure<WrittenPerson>[],
  { stored, areaId, officers }: { stored: readonly Stored[]; areaId: string; officers: readonly OfficerRow[] },
): Promise<void> {
  const { known, fresh, gone } = reconcile(stored, mapped);
  const byId = new Map(officers.map((officer) => [officer.id, officer]));
  for (const { stored: before, mapped: person, isSame } of known) {
    const officer = byId.get(before.officer_id ?? '');
    if (isSame) await work.leave(before, person);
    else await change(work, before, person, officer);
  }
  const taken = new Set(stored.map(({ officer_id: id }) => id));
  for (const person of fresh) {
    const here = officers.find((one) => isSamePerson(one, person.written, areaId) && !taken.has(one.id));
    if (here) {
      taken.add(here.id);
      work.notes.add(
        person.where,
        `They are taken to be ${here.display_name}, ${here.title}, who is in post here already.`,
      );
    }
    await work.remember(person, areaId, { officer_id: here?.id ?? (await appoint(work, person.written, areaId)) });
  }
  for (const before of gone) await dismiss(work, before, byId.get(before.officer_id ?? ''));
}

function isSamePerson(officer: OfficerRow, { display_name: name }: WrittenPerson, areaId: string): boolean {
  const folded = (text: string) => text.trim().toLocaleLowerCase('en-GB');
  return (
    officer.area_id === areaId &&
    !officer.dismissed_at &&
    !officer.name_withheld &&
    name !== null &&
    officer.display_name !== null &&
    folded(officer.display_name) === folded(name)
  );
}

async function appoint(work: Work, written: WrittenPerson, areaId: string): Promise<string> {
  const id = await work.insert('officer', { role: 'OFFICER', ...written, appointed_at: work.now });
  await work.assign(id, areaId);
  return id;
}

async function change(work: Work, before: Stored, person: Sure<WrittenPerson>, officer?: OfficerRow): Promise<void> {
  if (officer) {
    const { columns, overridden } = changesOf(before.written, person.written, {
      display_name: officer.display_name,
      title: officer.title,
    });
    await work.update('officer', officer.id, columns);
    work.noteOverridden(person.where, overridden);
    if (officer.dismissed_at) work.notes.add(person.where, 'They were dismissed here: they stay so.');
  }
  await work.renew(before, person);
}

/** Who is listed no more is no longer of the team; who can sign in is dismissed by an administrator alone. */
async function dismiss(work: Work, before: Stored, officer?: OfficerRow): Promise<void> {
  const name = officer?.display_name ?? officer?.title ?? 'An officer';
  if (officer?.email) {
    work.notes.add(
      name,
      'The source lists them no more. They can sign in here, so they stay in post until an administrator dismisses them.',
    );
  } else if (officer && !officer.dismissed_at) {
    await work.update('officer', officer.id, { dismissed_at: work.now });
    work.notes.add(name, 'The source lists them no more: they are no longer shown as one of the team.');
  }
  await work.forget(before);
}
