import type { Line } from '#platform/live/line.ts';
import { log } from '#platform/log.ts';

/** What changes within so many milliseconds is looked at together. */
const SETTLE = 300;

/** A deed that is done soon after something public changed: once for all that changes together. */
export class Soon {
  #later: NodeJS.Timeout | undefined;

  /** `failed` is said in the log where it could not be done. */
  constructor(
    private readonly deed: () => Promise<unknown>,
    private readonly failed: string,
  ) {}

  /** Called while the modules start; what changed before it is heard is looked at, too. */
  afterChangesOn(line: Pick<Line, 'listen'>): void {
    const look = () => this.#look();
    line.listen('public_changed', { heard: look, opened: look });
  }

  end(): void {
    clearTimeout(this.#later);
    this.#later = undefined;
  }

  #look(): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.deed().catch((error) => log.warn({ err: error }, this.failed));
    }, SETTLE).unref();
  }
}
