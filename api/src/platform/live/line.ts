import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { log } from '../log.ts';

/** How long to wait before listening again, in milliseconds. */
const AGAIN_AFTER = 1_000;

/** What somebody does with what a channel says. */
export interface Ear {
  heard(payload: string): void;
  /** From here on everything is heard; what was said before, while the line was lost, was not. */
  opened?(): void;
  /** Nothing is heard from here on. */
  lost?(): void;
}

/** The one connection of a process that listens to PostgreSQL's NOTIFY, past a pooler; when lost it is made again. */
@Injectable()
export class Line implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #ears = new Map<string, Ear[]>();
  #client: pg.Client | undefined;
  #again: NodeJS.Timeout | undefined;
  #ended = false;

  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** Has the ear hear a channel, by a name of ours; several may. Called while the modules start, before the line is opened. */
  listen(channel: string, ear: Ear): void {
    this.#ears.set(channel, [...(this.#ears.get(channel) ?? []), ear]);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.#ears.size > 0) await this.#open();
  }

  async onModuleDestroy(): Promise<void> {
    this.#ended = true;
    clearTimeout(this.#again);
    await this.#client?.end().catch(() => undefined);
  }

  async #open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.environment.databaseDirectUrl,
      keepAlive: true,
      connectionTimeoutMillis: 3_000,
    });
    this.#client = client;
    const lost = (error?: unknown) => this.#lost(client, error);
    client.on('error', lost);
    client.on('end', () => lost());
    client.on('notification', ({ channel, payload = '' }) => {
      for (const ear of this.#ears.get(channel) ?? []) ear.heard(payload);
    });
    try {
      await client.connect();
      await client.query([...this.#ears.keys()].map((channel) => `listen ${channel}`).join('; '));
      for (const ear of [...this.#ears.values()].flat()) ear.opened?.();
    } catch (error) {
      lost(error);
    }
  }

  #lost(client: pg.Client, error?: unknown): void {
    if (this.#ended || client !== this.#client) return;
    this.#client = undefined;
    for (const ear of [...this.#ears.values()].flat()) ear.lost?.();
    log.warn({ err: error }, 'The line on which changes are heard was lost.');
    client.end().catch(() => undefined);
    this.#again = setTimeout(() => void this.#open(), AGAIN_AFTER);
  }
}
