import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { AreasQueries } from '#features/areas/areas.queries.ts';
import type { Topic } from '#features/following/follow.entity.ts';
import { NewsQueries } from '#features/following/news.queries.ts';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { feedOf, type NewsFeed } from './news-feed.ts';

/** How many entries a feed has at the most. */
const ENTRIES = 50;

/** What is asked of a feed. */
export interface Asked {
  /** Of the area. */
  path: string;
  /** Undefined for all of them. */
  topic: Topic | undefined;
  /** With what was asked there, from the root of the service. */
  address: string;
}

@Injectable()
export class FeedsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly areas: AreasQueries,
    private readonly news: NewsQueries,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** What an area's feed says now. Throws NotFound. */
  async at({ path, topic, address }: Asked): Promise<NewsFeed> {
    const { publicUrl, mode } = this.environment;
    const area = await RequestContext.create(this.em, () => this.areas.at(path));
    const newest = await this.news.newest(area, { topic, now: this.clock.now(), first: ENTRIES });
    const news = newest.map((one) => ({ ...one, from: this.news.fromOf(one) }));
    return feedOf({ area, topic, news, selfUrl: `${publicUrl}${address}`, publicUrl, mode });
  }
}
