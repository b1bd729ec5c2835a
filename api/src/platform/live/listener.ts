/** Between two wakings of one listener pass at least as many milliseconds. */
const APART = 500;

const DONE = { done: true, value: undefined } as const;

/** One who listens: wakings that come close together, or while nobody reads, become one. For one reader. */
export class Listener implements AsyncIterableIterator<void> {
  readonly #leave: () => void;
  #isDue = false;
  #hasLeft = false;
  #last = Number.NEGATIVE_INFINITY;
  #later: NodeJS.Timeout | undefined;
  #give: ((result: IteratorResult<void>) => void) | undefined;

  /** `leave` is called once, when the reader goes. */
  constructor(leave: () => void) {
    this.#leave = leave;
  }

  /** Something has changed. */
  wake(): void {
    this.#isDue = true;
    this.#deliver();
  }

  next(): Promise<IteratorResult<void>> {
    if (this.#hasLeft) return Promise.resolve(DONE);
    return new Promise((resolve) => {
      this.#give = resolve;
      this.#deliver();
    });
  }

  return(): Promise<IteratorResult<void>> {
    if (!this.#hasLeft) this.#leave();
    this.#hasLeft = true;
    clearTimeout(this.#later);
    this.#give?.(DONE);
    return Promise.resolve(DONE);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #deliver(): void {
    if (!this.#isDue || !this.#give || this.#later) return;
    const wait = this.#last + APART - performance.now();
    if (wait > 0) {
      this.#later = setTimeout(() => {
        this.#later = undefined;
        this.#deliver();
      }, wait);
      return;
    }
    // Before the reader looks: what changes while it does is due again.
    this.#isDue = false;
    this.#last = performance.now();
    this.#give({ done: false, value: undefined });
    this.#give = undefined;
  }
}
