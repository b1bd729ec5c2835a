import { always, type Column, type Row } from './export-columns.ts';

/** What every table can be asked for by, and is called in addresses. */
export const TableName = {
  PRIORITIES: 'priorities',
  UPDATES: 'updates',
  MEASURES: 'measures',
  MEETINGS: 'meetings',
  DECISIONS: 'decisions',
  BALLOTS: 'ballots',
} as const;
export type TableName = (typeof TableName)[keyof typeof TableName];

/** A table that is published: the only place that says what it has. */
export interface ExportTable {
  readonly name: TableName;
  readonly title: string;
  readonly description: string;
  /** What of it belongs to a place. */
  readonly ofPlace: string;
  readonly columns: readonly Column[];
  /** The column that names a row, for ever. */
  readonly key: string;
  /** Columns that name a row of another table, or of this one. */
  readonly refers: readonly { readonly column: string; readonly table: TableName }[];
  /**
   * Its rows in their order. $1 are neighbourhoods, $2 is now, $3 a quarter or null for all, $4 a place or null for the
   * whole neighbourhood. Columns under their names, and beside them what `told` needs.
   */
  readonly sql: string;
  /** Adds what the rules and the clock make of a row. */
  told?(row: Row, told: Told): Row;
}

/** What a row is told by. */
export interface Told {
  readonly now: Date;
  readonly publicUrl: string;
}

/** Where a row belongs, first of every table's columns after its ids. */
export const whereAndWhen: readonly Column[] = [
  always('forcePath', 'path', 'Area.path', 'The police force, by its path.'),
  always('neighbourhoodPath', 'path', 'Area.path', 'The neighbourhood, by its path: its page is at /areas/<path>.'),
  always('neighbourhoodName', 'text', 'Area.name', 'The name of the neighbourhood.'),
];

/** The quarter of a row. */
export const ofQuarter: readonly Column[] = [
  always('quarterId', 'id', 'Quarter.id', 'The quarter: the months from one agreement to the next.'),
  always('quarterStartsOn', 'day', 'Quarter.startsOn', 'Its first day.'),
  always('quarterEndsOn', 'day', 'Quarter.endsOn', 'Its last day.'),
];

/** Of the neighbourhood `n` and its force `f`. */
export const WHERE = `f.path as "forcePath", n.path as "neighbourhoodPath", n.name as "neighbourhoodName"`;
/** Of the quarter `q`, with what its stage is derived from. */
export const WHEN = `q.id as "quarterId", q.starts_on::text as "quarterStartsOn", q.ends_on::text as "quarterEndsOn"`;
/** The quarters that are asked for, with their neighbourhoods and forces. */
export const QUARTERS = `quarter q join area n on n.id = q.area_id join area f on f.id = n.force_id`;
export const ASKED = `q.area_id = any($1::uuid[]) and ($3::uuid is null or q.id = $3::uuid)`;
/** By bytes, so that every database sorts alike. */
export const IN_ORDER = `n.path collate "C", q.starts_on`;

/** The paths of the areas that a join table gives a thing, in order. */
export function pathsOf(table: string, column: string, id: string): string {
  return `array(select w.path from ${table} l join area w on w.id = l.area_id where l.${column} = ${id} order by w.path collate "C")`;
}

/** True for what is about the place $4 or about no place in particular, and for everything where no place is asked for. */
export function atPlace(table: string, column: string, id: string): string {
  return `($4::uuid is null or exists (select from ${table} l where l.${column} = ${id} and l.area_id = $4::uuid)
    or not exists (select from ${table} l where l.${column} = ${id}))`;
}

/** A public update: posted by now ($2) and waiting for nobody. Withdrawn ones are public as stubs. */
export const isPublic = (u: string): string => `not ${u}.is_waiting and ${u}.posted_at <= $2::timestamptz`;
