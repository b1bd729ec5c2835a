import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

/** Something that shows how far a piece of work has come. */
export interface Shown<Told> {
  tell(told: Told): void;
  /** May be said more than once, and before anything was told. */
  end(): void;
}

/** How much is done, and of how much; where nobody knows that, with each how much more a line is told. */
export type Reached = { done: number; total: number } | { done: number; step: number };

/** How a piece of work is shown. */
export interface Look<Told> {
  reached(told: Told): Reached;
  /** A bar as cli-progress takes it, with the names of `words` in braces. */
  format: string;
  words?(told: Told): Record<string, string>;
  /** A line of a log. */
  line(told: Told): string;
}

/**
 * A bar on a terminal, from the first that is told; elsewhere a plain line at every tenth, so that a log stays a log.
 * What has no known end has lines on a terminal as well.
 */
export function progressOn<Told>(stream: WriteStream, look: Look<Told>): Shown<Told> {
  const bar = new SingleBar({ format: look.format, stream, hideCursor: true }, Presets.shades_classic);
  let lines = 0;
  return {
    tell: (told) => {
      const reached = look.reached(told);
      // Of nothing no share can be told.
      if ('total' in reached && reached.total === 0) return;
      if (stream.isTTY && 'total' in reached) return draw(bar, reached, look.words?.(told));
      const due = linesDue(reached);
      if (due === lines) return;
      lines = due;
      stream.write(`${look.line(told)}\n`);
    },
    end: () => bar.stop(),
  };
}

function draw(bar: SingleBar, { done, total }: { done: number; total: number }, words?: Record<string, string>): void {
  if (bar.isActive) bar.update(done, words);
  else bar.start(total, done, words);
}

function linesDue(reached: Reached): number {
  return Math.floor('total' in reached ? (reached.done * 10) / reached.total : reached.done / reached.step);
}

/** For work that nobody watches. */
export const unseen: Shown<unknown> = { tell: () => undefined, end: () => undefined };

/** A number as people read it: 12,345. */
export const written = (number: number): string => number.toLocaleString('en-GB');
