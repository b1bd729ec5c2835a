import { Clock } from '#platform/clock.ts';

/** The wall clock of a test: it stands until it is put on. */
export class TestClock extends Clock {
  #now: Date;

  /** Stands in the middle of "August to October 2022" unless told otherwise: long before any session of today ends. */
  constructor(now = '2022-09-14T12:00:00Z') {
    super();
    this.#now = new Date(now);
  }

  override now(): Date {
    return new Date(this.#now);
  }

  /** Puts it to an instant, ISO 8601. */
  set(instant: string): void {
    this.#now = new Date(instant);
  }
}
