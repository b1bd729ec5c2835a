import { htmlOf } from '@patchwork/api/seeding';
import type { MappedPriority } from './mapped.ts';
import type { Stored } from './reconcile.ts';
import type { Work } from './work.ts';

export interface UpdateRow {
  id: string;
  body: string | null;
  body_html: string | null;
  version: number;
  posted_at: Date;
  withdrawn_at: Date | null;
  written_at: Date;
  written_by_id: string;
}

/** Publishes the action of a priority as an update in the force's name; its id, null where there is no action. */
export async function post(
  work: Work,
  { written, postedAt }: MappedPriority,
  priorityId: string,
): Promise<string | null> {
  const { body } = written;
  if (body === null || !postedAt) return null;
  const author = await work.author();
  const id = await work.insert('progress_update', {
    ...{ priority_id: priorityId, author_id: author, written_by_id: author, version: 1, flags: [], is_waiting: false },
    ...{ body, body_html: htmlOf(body), written_at: work.now, posted_at: postedAt },
  });
  work.untold.push(id);
  return id;
}

interface Action {
  before: Stored;
  priority: MappedPriority;
  priorityId: string;
  /** The update that the action became when it was last imported. */
  ours?: UpdateRow;
}

/**
 * What became of the action of a priority that changed: under another date it is another update; under the same one
 * its words were put right, and so are ours. The id of the update that the action is now.
 */
export async function importUpdate(work: Work, { before, priority, priorityId, ours }: Action): Promise<string | null> {
  const { body } = priority.written;
  const dateOf = (record: unknown) => (record as { 'action-date'?: string | null })['action-date'] ?? null;
  if (!ours) return post(work, priority, priorityId);
  if (body === null) {
    work.notes.add(priority.where, 'The source gives its action no more: the update stays on our pages.');
    return null;
  }
  if (dateOf(before.record) !== dateOf(priority.record)) return post(work, priority, priorityId);
  if (body === before.written.body) return ours.id;
  if (ours.withdrawn_at || ours.body === null) {
    work.notes.add(priority.where, 'Its update was withdrawn here: what the source says of it now is not shown.');
    return ours.id;
  }
  await correct(work, ours, body);
  work.noteOverridden(priority.where, ours.body === before.written.body ? [] : ['update']);
  return ours.id;
}

async function correct(work: Work, ours: UpdateRow, body: string): Promise<void> {
  await work.rows(
    `insert into update_version (update_id, version, body, body_html, place_ids, measures, written_at, written_by_id)
     select u.id, u.version, u.body, u.body_html,
       array(select p.area_id::text from update_place p where p.update_id = u.id),
       coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'value', m.value, 'outOf', m.out_of, 'before', m.before,
         'unit', m.unit, 'fromDay', m.from_day, 'toDay', m.to_day, 'source', m.source) order by m.position)
         from measure m where m.update_id = u.id), '[]'),
       u.written_at, u.written_by_id
     from progress_update u where u.id = $1`,
    ours.id,
  );
  const words = { body, body_html: htmlOf(body), written_at: work.now, written_by_id: await work.author() };
  await work.update('progress_update', ours.id, { ...words, version: ours.version + 1, corrected_at: work.now });
  work.untold.push(ours.id);
}
