import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { addDays, londonDate, londonInstant } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { Line } from '#platform/live/line.ts';
import { DELIVER_QUEUE, LANES } from './deliveries.jobs.ts';
import { Soon } from './soon.ts';

/** News of longer ago, in milliseconds, is not mailed any more at once: it would be a surprise, not news. */
const FRESH = 3 * 24 * 60 * 60_000;
/** Digests are of what was public by seven in the morning, London time. They are made minutes later: by then all of it is committed. */
const MORNING = '07:00';

/** Everything public by now that still matters and that nobody was mailed at once about. */
const UNTOLD = `
  select n.key, n.area_id as "areaId", n.place_ids as "placeIds", n.topic, n.theme, n.importance, n.at from news n
  where n.at <= ? and n.at > ? and (n.until is null or n.until > ?)
    and not exists (select from mailing m where m.key = n.key) order by n.at, n.key`;

/** To everybody who wants to hear of it at once, once each. */
const TO_ALL_AT_ONCE = `
  with told as (
    insert into delivery (mailing_id, person_id, lane, try_at)
    select ?, person_id, row_number() over () % ?, clock_timestamp() from (
      select h.person_id from who_hears(?, ?::uuid[], ?, ?, ?, ?) h where h.frequency = 'INSTANT'
      union select w.person_id from watched_news w left join mailbox b on b.person_id = w.person_id
      where w.key = ? and b.refused_at is null) everybody
    returning 1)
  update mailing set recipients = (select count(*) from told) where id = ?`;

/**
 * To everybody for whom something gathered that they follow at this frequency, once each. What somebody was mailed at
 * once, because they follow another of its areas so, does not count.
 */
const DIGEST_TO_ALL = `
  with told as (
    insert into delivery (mailing_id, person_id, lane, try_at)
    select ?, person_id, row_number() over () % ?, clock_timestamp() from (
      select distinct h.person_id
      from news n cross join lateral who_hears(n.area_id, n.place_ids, n.topic, n.theme, n.importance, n.at) h
      where n.at >= ? and n.at < ? and (n.until is null or n.until > ?) and h.frequency = ? and not exists (
        select from delivery d join mailing m on m.id = d.mailing_id where m.key = n.key and d.person_id = h.person_id)
        and not exists (select from mailing m where m.key = n.key and m.for_nobody)
    ) everybody
    returning 1)
  update mailing set recipients = (select count(*) from told) where id = ?`;

/** Quarters that ended within the last week, and of which nobody has had the summary. */
const ENDED = `
  select 'quarter:' || q.id as key, q.area_id as "areaId", q.ends_on as "endsOn" from quarter q
  where q.ends_on < ?::date and q.ends_on >= ?::date - 7 and not exists (select from mailing m where m.key = 'quarter:' || q.id)`;

/** To everybody who hears once a quarter, and followed before it ended. */
const SUMMARY_TO_ALL = `
  with told as (
    insert into delivery (mailing_id, person_id, lane, try_at)
    select ?, person_id, row_number() over () % ?, clock_timestamp() from (
      select distinct f.person_id from follow f left join mailbox b on b.person_id = f.person_id
      where f.frequency = 'QUARTERLY' and b.refused_at is null and f.followed_at < ?
        and f.area_id in (select areas_that_hear(?, '{}'::uuid[]))) everybody
    returning 1)
  update mailing set recipients = (select count(*) from told) where id = ?`;

interface Untold {
  key: string;
  areaId: string;
  placeIds: string[];
  topic: string;
  theme: string | null;
  importance: string;
  at: string;
}

/**
 * Sees what is new and leaves a mail for everybody who wants to hear of it. What is told is read from what is public, not
 * from messages: a mailing of its own says that a thing was told, so nothing is told twice and nothing is forgotten,
 * whenever a process dies.
 */
