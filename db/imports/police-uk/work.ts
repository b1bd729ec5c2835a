import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Counts, noCounts } from './counts.ts';
import type { Mapped } from './mapped.ts';
import type { Notes } from './notes.ts';
import { RETIRED, type Stored } from './reconcile.ts';

/** What of ours a record became. */
export interface Pointers {
  officer_id?: string | null;
  meeting_id?: string | null;
  priority_id?: string | null;
  update_id?: string | null;
}

type Row = Record<string, unknown>;

/** The tables that an import fills: those that others point to first. */
const IN_ORDER = [
  'area',
  'officer',
  'officer_area',
  'quarter',
  'priority',
  'progress_update',
  'meeting',
  'area_boundary',
  'police_uk_record',
] as const;
type Table = (typeof IN_ORDER)[number];

/** Rows that go to PostgreSQL together: asking for each alone takes longer than all else. */
const AT_ONCE = 400;

function namesOf(row: Row): string {
  return Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ');
}

/** One import under way: its transaction, its moment, and what it has to tell. */
export class Work {
  readonly counts: Counts = noCounts();
  /** Things of ours that are new or changed: nobody is mailed about them. */
  readonly untold: string[] = [];
  /** The force's area, once it is there. */
  forceId = '';
  readonly database: pg.ClientBase;
  readonly now: Date;
  readonly notes: Notes;
  #authorId: string | null = null;
  #waiting: { table: Table; row: Row }[] = [];

  constructor(database: pg.ClientBase, now: Date, notes: Notes) {
    this.database = database;
    this.now = now;
    this.notes = notes;
  }

  /** Asks, once all that was to be inserted is there. */
  async rows<T>(text: string, ...values: unknown[]): Promise<T[]> {
    await this.flush();
    return (await this.database.query(text, values)).rows as T[];
  }

  /**
   * Inserts a row, with others like it when there are enough of them or the next thing is asked or changed.
   *
   * @returns its id
   */
  async insert(table: Table, row: Row): Promise<string> {
    const { id = randomUUID() } = row as { id?: string };
    await this.#wait(table, { ...row, id });
    return id;
  }

  async update(table: Table, id: string, row: Row): Promise<void> {
    const columns = namesOf(row);
    if (columns === '') return;
    await this.rows(
      `update "${table}" set (${columns}) = (select ${columns} from json_populate_record(null::"${table}", $2)) where id = $1`,
      id,
      JSON.stringify(row),
    );
  }

  /** Inserts all that waits, tables that others point to first. */
  async flush(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const table of IN_ORDER) {
      const rows = waiting.filter((one) => one.table === table).map(({ row }) => row);
      for (const [columns, alike] of Map.groupBy(rows, namesOf)) {
        await this.database.query(
          `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`,
          [JSON.stringify(alike)],
        );
      }
    }
  }

  async #wait(table: Table, row: Row): Promise<void> {
    this.#waiting.push({ table, row });
    if (this.#waiting.length >= AT_ONCE) await this.flush();
  }

  /** Keeps what was captured, and what became of it. */
  async remember(mapped: Mapped, areaId: string, pointers: Pointers = {}): Promise<void> {
    this.counts[mapped.kind].new += 1;
    this.#say(mapped);
    await this.insert('police_uk_record', {
      ...this.#columns(mapped),
      ...{ force_id: this.forceId, area_id: areaId, kind: mapped.kind },
      ...pointers,
    });
  }

  /** The same of what is known already. */
  async renew(stored: Stored, mapped: Mapped, pointers: Pointers = {}): Promise<void> {
    this.counts[mapped.kind].changed += 1;
    this.#say(mapped);
    await this.update('police_uk_record', stored.id, { ...this.#columns(mapped), ...pointers });
  }

  /** Of what is the same nothing is written but its place in the list. */
  async leave(stored: Stored, mapped: Mapped): Promise<void> {
    const isMoved = stored.position !== mapped.position;
    this.notes.said += mapped.notes.length;
    this.counts[mapped.kind][isMoved ? 'moved' : 'same'] += 1;
    if (isMoved) await this.update('police_uk_record', stored.id, { position: mapped.position });
  }

  /** Forgets what the source no longer has; what it became stays. */
  async forget({ id, kind }: Stored): Promise<void> {
    this.counts[kind as keyof Counts].gone += 1;
    await this.rows('delete from police_uk_record where id = $1', id);
  }

  /** Takes what the source no longer has out of the answers of `/api`, and knows it again should it come back. */
  async retire({ id, kind }: Stored): Promise<void> {
    this.counts[kind as keyof Counts].gone += 1;
    await this.update('police_uk_record', id, { position: RETIRED });
  }

  #columns({ key, position, record, written }: Mapped): Row {
    return {
      ...{ key, position, imported_at: this.now },
      ...{ record, written: written ?? {} },
    };
  }

  #say({ notes }: Mapped): void {
    this.notes.all.push(...notes);
  }

  /** Says that what somebody changed here gave way to a change at the source. */
  noteOverridden(where: string, columns: readonly string[]): void {
    if (columns.length === 0) return;
    const what = columns.join(', ').replaceAll('_', ' ');
    this.notes.add(where, `It was changed here and at the source: what the source says now stands (${what}).`);
  }

  /**
   * In whose name updates and meetings of the source are: an officer of the force whom no team lists, since they were
   * dismissed the moment they were appointed, and who has no address to sign in with.
   */
  async author(): Promise<string> {
    this.#authorId ??= await this.#findAuthor();
    return this.#authorId;
  }

  async #findAuthor(): Promise<string> {
    const title = 'Neighbourhood policing team';
    const [known] = await this.rows<{ id: string }>(
      `select o.id from officer o join officer_area oa on oa.officer_id = o.id and oa.area_id = $1
       where o.email is null and o.display_name is null and o.dismissed_at is not null and o.title = $2 limit 1`,
      this.forceId,
      title,
    );
    if (known) return known.id;
    const at = { appointed_at: this.now, dismissed_at: this.now };
    const id = await this.insert('officer', { role: 'OFFICER', title, ...at });
    await this.assign(id, this.forceId);
    return id;
  }

  /** Gives an officer an area. */
  async assign(officerId: string, areaId: string): Promise<void> {
    await this.#wait('officer_area', { officer_id: officerId, area_id: areaId });
  }
}
