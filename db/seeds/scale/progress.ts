import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './seed-country.ts';

/** Something that shows how far it has come. */
export interface Shown {
  tell(progress: Progress): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a plain line at every tenth, so that a log stays a log. */
export function progressOn(stream: WriteStream, scale: number): Shown {
  return stream.isTTY ? bar(stream, scale) : lines(stream, scale);
}

function bar(stream: WriteStream, scale: number): Shown {
  const format = '{bar} {value} of {total} neighbourhoods, {rows} rows, {eta_formatted} to go';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  shown.start(scale, 0, { rows: 0 });
  return {
    tell: ({ neighbourhoods, rows }) => shown.update(neighbourhoods, { rows: rows.toLocaleString('en-GB') }),
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WritableStream, scale: number): Shown {
  let tenths = 0;
  return {
    tell: ({ neighbourhoods, rows }) => {
      const reached = Math.floor((neighbourhoods * 10) / scale);
      if (reached === tenths) return;
      tenths = reached;
      stream.write(`${neighbourhoods} of ${scale} neighbourhoods, ${rows.toLocaleString('en-GB')} rows\n`);
    },
    end: () => undefined,
  };
}
