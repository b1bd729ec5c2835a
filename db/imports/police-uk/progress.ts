import type { WriteStream } from 'node:tty';
import { Presets, SingleBar } from 'cli-progress';

/** Something that shows how far one stage of an import has come. */
export interface Shown {
  tell(progress: { done: number; total: number }): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a plain line at every tenth, so that a log stays a log. */
export function progressOn(stream: WriteStream, deed: string): Shown {
  return stream.isTTY ? bar(stream, deed) : lines(stream, deed);
}

function bar(stream: WriteStream, deed: string): Shown {
  const format = `${deed} {bar} {value} of {total} neighbourhoods, {eta_formatted} to go`;
  const shown = new SingleBar({ format, stream, hideCursor: true }, Presets.shades_classic);
  return {
    tell: ({ done, total }) => (shown.isActive ? shown.update(done) : shown.start(total, done)),
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WritableStream, deed: string): Shown {
  let tenths = 0;
  return {
    tell: ({ done, total }) => {
      const reached = Math.floor((done * 10) / total);
      if (reached === tenths) return;
      tenths = reached;
      stream.write(`${deed} ${done} of ${total} neighbourhoods\n`);
    },
    end: () => undefined,
  };
}
