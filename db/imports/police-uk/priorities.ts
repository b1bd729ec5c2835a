import { londonDate } from '@patchwork/calendar';
import { priorityLikenesses } from './map-priorities.ts';
import type { MappedPriority, WrittenPriority } from './mapped.ts';
import { changesOf, reconcile, type Stored } from './reconcile.ts';
import { type Days, quarterAround } from './times.ts';
import { importUpdate, post, type UpdateRow } from './updates.ts';
import type { Work } from './work.ts';

export interface QuarterRow extends Days {
  id: string;
  area_id: string;
}

interface PriorityRow {
  id: string;
  quarter_id: string;
  area_id: string;
  position: number;
  title: string;
  promise: string | null;
  lineage_id: string;
  /** Imported before, and so not the team's own. */
  isImported: boolean;
  isContinued: boolean;
}

/** What of priorities is here already: quarters of the force, the priorities of those, and the updates of records. */
export interface Agreed {
  quarters: QuarterRow[];
  priorities: PriorityRow[];
  updates: Map<string, UpdateRow>;
}

export async function agreedIn(work: Work): Promise<Agreed> {
  const quarters = await work.rows<QuarterRow>(
    `select q.id, q.area_id, q.starts_on::text as "startsOn", q.ends_on::text as "endsOn" from quarter q
     join area a on a.id = q.area_id where a.force_id = $1`,
    work.forceId,
  );
  const priorities = await work.rows<PriorityRow>(
    `select p.id, p.quarter_id, q.area_id, p.position, p.title, p.promise, p.lineage_id,
       exists (select from police_uk_record r where r.priority_id = p.id) as "isImported",
       exists (select from priority c where c.continues_id = p.id) as "isContinued"
     from priority p join quarter q on q.id = p.quarter_id join area a on a.id = q.area_id
     where a.force_id = $1 and (q.ends_on >= $2::date or exists (select from police_uk_record r where r.priority_id = p.id))
     order by p.position`,
    work.forceId,
    londonDate(work.now),
  );
  const updates = await work.rows<UpdateRow>(
    `select u.id, u.body, u.body_html, u.version, u.posted_at, u.withdrawn_at, u.written_at, u.written_by_id from progress_update u
     join police_uk_record r on r.update_id = u.id where r.force_id = $1`,
    work.forceId,
  );
  return { quarters, priorities, updates: new Map(updates.map((update) => [update.id, update])) };
}

/** The priorities of a neighbourhood, in the quarter that runs, each with its action as an update. */
export async function importPriorities(
  work: Work,
  mapped: readonly MappedPriority[],
  { stored, areaId, agreed }: { stored: readonly Stored[]; areaId: string; agreed: Agreed },
): Promise<void> {
  const desk = new Desk(work, areaId, agreed);
  const { known, fresh, gone } = reconcile(stored, mapped, (record) =>
    priorityLikenesses(record as Record<string, never>),
  );
  for (const { stored: before, mapped: priority, isSame } of known) {
    const ours = agreed.priorities.find(({ id }) => id === before.priority_id);
    if (!isSame) await change(work, before, priority, ours, agreed);
  }
  for (const priority of fresh) await desk.place(priority);
  for (const { stored: before, mapped: priority, isSame } of known) {
    const ours = agreed.priorities.find(({ id }) => id === before.priority_id);
    const isCarried = ours !== undefined && (await desk.carry(before, priority, ours));
    if (isSame && !isCarried) await work.leave(before, priority);
  }
  for (const before of gone) {
    const title = agreed.priorities.find(({ id }) => id === before.priority_id)?.title ?? 'A priority';
    work.notes.add(
      `The priority “${title}”`,
      'The source lists it no more. It stays on our pages until the team records what became of it.',
    );
    if (before.priority_id) await work.retire(before);
    else await work.forget(before);
  }
}

async function change(
  work: Work,
  before: Stored,
  priority: MappedPriority,
  ours: PriorityRow | undefined,
  { updates }: Agreed,
): Promise<void> {
  let update = before.update_id;
  if (ours) {
    const { body: _before, ...wordsBefore } = before.written as WrittenPriority;
    const { body: _now, ...words } = priority.written;
    const { columns, overridden } = changesOf<Omit<WrittenPriority, 'body'>>(wordsBefore, words, {
      title: ours.title,
      promise: ours.promise,
    });
    await work.update('priority', ours.id, columns);
    work.noteOverridden(priority.where, overridden);
    update = await importUpdate(work, {
      before,
      priority,
      priorityId: ours.id,
      ours: updates.get(before.update_id ?? ''),
    });
  }
  await work.renew(before, priority, { update_id: update });
}

