import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import { Ballot } from '#features/ballots/ballot.entity.ts';
import { BallotResult } from '#features/ballots/sealed.entity.ts';
import { Decision, DecisionPriority } from '#features/decisions/decision.entity.ts';
import { Meeting } from '#features/meetings/meeting.entity.ts';
import { ProgressUpdate } from '#features/priorities/progress-update.entity.ts';
import { Clock } from '#platform/clock.ts';
import { arrayOf } from '#platform/database.ts';
import { Alert } from './alert.entity.ts';
import type { Topic } from './follow.entity.ts';
import {
  alertNews,
  cancelledNews,
  closingNews,
  decisionNews,
  fromOf,
  meetingNews,
  minutesNews,
  type NewsWords,
  resultNews,
  stubOf,
  updateNews,
  voteNews,
} from './news-words.tsx';

/** One thing that everybody may hear of, the same in mails, digests and feeds. */
export interface News extends NewsWords {
  /** `alert:<id>`: what it is, for ever. */
  key: string;
  topic: Topic;
  /** Since when it is public. */
  at: Date;
  /** When its words were corrected; null or absent for what reads as it did at first. */
  changedAt?: Date | null;
  /** With its force. */
  area: Area;
}

/** A row of the view `news`. */
interface Row {
  key: string;
  thingId: string;
  topic: Topic;
  at: string;
}

type Told = Pick<News, 'area' | 'changedAt'> & NewsWords;
type Teller = (em: EntityManager, ids: string[]) => Promise<Map<string, Told>>;

/** What is new, in words. */
@Injectable()
export class NewsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** In whose name it is said: the team of its neighbourhood, or the force. */
  fromOf({ area }: Pick<News, 'area'>): string {
    return fromOf(area);
  }

  /** The news of these keys that are still public and still matter, by key. */
  async of(keys: readonly string[]): Promise<Map<string, News>> {
    const em = this.em.fork();
    const rows = await em.execute<Row[]>(
      'select key, thing_id as "thingId", topic, at from news where key = any(?::text[]) and (until is null or until > ?)',
      [arrayOf(keys), this.clock.now()],
    );
    return new Map((await told(em, rows)).map((news) => [news.key, news]));
  }

  /**
   * The newest of an area and its places that are public by `now`, the newest first, with a stub for what was taken back: what `areas_that_hear` has it hear,
   * asked the other way round. Of a place: its own, and what its neighbourhood says to all.
   */
  async newest(area: Area, { topic, now, first }: { topic?: Topic; now: Date; first: number }): Promise<News[]> {
    const em = this.em.fork();
    const inside = await em.execute<Pick<Area, 'id' | 'kind'>[]>(
      'select id, kind from area where id = ? or neighbourhood_id = ? or force_id = ?',
      [area.id, area.id, area.id],
    );
    const rows = (since: Date | null) => em.execute<Row[]>(HEARD, heardBy(area, inside, { topic, since, now, first }));
    // Of a whole force nearly always enough, and the index by time has it; all of its years would be read for nothing.
    const recent = area.kind === 'FORCE' ? await rows(new Date(now.getTime() - A_MONTH)) : [];
    return told(em, recent.length < first ? await rows(null) : recent);
  }
}

const A_MONTH = 31 * 86_400_000;

/**
 * What is said in an area or above it, and of that what concerns it. In two steps: with the places in the first, the
 * planner takes so many of them for granted that it would rather read every update of the country.
 */
const HEARD = `with said as materialized (
    select key, thing_id, topic, at, area_id, place_ids from (
      select key, thing_id, topic, at, area_id, place_ids from news
      union all select key, thing_id, topic, at, area_id, place_ids from taken_back_news) n
    where at <= ? and (?::timestamptz is null or at > ?) and (?::text is null or topic = ?) and area_id = any(?::uuid[]))
  select key, thing_id as "thingId", topic, at from said
  where area_id = any(?::uuid[]) or cardinality(place_ids) = 0 or place_ids && ?::uuid[]
  order by at desc, key limit ?`;

interface Wanted {
  topic?: Topic;
  since: Date | null;
  now: Date;
  first: number;
}

function heardBy(area: Area, inside: readonly Pick<Area, 'id' | 'kind'>[], { topic, since, now, first }: Wanted) {
  const ids = (areas: readonly { id: string }[]) => arrayOf(areas.map(({ id }) => id));
  // No place says anything: what is said there its neighbourhood says.
  const own = inside.filter(({ kind }) => kind !== 'PLACE');
  const above = [area.neighbourhood, area.force].filter((one) => one && one.id !== area.id) as { id: string }[];
  const said = [now, since, since, topic ?? null, topic ?? null, ids([...own, ...above])];
  // A force that speaks of all of a neighbourhood speaks of whatever lies in it.
  const about = area.neighbourhood ? [...inside, area.neighbourhood] : inside;
  return [...said, ids(own), ids(about), first];
}

