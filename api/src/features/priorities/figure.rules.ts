import type { MeasureKept } from './progress-update.entity.ts';

/** What an update's figures were from an instant on, until it was corrected again. */
export interface FiguresThen {
  measures: readonly MeasureKept[];
  writtenAt: Date;
}

/**
 * What a figure said until it was corrected. Numbers alone: the words of an earlier version may have waited for a
 * second person, and never been public. No numbers where they counted something else.
 */
export interface FigureCorrection {
  at: Date;
  value: number | null;
  outOf: number | null;
  before: number | null;
}

/**
 * Figures as they are corrected to, each with the id of the one it corrects: the one of the same name, else none.
 * A figure's address stays its address.
 */
export function continuing(after: readonly MeasureKept[], before: readonly MeasureKept[]): MeasureKept[] {
  const free = [...before];
  return after.map((measure) => {
    const at = free.findIndex(({ name }) => sameName(name, measure.name));
    const [corrected] = at < 0 ? [] : free.splice(at, 1);
    return { ...measure, id: corrected?.id };
  });
}

/** What became of a figure over an update's versions, the oldest first: its corrections, and when it was taken out. */
export function fateOf(
  id: string,
  versions: readonly FiguresThen[],
  postedAt: Date,
): { corrections: FigureCorrection[]; takenOutAt: Date | null } {
  const corrections: FigureCorrection[] = [];
  let takenOutAt: Date | null = null;
  for (const [i, { measures, writtenAt }] of versions.entries()) {
    const was = versions[i - 1]?.measures.find((measure) => measure.id === id);
    const is = measures.find((measure) => measure.id === id);
    if (is) takenOutAt = null;
    // What was put right before anybody could read it is no correction.
    if (!was || writtenAt <= postedAt) continue;
    if (!is) takenOutAt = writtenAt;
    else if (differs(was, is)) corrections.push({ at: writtenAt, ...numbersOf(was, is) });
  }
  return { corrections, takenOutAt };
}

function numbersOf(was: MeasureKept, is: MeasureKept): Pick<FigureCorrection, 'value' | 'outOf' | 'before'> {
  if (was.unit !== is.unit || !sameName(was.name, is.name)) return { value: null, outOf: null, before: null };
  return { value: was.value, outOf: was.outOf, before: was.before };
}

function differs(was: MeasureKept, is: MeasureKept): boolean {
  const facts = ['name', 'value', 'outOf', 'before', 'unit', 'fromDay', 'toDay', 'source'] as const;
  return facts.some((fact) => (was[fact] ?? null) !== (is[fact] ?? null));
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
