import { verifyFile } from 'stream-json/file/verifier.js';
import { CannotStart } from '../../cannot-start.ts';
import { written } from '../../progress.ts';

/**
 * Where and why a file is no JSON, in a sentence: it is read once more by what counts lines and columns.
 *
 * @param line where the reading stopped, for what only that noticed
 */
export async function syntaxErrorIn(path: string, line: number, features: number, error: unknown): Promise<Error> {
  if ((error as NodeJS.ErrnoException).code) return unreadable(path, error as NodeJS.ErrnoException);
  const found = await verifyFile(path, { jsonStreaming: true }).then(
    () => ({ line, pos: undefined, message: (error as Error).message }),
    (verified: { line: number; pos: number; message: string }) => verified,
  );
  const where = found.pos === undefined ? '' : `, column ${found.pos}`;
  const why = found.message
    .replace(/^ERROR at \d+ \(\d+, \d+\): /, '')
    .replace(/^(Verifier|Parser) (cannot parse input: |has )?/, '');
  return new CannotStart(
    `${path}, line ${found.line}${where}: this is no JSON, ${afterFeatures(features)}: ${why}. Nothing was imported.`,
  );
}

function unreadable(path: string, error: NodeJS.ErrnoException): CannotStart {
  if (error.code === 'ENOENT') return new CannotStart(`There is no file ${path}.`);
  return new CannotStart(`${path} cannot be read: ${error.message}`);
}

/** How far the reading had come. */
export function afterFeatures(features: number): string {
  if (features === 0) return 'before the first feature';
  return features === 1 ? 'after one whole feature' : `after ${written(features)} whole features`;
}