/** In the order of the rows; what was taken back meanwhile is left out. */
async function told(em: EntityManager, rows: readonly Row[]): Promise<News[]> {
  const words = new Map<string, Told>();
  for (const [kind, some] of Map.groupBy(rows, ({ key }) => key.slice(0, key.indexOf(':')))) {
    const things = await TELLERS[kind]?.(
      em,
      some.map(({ thingId }) => thingId),
    );
    for (const { key, thingId } of some) {
      const said = things?.get(thingId);
      if (said) words.set(key, said);
    }
  }
  await em.populate(
    [...words.values()].map(({ area }) => area),
    ['force'],
  );
  return rows.flatMap(({ key, topic, at }) => {
    const said = words.get(key);
    return said ? [{ ...said, key, topic, at: new Date(at) }] : [];
  });
}

/** How each kind of news is put into words. */
const TELLERS: Record<string, Teller> = {
  update: async (em, ids) => {
    const updates = await em.find(
      ProgressUpdate,
      { id: { $in: ids } },
      // Joined, the rows of fifty would each carry all of their quarter, area and officer.
      { populate: ['priority.quarter.area', 'places', 'measures', 'author'], strategy: 'select-in' },
    );
    return new Map(
      updates.map((update) => {
        const area = update.priority.unwrap().quarter.unwrap().area.unwrap();
        const words = updateNews(update);
        return [update.id, { area, changedAt: update.correctedAt, ...words, ...stubOf(words, update) }];
      }),
    );
  },
  'vote-open': async (em, ids) => {
    const ballots = await em.find(Ballot, { id: { $in: ids } }, { populate: ['quarter.area', 'options'] });
    return new Map(ballots.map((ballot) => [ballot.id, { area: areaOf(ballot), ...voteNews(ballot) }]));
  },
  'vote-closing': async (em, ids) => {
    const ballots = await em.find(Ballot, { id: { $in: ids } }, { populate: ['quarter.area', 'options'] });
    return new Map(ballots.map((ballot) => [ballot.id, { area: areaOf(ballot), ...closingNews(ballot) }]));
  },
  'vote-result': async (em, ids) => {
    const ballots = await em.find(Ballot, { id: { $in: ids } }, { populate: ['quarter.area', 'options'] });
    const results = await em.find(BallotResult, { ballot: { $in: ids } });
    const byId = new Map(results.map((result) => [result.ballot.id, result]));
    return new Map(
      ballots.flatMap((ballot) => {
        const result = byId.get(ballot.id);
        return result ? [[ballot.id, { area: areaOf(ballot), ...resultNews(ballot, result) }]] : [];
      }),
    );
  },
  meeting: async (em, ids) => {
    const meetings = await em.find(Meeting, { id: { $in: ids } }, { populate: ['area'] });
    return new Map(meetings.map((meeting) => [meeting.id, { area: meeting.area.unwrap(), ...meetingNews(meeting) }]));
  },
  'meeting-cancelled': async (em, ids) => {
    const meetings = await em.find(Meeting, { id: { $in: ids } }, { populate: ['area'] });
    return new Map(meetings.map((meeting) => [meeting.id, { area: meeting.area.unwrap(), ...cancelledNews(meeting) }]));
  },
  minutes: async (em, ids) => {
    const meetings = await em.find(Meeting, { id: { $in: ids } }, { populate: ['area', 'minutes'] });
    return new Map(
      meetings.map((meeting) => {
        const words = minutesNews(meeting);
        return [meeting.id, { area: meeting.area.unwrap(), ...words, ...stubOf(words, meeting.minutes?.unwrap()) }];
      }),
    );
  },
  decision: async (em, ids) => {
    const decisions = await em.find(Decision, { id: { $in: ids } }, { populate: ['quarter.area'] });
    const made = await em.find(DecisionPriority, { decision: { $in: ids } }, { populate: ['priority'] });
    return new Map(
      decisions.map((decision) => {
        const priorities = made
          .filter((one) => one.decision.id === decision.id)
          .map(({ priority }) => priority.unwrap())
          .toSorted((a, b) => a.position - b.position);
        return [decision.id, { area: areaOf(decision), ...decisionNews(decision, priorities) }];
      }),
    );
  },
  alert: async (em, ids) => {
    const alerts = await em.find(Alert, { id: { $in: ids } }, { populate: ['area', 'places', 'writtenBy'] });
    return new Map(
      alerts.map((alert) => {
        const words = { ...alertNews(alert), ...(alert.withdrawnAt && { title: 'an alert' }) };
        return [alert.id, { area: alert.area.unwrap(), ...words, ...stubOf(words, alert) }];
      }),
    );
  },
};

function areaOf({ quarter }: Pick<Ballot | Decision, 'quarter'>): Area {
  return quarter.unwrap().area.unwrap();
}
