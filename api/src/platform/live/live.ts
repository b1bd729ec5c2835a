import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { Line } from './line.ts';
import { Listener } from './listener.ts';

const CHANNEL = 'live';

/** Lets every process tell those who listen, by topic, that something has changed: the topic, and never what. */
@Injectable()
export class Live implements OnModuleInit {
  readonly #listeners = new Map<string, Set<Listener>>();

  constructor(
    private readonly line: Line,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** A worker has no sockets, so nobody listens there; it tells like every other. */
  onModuleInit(): void {
    if (this.environment.role === 'worker') return;
    this.line.listen(CHANNEL, {
      heard: (topic) => wake(this.#listeners.get(topic)),
      // Something may have been said while nobody heard.
      opened: () => this.#listeners.forEach(wake),
    });
  }

  /** How many listen in this process. */
  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /**
   * Tells in the transaction that `em` is in: it is heard exactly if that commits, and once however often it was told.
   * A topic is of the form `meeting:<id>`, at most some hundred characters; it holds no word of a person.
   */
  async tell(em: EntityManager, topic: string): Promise<void> {
    await em.execute('select pg_notify(?, ?)', [CHANNEL, topic]);
  }

  /**
   * Yields after the topic was told, at most twice a second: many changes close together are one, and after the last
   * of them there is always one. Listens from here on, and until `return()`. For one reader.
   */
  on(topic: string): AsyncIterableIterator<void> {
    const listeners = this.#listeners.get(topic) ?? new Set();
    const listener = new Listener(() => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(topic) === listeners) this.#listeners.delete(topic);
    });
    listeners.add(listener);
    this.#listeners.set(topic, listeners);
    return listener;
  }
}

function wake(listeners: ReadonlySet<Listener> | undefined): void {
  for (const listener of listeners ?? []) listener.wake();
}
