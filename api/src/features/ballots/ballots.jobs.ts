import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { BallotKeys } from './ballot-keys.ts';
import { SealingService } from './sealing.service.ts';
import { SEAL_QUEUE } from './sealing.ts';

/** What time brings about for a vote: it is sealed when it closes, and its key goes. */
@Injectable()
export class BallotsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly sealing: SealingService,
    private readonly keys: BallotKeys,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(SEAL_QUEUE, { retryLimit: 50, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 });
    await this.jobs.work<{ ballotId: string }>(SEAL_QUEUE, async ({ ballotId }) => {
      await this.sealing.seal(ballotId);
    });
    await this.jobs.regularly('ballots-minute', '* * * * *', () => this.sealWhatClosed());
    await this.remindOfClosing();
    await this.forgetKeys();
  }

  /**
   * Leaves each vote that is not sealed a job for its closing: one that came with a seed or out of a backup has none.
   * Whichever job comes second finds it sealed. How many there are.
   */
  async remindOfClosing(): Promise<number> {
    if (!this.jobs.works) return 0;
    return this.em.fork().transactional(async (em) => {
      const open = await em.execute<{ id: string; closes_at: string }[]>(
        'select id, closes_at from ballot where sealed_at is null',
      );
      for (const { id, closes_at } of open) {
        await this.jobs.send(em, SEAL_QUEUE, { ballotId: id }, { startAfter: new Date(closes_at) });
      }
      return open.length;
    });
  }

  /** Seals whatever closed and has no job of its own any more. How many it found. */
  async sealWhatClosed(): Promise<number> {
    const closed = await this.em
      .fork()
      .execute<{ id: string }[]>('select id from ballot where sealed_at is null and closes_at <= clock_timestamp()');
    const failed: unknown[] = [];
    // One that cannot be sealed does not hold up the others.
    for (const { id } of closed) await this.sealing.seal(id).catch((error) => failed.push(error));
    if (failed.length > 0) throw new AggregateError(failed, `${failed.length} votes could not be sealed.`);
    return closed.length;
  }

  /** Deletes the keys of sealed ballots: a process may have died between sealing one and forgetting its key. */
  async forgetKeys(): Promise<number> {
    const kept = await this.keys.kept();
    if (kept.length === 0) return 0;
    const sealed = await this.em
      .fork()
      .execute<{ id: string }[]>('select id from ballot where sealed_at is not null and id = any(?::uuid[])', [
        arrayOf(kept),
      ]);
    for (const { id } of sealed) await this.keys.forget(id);
    return sealed.length;
  }
}