@Injectable()
export class TellingsJobs implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  readonly #soon = new Soon(() => this.tellNews(), 'What is new could not be told; it is tried again.');

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
    // A minute late where time alone made it public.
    await this.jobs.regularly('tell-news', '* * * * *', () => this.tellNews());
    await this.jobs.regularly('digest-daily', '5 7 * * *', () => this.tellDigest('DAILY'));
    await this.jobs.regularly('digest-weekly', '5 7 * * 1', () => this.tellDigest('WEEKLY'));
    await this.jobs.regularly('tell-quarters', '10 7 * * *', () => this.tellQuarters());
    await this.jobs.regularly('forget-deliveries', '40 3 * * *', () => this.forget());
  }

  onModuleDestroy(): void {
    this.#soon.end();
  }

  /** Leaves mails about everything that is new, at once. How many things were. */
  async tellNews(): Promise<number> {
    const now = this.clock.now();
    const untold = await this.em.fork().execute<Untold[]>(UNTOLD, [now, new Date(now.getTime() - FRESH), now]);
    for (const news of untold) {
      await this.#mailing({ key: news.key, kind: 'NEWS' }, (em, id) =>
        em.execute(TO_ALL_AT_ONCE, [
          ...[id, LANES, news.areaId, arrayOf(news.placeIds)],
          ...[news.topic, news.theme, news.importance, news.at, news.key, id],
        ]),
      );
    }
    return untold.length;
  }

  /** Leaves the digests of this morning: of what is new since those before. */
  async tellDigest(frequency: 'DAILY' | 'WEEKLY'): Promise<void> {
    const today = londonDate(this.clock.now());
    const until = londonInstant(today, MORNING) as Date;
    const [last] = await this.em
      .fork()
      .execute<{ at: string }[]>('select max(until_at) as at from mailing where frequency = ?', [frequency]);
    const usual = londonInstant(addDays(today, frequency === 'DAILY' ? -1 : -7), MORNING) as Date;
    const since = last?.at ? new Date(last.at) : usual;
    if (since >= until) return;
    await this.#mailing({ key: `${frequency}:${today}`, kind: 'DIGEST', frequency, since, until }, (em, id) =>
      em.execute(DIGEST_TO_ALL, [id, LANES, since, until, this.clock.now(), frequency, id]),
    );
  }

  /** Leaves the summaries of quarters that have ended. */
  async tellQuarters(): Promise<void> {
    const today = londonDate(this.clock.now());
    const ended = await this.em.fork().execute<Ended[]>(ENDED, [today, today]);
    for (const { key, areaId, endsOn } of ended) {
      const end = londonInstant(addDays(endsOn, 1), '00:00') as Date;
      await this.#mailing({ key, kind: 'NEWS' }, (em, id) => em.execute(SUMMARY_TO_ALL, [id, LANES, end, areaId, id]));
    }
  }

  /** Forgets to whom was sent what, 30 days after. The mailing stays, so that nothing old is told anew. */
  async forget(): Promise<void> {
    await this.em
      .fork()
      .execute(`delete from delivery where coalesce(sent_at, refused_at) < clock_timestamp() - interval '30 days'`);
  }

  /** A mailing with its mails, in one transaction, once: whoever comes second leaves none. */
  async #mailing(
    { key, kind, frequency, since, until }: NewMailing,
    toAll: (em: EntityManager, id: string) => Promise<unknown>,
  ): Promise<void> {
    await this.em.fork().transactional(async (em) => {
      // Queueing a hundred thousand may take longer than a request may.
      await em.execute('set local statement_timeout = 0');
      const [made] = await em.execute<{ id: string }[]>(
        `insert into mailing (key, kind, frequency, since_at, until_at, queued_at, recipients)
         values (?, ?, ?, ?, ?, clock_timestamp(), 0) on conflict (key) do nothing returning id`,
        [key, kind, frequency ?? null, since ?? null, until ?? null],
      );
      if (!made) return;
      await toAll(em, made.id);
      await this.jobs.send(em, DELIVER_QUEUE, {});
    });
  }
}

interface Ended {
  key: string;
  areaId: string;
  /** Its last day. */
  endsOn: string;
}

interface NewMailing {
  key: string;
  kind: 'NEWS' | 'DIGEST';
  frequency?: 'DAILY' | 'WEEKLY';
  since?: Date;
  until?: Date;
}
