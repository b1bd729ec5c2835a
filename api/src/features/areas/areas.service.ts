import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Forbidden } from '#platform/faults.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { TITLE_LIMIT, wordsFor } from '#platform/words.ts';
import { Area, type AreaKind } from './area.entity.ts';
import { type AreaRefusalReason, codeFor, pathFor, pointFor, slugOf } from './area.rules.ts';

/** What a force administrator says of a new area. */
export interface NewArea {
  parentPath: string;
  kind: AreaKind;
  name: string;
  slug?: string | null;
  gssCode?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  clientKey?: string | null;
}

@Injectable()
export class AreasService {
  constructor(private readonly em: EntityManager) {}

  /** Adds a neighbourhood or a place. Throws Forbidden outside the administrator's force; refuses what cannot be. */
  add(viewer: Viewer, input: NewArea): Promise<Area | Refusal<AreaRefusalReason>> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'addArea', key: input.clientKey },
        () => this.#add(em, viewer, input),
        (id) => em.findOneOrFail(Area, id),
      ),
    );
  }

  async #add(em: EntityManager, viewer: Viewer, input: NewArea): Promise<Area | Refusal<AreaRefusalReason>> {
    const parent = await em.findOne(Area, { path: Area.pathOf(input.parentPath) });
    if (parent && !actsIn(viewer, parent.path)) throw new Forbidden('You may add areas only in your own force.');
    const name = wordsFor(input.name, 'name', 'The name', TITLE_LIMIT);
    if (isRefusal(name)) return name;
    const path = pathFor(parent, input.kind, input.slug?.trim() || slugOf(name));
    if (isRefusal(path)) return path;
    const code = codeFor(input.gssCode);
    if (isRefusal(code)) return code;
    const point = pointFor(input.latitude, input.longitude);
    if (isRefusal(point)) return point;
    // Two administrators adding the same place at once: the second waits for the parent's row, then sees the first's.
    await em.execute('select 1 from area where id = ? for update', [parent?.id]);
    if (await em.count(Area, { path })) {
      return new Refusal('PATH_TAKEN', 'There is already an area with this name there.', 'name');
    }
    const id = crypto.randomUUID();
    const { force, neighbourhood } = parent as Area;
    // By hand: the unit of work would insert a row that names itself in two steps, and the first is refused.
    await em.insert(Area, {
      id,
      path,
      kind: input.kind,
      name,
      gssCode: code,
      parent: parent?.id,
      force: force.id,
      neighbourhood: input.kind === 'NEIGHBOURHOOD' ? id : neighbourhood?.id,
      ...point,
    });
    return em.findOneOrFail(Area, id);
  }
}
