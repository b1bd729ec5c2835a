import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';

/** A public answer as it goes out: the same bytes for everybody who is not signed in. */
export interface Kept {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Made when first asked for. */
  readonly gzipped: Buffer;
  /** Made when first asked for. */
  readonly etag: string;
}

/** No answer is kept longer, in milliseconds: the bound on every mistake of what follows (speed.md). */
const KEPT_AT_MOST = 15_000;
/** How many answers, and how many bytes of them (unzipped), are kept before the oldest go. */
const ENTRIES = 2_000;
const BYTES = 32 * 1024 * 1024;

/**
 * Whole public answers, GraphQL and HTML, kept in the process. Anything that changes what is public empties it (each
 * process hears of it, see `reading`); an answer also ends at the next instant at which time alone changes one. While
 * this process cannot hear of changes, nothing is kept.
 */
@Injectable()
export class PublicCache {
  readonly #kept = new Map<string, { kept: Kept; until: number }>();
  readonly #making = new Map<string, Promise<Kept | null>>();
  #bytes = 0;
  #hears = false;
  #generation = 0;
  #horizon: () => Promise<number> = () => Promise.resolve(Number.POSITIVE_INFINITY);

  /** Counts the changes heard of. */
  get generation(): number {
    return this.#generation;
  }

  /** Until when what is made now stays true unless a change is heard of; 0 while none can be heard. */
  async holdsUntil(): Promise<number> {
    return this.#hears ? this.#horizon() : 0;
  }

  /** The answer kept under a key; undefined where there is none, or its time has passed. */
  get(key: string): Kept | undefined {
    const entry = this.#kept.get(key);
    if (!entry || entry.until > Date.now()) return entry?.kept;
    this.#forget(key);
    return undefined;
  }

  /**
   * Has an answer made and keeps it: once for all who ask while it is being made, since the most asked for ends like
   * every other and would be made by everybody at once. `make` gives null for what is not everybody's. Whoever asks
   * after a change was heard of gets none that was begun before it, and an answer made of what has changed since is
   * not kept.
   */
  shared(key: string, make: () => Promise<Kept | null>): Promise<Kept | null> {
    const generation = this.#generation;
    const name = `${generation} ${key}`;
    const underWay = this.#making.get(name);
    if (underWay) return underWay;
    const making = make();
    this.#making.set(name, making);
    making
      .then((answer) => answer && this.#keep(key, answer, generation))
      .catch(() => undefined)
      .finally(() => this.#making.delete(name));
    return making;
  }

  async #keep(key: string, answer: Kept, generation: number): Promise<void> {
    const until = Math.min(Date.now() + KEPT_AT_MOST, await this.#horizon());
    if (!this.#hears || generation !== this.#generation || until <= Date.now()) return;
    this.#forget(key);
    this.#kept.set(key, { kept: answer, until });
    this.#bytes += answer.body.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= ENTRIES && this.#bytes <= BYTES) break;
      this.#forget(oldest);
    }
  }

  /** Something public changed: every answer goes. */
  clear(): void {
    this.#generation++;
    this.#kept.clear();
    this.#bytes = 0;
  }

  /** From here on changes are heard of. `horizon` says when time alone next changes something public. */
  open(horizon: () => Promise<number>): void {
    this.clear();
    this.#horizon = horizon;
    this.#hears = true;
  }

  /** From here on changes may go unheard: keeps nothing. */
  shut(): void {
    this.#hears = false;
    this.clear();
  }

  #forget(key: string): void {
    const entry = this.#kept.get(key);
    if (!entry) return;
    this.#kept.delete(key);
    this.#bytes -= entry.kept.body.length;
  }
}

/**
 * True where whoever asks has this answer already: an `If-None-Match` of one tag, of several, or of any (RFC 9110
 * §13.1.2). A client's own no-cache beside it asks us to look, and we have looked.
 */
export function hasIt(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false;
  return ifNoneMatch.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
}

/** An answer ready to be kept and sent: with its tag, and small for those who take gzip. */
export function kept(body: Buffer, headers: Readonly<Record<string, string>>): Kept {
  let gzipped: Buffer | undefined;
  let etag: string | undefined;
  return {
    headers,
    body,
    get gzipped() {
      gzipped ??= gzipSync(body);
      return gzipped;
    },
    get etag() {
      etag ??= `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
      return etag;
    },
  };
}
