import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Meeting } from './meeting.entity.ts';
import { Statement } from './statement.entity.ts';

/** Where a question stands. Nobody but its asker and the team sees one before a named team member has read it. */
export const QuestionStatus = {
  UNREAD: 'UNREAD',
  PUBLISHED: 'PUBLISHED',
  GROUPED: 'GROUPED',
  DECLINED: 'DECLINED',
} as const;
export type QuestionStatus = (typeof QuestionStatus)[keyof typeof QuestionStatus];

/** Why a question is not published: the policy's own reasons, each with a page's sentence. */
export const DeclineReason = {
  NAMES_SOMEBODY: 'NAMES_SOMEBODY',
  REPORTS_CRIME: 'REPORTS_CRIME',
  ABUSIVE: 'ABUSIVE',
  NOT_A_QUESTION: 'NOT_A_QUESTION',
  NOT_FOR_POLICE: 'NOT_FOR_POLICE',
  LIVE_INVESTIGATION: 'LIVE_INVESTIGATION',
} as const;
export type DeclineReason = (typeof DeclineReason)[keyof typeof DeclineReason];

const HOUR = 3_600_000;
/** The Neighbourhood Policing Guarantee (Home Office, April 2025): queries are answered within 72 hours. */
export const ANSWER_HOURS = 72;
/** What is asked for a meeting and not answered there is answered within five days of it. */
export const AFTER_MEETING_HOURS = 5 * 24;

const schema = defineEntity({
  name: 'Question',
  checks: [
    { name: 'question_status', expression: `status in ('UNREAD', 'PUBLISHED', 'GROUPED', 'DECLINED')` },
    { name: 'question_text', expression: 'char_length(text) between 1 and 1000' },
    { name: 'question_read', expression: `status = 'UNREAD' or reviewed_by_id is not null` },
    { name: 'question_grouped', expression: `(status = 'GROUPED') = (grouped_into_id is not null)` },
    { name: 'question_declined', expression: `(status = 'DECLINED') = (decline_reason is not null)` },
    { name: 'question_not_itself', expression: 'grouped_into_id <> id' },
  ],
  indexes: [
    { name: 'question_area_status', properties: ['area', 'status', 'askedAt'] },
    { name: 'question_meeting_status', properties: ['meeting', 'status'] },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood whose team is asked. */
    area: () => p.manyToOne(Area).ref(),
    /** Null for one to the team at any time. */
    meeting: () => p.manyToOne(Meeting).ref().nullable(),
    /** Who is mailed the answer; never shown. Null for somebody who rang, and once forgotten. */
    asker: () => p.manyToOne(Person).ref().nullable().index(),
    /** The officer who asked for somebody who rang. */
    askedFor: () => p.manyToOne(Officer).ref().nullable(),
    text: p.text(),
    askedAt: p.datetime(),
    status: p.text().$type<QuestionStatus>().default('UNREAD'),
    reviewedBy: () => p.manyToOne(Officer).ref().nullable(),
    reviewedAt: p.datetime().nullable(),
    declineReason: p.text().$type<DeclineReason>().nullable(),
    /** The question that asks the same, under which this one is answered. */
    groupedInto: () => p.manyToOne(Question).ref().nullable().index(),
    /** When it was answered: by words, or aloud at the meeting. */
    answeredAt: p.datetime().nullable(),
    answeredAloud: p.boolean().default(false),
    answer: () => p.manyToOne(Statement).ref().nullable().index(),
  },
});

/** What a resident asks, answered in public. */
export class Question extends schema.class {
  /** True for what everybody may read. */
  isPublic(): boolean {
    return this.status === 'PUBLISHED';
  }

  /** By when it is to be answered; for a meeting's, when that ends is told by the meeting. */
  dueAt(meetingEndsAt: Date | null): Date {
    if (!meetingEndsAt) return new Date(this.askedAt.getTime() + ANSWER_HOURS * HOUR);
    const from = meetingEndsAt > this.askedAt ? meetingEndsAt : this.askedAt;
    return new Date(from.getTime() + AFTER_MEETING_HOURS * HOUR);
  }
}
schema.setClass(Question);

const supportSchema = defineEntity({
  name: 'QuestionSupport',
  properties: {
    question: () => p.manyToOne(Question).ref().primary().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().primary().index().deleteRule('cascade'),
  },
});

/** That somebody wants a question answered too. */
export class QuestionSupport extends supportSchema.class {}
supportSchema.setClass(QuestionSupport);

const correctionSchema = defineEntity({
  name: 'CorrectionRequest',
  checks: [
    { name: 'correction_request_text', expression: 'char_length(text) between 1 and 1000' },
    { name: 'correction_request_closed', expression: '(closed_at is null) = (reply is null)' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    meeting: () => p.manyToOne(Meeting).ref().index(),
    person: () => p.manyToOne(Person).ref().nullable().index(),
    text: p.text(),
    requestedAt: p.datetime(),
    closedAt: p.datetime().nullable(),
    closedBy: () => p.manyToOne(Officer).ref().nullable(),
    /** What the team mailed back. */
    reply: p.text().nullable(),
  },
});

/** What somebody says is wrong in a meeting's minutes; for the team, never public. */
export class CorrectionRequest extends correctionSchema.class {}
correctionSchema.setClass(CorrectionRequest);
