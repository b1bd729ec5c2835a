import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '#features/people/person.entity.ts';

/** What goes to many: one piece of news at once, or what gathered since the last time. */
export const MailingKind = { NEWS: 'NEWS', DIGEST: 'DIGEST' } as const;
export type MailingKind = (typeof MailingKind)[keyof typeof MailingKind];

const schema = defineEntity({
  name: 'Mailing',
  checks: [
    { name: 'mailing_kind', expression: `kind in ('NEWS', 'DIGEST')` },
    { name: 'mailing_frequency', expression: `(kind = 'DIGEST') = (frequency is not null)` },
    { name: 'mailing_period', expression: 'since_at < until_at' },
  ],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    /** The news that it tells (`alert:<id>`), or which digest it is (`DAILY:2026-11-23`): told once. */
    key: p.text().unique(),
    kind: p.text().$type<MailingKind>(),
    /** Of a digest: whose follows, and what gathered from `sinceAt` on and before `untilAt`. */
    frequency: p.text().nullable(),
    sinceAt: p.datetime().nullable(),
    untilAt: p.datetime().nullable(),
    queuedAt: p.datetime().index(),
    recipients: p.integer(),
    /** True of news that no digest may hold either: an import brought it, and whoever it is of has told it elsewhere. */
    forNobody: p.boolean().default(false),
  },
});

/** One sending to everybody who wants it. */
export class Mailing extends schema.class {}
schema.setClass(Mailing);

const deliverySchema = defineEntity({
  name: 'Delivery',
  uniques: [{ name: 'delivery_once', properties: ['mailing', 'person'] }],
  indexes: [
    {
      name: 'delivery_due',
      expression:
        'create index "delivery_due" on "delivery" ("lane", "try_at") where "sent_at" is null and "refused_at" is null',
    },
  ],
  properties: {
    /** Names the mail for ever: its Message-ID is made of it. */
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    mailing: () => p.manyToOne(Mailing).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().index().deleteRule('cascade'),
    /** Mails of one lane go one after the other; a worker holds a lane while it does. */
    lane: p.integer(),
    /** Not before. */
    tryAt: p.datetime(),
    tries: p.integer().default(0),
    sentAt: p.datetime().nullable(),
    /** When the mail server said no for good. */
    refusedAt: p.datetime().nullable(),
  },
});

/** One mail of a mailing, to one person: on its way, sent or refused. */
export class Delivery extends deliverySchema.class {}
deliverySchema.setClass(Delivery);
