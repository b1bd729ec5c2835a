/** How long anybody waits for their turn before they are answered 503, in milliseconds: proxies give up after 60 s. */
const PATIENCE = 55_000;

/** Too many were before them. Answered 503 as `isDatabaseGone` has it: nothing was done, and later it may be. */
export class NoTurn extends Error {
  constructor() {
    super('Too many wait for the same thing.');
  }
}

/**
 * Lets so many at once do something to the same thing, and everybody else wait in the order in which they came, before
 * they take a connection. A row that is locked makes whoever wants it wait while holding a connection: a thousand
 * people at one meeting would hold them all, and nobody could do anything anywhere else. It is no lock: other processes
 * have turns of their own, and the row's lock stays what keeps order.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #patience: number;
  readonly #things = new Map<string, Line>();

  constructor(atOnce: number, patience = PATIENCE) {
    this.#atOnce = atOnce;
    this.#patience = patience;
  }

  /** Does `act` to the thing of this name when it is its turn. Throws NoTurn where that does not come in time. */
  async take<T>(thing: string, act: () => Promise<T>): Promise<T> {
    const line = this.#things.get(thing) ?? { busy: 0, waiting: new Set() };
    this.#things.set(thing, line);
    if (line.busy < this.#atOnce) line.busy++;
    // Whoever ends hands their turn on, so that `busy` stays.
    else await this.#comeUp(line);
    try {
      return await act();
    } finally {
      const [next] = line.waiting;
      if (next) next();
      else if (--line.busy === 0) this.#things.delete(thing);
    }
  }

  #comeUp({ waiting }: Line): Promise<void> {
    return new Promise((go, fail) => {
      const patience = setTimeout(() => {
        waiting.delete(called);
        fail(new NoTurn());
      }, this.#patience);
      const called = () => {
        clearTimeout(patience);
        waiting.delete(called);
        go();
      };
      waiting.add(called);
    });
  }
}

/** Who is at one thing, and who waits for it in the order in which they came. */
interface Line {
  busy: number;
  waiting: Set<() => void>;
}
