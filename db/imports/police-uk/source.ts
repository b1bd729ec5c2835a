import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Address, written } from './address.ts';
import { type Manners, politely } from './politely.ts';

/** An answer as it came. */
export interface Answer {
  text: string;
  /** The address or the file it came from, for whoever is told what is wrong with it. */
  from: string;
}

/** Where the answers of the API are had from. */
export interface Source {
  /** The address or folder that was named. */
  readonly name: string;
  /** True where each answer is a request to somebody else's machine. */
  readonly isRemote: boolean;
  /** Where an answer is looked for, in words. */
  placeOf(address: Address): string;
  /**
   * The answer of an address; null where there is none (a 404, no such file).
   *
   * @throws CannotStart where it cannot be had
   */
  answerOf(address: Address): Promise<Answer | null>;
}

/** A folder of saved answers: `<address>.json`, `<address>/index.json` or `<address>`, ids as they are or percent-encoded. */
export function folderSource(folder: string): Source {
  const placeOf = (address: Address) => join(folder, `${written(address)}.json`);
  const answerOf = async (address: Address) => {
    for (const name of new Set([written(address), address.map((part) => part.replaceAll('/', '%2F')).join('/')])) {
      for (const file of [`${name}.json`, join(name, 'index.json'), name]) {
        const text = await textOf(join(folder, file));
        if (text !== null) return { text, from: join(folder, file) };
      }
    }
    return null;
  };
  return { name: folder, isRemote: false, placeOf, answerOf };
}

/** A file's text without its byte order mark; null where there is no such file. */
async function textOf(file: string): Promise<string | null> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'].includes(code)) return null;
    throw error;
  }
}

/** A live API, asked politely: see `politely`. */
export function webSource(base: string, manners: Manners): Source {
  const root = base.replace(/\/+$/, '');
  const ask = politely(manners);
  const placeOf = (address: Address) => `${root}/${written(address)}`;
  const answerOf = async (address: Address) => {
    const text = await ask(placeOf(address));
    return text === null ? null : { text, from: placeOf(address) };
  };
  return { name: root, isRemote: true, placeOf, answerOf };
}

/** `--from` as a source: an http address, else a folder. */
export function sourceOf(from: string, manners: Manners): Source {
  return /^https?:\/\//i.test(from) ? webSource(from, manners) : folderSource(from);
}
