import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Statement } from './statement.entity.ts';

/** Where people meet. */
export const MeetingMode = { ONLINE: 'ONLINE', IN_PERSON: 'IN_PERSON', BOTH: 'BOTH' } as const;
export type MeetingMode = (typeof MeetingMode)[keyof typeof MeetingMode];

/** Where a meeting stands, by the clock unless it was cancelled. */
export const MeetingStatus = { SCHEDULED: 'SCHEDULED', CANCELLED: 'CANCELLED', ENDED: 'ENDED' } as const;
export type MeetingStatus = (typeof MeetingStatus)[keyof typeof MeetingStatus];

const MINUTE = 60_000;
/** The joining link is shown, and the room checks in, from so long before the start, in minutes. */
export const DOORS_OPEN_MINUTES = 30;
/** Reminders unless said otherwise: a week and a day before the start, in minutes. */
const REMINDERS = [7 * 24 * 60, 24 * 60];

const schema = defineEntity({
  name: 'Meeting',
  checks: [
    { name: 'meeting_mode', expression: `mode in ('ONLINE', 'IN_PERSON', 'BOTH')` },
    { name: 'meeting_times', expression: 'ends_at > starts_at' },
    { name: 'meeting_capacity', expression: 'capacity between 1 and 10000' },
    { name: 'meeting_title', expression: 'char_length(title) between 1 and 120' },
    { name: 'meeting_join_url', expression: `join_url is null or join_url like 'https://%'` },
    { name: 'meeting_recording_url', expression: `recording_url is null or recording_url like 'https://%'` },
    { name: 'meeting_cancelled', expression: '(cancelled_at is null) = (cancel_reason is null)' },
    { name: 'meeting_check_in_code', expression: 'char_length(check_in_code) = 6' },
  ],
  indexes: [{ name: 'meeting_area_starts', properties: ['area', 'startsAt'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood whose team holds it. */
    area: () => p.manyToOne(Area).ref(),
    /** The quarter that it is to agree on, where it is to. */
    quarter: () => p.manyToOne(Quarter).ref().nullable().index(),
    title: p.text(),
    startsAt: p.datetime().index(),
    endsAt: p.datetime().index(),
    mode: p.text().$type<MeetingMode>(),
    /** Places in all. A resident who brings somebody takes two. */
    capacity: p.integer(),
    /** True where people just come: nobody registers, and places are not counted. */
    isOpenDoor: p.boolean().default(false),
    /** Shown to the confirmed alone, see `doorsOpen`. */
    joinUrl: p.text().nullable(),
    /** How to join by telephone, in words. */
    dialIn: p.text().nullable(),
    /** Where, in person. */
    address: p.text().nullable(),
    /** Steps, parking, buses, the hearing loop, in words. */
    gettingThere: p.text().nullable(),
    /** What it is about (Markdown), and the same made safe to show. */
    description: p.text().nullable(),
    descriptionHtml: p.text().nullable(),
    /** Null: from when it is scheduled. */
    registrationFrom: p.datetime().nullable(),
    /** Null: until it starts. */
    registrationUntil: p.datetime().nullable(),
    /** How many minutes before the start people are reminded: offsets, so that a moved meeting moves them. */
    reminderMinutes: p
      .array((text) => Number(text))
      .columnType('int[]')
      .$type<number[]>()
      .default([...REMINDERS]),
    /** RFC 5545: goes up with each change that a calendar must hear of. */
    sequence: p.integer().default(0),
    changedAt: p.datetime(),
    /** When the present time was set; a reminder that fell due before then is not sent. */
    timedAt: p.datetime(),
    /** When it was to start before it was last moved. */
    movedFrom: p.datetime().nullable(),
    /** The next number of the line: given out under the lock of this row, so that order is order of commit. */
    nextInLine: p.integer().default(1),
    cancelledAt: p.datetime().nullable(),
    cancelReason: p.text().nullable(),
    /** Typed in the room to check in. */
    checkInCode: p.text(),
    /** The position of the agenda item that is spoken of now; null before and after. */
    agendaAt: p.integer().nullable(),
    /** How many came, as the team counted; null until minutes say. */
    headCount: p.integer().nullable(),
    recordingUrl: p.text().nullable(),
    minutes: () => p.manyToOne(Statement).ref().nullable().index(),
    scheduledBy: () => p.manyToOne(Officer).ref(),
    agenda: () => p.oneToMany(AgendaItem).mappedBy('meeting').orderBy({ position: 'asc' }).orphanRemoval(),
  },
});

/** A public meeting of a neighbourhood and its team. */
export class Meeting extends schema.class {
  status(now: Date): MeetingStatus {
    if (this.cancelledAt) return 'CANCELLED';
    return this.endsAt <= now ? 'ENDED' : 'SCHEDULED';
  }

  hasStarted(now: Date): boolean {
    return this.startsAt <= now;
  }

  isOnline(): boolean {
    return this.mode !== 'IN_PERSON';
  }

  /** From when the joining link is shown and the room checks in. */
  doorsOpenAt(): Date {
    return new Date(this.startsAt.getTime() - DOORS_OPEN_MINUTES * MINUTE);
  }

  /** True while people may join and check in: from half an hour before the start until the end. */
  doorsOpen(now: Date): boolean {
    return !this.cancelledAt && this.doorsOpenAt() <= now && now < this.endsAt;
  }

  /** Until when residents may register: the start at the latest. */
  registrationCloses(): Date {
    return new Date(Math.min(this.startsAt.getTime(), this.registrationUntil?.getTime() ?? Number.POSITIVE_INFINITY));
  }

  isRegistrationOpen(now: Date): boolean {
    if (this.isOpenDoor || this.cancelledAt || now >= this.registrationCloses()) return false;
    return !this.registrationFrom || this.registrationFrom <= now;
  }
}
schema.setClass(Meeting);

const itemSchema = defineEntity({
  name: 'AgendaItem',
  checks: [{ name: 'agenda_item_title', expression: 'char_length(title) between 1 and 120' }],
  properties: {
    meeting: () => p.manyToOne(Meeting).ref().primary().deleteRule('cascade'),
    /** Counts from 1. */
    position: p.integer().primary(),
    title: p.text(),
  },
});

/** One thing that a meeting is to speak of. */
export class AgendaItem extends itemSchema.class {}
itemSchema.setClass(AgendaItem);
