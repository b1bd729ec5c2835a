import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { type ConstructorOptions, fromKysely, type Job, PgBoss, type Queue, type SendOptions } from 'pg-boss';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { log } from '../log.ts';

/** How long jobs under way may take to end when the process stops, in milliseconds. */
const END_WITHIN = 5_000;

/** A client that somebody listens to: one that nobody hears ends the process when PostgreSQL goes. */
class HeardClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', (error) => log.warn({ err: error }, 'A connection of the jobs was lost.'));
  }
}

/** What is to be done later, once and not lost: kept in PostgreSQL by pg-boss, beside the rows that caused it. */
@Injectable()
export class Jobs implements OnModuleInit, OnModuleDestroy {
  readonly #boss: PgBoss;
  /** True where this process does jobs; with `ROLE=web` it only leaves them for others. */
  readonly works: boolean;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.works = environment.role !== 'web';
    this.#boss = new PgBoss({
      connectionString: environment.databaseDirectUrl,
      Client: HeardClient,
      max: 3,
      connectionTimeoutMillis: 3_000,
      // The owner's role makes the tables while it migrates; ours may not.
      migrate: false,
      createSchema: false,
      supervise: this.works,
      schedule: this.works,
      useListenNotify: this.works,
      reindex: false,
      // Done jobs hold mails: they go within minutes, not within the day that is usual.
      maintenanceIntervalSeconds: 300,
    } as ConstructorOptions);
    this.#boss.on('error', (error) => log.warn({ err: error }, 'The jobs met an error.'));
    this.#boss.on('warning', (warning) => log.info({ warning }, 'The jobs warn.'));
  }

  async onModuleInit(): Promise<void> {
    await this.#boss.start();
  }

  /** Makes a queue or brings its settings up to date. Workers of it are woken at once. */
  async queue(name: string, options: Omit<Queue, 'name'> = {}): Promise<void> {
    await this.#boss.createQueue(name, { notify: true, ...options });
    await this.#boss.updateQueue(name, { notify: true, ...options });
  }

  /**
   * Leaves a job in the transaction that `em` is in: it is there exactly if that commits. The queue must have been
   * made. `data` must be JSON.
   */
  async send(em: EntityManager, queue: string, data: object, options: SendOptions = {}): Promise<void> {
    await this.#boss.send(queue, data, { ...options, db: fromKysely(em.getKysely()) });
  }

  /** Does this queue's jobs one by one, in a process that works; one that throws is tried again as the queue says. */
  async work<T extends object>(queue: string, handle: (data: T) => Promise<void>): Promise<void> {
    if (!this.works) return;
    // New jobs wake us; what is tried again is found by looking.
    const options = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2, batchSize: 1 };
    await this.#boss.work<T>(queue, options, async (jobs: Job<T>[]) => {
      for (const { data } of jobs) {
        await handle(data).catch((error) => {
          log.warn({ err: error, queue }, 'A job failed, and is tried again as its queue says.');
          throw error;
        });
      }
    });
  }

  /** Has the queue's job done at these London times (`cron`), once for all processes. */
  async regularly(queue: string, cron: string, handle: () => Promise<unknown>): Promise<void> {
    await this.queue(queue, { retryLimit: 3, retryDelay: 60, retryBackoff: true });
    await this.work(queue, async () => void (await handle()));
    if (this.works) await this.#boss.schedule(queue, cron, {}, { tz: 'Europe/London' });
  }

  async onModuleDestroy(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: END_WITHIN, close: true });
  }
}
