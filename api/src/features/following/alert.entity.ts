import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import type { Importance } from './follow.entity.ts';

/** Where an alert stands. */
export const AlertState = {
  WAITING: 'WAITING',
  HELD: 'HELD',
  SENT: 'SENT',
  STOPPED: 'STOPPED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type AlertState = (typeof AlertState)[keyof typeof AlertState];

const schema = defineEntity({
  name: 'Alert',
  checks: [
    {
      name: 'alert_words',
      expression: 'withdrawn_at is not null or (title is not null and body is not null and body_html is not null)',
    },
    { name: 'alert_title', expression: 'title is null or char_length(title) between 1 and 120' },
    { name: 'alert_body', expression: 'body is null or char_length(body) between 1 and 5000' },
    { name: 'alert_importance', expression: `importance in ('LOW', 'NORMAL', 'HIGH')` },
    { name: 'alert_second_person', expression: 'approved_by_id is null or approved_by_id <> written_by_id' },
    { name: 'alert_goes', expression: 'sent_at is null or (goes_at is not null and stopped_at is null)' },
    { name: 'alert_stopped', expression: '(stopped_at is null) = (stopped_by_id is null)' },
    { name: 'alert_withdrawn', expression: '(withdrawn_at is null) = (withdrawn_reason is null)' },
  ],
  indexes: [{ name: 'alert_area_sent', properties: ['area', 'sentAt'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood that it is about, or the force. */
    area: () => p.manyToOne(Area).ref(),
    /** One line; null once purged. */
    title: p.text().nullable(),
    /** The words as typed (Markdown), and made safe to show; null once purged. */
    body: p.text().nullable(),
    bodyHtml: p.text().nullable(),
    importance: p.text().$type<Importance>(),
    theme: p.text().$type<Theme>(),
    /** Until when it matters; null where that is open. */
    validUntil: p.datetime().nullable(),
    /** “Sent by”. “From” is the team of the area, or the force. */
    writtenBy: () => p.manyToOne(Officer).ref(),
    writtenAt: p.datetime(),
    /** What its words mention that a second person looks at; empty for most. */
    flags: p.array().$type<string[]>().default([]),
    /** How many people it would have gone to when it was written. */
    expectedRecipients: p.integer(),
    /** Why it went without a second person and without waiting; null for all but the urgent ones. */
    urgentReason: p.text().nullable(),
    approvedBy: () => p.manyToOne(Officer).ref().nullable(),
    approvedAt: p.datetime().nullable(),
    /** When it goes unless it is stopped; null while it waits for a second person. */
    goesAt: p.datetime().nullable(),
    sentAt: p.datetime().nullable(),
    stoppedAt: p.datetime().nullable(),
    stoppedBy: () => p.manyToOne(Officer).ref().nullable(),
    withdrawnAt: p.datetime().nullable(),
    withdrawnBy: () => p.manyToOne(Officer).ref().nullable(),
    /** Shown to everybody in place of the words. */
    withdrawnReason: p.text().nullable(),
    places: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotEntity(() => AlertPlace)
        .orderBy({ name: 'asc' }),
  },
});

/** A message from the team to those who follow: a scam that goes round, a spate of thefts. */
export class Alert extends schema.class {
  get state(): AlertState {
    if (this.withdrawnAt) return 'WITHDRAWN';
    if (this.stoppedAt) return 'STOPPED';
    if (this.sentAt) return 'SENT';
    return this.goesAt ? 'HELD' : 'WAITING';
  }

  /** True for what everybody may know of: it has gone out. A withdrawn one shows as a stub. */
  isPublic(): boolean {
    return this.sentAt !== null && this.sentAt !== undefined;
  }

  /** True once it no longer matters. */
  hasEnded(now: Date): boolean {
    return Boolean(this.validUntil && this.validUntil <= now);
  }
}
schema.setClass(Alert);

const placeSchema = defineEntity({
  name: 'AlertPlace',
  properties: {
    alert: () => p.manyToOne(Alert).ref().primary().deleteRule('cascade'),
    /** Indexed, for the alerts of one place. */
    area: () => p.manyToOne(Area).ref().primary().index().deleteRule('cascade'),
  },
});

/** A place that an alert is about; one without any is about all of its area. */
export class AlertPlace extends placeSchema.class {}
placeSchema.setClass(AlertPlace);
