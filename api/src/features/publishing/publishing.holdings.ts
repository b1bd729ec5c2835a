import { sql } from '@mikro-orm/core';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Holding, PersonalData } from '#platform/personal-data.ts';

/** What came with an import from data.police.uk of the officers that a force lists there. */
const HOLDING: Holding = {
  what: 'What your force itself publishes about you as an officer at data.police.uk: your name and rank, and a biography and ways to reach you where it gives them',
  table: 'police_uk_record',
  columns: ['officer_id'],
  purpose: 'To say who the team is, in the same words as the force’s own list',
  lawfulBasis: 'Public task (UK GDPR article 6(1)(e))',
  seenBy: 'Everybody, as at data.police.uk',
  deleted: 'With the next import after your force lists you no more, or when you erase yourself once you are dismissed',
  exportOf: (em, { email }) =>
    em.execute<object[]>(sql`
      select a.path as area, r.record, r.imported_at from police_uk_record r join area a on a.id = r.area_id
      join officer o on o.id = r.officer_id where o.email = ${email} order by r.imported_at, r.id`),
  erase: async (em, { email }) => {
    await em.execute(sql`
      delete from police_uk_record where officer_id in (
        select id from officer where email = ${email} and dismissed_at is not null)`);
  },
};

/** Tells the platform what is held of people who are published elsewhere. */
@Injectable()
export class PublishingHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings = [HOLDING];

  constructor(private readonly kept: PersonalData) {}

  onModuleInit(): void {
    this.kept.register(HOLDING);
  }
}
