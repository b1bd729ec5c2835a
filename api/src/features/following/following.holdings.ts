import { sql } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Holding, PersonalData } from '#platform/personal-data.ts';

const CONSENT = 'Your consent (UK GDPR article 6(1)(a)): every mail has a link that ends it';
const ERASED = 'When you erase yourself';

/** What following holds of a person. */
const HOLDINGS: readonly Holding[] = [
  {
    what: 'Which areas you follow, what you want to hear about and how often',
    table: 'follow',
    columns: ['person_id'],
    purpose: 'To mail you what you asked for, and nothing else',
    lawfulBasis: CONSENT,
    seenBy: 'You, and whoever opens the link at the end of a mail that you passed on',
    deleted: 'When you stop following, or erase yourself',
    exportOf: (em, { personId }) =>
      em.execute<object[]>(sql`
        select f.id, a.path as area, f.topics, f.themes, f.frequency, f.least_importance, f.followed_at
        from follow f join area a on a.id = f.area_id where f.person_id = ${personId} order by f.followed_at, f.id`),
    erase: async (em, { personId }) => {
      await em.execute(sql`delete from follow where person_id = ${personId}`);
    },
  },
  {
    what: 'Which of your emails and homes were moved, or you were asked about, because an area ended',
    table: 'area_move',
    columns: ['person_id'],
    purpose: 'To tell you what became of it, once',
    lawfulBasis: 'Public task (UK GDPR article 6(1)(e))',
    seenBy: 'You',
    deleted: 'After 90 days',
    exportOf: (em, { personId }) =>
      em.execute<object[]>(sql`
        select m.id, m.what, f.path as "from", t.path as "to", m.at, l.queued_at as told_at
        from area_move m join area f on f.id = m.from_area_id left join area t on t.id = m.to_area_id
        left join mailing l on l.id = m.mailing_id where m.person_id = ${personId} order by m.at, m.id`),
    erase: async (em, { personId }) => {
      await em.execute(sql`delete from area_move where person_id = ${personId}`);
    },
  },
  {
    what: 'Of which votes you asked to hear what becomes of them; not whether you voted',
    table: 'vote_watch',
    columns: ['person_id'],
    purpose: 'To mail you the result, and what was decided',
    lawfulBasis: CONSENT,
    seenBy: 'You',
    deleted: 'When you say so, stop all mails or erase yourself',
    exportOf: (em, { personId }) =>
      em.execute<object[]>(sql`select ballot_id from vote_watch where person_id = ${personId} order by ballot_id`),
    erase: async (em, { personId }) => {
      await em.execute(sql`delete from vote_watch where person_id = ${personId}`);
    },
  },
  {
    what: 'Whether the subjects of your mails may name an area, and when a mail server said that your mailbox does not exist',
    table: 'mailbox',
    columns: ['person_id'],
    purpose: 'To write to you the way you want, and not to write where nobody is',
    lawfulBasis: CONSENT,
    seenBy: 'You',
    deleted: ERASED,
    exportOf: (em, { personId }) =>
      em.execute<object[]>(sql`select neutral_subjects, refused_at from mailbox where person_id = ${personId}`),
    erase: async (em, { personId }) => {
      await em.execute(sql`delete from mailbox where person_id = ${personId}`);
    },
  },
  {
    what: 'Which alerts, news and digests were mailed to you, and when; not whether you opened them: nobody can tell',
    table: 'delivery',
    columns: ['person_id'],
    purpose: 'To send each of them once, and to know what still has to be sent',
    lawfulBasis: CONSENT,
    seenBy: 'You. The team sees how many were sent, not to whom',
    deleted: '30 days after it was sent, when you stop all mails before it was, or when you erase yourself',
    exportOf: (em, { personId }) =>
      em.execute<object[]>(sql`
        select d.id, m.key as news, m.queued_at, d.tries, d.sent_at, d.refused_at
        from delivery d join mailing m on m.id = d.mailing_id where d.person_id = ${personId} order by m.queued_at, d.id`),
    erase: async (em, { personId }) => {
      await em.execute(sql`delete from delivery where person_id = ${personId}`);
    },
  },
];

/** Tells the platform what following holds of people. */
@Injectable()
export class FollowingHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings = HOLDINGS;

  constructor(private readonly kept: PersonalData) {}

  onModuleInit(): void {
    this.kept.register(...HOLDINGS);
  }
}
