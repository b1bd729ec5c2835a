import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Ballot } from '#features/ballots/ballot.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';

/** What somebody who follows an area can hear about. */
export const Topic = {
  UPDATES: 'UPDATES',
  VOTES: 'VOTES',
  MEETINGS: 'MEETINGS',
  DECISIONS: 'DECISIONS',
  ALERTS: 'ALERTS',
} as const;
export type Topic = (typeof Topic)[keyof typeof Topic];

/** How often: at once, every morning, on Mondays, or a summary when a quarter ends. */
export const Frequency = { INSTANT: 'INSTANT', DAILY: 'DAILY', WEEKLY: 'WEEKLY', QUARTERLY: 'QUARTERLY' } as const;
export type Frequency = (typeof Frequency)[keyof typeof Frequency];

/** How much an alert matters, as the team sees it; in this order. */
export const Importance = { LOW: 'LOW', NORMAL: 'NORMAL', HIGH: 'HIGH' } as const;
export type Importance = (typeof Importance)[keyof typeof Importance];

const schema = defineEntity({
  name: 'Follow',
  checks: [
    {
      name: 'follow_topics',
      expression: `cardinality(topics) > 0 and topics <@ '{UPDATES,VOTES,MEETINGS,DECISIONS,ALERTS}'::text[]`,
    },
    { name: 'follow_frequency', expression: `frequency in ('INSTANT', 'DAILY', 'WEEKLY', 'QUARTERLY')` },
    { name: 'follow_least_importance', expression: `least_importance in ('LOW', 'NORMAL', 'HIGH')` },
  ],
  uniques: [{ name: 'follow_once', properties: ['person', 'area'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    person: () => p.manyToOne(Person).ref().deleteRule('cascade'),
    /** What they hear of: this area, all inside it, and what its neighbourhood says to all. */
    area: () => p.manyToOne(Area).ref().index(),
    topics: p.array().$type<Topic[]>(),
    /** Of alerts, these themes only; none for all of them. */
    themes: p.array().$type<Theme[]>().default([]),
    frequency: p.text().$type<Frequency>(),
    /** Of alerts, none that matters less. */
    leastImportance: p.text().$type<Importance>().default('LOW'),
    /** Nothing from before it is sent. */
    followedAt: p.datetime(),
  },
});

/** Somebody’s wish to hear about an area by mail. They have one for each area. */
export class Follow extends schema.class {}
schema.setClass(Follow);

const mailboxSchema = defineEntity({
  name: 'Mailbox',
  properties: {
    person: () => p.oneToOne(Person).owner().ref().primary().deleteRule('cascade'),
    /** True where no subject may say which area it is about. */
    neutralSubjects: p.boolean().default(false),
    /** When a mail server last said for good that there is no such mailbox; nothing goes there while it stands. */
    refusedAt: p.datetime().nullable(),
  },
});

/** How mails reach somebody. No row: as for everybody. */
export class Mailbox extends mailboxSchema.class {}
mailboxSchema.setClass(Mailbox);

const watchSchema = defineEntity({
  name: 'VoteWatch',
  properties: {
    ballot: () => p.manyToOne(Ballot).ref().primary().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().primary().index().deleteRule('cascade'),
  },
});

/** Somebody’s wish to hear what becomes of a vote. Whether they voted is another matter. */
export class VoteWatch extends watchSchema.class {}
watchSchema.setClass(VoteWatch);
