import { sql } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Holding, PersonalData } from '#platform/personal-data.ts';

/** What priorities hold of a person. */
const VERDICTS: Holding = {
  what: 'Whether you said that a priority got better, and on which day',
  table: 'verdict',
  columns: ['person_id', 'verdict'],
  purpose: 'To show beside what the team says how many residents say what became of it',
  lawfulBasis: 'Public task (UK GDPR article 6(1)(e))',
  seenBy: 'You; everybody sees how many said what, once ten have',
  deleted: 'When you erase yourself',
  exportOf: (em, { personId }) =>
    em.execute<object[]>(sql`
      select p.title as priority, v.priority_id, v.verdict, v.judged_on::text
      from verdict v join priority p on p.id = v.priority_id where v.person_id = ${personId}
      order by v.judged_on, v.priority_id`),
  erase: async (em, { personId }) => {
    await em.execute(sql`delete from verdict where person_id = ${personId}`);
  },
};

/** Tells the platform what priorities hold of people. */
@Injectable()
export class VerdictsHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings = [VERDICTS];

  constructor(private readonly kept: PersonalData) {}

  onModuleInit(): void {
    this.kept.register(VERDICTS);
  }
}
