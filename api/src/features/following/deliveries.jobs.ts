import { setTimeout as pause } from 'node:timers/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { log } from '#platform/log.ts';
import { Mails, NoMailServer, type OpenLine } from '#platform/mail/mail.ts';
import { type Copy, mailOf } from '#platform/mail/mail-merge.ts';
import { type Due, LettersService } from './letters.service.ts';

/** The queue that wakes whoever delivers: a job is left with each mailing. */
export const DELIVER_QUEUE = 'deliver';
/** In how many lanes mails leave, one after the other in each. */
export const LANES = 8;

/** The first key of the locks of the lanes: one that nothing else of ours locks. */
const LANE_LOCKS = 7_106;
/** How many mails of a lane are read at a time. */
const AT_ONCE = 200;
/** How long to wait for a mail server that cannot be reached, in milliseconds. */
const REACH_AGAIN = 5_000;
/** How long an ordinary mail is tried. */
const TRIED_FOR_DAYS = 3;

const DUE = `
  select d.id, d.mailing_id as "mailingId", d.person_id as "personId", p.email, m.key, m.kind, m.frequency, m.since_at as "since",
    m.until_at as "until", coalesce(b.neutral_subjects, false) as "neutralSubjects", b.refused_at is not null as "isRefused"
  from delivery d join mailing m on m.id = d.mailing_id join person p on p.id = d.person_id
  left join mailbox b on b.person_id = d.person_id
  where d.lane = $1 and d.try_at <= clock_timestamp() and d.sent_at is null and d.refused_at is null
  order by d.try_at, d.id limit ${AT_ONCE}`;
const LOCK = 'select pg_try_advisory_lock($1, $2) as mine';
const SENT = 'update delivery set sent_at = clock_timestamp(), tries = tries + 1 where id = $1';
const REFUSED = 'update delivery set refused_at = clock_timestamp(), tries = tries + 1 where id = $1';
const NO_SUCH_MAILBOX = `
  insert into mailbox (person_id, refused_at) values ($1, clock_timestamp())
  on conflict (person_id) do update set refused_at = excluded.refused_at`;
/** Half a minute, then twice as long each time, up to an hour; given up after three days. */
const LATER = `
  update delivery d set tries = tries + 1,
    try_at = clock_timestamp() + least(interval '30 seconds' * (2 ^ least(tries, 10)), interval '1 hour'),
    refused_at = case when m.queued_at < clock_timestamp() - make_interval(days => ${TRIED_FOR_DAYS}) then clock_timestamp() end
  from mailing m where d.id = $1 and m.id = d.mailing_id`;
/** What there was to tell was taken back, or none of it is for them any more. */
const NOTHING_TO_TELL = 'delete from delivery where id = $1';

/** What a lane sends on, and notes on. */
interface Way {
  client: pg.Client;
  line: OpenLine;
  /** Aborted when the lane is no longer held, or the process stops. */
  signal: AbortSignal;
}

/**
 * Sends what is due. Each lane is one worker’s at a time: it holds a lock on a connection of its own, which goes with
 * the process, so what a killed worker leaves is taken up by the next one at once, and two never send the same mail.
 *
 * Between the end of a mail and our note that it was taken no other mail of the process ends: a worker that is killed
 * leaves at most one of which nobody knows whether it arrived, and sends that one again.
 */
