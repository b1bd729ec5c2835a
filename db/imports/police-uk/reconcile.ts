import type { Mapped, Written } from './mapped.ts';

/** The place of what its source lists no more and our pages still show: it is in no answer of `/api`. */
export const RETIRED = -1;

/** A record of an earlier import. */
export interface Stored {
  id: string;
  area_id: string;
  kind: string;
  key: string;
  position: number;
  record: unknown;
  written: Written;
  officer_id: string | null;
  meeting_id: string | null;
  priority_id: string | null;
  update_id: string | null;
}

/** A list of the source beside what was imported of it before. */
export interface Reconciled<M extends Mapped> {
  known: { stored: Stored; mapped: M; isSame: boolean }[];
  fresh: M[];
  gone: Stored[];
}

/**
 * Which of a list is known already: by its key; else, where exactly one that went and one that came are alike (the same
 * title at another time, the same date with other words), that one, the surest likeness first.
 *
 * @param likenessesOf of a record of before, as `Mapped.likenesses`
 */
export function reconcile<M extends Mapped>(
  stored: readonly Stored[],
  mapped: readonly M[],
  likenessesOf: (record: unknown) => readonly string[] = () => [],
): Reconciled<M> {
  const byKey = new Map(stored.map((one) => [one.key, one]));
  const pairs = new Map<M, Stored>();
  for (const one of mapped) {
    const before = byKey.get(one.key);
    if (before) pairs.set(one, before);
  }
  const likenesses = new Map(stored.map((one) => [one, likenessesOf(one.record)]));
  const all = [...new Set(mapped.flatMap((one) => one.likenesses))];
  const most = Math.max(0, ...mapped.map((one) => one.likenesses.length));
  for (let surest = 0; surest < most; surest++) {
    for (const likeness of all) {
      const [one, another] = mapped.filter((each) => !pairs.has(each) && each.likenesses[surest] === likeness);
      if (!one || another) continue;
      const taken = new Set(pairs.values());
      const [before, alsoBefore] = stored.filter(
        (each) => !taken.has(each) && likenesses.get(each)?.includes(likeness),
      );
      if (before && !alsoBefore) pairs.set(one, before);
    }
  }
  const known = [...pairs].map(([one, before]) => ({
    stored: before,
    mapped: one,
    isSame: isSame(before.record, one),
  }));
  const still = new Set(pairs.values());
  return {
    known,
    fresh: mapped.filter((one) => !pairs.has(one)),
    gone: stored.filter((one) => !still.has(one) && one.position !== RETIRED),
  };
}

function isSame(record: unknown, { record: now }: Mapped): boolean {
  return JSON.stringify(record) === JSON.stringify(now);
}

/** What the source says otherwise than when it was last imported, and which of it somebody had changed here. */
export interface Changes<W extends Written> {
  columns: Partial<W>;
  overridden: (keyof W & string)[];
}

/**
 * Three-way: only what the source changed since the last import is put into our columns, also where somebody edited
 * them here meanwhile, which is said; what it did not change stays as it was edited.
 *
 * @param ours what our columns say now
 */
export function changesOf<W extends Written>(before: Written, now: W, ours: Written): Changes<W> {
  const changed = (Object.keys(now) as (keyof W & string)[]).filter(
    (column) => now[column] !== (before[column] ?? null),
  );
  return {
    columns: Object.fromEntries(changed.map((column) => [column, now[column]])) as Partial<W>,
    overridden: changed.filter((column) => column in ours && (ours[column] ?? null) !== (before[column] ?? null)),
  };
}
