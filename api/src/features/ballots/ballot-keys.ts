import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { log } from '#platform/log.ts';

/** How long a key that was read stays in memory, in milliseconds: where thousands vote, it is not read for each. */
const REMEMBERED_FOR = 5_000;

const NAMED = /^([0-9a-f-]{36})\.key$/;

/** A ballot's key: what ties a resident to a vote while it can be changed. Never in the database, the log or an answer. */
export class BallotKey {
  readonly #secret: KeyObject;
  /** What is kept beside the ballot, so that a wrong key is known for one. */
  readonly check: string;

  constructor(secret: Buffer) {
    this.#secret = createSecretKey(secret);
    this.check = this.#hash('check');
  }

  /** What stands for a resident in the ballot box. */
  ballotKeyOf(personId: string): string {
    return this.#hash(`vote\n${personId}`);
  }

  /** What stands for a mailbox among those who took part. */
  mailboxHashOf(mailbox: string): string {
    return this.#hash(`mailbox\n${mailbox}`);
  }

  #hash(words: string): string {
    return createHmac('sha256', this.#secret).update(words).digest('base64url');
  }
}

/** The files in `BALLOT_KEY_DIR`, one for each ballot that is not sealed. */
@Injectable()
export class BallotKeys {
  readonly #read = new Map<string, { stamp: string; key: BallotKey | null }>();

  constructor(@Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'ballotKeyDir'>) {}

  /** Makes a ballot's key, on the disk before the ballot is in the database. Throws where it cannot be kept. */
  async make(ballotId: string): Promise<BallotKey> {
    const secret = randomBytes(32);
    try {
      await written(this.#file(ballotId), secret);
      await synced(this.environment.ballotKeyDir);
    } catch (error) {
      // Half a key is none.
      await this.forget(ballotId).catch(() => null);
      throw error;
    }
    return new BallotKey(secret);
  }

  /** A ballot's key; null where its file is missing or is another's. Looked at each time, so that a lost file is noticed. */
  of(ballotId: string, check: string): BallotKey | null {
    const key = this.#keyOf(ballotId);
    if (key && timingSafeEqual(Buffer.from(key.check), Buffer.from(check))) return key;
    log.error({ ballotId }, 'The key of this vote is missing or wrong: no vote can be taken until its file is back.');
    return null;
  }

  /**
   * Reads a file that is not the one last read, by its number, time and size; and forgets it soon. At once: looking at a
   * file of 32 bytes is done before another thread would have heard of it.
   */
  #keyOf(ballotId: string): BallotKey | null {
    try {
      const { ino, mtimeMs, size } = statSync(this.#file(ballotId));
      const stamp = [ino, mtimeMs, size].join();
      const read = this.#read.get(ballotId);
      if (read?.stamp === stamp) return read.key;
      const secret = readFileSync(this.#file(ballotId));
      const key = secret.length === 32 ? new BallotKey(secret) : null;
      this.#read.set(ballotId, { stamp, key });
      setTimeout(() => this.#read.delete(ballotId), REMEMBERED_FOR).unref();
      return key;
    } catch {
      // `of` says so in the log.
      return null;
    }
  }

  /** The ballots that have a key here. */
  async kept(): Promise<string[]> {
    const names = await readdir(this.environment.ballotKeyDir).catch(() => []);
    return names.flatMap((name) => NAMED.exec(name)?.[1] ?? []);
  }

  async forget(ballotId: string): Promise<void> {
    this.#read.delete(ballotId);
    await rm(this.#file(ballotId), { force: true });
  }

  #file(ballotId: string): string {
    return join(this.environment.ballotKeyDir, `${ballotId}.key`);
  }
}

async function written(path: string, content: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Has a folder's names on the disk. */
async function synced(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
