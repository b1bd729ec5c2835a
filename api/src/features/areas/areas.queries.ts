import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DateText } from '@patchwork/calendar';
import { NotFound } from '#platform/faults.ts';
import { Area, AreaCode } from './area.entity.ts';
import { AreaBoundary } from './boundary.entity.ts';
import { successorsOf } from './ended.queries.ts';

/** An area's boundary as a map draws it: see AreaBoundary for the units. */
export interface Outline {
  path: string;
  frame: number[];
  source: string;
}

/** How many areas a search answers at the most. */
const FOUND_AT_MOST = 50;

@Injectable()
export class AreasQueries {
  constructor(private readonly em: EntityManager) {}

  /** The area at a path. Throws NotFound. */
  async at(path: string): Promise<Area> {
    const area = await this.em.findOne(Area, { path: Area.pathOf(path) });
    if (!area) throw new NotFound('This area');
    return area;
  }

  /** The police forces, by name. */
  forces(): Promise<Area[]> {
    return this.em.find(Area, { kind: 'FORCE' }, { orderBy: { name: 'asc', path: 'asc' } });
  }

  /** The areas with these ids; unknown ones are left out. */
  async byIds(ids: readonly string[]): Promise<Map<string, Area>> {
    const areas = await this.em.find(Area, { id: { $in: [...ids] } });
    return new Map(areas.map((area) => [area.id, area]));
  }

  /**
   * Areas by name, by part of a name, by path or by GSS code. Those that have ended come last; those whose name begins
   * with the text come first, then neighbourhoods before their places, then by name. Nothing for an empty text.
   */
  async find(text: string, today: DateText): Promise<Area[]> {
    const typed = Area.pathOf(text.normalize('NFC')).slice(0, 100);
    if (typed === '') return [];
    const rows = await this.em.execute<{ id: string }[]>(
      `select a.id from area a
       where lower(a.name) like ? escape '\\' or a.path = ?
          or upper(?) in (select c.code from area_code c where c.area_id = a.id) or a.gss_code = upper(?)
       order by coalesce(a.ended_on <= ?, false), (lower(a.name) = ?) desc, (lower(a.name) like ? escape '\\') desc, array_position(array['NEIGHBOURHOOD', 'PLACE', 'FORCE'], a.kind), a.name, a.path
       limit ?`,
      [`%${likeable(typed)}%`, typed, typed, typed, today, typed, `${likeable(typed)}%`, FOUND_AT_MOST],
    );
    const areas = await this.em.find(Area, { id: { $in: rows.map((row) => row.id) } });
    const order = new Map(rows.map((row, i) => [row.id, i]));
    return areas.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  }

  /** The children that each of these areas has on a day, by name. */
  async childrenOf(ids: readonly string[], day: DateText): Promise<Map<string, Area[]>> {
    const children = await this.em.find(
      Area,
      { parent: { $in: [...ids] }, $or: [{ endedOn: null }, { endedOn: { $gt: day } }] },
      { orderBy: { name: 'asc', path: 'asc' } },
    );
    return grouped(ids, children, (child) => child.parent?.id as string);
  }

  /** The areas that the land of each of these, where it has ended, lies in on a day: see `successorsOf`. */
  successorsOf(ids: readonly string[], day: DateText): Promise<Map<string, Area[]>> {
    return successorsOf(this.em, ids, day);
  }

  /** The ids of the neighbourhoods of a force. */
  async neighbourhoodsOf(forceId: string): Promise<string[]> {
    const found = await this.em.find(Area, { force: forceId, kind: 'NEIGHBOURHOOD' }, { fields: ['id'] });
    return found.map(({ id }) => id);
  }

  /** The codes of each of these areas, by code. */
  async codesOf(ids: readonly string[]): Promise<Map<string, AreaCode[]>> {
    const codes = await this.em.find(AreaCode, { area: { $in: [...ids] } }, { orderBy: { code: 'asc' } });
    return grouped(ids, codes, (code) => code.area.id);
  }

  /** The outline that each of these areas has on a day; those without a boundary are left out. */
  async outlinesOf(ids: readonly string[], day: DateText): Promise<Map<string, Outline>> {
    const held = await this.em.find(
      AreaBoundary,
      { area: { $in: [...ids] }, validFrom: { $lte: day }, $or: [{ validUntil: null }, { validUntil: { $gt: day } }] },
      { fields: ['area', 'outline', 'frame', 'source'] },
    );
    return new Map(held.map(({ area, outline, frame, source }) => [area.id, { path: outline, frame, source }]));
  }
}

/** The text with what LIKE would read as a pattern taken literally. */
function likeable(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** Rows by key; a key without rows has an empty list. */
export function grouped<K, T>(keys: readonly K[], rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return groups;
}
