import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '#features/areas/area.factory.ts';
import type { Meeting } from '#features/meetings/meeting.entity.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import type { Priority } from '#features/priorities/priority.entity.ts';
import type { ProgressUpdate } from '#features/priorities/progress-update.entity.ts';
import { PoliceUkRecord, type RecordKind } from './police-uk-record.entity.ts';

interface Given {
  key?: string;
  position?: number;
  /** What the import wrote into our columns. */
  written?: Record<string, unknown>;
  officer?: Officer;
  meeting?: Meeting;
  priority?: Priority;
  update?: ProgressUpdate;
}

let count = 0;

/** What data.police.uk said of something under the address of the area at a path. */
export async function aRecord(
  em: EntityManager,
  path: string,
  kind: RecordKind,
  record: unknown,
  { key = `record ${++count}`, position = 0, written = {}, ...things }: Given = {},
): Promise<PoliceUkRecord> {
  const area = await anArea(em, path);
  const captured = { kind, key, position, record, written, importedAt: new Date('2022-09-01T12:00:00Z') };
  const kept = em.create(PoliceUkRecord, { area, force: area.force, ...captured, ...things });
  await em.flush();
  return kept;
}
