import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { KEYS_KEPT_DAYS } from '#platform/once.ts';

const DAY = 24 * 3_600_000;

/** trust.md §4, and the privacy page: what is deleted, and when its time is over. */
const OVER: readonly { table: string; column: string; days: number }[] = [
  { table: 'session', column: 'expires_at', days: 0 },
  { table: 'verification', column: 'expires_at', days: 0 },
  // Unconfirmed addresses, a day; the limits on codes and guesses look back an hour.
  { table: 'sign_in_code', column: 'updated_at', days: 1 },
  { table: 'deed_key', column: 'created_at', days: KEYS_KEPT_DAYS },
  { table: 'kept_mail', column: 'sent_at', days: 30 },
];

/** Deletes what has been kept long enough, every night. A second run finds nothing. */
@Injectable()
export class PeopleJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.regularly('people-tidy', '17 3 * * *', () => this.tidy());
  }

  /** How many rows went, by table. */
  async tidy(): Promise<Record<string, number>> {
    const em = this.em.fork();
    const gone: Record<string, number> = {};
    for (const { table, column, days } of OVER) {
      const before = new Date(this.clock.now().getTime() - days * DAY);
      gone[table] = (
        await em.execute<unknown[]>('delete from ?? where ?? < ? returning 1', [table, column, before])
      ).length;
    }
    return gone;
  }
}
