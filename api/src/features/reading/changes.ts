import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { addDays, londonDate, londonMidnight } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { Reads } from '#platform/database.ts';
import { Line } from '#platform/live/line.ts';
import { log } from '#platform/log.ts';
import { PublicCache } from '#platform/public-cache.ts';

/** What the triggers of the public tables call when a statement changed something. */
const CHANNEL = 'public_changed';

/** The next instant after $1 at which an update appears, a quarter's road moves on, a vote opens, closes soon or closes, a meeting opens, starts or ends, or an alert ends. */
const NEXT_INSTANT = `select min(at) as at from (
  select min(posted_at) as at from progress_update where posted_at > $1
  union all select min(suggest_from) from quarter where suggest_from > $1
  union all select min(vote_from) from quarter where vote_from > $1
  union all select min(vote_until) from quarter where vote_until > $1
  union all select min(opens_at) from ballot where opens_at > $1
  union all select min(closes_at) from ballot where closes_at > $1
  union all select min(closes_at - interval '3 days') from ballot where closes_at - interval '3 days' > $1
  union all select min(starts_at) from meeting where starts_at > $1
  union all select min(ends_at) from meeting where ends_at > $1
  union all select min(registration_from) from meeting where registration_from > $1
  union all select min(registration_until) from meeting where registration_until > $1
  union all select min(valid_until) from alert where valid_until > $1 and sent_at is not null) instants`;

/** Hears, in every process, of whatever changes what is public, and empties this process's cache of it. */
@Injectable()
export class Changes implements OnModuleInit, OnModuleDestroy {
  #horizon: { generation: number; at: Promise<number> } | undefined;

  constructor(
    private readonly line: Line,
    private readonly cache: PublicCache,
    private readonly reads: Reads,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.line.listen(CHANNEL, {
      heard: () => this.cache.clear(),
      opened: () => this.cache.open(() => this.#nextInstant()),
      // Nothing is kept until we listen again.
      lost: () => this.cache.shut(),
    });
  }

  onModuleDestroy(): void {
    this.cache.shut();
  }

  /** When time alone next changes something public: a scheduled update, a step of a quarter, a vote, a meeting, midnight in London. */
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
