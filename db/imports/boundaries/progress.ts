import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

/** Something that shows how far the reading of a file has come. */
export interface Shown {
  tell(bytes: number, features: number): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a plain line at every tenth, so that a log stays a log. */
export function progressOn(stream: WriteStream, total: number): Shown {
  return stream.isTTY ? bar(stream, total) : lines(stream, total);
}

function bar(stream: WriteStream, total: number): Shown {
  const format = '{bar} {percentage} %, {features} features, {eta_formatted} to go';
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  shown.start(total, 0, { features: 0 });
  return {
    tell: (bytes, features) => shown.update(bytes, { features: features.toLocaleString('en-GB') }),
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WritableStream, total: number): Shown {
  let told = 0;
  return {
    tell: (bytes, features) => {
      const reached = Math.floor((bytes * 10) / total);
      if (reached === told) return;
      told = reached;
      stream.write(`${reached * 10} % read, ${features.toLocaleString('en-GB')} features\n`);
    },
    end: () => undefined,
  };
}
