import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import { Ballot } from '#features/ballots/ballot.entity.ts';
import { Decision, DecisionPriority } from '#features/decisions/decision.entity.ts';
import { Meeting } from '#features/meetings/meeting.entity.ts';
import { ProgressUpdate } from '#features/priorities/progress-update.entity.ts';
import { arrayOf } from '#platform/database.ts';
import { Alert } from './alert.entity.ts';
import type { Topic } from './follow.entity.ts';
import {
  alertNews,
  cancelledNews,
  decisionNews,
  meetingNews,
  minutesNews,
  type NewsWords,
  resultNews,
  updateNews,
  voteNews,
} from './news-words.tsx';

/** One thing that everybody may hear of, the same in mails, digests and feeds. */
export interface News extends NewsWords {
  /** `alert:<id>`: what it is, for ever. */
  key: string;
  topic: Topic;
  at: Date;
  area: Area;
}

/** A row of the view `news`. */
interface Row {
  key: string;
  thingId: string;
  topic: Topic;
  at: string;
}

type Told = Pick<News, 'area'> & NewsWords;
type Teller = (em: EntityManager, ids: string[]) => Promise<Map<string, Told>>;

/** What is new, in words. */
@Injectable()
export class NewsQueries {
  constructor(private readonly em: EntityManager) {}

  /** The news of these keys that are still public, by key. */
  async of(keys: readonly string[]): Promise<Map<string, News>> {
    const em = this.em.fork();
    const rows = await em.execute<Row[]>(
      'select key, thing_id as "thingId", topic, at from news where key = any(?::text[])',
      [arrayOf(keys)],
    );
    return new Map((await told(em, rows)).map((news) => [news.key, news]));
  }

  /**
   * The newest of an area and its places that are public by `now`, the newest first. Of a place: its own, and what its
   * neighbourhood says to all.
   */
  async newest(area: Area, { topic, now, first }: { topic?: Topic; now: Date; first: number }): Promise<News[]> {
    const em = this.em.fork();
    const rows = await em.execute<Row[]>(
      `select n.key, n.thing_id as "thingId", n.topic, n.at from news n
       where n.at <= ? and (?::text is null or n.topic = ?)
         and n.area_id in (select id from area where id = ? or neighbourhood_id = ? or force_id = ?
           union select neighbourhood_id from area where id = ? union select force_id from area where id = ?)
         and ? in (select areas_that_hear(n.area_id, n.place_ids))
       order by n.at desc, n.key limit ?`,
      [now, topic ?? null, topic ?? null, area.id, area.id, area.id, area.id, area.id, area.id, first],
    );
    return told(em, rows);
  }
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
      { populate: ['priority.quarter.area', 'places', 'measures', 'author'] },
    );
    return new Map(
      updates.map((update) => {
        const area = update.priority.unwrap().quarter.unwrap().area.unwrap();
        return [update.id, { area, ...updateNews(update) }];
      }),
    );
  },
  'vote-open': async (em, ids) => {
    const ballots = await em.find(Ballot, { id: { $in: ids } }, { populate: ['quarter.area', 'options'] });
    return new Map(ballots.map((ballot) => [ballot.id, { area: areaOf(ballot), ...voteNews(ballot) }]));
  },
  'vote-result': async (em, ids) => {
    const ballots = await em.find(Ballot, { id: { $in: ids } }, { populate: ['quarter.area'] });
    return new Map(ballots.map((ballot) => [ballot.id, { area: areaOf(ballot), ...resultNews(ballot) }]));
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
    return new Map(meetings.map((meeting) => [meeting.id, { area: meeting.area.unwrap(), ...minutesNews(meeting) }]));
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
    return new Map(alerts.map((alert) => [alert.id, { area: alert.area.unwrap(), ...alertNews(alert) }]));
  },
};

function areaOf({ quarter }: Pick<Ballot | Decision, 'quarter'>): Area {
  return quarter.unwrap().area.unwrap();
}
