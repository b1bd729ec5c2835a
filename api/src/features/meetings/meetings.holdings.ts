import { type RawQueryFragment, sql } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Holding, PersonalData, type Subject } from '#platform/personal-data.ts';

const PUBLIC_TASK = 'Public task (UK GDPR article 6(1)(e))';

/** What meetings hold of a person. A place that is erased is offered to the next in line within a minute. */
const HOLDINGS: readonly Holding[] = [
  {
    what: 'That you registered for a meeting, what you want to be called and what you need to take part; for somebody who rang, the number to ring back',
    table: 'registration',
    columns: ['person_id', 'name', 'needs', 'phone'],
    purpose: 'To keep your place, to tell you of changes, and to have ready what you need',
    lawfulBasis: `${PUBLIC_TASK}; what you need to take part: your explicit consent (article 9(2)(a))`,
    seenBy: 'You, and the neighbourhood’s team',
    deleted: 'What you need: 7 days after the meeting. The rest: 90 days after it, or when you erase yourself',
    exportOf: rows(
      ({ personId }) => sql`
      select r.id, m.title as meeting, m.starts_at, r.status, r.seats, r.name, r.needs, r.registered_at, r.confirmed_at,
        r.offer_ends_at, r.withdrawn_at, r.attended_at
      from registration r join meeting m on m.id = r.meeting_id where r.person_id = ${personId} order by r.registered_at`,
    ),
    erase: run(
      ({ personId }) => sql`
      update registration r set person_id = null, name = null, needs = null, phone = null,
        status = case when r.status = 'ATTENDED' then r.status else 'WITHDRAWN' end, offer_ends_at = null,
        withdrawn_at = case when r.status = 'ATTENDED' then null else coalesce(r.withdrawn_at, now()) end
      where r.person_id = ${personId}`,
    ),
  },
  {
    what: 'What you thought of a meeting',
    table: 'meeting_feedback',
    columns: ['words'],
    purpose: 'To make the next meeting better',
    lawfulBasis: PUBLIC_TASK,
    seenBy: 'The neighbourhood’s team, without your name',
    deleted: '90 days after the meeting, or when you erase yourself',
    exportOf: rows(
      ({ personId }) => sql`
      select f.helpful, f.words, f.given_at from meeting_feedback f join registration r on r.id = f.registration_id
      where r.person_id = ${personId} order by f.given_at`,
    ),
    // Erased before the registration that leads to it: holdings are erased in reverse.
    erase: run(
      ({ personId }) => sql`
      delete from meeting_feedback f using registration r where r.id = f.registration_id and r.person_id = ${personId}`,
    ),
  },
  {
    what: 'What you asked the team',
    table: 'question',
    columns: ['asker_id', 'text'],
    purpose: 'To answer it in public, without your name, and to mail you the answer',
    lawfulBasis: PUBLIC_TASK,
    seenBy: 'The words: everybody, once a member of the team has read and published them. That you asked: nobody',
    deleted:
      'That you asked: 30 days after the answer, or when you erase yourself. What was not published then goes too',
    exportOf: rows(
      ({ personId }) => sql`
      select q.id, q.text, q.asked_at, q.status, q.decline_reason, q.answered_at, a.path as area
      from question q join area a on a.id = q.area_id where q.asker_id = ${personId} order by q.asked_at`,
    ),
    erase: run(
      ({ personId }) => sql`
      with unpublished as (delete from question where asker_id = ${personId} and status in ('UNREAD', 'DECLINED') returning 1)
      update question set asker_id = null where asker_id = ${personId} and status in ('PUBLISHED', 'GROUPED')`,
    ),
  },
  {
    what: 'Which questions you want answered too',
    table: 'question_support',
    columns: ['person_id'],
    purpose: 'To show how many want an answer',
    lawfulBasis: PUBLIC_TASK,
    seenBy: 'You; everybody sees how many',
    deleted: 'When you take it back or erase yourself',
    exportOf: rows(
      ({ personId }) => sql`
      select question_id from question_support where person_id = ${personId} order by question_id`,
    ),
    erase: run(({ personId }) => sql`delete from question_support where person_id = ${personId}`),
  },
  {
    what: 'What you said is wrong in the minutes of a meeting',
    table: 'correction_request',
    columns: ['person_id', 'text'],
    purpose: 'To put the minutes right, and to mail you what was done',
    lawfulBasis: PUBLIC_TASK,
    seenBy: 'The neighbourhood’s team, without your name',
    deleted: '90 days after the team replied, or when you erase yourself',
    exportOf: rows(
      ({ personId }) => sql`
      select c.id, m.title as meeting, c.text, c.requested_at, c.closed_at, c.reply
      from correction_request c join meeting m on m.id = c.meeting_id where c.person_id = ${personId} order by c.requested_at`,
    ),
    erase: run(({ personId }) => sql`delete from correction_request where person_id = ${personId}`),
  },
];

/** Tells the platform what meetings hold of people. */
@Injectable()
export class MeetingsHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings = HOLDINGS;

  constructor(private readonly kept: PersonalData) {}

  onModuleInit(): void {
    this.kept.register(...HOLDINGS);
  }
}

function rows(query: (subject: Subject) => RawQueryFragment): Holding['exportOf'] {
  return (em, subject) => em.execute<object[]>(query(subject));
}

function run(statement: (subject: Subject) => RawQueryFragment): Holding['erase'] {
  return async (em, subject) => void (await em.execute(statement(subject)));
}
