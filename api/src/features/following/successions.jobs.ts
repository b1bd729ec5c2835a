import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { addDays, londonDate } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { Line } from '#platform/live/line.ts';
import { DELIVER_QUEUE, LANES } from './deliveries.jobs.ts';
import { Soon } from './soon.ts';
import { SUCCESSION } from './successions.queries.ts';

/** How long it is kept whom an area that ended was told about, in days: see the privacy page. */
const KEPT_DAYS = 90;
/** An area that ended so many days ago is settled even where nobody looked on its day. */
const LOOKS_BACK_DAYS = 7;

/** Areas that have ended by today, and of which nothing was moved and nobody asked. */
const ENDED_OF_LATE = `
  select id from area a where ended_on <= ?::date and ended_on > ?::date
    and not exists (select from area_move m where m.from_area_id = a.id)`;

/** One mail to each of those who were not told, however much of theirs it is about. */
const TELL_THEM = `
  with theirs as (update area_move set mailing_id = ? where mailing_id is null returning person_id),
  told as (
    insert into delivery (mailing_id, person_id, lane, try_at)
    select ?, person_id, row_number() over () % ?, clock_timestamp() from (
      select distinct t.person_id from theirs t left join mailbox b on b.person_id = t.person_id where b.refused_at is null) everybody
    returning 1)
  update mailing set recipients = (select count(*) from told) where id = ?`;

/** Tells people what became of the areas that ended and were theirs, and settles those that end on a day set before. */
@Injectable()
export class SuccessionsJobs implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly #soon = new Soon(() => this.tell(), 'What became of an area was not told; it is tried again.');

  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly line: Line,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    if (this.jobs.works) this.#soon.afterChangesOn(this.line);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.regularly('settle-successions', '10 0 * * *', () => this.settle());
    await this.jobs.regularly('tell-successions', '* * * * *', () => this.tell());
    await this.jobs.regularly('forget-successions', '45 3 * * *', () => this.forget());
  }

  onModuleDestroy(): void {
    this.#soon.end();
  }

  /** Moves what was theirs, and notes whom to ask, of areas whose last day was yesterday: most end when they are imported. */
  async settle(): Promise<void> {
    const now = this.clock.now();
    const today = londonDate(now);
    await this.em.fork().transactional(async (em) => {
      await em.execute('set local statement_timeout = 0');
      const ended = await em.execute<{ id: string }[]>(ENDED_OF_LATE, [today, addDays(today, -LOOKS_BACK_DAYS)]);
      const ids = arrayOf(ended.map(({ id }) => id));
      await em.execute('select settle_succession(?::uuid[], ?, ?::date)', [ids, now, today]);
    });
    await this.tell();
  }

  /** Leaves one mail for each person who was not told, in one transaction: of two who come at once, one finds nothing. */
  async tell(): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      const [untold] = await em.execute('select 1 from area_move where mailing_id is null limit 1');
      if (!untold) return;
      await em.execute('set local statement_timeout = 0');
      // Whoever waits here for another finds nothing after.
      await em.execute('lock table area_move in share row exclusive mode');
      const [made] = await em.execute<{ id: string }[]>(
        `insert into mailing (key, kind, queued_at, recipients)
         select '${SUCCESSION}' || gen_random_uuid(), 'NEWS', clock_timestamp(), 0
         where exists (select from area_move where mailing_id is null) returning id`,
      );
      if (!made) return;
      await em.execute(TELL_THEM, [made.id, made.id, LANES, made.id]);
      await this.jobs.send(em, DELIVER_QUEUE, {});
    });
  }

  /** Forgets whom it was told. */
  async forget(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 24 * 60 * 60_000);
    await this.em.fork().execute('delete from area_move where at < ?', [before]);
  }
}
