import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Officer } from './officer.entity.ts';

/** An officer's desk: later features hang what is due on it. */
export interface Desk {
  officer: Officer;
  /** The areas the officer was given. */
  areas: Area[];
}

@Injectable()
export class OfficersQueries {
  constructor(private readonly em: EntityManager) {}

  /** The desk of the viewer, who is an officer. */
  async desk(viewer: Viewer): Promise<Desk> {
    const officer = await this.em.findOneOrFail(Officer, viewer.officerId as string, { populate: ['areas'] });
    return { officer, areas: byName(officer.areas.getItems()) };
  }

  /** The areas of each of these officers, by name. */
  async areasOf(ids: readonly string[]): Promise<Map<string, Area[]>> {
    const officers = await this.em.find(Officer, { id: { $in: [...ids] } }, { populate: ['areas'] });
    return new Map(officers.map((officer) => [officer.id, byName(officer.areas.getItems())]));
  }

  /**
   * The team of each of these areas: officers in post whose areas are its neighbourhood or lie in that, without those
   * who act for the whole force; for a force, its COMMS. Inspectors first, then by title.
   */
  async teamsOf(ids: readonly string[]): Promise<Map<string, Officer[]>> {
    const rows = await this.em.execute<{ area: string; officer: string }[]>(
      `select distinct of.id as area, o.id as officer
       from area of
       join area patch on case when of.kind = 'FORCE' then patch.id = of.id else patch.neighbourhood_id = of.neighbourhood_id end
       join officer_area oa on oa.area_id = patch.id
       join officer o on o.id = oa.officer_id and o.dismissed_at is null
         and case when of.kind = 'FORCE' then o.role = 'COMMS' else o.role in ('OFFICER', 'INSPECTOR') end
       where of.id = any(string_to_array(?, ',')::uuid[])`,
      [ids.join(',')],
    );
    const found = await this.em.find(Officer, { id: { $in: [...new Set(rows.map((row) => row.officer))] } });
    const team = (area: string) => {
      const theirs = new Set(rows.filter((row) => row.area === area).map((row) => row.officer));
      return found.filter((officer) => theirs.has(officer.id)).sort(inOrder);
    };
    return new Map(ids.map((id) => [id, team(id)]));
  }

  /** The officers in post whose areas lie in one of these, by title and address: a force administrator's list. */
  async inPostWithin(paths: readonly string[]): Promise<Officer[]> {
    const within = paths.flatMap((path) => [{ path }, { path: { $like: `${path}/%` } }]);
    if (within.length === 0) return [];
    const where = { dismissedAt: null, areas: { $some: { $or: within } } };
    return (await this.em.find(Officer, where, { populate: ['areas'] })).sort(inOrder);
  }
}

function byName(areas: Area[]): Area[] {
  return areas.sort((a, b) => a.name.localeCompare(b.name, 'en-GB') || a.path.localeCompare(b.path));
}

/** Inspectors first, then by title; who has no address stands behind those who have, by name. */
function inOrder(a: Officer, b: Officer): number {
  const rank = (officer: Officer) => (officer.role === 'INSPECTOR' ? 0 : 1);
  const listed = (officer: Officer) => (officer.email ? 0 : 1);
  const name = ({ email, displayName }: Officer) => email ?? displayName ?? '';
  return (
    rank(a) - rank(b) ||
    a.title.localeCompare(b.title, 'en-GB') ||
    listed(a) - listed(b) ||
    name(a).localeCompare(name(b))
  );
}
