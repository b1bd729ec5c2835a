import { PassThrough } from 'node:stream';
import type { WriteStream } from 'node:tty';

/** Where something is shown: a stream, and what was written on it since it was last asked. */
export interface TestStream {
  stream: WriteStream;
  text(): string;
}

/** A stream that nobody watches. */
export function aLog(): TestStream {
  return streamWith({});
}

/** A terminal that is wide enough for a bar and its words. */
export function aTerminal(): TestStream {
  return streamWith({ isTTY: true, columns: 100, cursorTo: () => true, clearLine: () => true });
}

function streamWith(ways: Partial<WriteStream>): TestStream {
  const pass = new PassThrough();
  return { stream: Object.assign(pass, ways) as unknown as WriteStream, text: () => String(pass.read() ?? '') };
}
