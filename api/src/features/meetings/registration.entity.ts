import { defineEntity, p } from '@mikro-orm/core';
import { Officer } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Meeting } from './meeting.entity.ts';

/** Where somebody's place at a meeting stands. */
export const RegistrationStatus = {
  CONFIRMED: 'CONFIRMED',
  WAITING: 'WAITING',
  OFFERED: 'OFFERED',
  WITHDRAWN: 'WITHDRAWN',
  ATTENDED: 'ATTENDED',
} as const;
export type RegistrationStatus = (typeof RegistrationStatus)[keyof typeof RegistrationStatus];

const schema = defineEntity({
  name: 'Registration',
  checks: [
    {
      name: 'registration_status',
      expression: `status in ('CONFIRMED', 'WAITING', 'OFFERED', 'WITHDRAWN', 'ATTENDED')`,
    },
    { name: 'registration_offer', expression: `(status = 'OFFERED') = (offer_ends_at is not null)` },
    { name: 'registration_seats', expression: 'seats in (1, 2)' },
  ],
  uniques: [
    { name: 'registration_once_each', properties: ['meeting', 'person'] },
    { name: 'registration_line', properties: ['meeting', 'line'] },
  ],
  indexes: [{ name: 'registration_meeting_status', properties: ['meeting', 'status'] }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    meeting: () => p.manyToOne(Meeting).ref(),
    /** Null for somebody who rang, and once the person is forgotten. */
    person: () => p.manyToOne(Person).ref().nullable().index(),
    status: p.text().$type<RegistrationStatus>(),
    /** Their number in the meeting's line: whoever came later has a higher one. */
    line: p.integer(),
    /** 2 with a companion. */
    seats: p.integer().default(1),
    /** What the team is to call them; seen by the team alone, like what follows. */
    name: p.text().nullable(),
    needs: p.text().nullable(),
    /** The number of somebody who rang, to ring back. */
    phone: p.text().nullable(),
    registeredBy: () => p.manyToOne(Officer).ref().nullable(),
    registeredAt: p.datetime(),
    confirmedAt: p.datetime().nullable(),
    offerEndsAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
    /** True where an offer that nobody took withdrew them. */
    hasLapsed: p.boolean().default(false),
    attendedAt: p.datetime().nullable(),
    /** Counts the changes, each told in one mail; a calendar's SEQUENCE is told from it. */
    version: p.integer().default(1),
    /** The meeting's sequence that they were last told of, and the start that they know. */
    toldSequence: p.integer().default(0),
    toldStartsAt: p.datetime(),
  },
});

/** One person's place at a meeting, or their place in its line. */
export class Registration extends schema.class {
  /** True for whoever holds a place or had one offered: it cannot be given to another. */
  takesPlace(): boolean {
    return this.status === 'CONFIRMED' || this.status === 'OFFERED' || this.status === 'ATTENDED';
  }

  /** True for somebody who rang: no mail reaches them. Who erased themselves is nobody's to ring. */
  isCaller(): boolean {
    return Boolean(this.registeredBy) && !this.person;
  }

  /** True for a caller whom nobody has told yet how the meeting, of this sequence, has changed. */
  mustHear(sequence: number): boolean {
    return this.isCaller() && this.status !== 'WITHDRAWN' && this.toldSequence < sequence;
  }

  /** Where somebody checked in stood before: being let in at the door is what confirmed the others. */
  stoodBefore(): 'CONFIRMED' | 'WAITING' | 'WITHDRAWN' {
    if (this.withdrawnAt) return 'WITHDRAWN';
    return this.confirmedAt && this.attendedAt && this.confirmedAt < this.attendedAt ? 'CONFIRMED' : 'WAITING';
  }

  /** True for whoever may join: their place is theirs. */
  isSure(): boolean {
    return this.status === 'CONFIRMED' || this.status === 'ATTENDED';
  }
}
schema.setClass(Registration);

const reminderSchema = defineEntity({
  name: 'ReminderSent',
  properties: {
    registration: () => p.manyToOne(Registration).ref().primary().deleteRule('cascade'),
    /** Minutes before the start, `JOINING` or `THANKS`. */
    reminder: p.text().primary(),
    /** The start it spoke of: a meeting moved away from it reminds again. */
    startsAt: p.datetime().primary(),
  },
});

/** That somebody was reminded, so that nobody is reminded twice. */
export class ReminderSent extends reminderSchema.class {}
reminderSchema.setClass(ReminderSent);

const feedbackSchema = defineEntity({
  name: 'MeetingFeedback',
  checks: [
    { name: 'meeting_feedback_helpful', expression: `helpful in ('YES', 'PARTLY', 'NO')` },
    { name: 'meeting_feedback_words', expression: 'words is null or char_length(words) between 1 and 1000' },
  ],
  properties: {
    registration: () => p.manyToOne(Registration).ref().primary().deleteRule('cascade'),
    helpful: p.text().$type<'YES' | 'PARTLY' | 'NO'>(),
    words: p.text().nullable(),
    givenAt: p.datetime(),
  },
});

/** What somebody who was there thought of a meeting; for the team, without a name. */
export class MeetingFeedback extends feedbackSchema.class {}
feedbackSchema.setClass(MeetingFeedback);