@Injectable()
export class DeliveriesJobs implements OnApplicationBootstrap, OnModuleDestroy {
  #running: Promise<void> | undefined;
  #isWokenAgain = false;
  readonly #stop = new AbortController();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly letters: LettersService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.queue(DELIVER_QUEUE, { retryLimit: 0 });
    await this.jobs.work(DELIVER_QUEUE, async () => this.#wake());
    // What is to be tried again, and what a killed process of another machine left.
    await this.jobs.regularly('deliver-due', '* * * * *', async () => this.#wake());
    if (this.jobs.works) this.#wake();
  }

  async onModuleDestroy(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** Sends what is due, in every lane that nobody else works on. */
  async deliver(): Promise<void> {
    const line = this.mails.open();
    try {
      await Promise.all(Array.from({ length: LANES }, (_, lane) => this.#lane(lane, line)));
    } finally {
      line?.close();
    }
  }

  /** Delivers in the background: a job is no place to be for hours. Whoever wakes it while it runs makes it look again. */
  #wake(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#running) {
      this.#isWokenAgain = true;
      return;
    }
    this.#running = this.deliver()
      .catch((error) => log.warn({ err: error }, 'Mails could not be delivered; it is tried again within a minute.'))
      .finally(() => {
        this.#running = undefined;
        if (!this.#isWokenAgain) return;
        this.#isWokenAgain = false;
        this.#wake();
      });
  }

  /** Works on a lane, on a connection that holds its lock, until nothing of it is due; not at all where another does. */
  async #lane(lane: number, line: OpenLine | undefined): Promise<void> {
    // What is asked of it is on its way at once, behind what was asked before: see `#send`.
    const client = new pg.Client({ connectionString: this.environment.databaseDirectUrl, pipeline: true });
    const lost = new AbortController();
    client.on('error', () => lost.abort());
    client.on('end', () => lost.abort());
    const signal = AbortSignal.any([this.#stop.signal, lost.signal]);
    await client.connect();
    try {
      const { rows } = await client.query<{ mine: boolean }>(LOCK, [LANE_LOCKS, lane]);
      if (!rows[0]?.mine) return;
      // A note that is lost with PostgreSQL itself costs one mail twice; waiting for its disk would cost each mail.
      await client.query('set synchronous_commit = off');
      while (!signal.aborted) {
        const { rows: due } = await client.query<Due>(DUE, [lane]);
        if (due.length === 0) return;
        if (line) await this.#sendPage({ client, line, signal }, due);
        else await this.#keepPage(due);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async #sendPage(way: Way, due: readonly Due[]): Promise<void> {
    const letters = await this.letters.of(due);
    const notes: Promise<unknown>[] = [];
    for (const one of due) {
      if (way.signal.aborted) break;
      const copy = letters.get(one.id);
      if (one.isRefused) notes.push(way.client.query(REFUSED, [one.id]));
      else if (!copy) notes.push(way.client.query(NOTHING_TO_TELL, [one.id]));
      else notes.push(...(await this.#send(way, one, copy)));
    }
    await Promise.all(notes);
  }

  /**
   * Sends one mail, and notes what became of it. The notes are on their way when this is answered, and not awaited: once
   * they are out of our hands PostgreSQL keeps them, whatever becomes of this process.
   */
  async #send({ client, line, signal }: Way, one: Due, copy: Copy): Promise<Promise<unknown>[]> {
    let ended = () => {};
    try {
      const handed = await line.hand(copy, async () => {
        const before = this.#turn;
        const mine = new Promise<void>((end) => {
          ended = end;
        });
        this.#turn = before.then(() => mine);
        await before;
      });
      const notes: Promise<unknown>[] = [
        client.query({ name: handed, text: handed === 'TAKEN' ? SENT : REFUSED, values: [one.id] }),
      ];
      if (handed === 'NO_SUCH_MAILBOX') notes.push(client.query(NO_SUCH_MAILBOX, [one.personId]));
      if (handed === 'TAKEN' && this.environment.mode === 'demo')
        notes.push(this.mails.keep(this.em.fork(), mailOf(copy)));
      return notes;
    } catch (error) {
      if (!(error instanceof NoMailServer)) return [client.query(LATER, [one.id])];
      // Every mail would meet the same: none of them is to blame.
      ended();
      await pause(REACH_AGAIN, undefined, { signal, ref: false }).catch(() => undefined);
      return [];
    } finally {
      ended();
    }
  }

  /** The demo has no mail server: a mail has arrived once it is kept, in the transaction that notes it. */
  async #keepPage(due: readonly Due[]): Promise<void> {
    const letters = await this.letters.of(due);
    await this.em.fork().transactional(async (em) => {
      for (const one of due) {
        const copy = letters.get(one.id);
        if (copy) await this.mails.keep(em, mailOf(copy));
        await em.execute((copy ? SENT : NOTHING_TO_TELL).replace('$1', '?'), [one.id]);
      }
    });
  }
}
