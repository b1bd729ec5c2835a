import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Address, written } from './address.ts';

/** Saves an answer in the layout that `--from` reads: whole, or not at all when we are killed. */
export async function saveIn(folder: string, address: Address, text: string): Promise<void> {
  const file = join(folder, `${written(address)}.json`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

/** Answers of longer ago would mix with today's, in milliseconds. */
const FRESH = 24 * 3_600_000;

/** What was fetched of a force by a run that did not come to its end, so that the next one need not ask again. */
export class KeptAnswers {
  readonly #folder: string;
  readonly #from: string;

  private constructor(folder: string, from: string) {
    this.#folder = folder;
    this.#from = from;
  }

  /** Opens a folder of kept answers, empty where they are another source's or of more than a day ago. */
  static async open(folder: string, from: string, now: number): Promise<KeptAnswers> {
    const kept = new KeptAnswers(folder, from);
    const mark = join(folder, 'from.txt');
    const begun = await stat(mark).catch(() => null);
    const isOurs = begun && now - begun.mtimeMs < FRESH && (await readFile(mark, 'utf8')) === from;
    if (!isOurs) await kept.#begin(mark);
    return kept;
  }

  async #begin(mark: string): Promise<void> {
    await this.clear();
    await mkdir(this.#folder, { recursive: true });
    await writeFile(mark, this.#from);
  }

  /** Null where it was not fetched yet. */
  async answerOf(address: Address): Promise<string | null> {
    return readFile(join(this.#folder, `${written(address)}.json`), 'utf8').catch(() => null);
  }

  keep(address: Address, text: string): Promise<void> {
    return saveIn(this.#folder, address, text);
  }

  /** Forgets all of it: the import is done. */
  async clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}
