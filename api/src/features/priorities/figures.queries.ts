import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import type { Viewer } from '#platform/viewer.ts';
import { type FigureCorrection, fateOf } from './figure.rules.ts';
import { Measure, type ProgressUpdate } from './progress-update.entity.ts';
import { UpdatesQueries } from './updates.queries.ts';

/** A figure as it may be quoted, with what became of it. */
export interface Figure {
  id: string;
  /** Null once a correction left it out, or the update was withdrawn. */
  measure: Measure | null;
  update: ProgressUpdate;
  corrections: FigureCorrection[];
  takenOutAt: Date | null;
}

@Injectable()
export class FiguresQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly updates: UpdatesQueries,
  ) {}

  /** Throws NotFound for a figure that never was, or whose update this viewer may not read. */
  async byId(typed: string, viewer: Viewer, now: Date): Promise<Figure> {
    const id = idOf(typed, 'This figure');
    const [row] = await this.em.execute<{ update_id: string }[]>(
      `select update_id from measure where id = ?
       union all select update_id from update_version where measures @> ?::jsonb limit 1`,
      [id, JSON.stringify([{ id }])],
    );
    if (!row) throw new NotFound('This figure');
    const update = await this.updates.byId(row.update_id, viewer, now);
    const measures = await update.measures.loadItems();
    const measure = update.withdrawnAt ? null : (measures.find((one) => one.id === id) ?? null);
    if (update.withdrawnAt) return { id, measure, update, corrections: [], takenOutAt: null };
    const earlier = (await this.updates.versionsOf([update.id])).get(update.id) ?? [];
    const versions = [...earlier, { measures: measures.map(Measure.kept), writtenAt: update.writtenAt }];
    versions.sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
    return { id, measure, update, ...fateOf(id, versions, update.postedAt) };
  }
}
