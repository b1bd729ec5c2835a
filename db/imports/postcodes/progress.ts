import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import type { Count } from './rows.ts';

/** Something that shows how far a reading has come. */
export interface Shown {
  tell(count: Count): void;
  /** May be said more than once. */
  end(): void;
}

const MEGABYTE = 1_000_000;
/** Where nobody knows how much is to come, a line is told after so many bytes. */
const UNKNOWN_STEP = 100 * MEGABYTE;

const written = (number: number) => number.toLocaleString('en-GB');

/**
 * A bar on a terminal; elsewhere a plain line at every tenth, so that a log stays a log.
 *
 * @param bytes how many are to be read; null where nobody knows
 */
export function progressOn(stream: WriteStream, bytes: number | null): Shown {
  return stream.isTTY && bytes !== null ? bar(stream, bytes) : lines(stream, bytes);
}

function bar(stream: WriteStream, bytes: number): Shown {
  const format = '{bar} {percentage} %, {kept} postcodes, {eta_formatted} to go';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  shown.start(bytes, 0, { kept: 0 });
  return {
    tell: ({ bytes: read, kept }) => shown.update(read, { kept: written(kept) }),
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WritableStream, bytes: number | null): Shown {
  const step = bytes === null ? UNKNOWN_STEP : bytes / 10;
  let told = 0;
  return {
    tell: ({ bytes: read, kept }) => {
      const reached = Math.floor(read / step);
      if (reached === told) return;
      told = reached;
      const share = bytes === null ? `${Math.round(read / MEGABYTE)} MB` : `${Math.round((read * 100) / bytes)} %`;
      stream.write(`${share} read, ${written(kept)} postcodes\n`);
    },
    end: () => undefined,
  };
}