/** Where the priorities of one neighbourhood are put. */
class Desk {
  readonly #work: Work;
  readonly #areaId: string;
  readonly #agreed: Agreed;
  readonly #today: string;

  constructor(work: Work, areaId: string, agreed: Agreed) {
    this.#work = work;
    this.#areaId = areaId;
    this.#agreed = agreed;
    this.#today = londonDate(work.now);
  }

  /** A priority that was not imported before: one of the running quarter under the same title, else a new one. */
  async place(priority: MappedPriority): Promise<void> {
    const quarter = await this.#running();
    const folded = (text: string) => text.toLocaleLowerCase('en-GB');
    const here = this.#of(quarter).find(
      (one) => !one.isImported && folded(one.title) === folded(priority.written.title),
    );
    if (here) {
      here.isImported = true;
      this.#work.notes.add(
        priority.where,
        'The quarter that runs has a priority of this title already: it is taken to be that.',
      );
    }
    const { id } = here ?? (await this.#add(quarter, priority));
    const update = await post(this.#work, priority, id);
    await this.#work.remember(priority, this.#areaId, { priority_id: id, update_id: update });
  }

  /**
   * A priority that its source still lists when its quarter is over goes on in the one that runs now, unless the team
   * agreed its own for that. Whether it did.
   */
  async carry(before: Stored, priority: MappedPriority, ours: PriorityRow): Promise<boolean> {
    const { quarters } = this.#agreed;
    const own = quarters.find(({ id }) => id === ours.quarter_id);
    const running = this.#runningNow();
    if (!own || own.endsOn >= this.#today || ours.isContinued || !running) return false;
    if (this.#of(running).some(({ isImported }) => !isImported)) {
      this.#work.notes.add(
        priority.where,
        'The source still lists it, and the team has agreed others since: it stays in its quarter.',
      );
      return false;
    }
    const { id } = await this.#add(running, priority, ours);
    const update = await post(this.#work, priority, id);
    await this.#work.update('police_uk_record', before.id, { priority_id: id, update_id: update });
    this.#work.notes.add(
      priority.where,
      'Its quarter is over and the source still lists it: it goes on in the one that runs now.',
    );
    return false;
  }

  #of(quarter: QuarterRow): PriorityRow[] {
    return this.#agreed.priorities.filter(({ quarter_id: id }) => id === quarter.id);
  }

  #runningNow(): QuarterRow | undefined {
    return this.#agreed.quarters.find(
      ({ area_id: id, startsOn, endsOn }) => id === this.#areaId && startsOn <= this.#today && endsOn >= this.#today,
    );
  }

  async #running(): Promise<QuarterRow> {
    const running = this.#runningNow();
    if (running) return running;
    const { quarters } = this.#agreed;
    const days = quarterAround(
      this.#today,
      quarters.filter(({ area_id: id }) => id === this.#areaId),
    );
    const id = await this.#work.insert('quarter', {
      ...{ area_id: this.#areaId, starts_on: days.startsOn, ends_on: days.endsOn },
    });
    const made = { id, area_id: this.#areaId, ...days };
    quarters.push(made);
    return made;
  }

  async #add(quarter: QuarterRow, { written, theme }: MappedPriority, continues?: PriorityRow): Promise<PriorityRow> {
    const position = Math.max(0, ...this.#of(quarter).map((one) => one.position)) + 1;
    const { title, promise } = continues ?? written;
    const id = crypto.randomUUID();
    const lineage = continues?.lineage_id ?? id;
    const words = { quarter_id: quarter.id, position, title, promise };
    await this.#work.insert('priority', {
      ...{ ...words, id, theme, lineage_id: lineage, continues_id: continues?.id ?? null },
    });
    const row = { ...words, id, area_id: this.#areaId, lineage_id: lineage, isImported: true, isContinued: false };
    if (continues) continues.isContinued = true;
    this.#agreed.priorities.push(row);
    return row;
  }
}
