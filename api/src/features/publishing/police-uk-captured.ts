/** A JSON object as it was captured. */
export type Json = Record<string, unknown>;

/** What was captured of a thing, and what the import made of it in our columns; nulls for what is ours alone. */
export interface Captured {
  position?: number | null;
  record: Json | null;
  written: Json | null;
}

/** Something captured that became nothing here: served as it came. */
export interface Unmade {
  position: number;
  record: Json;
}

/**
 * True while these columns of ours still say what the import wrote into them, so that what was captured is served. What
 * it wrote nothing into was empty then.
 */
export function stillSays({ record, written }: Captured, columns: Json): boolean {
  if (!record || !written) return false;
  return Object.entries(columns).every(([column, now]) => isSame(written[column] ?? null, now ?? null));
}

/** Instants are the same in any spelling. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  const isInstant = [one, other].every(
    (each) => typeof each === 'string' && /^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d(:?\d\d)?)$/.test(each),
  );
  return isInstant && Date.parse(one as string) === Date.parse(other as string);
}

/**
 * A captured object with each of its documented keys, those that were missing as `defaults` has them (clients look into
 * them unasked), and with `ours` in place of what was changed here. Whatever else was captured stays, a null as well.
 */
export function served(record: Json, defaults: Json, ours: Json = {}): Json {
  return { ...defaults, ...record, ...ours };
}

/** Things and what became nothing here, in the order of their source; what is ours alone comes after. */
export function inOrder<Thing extends Captured>(
  things: readonly Thing[],
  unmade: readonly Unmade[],
  of: (thing: Thing) => Json,
  asItCame: (record: Json) => Json,
): Json[] {
  const all = [
    ...things.map((thing) => ({ at: thing.position ?? Number.POSITIVE_INFINITY, answer: of(thing) })),
    ...unmade.map(({ position, record }) => ({ at: position, answer: asItCame(record) })),
  ];
  // Stable, so that ours keep the order they came in.
  return all.sort((one, other) => (one.at === other.at ? 0 : one.at - other.at)).map(({ answer }) => answer);
}
