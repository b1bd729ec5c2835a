import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { PROTECTING } from './suggestion.rules.ts';

const DAY = 24 * 3_600_000;
/** Who suggested is forgotten so many days after the team's decision, as are words that nobody may read. */
const KEPT = 30;
/** Who wants to hear what comes of it is remembered longer: a vote, a decision and most of a quarter lie ahead. */
const KEPT_FOR_NEWS = 365;

/** What time brings about: what was kept long enough goes. */
@Injectable()
export class SuggestionsJobs implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.jobs.regularly('suggestions-tidy', '47 3 * * *', () => this.tidy());
  }

  /** Deletes what the privacy page says is deleted by now. How many suggestions lost their suggester, or their words. */
  async tidy(): Promise<Record<'suggesters' | 'words', number>> {
    const before = (days: number) => new Date(this.clock.now().getTime() - days * DAY);
    return this.em.fork().transactional(async (em) => {
      // No news comes of what was declined.
      const suggesters = await em.execute<unknown[]>(
        `update suggestion set suggester_id = null, wants_news = false where suggester_id is not null
           and reviewed_at < case when wants_news and status <> 'DECLINED' then ?::timestamptz else ?::timestamptz end returning 1`,
        [before(KEPT_FOR_NEWS), before(KEPT)],
      );
      const words = await em.execute<{ id: string }[]>(
        `update suggestion set title = null, why = null, review_words = null
         where decline_reason = any(?::text[]) and title is not null and reviewed_at < ? returning id`,
        [arrayOf(PROTECTING), before(KEPT)],
      );
      await em.execute('delete from suggestion_place where suggestion_id = any(?::uuid[])', [
        arrayOf(words.map(({ id }) => id)),
      ]);
      return { suggesters: suggesters.length, words: words.length };
    });
  }
}
