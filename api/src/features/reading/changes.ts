import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { addDays, londonDate, londonMidnight } from '@patchwork/calendar';
import pg from 'pg';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { log } from '#platform/log.ts';
import { PublicCache } from '#platform/public-cache.ts';

/** What the triggers of the public tables call when a statement changed something. */
const CHANNEL = 'public_changed';
/** How long to wait before listening again, in milliseconds. */
const AGAIN_AFTER = 1_000;

/** The next instant after $1 at which an update appears or a quarter's road moves on. */
const NEXT_INSTANT = `select min(at) as at from (
  select min(posted_at) as at from progress_update where posted_at > $1
  union all select min(suggest_from) from quarter where suggest_from > $1
  union all select min(vote_from) from quarter where vote_from > $1
  union all select min(vote_until) from quarter where vote_until > $1) instants`;

/** Hears, in every process, of whatever changes what is public, and empties this process's cache of it. */
@Injectable()
export class Changes implements OnApplicationBootstrap, OnModuleDestroy {
  #client: pg.Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #ended = false;
  #horizon: { generation: number; at: Promise<number> } | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly cache: PublicCache,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.#listen();
  }

  async onModuleDestroy(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#again);
    this.cache.shut();
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.environment.databaseDirectUrl,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    this.#client = client;
    const lost = (error?: unknown) => this.#lost(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', () => this.cache.clear());
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.cache.open(() => this.#nextInstant());
    } catch (error) {
      lost(error);
    }
  }

  /** Nothing is heard from here on: nothing is kept until we listen again. */
  #lost(client: pg.Client, error?: unknown): void {
    if (this.#ended || client !== this.#client) return;
    this.#client = undefined;
    this.cache.shut();
    log.warn({ err: error }, 'The line on which changes are heard was lost.');
    client.end().catch(() => undefined);
    this.#again = setTimeout(() => void this.#listen(), AGAIN_AFTER);
  }

  /** When time alone next changes something public: a scheduled update, a step of a quarter, midnight in London. */
  #nextInstant(): Promise<number> {
    const { generation } = this.cache;
    if (this.#horizon?.generation !== generation) this.#horizon = { generation, at: this.#readNextInstant() };
    return this.#horizon.at.then((at) => {
      if (at > this.clock.now().getTime()) return at;
      this.cache.clear();
      return at;
    });
  }

  async #readNextInstant(): Promise<number> {
    const now = this.clock.now();
    const midnight = londonMidnight(addDays(londonDate(now), 1)).getTime();
    try {
      const [row] = await this.reads.prepared<{ at: Date | null }>('next_instant', NEXT_INSTANT, [now]);
      return Math.min(midnight, row?.at?.getTime() ?? midnight);
    } catch (error) {
      log.warn({ err: error }, 'When something public changes next could not be read: nothing is kept.');
      return 0;
    }
  }
}
