import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Topic } from '#features/following/follow.entity.ts';
import { Fault } from '#platform/faults.ts';
import { headersOf, keyOfPage, send } from '#platform/front.ts';
import { type Kept, kept, PublicCache } from '#platform/public-cache.ts';
import { atomOf } from './atom.ts';
import { FeedsQueries } from './feeds.queries.ts';
import { jsonFeedOf } from './json-feed.ts';
import type { NewsFeed } from './news-feed.ts';

const AREAS = ['areas/:a', 'areas/:a/:b', 'areas/:a/:b/:c'];
const ofAreas = (name: string) => AREAS.map((area) => `${area}/${name}`);

/** How a feed is written, and what that is called. */
interface Form {
  type: string;
  write(feed: NewsFeed): string;
}
const ATOM: Form = { type: 'application/atom+xml; charset=utf-8', write: atomOf };
const JSON_FEED: Form = { type: 'application/feed+json; charset=utf-8', write: jsonFeedOf };

/** The feeds of an area: all that is said there in public, or with `?topic=` what is said on that. */
@Controller()
export class FeedsEdge {
  constructor(
    private readonly feeds: FeedsQueries,
    private readonly cache: PublicCache,
  ) {}

  @Get(ofAreas('feed.atom'))
  atom(@Param() params: Record<string, string>, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#answer(ATOM, params, request, response);
  }

  @Get(ofAreas('feed.json'))
  json(@Param() params: Record<string, string>, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#answer(JSON_FEED, params, request, response);
  }

  /** The same bytes for everybody, so they are kept with the public pages, and dropped with them at any change. */
  async #answer(
    { type, write }: Form,
    { a, b, c }: Record<string, string>,
    request: Request,
    response: Response,
  ): Promise<void> {
    const topic = topicAsked(request.query['topic']);
    const path = [a, b, c].filter(Boolean).join('/');
    const key = keyOfPage(request.url);
    const make = async () =>
      kept(Buffer.from(write(await this.feeds.at({ path, topic, address: addressOf(request) }))), {
        ...headersOf(response),
        'content-type': type,
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=0, must-revalidate',
        vary: 'accept-encoding',
      });
    const answer = this.cache.get(key) ?? (await this.cache.shared(key, make).catch(absent));
    send(answer as Kept, request, response);
  }
}

/** What is not there is a 404. */
function absent(error: unknown): never {
  if (error instanceof Fault) throw new NotFoundException(error.message);
  throw error;
}

/** The topic that was asked for, in capitals or not; undefined for all. One that is none is a 404. */
function topicAsked(asked: unknown): Topic | undefined {
  if (asked === undefined) return undefined;
  const topic = Object.values(Topic).find((each) => each === String(asked).toUpperCase());
  if (topic) return topic;
  throw new NotFoundException(`There is no such topic. The topics are ${Object.values(Topic).join(', ')}.`);
}

/** Path and query alone: a client may write a whole address into its request, and name any host there. */
function addressOf({ url }: Request): string {
  const { pathname, search } = new URL(url, 'http://localhost');
  return `${pathname}${search}`;
}
