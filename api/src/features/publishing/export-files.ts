import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline as into, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PublicCache } from '#platform/public-cache.ts';
import { Turns } from '#platform/turns.ts';

/** No file is kept longer, in milliseconds, whatever was or was not heard of meanwhile. */
const KEPT_AT_MOST = 15 * 60_000;
/** How many files, and how many bytes of them (zipped), are kept before the oldest go. */
const FILES = 500;
const BYTES = 2 * 1024 ** 3;

/** A file that was made, zipped on disk: a tenth of the room, and most readers take it so. */
export interface MadeFile {
  readonly etag: string;
  /** In bytes: as it is, and zipped. */
  readonly size: number;
  readonly zippedSize: number;
  /** Its bytes from the start. Fails with ENOENT where it has just been made room of: ask for it anew. */
  open(zipped: boolean): Promise<Readable>;
}

interface Making {
  readonly generation: number;
  readonly until: Promise<number>;
  readonly made: Promise<MadeFile>;
}

/**
 * Public answers that may be too large for memory: made once into a file for all who ask, and kept until something
 * public changes, as the answers of PublicCache are. What was taken back is in no file that anybody gets from then on.
 */
@Injectable()
export class ExportFiles implements OnModuleDestroy {
  readonly #makings = new Map<string, Making>();
  readonly #paths = new Map<Making, { path: string; size: number }>();
  // One large file at a time: it keeps the database and a processor busy, and small ones go on beside it.
  readonly #turns = new Turns(1, 10 * 60_000);
  #folder: Promise<string> | undefined;
  #count = 0;
  #bytes = 0;

  constructor(private readonly cache: PublicCache) {}

  async onModuleDestroy(): Promise<void> {
    this.#makings.clear();
    const folder = await this.#folder?.catch(() => undefined);
    if (folder) await rm(folder, { recursive: true, force: true });
  }

  /**
   * The file under a key as it is now. `make` gives its text part by part. A large one waits for its turn, and all who
   * wait for the same get the one that is made then.
   */
  async at(key: string, { isLarge, make }: { isLarge: boolean; make: () => AsyncIterable<string> }): Promise<MadeFile> {
    const asked = this.cache.generation;
    const madeOrBegun = async () => (await this.#known(key, asked)) ?? this.#begin(key, make);
    const known = await this.#known(key, asked);
    if (known) return known;
    return isLarge ? this.#turns.take('large', madeOrBegun) : madeOrBegun();
  }

  /** What was begun after the last change that had been heard of by then, while its time has not passed. */
  async #known(key: string, asked: number): Promise<MadeFile | null> {
    const making = this.#makings.get(key);
    if (!making || making.generation < asked || (await making.until) <= Date.now()) return null;
    return making.made;
  }

  #begin(key: string, make: () => AsyncIterable<string>): Promise<MadeFile> {
    this.#forget(key);
    const { generation } = this.cache;
    const until = this.cache.holdsUntil().then((instant) => Math.min(instant, Date.now() + KEPT_AT_MOST));
    const making: Making = { generation, until, made: this.#made(make, () => making) };
    this.#makings.set(key, making);
    making.made
      .then(() => this.#makeRoom())
      .catch(() => this.#makings.get(key) === making && this.#makings.delete(key));
    return making.made;
  }

  async #made(make: () => AsyncIterable<string>, of: () => Making): Promise<MadeFile> {
    this.#folder ??= mkdtemp(join(tmpdir(), 'patchwork-exports-'));
    const path = join(await this.#folder, `${++this.#count}.gz`);
    const hash = createHash('sha256');
    let size = 0;
    async function* counted(): AsyncGenerator<Buffer> {
      for await (const text of make()) {
        const part = Buffer.from(text);
        hash.update(part);
        size += part.length;
        yield part;
      }
    }
    try {
      await pipeline(
        Readable.from(counted(), { objectMode: false }),
        createGzip(),
        createWriteStream(path, { mode: 0o600 }),
      );
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    const { size: zippedSize } = await stat(path);
    this.#paths.set(of(), { path, size: zippedSize });
    this.#bytes += zippedSize;
    const etag = `"${hash.digest('base64url').slice(0, 27)}"`;
    return { etag, size, zippedSize, open: (zipped) => opened(path, zipped) };
  }

  /** The oldest go first; a reader that has begun keeps what it opened. */
  #makeRoom(): void {
    for (const key of this.#makings.keys()) {
      if (this.#makings.size <= FILES && this.#bytes <= BYTES) break;
      this.#forget(key);
    }
  }

  #forget(key: string): void {
    const making = this.#makings.get(key);
    if (!making) return;
    this.#makings.delete(key);
    void making.made.then(() => this.#remove(making)).catch(() => undefined);
  }

  #remove(making: Making): void {
    const file = this.#paths.get(making);
    if (!file) return;
    this.#paths.delete(making);
    this.#bytes -= file.size;
    void rm(file.path, { force: true });
  }
}

/** A reader that has begun reads to the end, also of what is removed meanwhile. */
async function opened(path: string, zipped: boolean): Promise<Readable> {
  const file = (await open(path)).createReadStream();
  if (zipped) return file;
  // Whoever goes away half-way ends both, and what goes wrong with one is told by the other.
  return into(file, createGunzip(), () => undefined);
}
