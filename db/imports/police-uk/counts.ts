import type { RecordKind } from '@patchwork/api/seeding';

/** What became of the things of one kind. */
export interface Count {
  new: number;
  changed: number;
  /** As when they were last imported, but for their place in the list. */
  moved: number;
  same: number;
  gone: number;
}

export type Counts = Record<RecordKind, Count>;

export function noCounts(): Counts {
  const none = (): Count => ({ new: 0, changed: 0, moved: 0, same: 0, gone: 0 });
  return {
    FORCE: none(),
    FORCE_PERSON: none(),
    NEIGHBOURHOOD: none(),
    BOUNDARY: none(),
    PERSON: none(),
    EVENT: none(),
    PRIORITY: none(),
  };
}

/** True where an import changed anything at all. */
export function hasChanged(counts: Counts): boolean {
  return Object.values(counts).some((one) => one.new + one.changed + one.moved + one.gone > 0);
}
