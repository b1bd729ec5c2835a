import { defineEntity, p } from '@mikro-orm/core';
import type { DateText } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import {
  keptOf,
  type PromiseFacts,
  type PromiseKept,
  type PromiseRecord,
  promisedDays,
  type Standing,
  standingOf,
} from './promise.rules.ts';

/** What kind of problem. */
export const Theme = {
  ASB: 'ASB',
  SPEEDING: 'SPEEDING',
  PARKING: 'PARKING',
  DRUGS: 'DRUGS',
  BURGLARY: 'BURGLARY',
  VEHICLE_CRIME: 'VEHICLE_CRIME',
  RURAL_CRIME: 'RURAL_CRIME',
  FRAUD: 'FRAUD',
  VIOLENCE: 'VIOLENCE',
  HATE_CRIME: 'HATE_CRIME',
  OTHER: 'OTHER',
} as const;
export type Theme = (typeof Theme)[keyof typeof Theme];

/** What the team says became of a priority when its quarter ended. */
export const Outcome = { DONE: 'DONE', PARTLY: 'PARTLY', NOT_DONE: 'NOT_DONE', CONTINUES: 'CONTINUES' } as const;
export type Outcome = (typeof Outcome)[keyof typeof Outcome];

const schema = defineEntity({
  name: 'Priority',
  checks: [
    { name: 'priority_title', expression: 'char_length(title) between 1 and 120' },
    { name: 'priority_rhythm', expression: 'update_every_days is null or update_every_days between 1 and 366' },
    {
      name: 'priority_outcome',
      expression: `outcome is null or outcome in ('DONE', 'PARTLY', 'NOT_DONE', 'CONTINUES')`,
    },
  ],
  uniques: [{ name: 'priority_continued_once', properties: ['continues'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    quarter: () => p.manyToOne(Quarter).ref().index(),
    /** Where it stands among its quarter's, from 1. */
    position: p.integer().default(1),
    theme: p.text().$type<Theme>(),
    title: p.text(),
    /** What the team promised to do. */
    promise: p.text().nullable(),
    /** The update promise: how many days at most from one update to the next. */
    updateEveryDays: p.integer().nullable(),
    /** Until when the update promise is paused (the day of return), and why, in the team's words. */
    pausedUntil: p.type('date').$type<DateText>().nullable(),
    pauseReason: p.text().nullable(),
    /** The earlier quarter's priority that this one goes on with. */
    continues: () => p.manyToOne(Priority).ref().nullable(),
    /** The first of its line of work: itself where it continues none. Lets a whole lineage be read at once. */
    lineageId: p.uuid().index(),
    places: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotTable('priority_place')
        .joinColumn('priority_id')
        .inverseJoinColumn('area_id')
        .orderBy({ name: 'asc' }),
    outcome: p.text().$type<Outcome>().nullable(),
    outcomeWords: p.text().nullable(),
    outcomeRecordedAt: p.datetime().nullable(),
    outcomeRecordedBy: () => p.manyToOne(Officer).ref().nullable(),
  },
});

/** One thing a neighbourhood's team commits to for a quarter. */
export class Priority extends schema.class {
  /** How a priority stands against its promise, by the facts that this is measured by. */
  static standing(facts: PromiseFacts, now: Date): Standing {
    return standingOf(facts, now);
  }

  /** The days by which updates were promised, and what became of each of them by today. */
  static promises(record: PromiseRecord, today: DateText): { due: DateText; kept: PromiseKept }[] {
    return promisedDays(record).map((day) => ({ due: day.due, kept: keptOf(day, record, today) }));
  }
}
schema.setClass(Priority);
