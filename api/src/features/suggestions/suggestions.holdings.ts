import { sql } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { arrayOf } from '#platform/database.ts';
import { type Holding, PersonalData } from '#platform/personal-data.ts';
import { PROTECTING } from './suggestion.rules.ts';

/** What suggestions hold of a person. */
const HOLDING: Holding = {
  what: 'What you suggested the team should work on, why, and whether you want to hear what comes of it',
  table: 'suggestion',
  columns: ['suggester_id', 'title', 'why', 'wants_news'],
  purpose: 'To put it before everybody, without your name, and to mail you what became of it',
  lawfulBasis: 'Public task (UK GDPR article 6(1)(e)); hearing what comes of it: your consent (article 6(1)(a))',
  seenBy:
    'The words: everybody, once a member of the team has read them and nothing in them could harm somebody. That you suggested it: nobody',
  deleted:
    'That you suggested it: 30 days after the team’s decision, or a year after it where you want to hear what comes of it, or when you erase yourself. Words that are shown to nobody: 30 days after the decision',
  exportOf: (em, { personId }) =>
    em.execute<object[]>(sql`
      select s.id, a.path as area, s.theme, s.title, s.why, s.suggested_at, s.status, s.reviewed_at, s.decline_reason,
        s.review_words, s.merged_into_id as merged_into, s.wants_news,
        (select coalesce(array_agg(p.path order by p.path), '{}') from suggestion_place sp join area p on p.id = sp.area_id
          where sp.suggestion_id = s.id) as places
      from suggestion s join area a on a.id = s.area_id where s.suggester_id = ${personId} order by s.suggested_at, s.id`),
  // What everybody may read stays, and is nobody's; what nobody else ever read goes.
  erase: async (em, { personId }) => {
    await em.execute(sql`
      delete from suggestion where suggester_id = ${personId}
        and (status = 'UNREAD' or decline_reason = any(${arrayOf(PROTECTING)}::text[]))`);
    await em.execute(sql`
      update suggestion set suggester_id = null, wants_news = false where suggester_id = ${personId}`);
  },
};

/** Tells the platform what suggestions hold of people. */
@Injectable()
export class SuggestionsHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings = [HOLDING];

  constructor(private readonly kept: PersonalData) {}

  onModuleInit(): void {
    this.kept.register(HOLDING);
  }
}
