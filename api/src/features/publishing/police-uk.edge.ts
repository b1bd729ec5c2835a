import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Whereabouts } from '#features/areas/whereabouts.queries.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { type HotAnswer, HotReads } from '#platform/hot-reads.ts';
import { PoliceUkQueries } from './police-uk.queries.ts';
import type { AskedOf, PoliceUkAnswer } from './police-uk.sql.ts';

const UNDER = '/api/';

/** What can be asked about a neighbourhood, by the last part of the address. */
const OF_NEIGHBOURHOOD = new Map<string, PoliceUkAnswer>([
  ['boundary', 'boundary'],
  ['people', 'people'],
  ['events', 'events'],
  ['priorities', 'priorities'],
]);

/** Fifteen a second, and fifteen more at once now and then: a burst of thirty, as data.police.uk has it. */
const EACH_SECOND = { points: 15, duration: 1 };
const AT_ONCE = { points: 15, duration: 5, keyPrefix: 'burst' };

/** The data.police.uk neighbourhood API, so that clients written for it work here. */
@Injectable()
export class PoliceUkEdge implements OnModuleInit {
  readonly #limit = new BurstyRateLimiter(new RateLimiterMemory(EACH_SECOND), new RateLimiterMemory(AT_ONCE));

  constructor(
    private readonly hot: HotReads,
    private readonly queries: PoliceUkQueries,
    private readonly whereabouts: Whereabouts,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  onModuleInit(): void {
    const find = (url: string) => this.#find(url);
    const wait = this.environment.mode === 'production' ? (address: string) => this.#waitFor(address) : undefined;
    this.hot.add({ under: UNDER, type: 'application/json', find, wait });
  }

  #find(url: string): HotAnswer | null | Promise<HotAnswer | null> {
    const [path = '', query = ''] = url.split('?', 2);
    const parts = partsOf(path.slice(UNDER.length));
    if (parts.length === 1 && parts[0] === 'locate-neighbourhood')
      return this.#locate(new URLSearchParams(query).get('q'));
    const asked = askedIn(parts);
    return asked && { key: `GET ${path}`, make: () => this.queries.answer(...asked) };
  }

  /** Points of one neighbourhood have one answer. */
  async #locate(typed: string | null): Promise<HotAnswer | null> {
    const [, latitude, longitude] = /^\s*(-?\d+(?:\.\d*)?)\s*,\s*(-?\d+(?:\.\d*)?)\s*$/.exec(typed ?? '') ?? [];
    const found = await this.whereabouts.at(Number(latitude), Number(longitude));
    const { neighbourhoodId: id } = found ?? {};
    return id ? { key: `called ${id}`, make: () => this.queries.answer('called', { id }) } : null;
  }

  async #waitFor(networkAddress: string): Promise<number> {
    try {
      await this.#limit.consume(networkAddress);
      return 0;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    }
  }
}

/** The parts of an address as they are meant: `55.CB3001`, `NC 04`, `a/b`. None where they are no words. */
function partsOf(path: string): string[] {
  try {
    const parts = path.split('/').map(decodeURIComponent);
    return parts.some((part) => part === '' || part.includes('\0')) ? [] : parts;
  } catch {
    return [];
  }
}

/** What is asked at an address; null where nothing can be. */
function askedIn(parts: readonly string[]): [PoliceUkAnswer, AskedOf] | null {
  const [force, id, last] = parts;
  if (!force || parts.length > 3) return null;
  if (force === 'forces') return askedOfForces(parts.slice(1));
  if (!id) return null;
  if (id === 'neighbourhoods') return last === undefined ? ['neighbourhoods', { force }] : null;
  if (OF_NEIGHBOURHOOD.has(id)) return null;
  const answer = last === undefined ? 'neighbourhood' : OF_NEIGHBOURHOOD.get(last);
  return answer ? [answer, { force, id }] : null;
}

function askedOfForces([force, people]: readonly string[]): [PoliceUkAnswer, AskedOf] | null {
  if (!force) return ['forces', {}];
  if (people === undefined) return ['force', { force }];
  return people === 'people' ? ['forcePeople', { force }] : null;
}
