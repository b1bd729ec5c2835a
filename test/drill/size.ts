import { randomInt } from 'node:crypto';

/** `DRILL_SHARE=0.1` runs a tenth of everything, as `npm test` does; `npm run drill` runs it whole. */
const share = Number(process.env.DRILL_SHARE || 1);

/** `DRILL_SEED` runs what a printed line ran. */
export const seed = Number(process.env.DRILL_SEED || randomInt(1, 2 ** 31));

/** Whether everything runs whole: only then is a time one that was promised. */
export const isWhole = share >= 1;

/** The part of a full number to run now, and never less than what still shows something. */
export const sized = (full: number, least: number): number => Math.max(least, Math.round(full * share));

/** The line of a drill: what was done, what came of it, and the seed that does it again. */
export function tell(line: string): void {
  console.log(`${line} · seed ${seed}`);
}

/** Numbers that look random and are the same for a seed (mulberry32). */
export class Chance {
  #state: number;

  constructor(from = seed) {
    this.#state = from >>> 0;
  }

  /** From 0 up to, and never, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 to one below `below`. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** True so many times in a hundred. */
  percent(times: number): boolean {
    return this.next() * 100 < times;
  }

  of<T>(all: readonly T[]): T {
    return all[this.int(all.length)] as T;
  }
}

export function median(numbers: readonly number[]): number {
  return percentile(numbers, 50);
}

export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
