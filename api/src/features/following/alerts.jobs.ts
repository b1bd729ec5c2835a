import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { log } from '#platform/log.ts';
import { Alert } from './alert.entity.ts';
import { TellingsJobs } from './tellings.jobs.ts';

/** The queue of the alerts that wait so long that they can be stopped. */
export const RELEASE_QUEUE = 'release-alert';

const DUE = `
  select id from alert where goes_at <= ? and sent_at is null and stopped_at is null and withdrawn_at is null
  order by goes_at, id`;

/** Lets alerts go whose time has come. Whose mails then go out is told from what is public, as of everything. */
@Injectable()
export class AlertsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly tellings: TellingsJobs,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(RELEASE_QUEUE, { retryLimit: 20, retryDelay: 5, retryBackoff: true });
    await this.jobs.work<{ alertId: string }>(RELEASE_QUEUE, async ({ alertId }) => {
      await this.release(alertId);
      await this.tellings.tellNews();
    });
    // What was missed while nobody worked.
    await this.jobs.regularly('release-alerts', '* * * * *', () => this.releaseDue());
    if (!this.jobs.works) return;
    this.releaseDue().catch((error) =>
      log.warn({ err: error }, 'Alerts that are due could not go; it is tried again.'),
    );
  }

  /** Lets every alert go that is due. How many went. */
  async releaseDue(): Promise<number> {
    const due = await this.em.fork().execute<{ id: string }[]>(DUE, [this.clock.now()]);
    let gone = 0;
    for (const { id } of due) if (await this.release(id)) gone++;
    if (gone > 0) await this.tellings.tellNews();
    return gone;
  }

  /** Lets one go, once, unless it was stopped or its time has not come. True where this made it public. */
  release(id: string): Promise<boolean> {
    return this.em.fork().transactional(async (em) => {
      await em.execute('select 1 from alert where id = ? for update', [id]);
      const alert = await em.findOne(Alert, { id });
      const now = this.clock.now();
      if (alert?.state !== 'HELD' || !alert.goesAt || alert.goesAt > now) return false;
      alert.sentAt = now;
      await em.flush();
      return true;
    });
  }
}
