import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { CannotStart } from '../../cannot-start.ts';

/** A file to read once, from its beginning. */
export interface File {
  /** Without its folder. */
  name: string;
  /** Null where nobody can know. */
  bytes: number | null;
  pieces(): AsyncIterable<string>;
}

/** Read at once: fewer turns of the loop than with Node's 64 kilobytes. */
const PIECE = 512 * 1024;
/** One byte, one sign: what is read of these files is plain ASCII, and this is the fastest to read. */
const encoding = 'latin1';

/**
 * What is to be imported: a file, the CSV files right in a folder by name, or the standard input for `-`.
 *
 * @throws CannotStart where there is none of these
 */
export async function filesAt(path: string): Promise<{ name: string; files: File[] }> {
  if (path === '-') return { name: 'standard input', files: [standardInput()] };
  const found = await stat(path).catch(() => null);
  if (!found) throw new CannotStart(`There is no file or folder at ${path}.`);
  const name = basename(path);
  if (!found.isDirectory()) return { name, files: [fileAt(path, found.size)] };
  const names = (await readdir(path)).filter((each) => extname(each).toLowerCase() === '.csv').sort();
  if (names.length === 0)
    throw new CannotStart(`There is no CSV file right in the folder ${path}. Name the folder that holds them.`);
  const files = names.map(async (each) => fileAt(join(path, each), (await stat(join(path, each))).size));
  return { name, files: await Promise.all(files) };
}

function fileAt(path: string, bytes: number): File {
  return { name: basename(path), bytes, pieces: () => createReadStream(path, { encoding, highWaterMark: PIECE }) };
}

function standardInput(): File {
  return { name: 'standard input', bytes: null, pieces: () => process.stdin.setEncoding(encoding) };
}
