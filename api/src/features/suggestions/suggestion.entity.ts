import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import { PROTECTING } from './suggestion.rules.ts';

/** Where a suggestion stands. Nobody but its writer and the team sees one before a named team member has read it. */
export const SuggestionStatus = {
  UNREAD: 'UNREAD',
  ACCEPTED: 'ACCEPTED',
  MERGED: 'MERGED',
  DECLINED: 'DECLINED',
} as const;
export type SuggestionStatus = (typeof SuggestionStatus)[keyof typeof SuggestionStatus];

/** Why a suggestion is not taken forward: the policy's own reasons, each with a page's sentence. */
export const SuggestionDeclineReason = {
  NAMES_SOMEBODY: 'NAMES_SOMEBODY',
  REPORTS_CRIME: 'REPORTS_CRIME',
  ABUSIVE: 'ABUSIVE',
  LIVE_INVESTIGATION: 'LIVE_INVESTIGATION',
  NOT_FOR_POLICE: 'NOT_FOR_POLICE',
  TOO_GENERAL: 'TOO_GENERAL',
  ALREADY_DONE: 'ALREADY_DONE',
} as const;
export type SuggestionDeclineReason = (typeof SuggestionDeclineReason)[keyof typeof SuggestionDeclineReason];

const IS_PROTECTED = `decline_reason in (${PROTECTING.map((reason) => `'${reason}'`).join(', ')})`;

const schema = defineEntity({
  name: 'Suggestion',
  checks: [
    { name: 'suggestion_status', expression: `status in ('UNREAD', 'ACCEPTED', 'MERGED', 'DECLINED')` },
    {
      name: 'suggestion_words',
      expression: `(title is not null and why is not null) or (decline_reason is not null and ${IS_PROTECTED})`,
    },
    { name: 'suggestion_title', expression: 'char_length(title) between 1 and 120' },
    { name: 'suggestion_why', expression: 'char_length(why) between 1 and 5000' },
    { name: 'suggestion_review_words', expression: 'char_length(review_words) between 1 and 1000' },
    { name: 'suggestion_read', expression: `(status = 'UNREAD') = (reviewed_at is null)` },
    { name: 'suggestion_merged', expression: `(status = 'MERGED') = (merged_into_id is not null)` },
    { name: 'suggestion_declined', expression: `(status = 'DECLINED') = (decline_reason is not null)` },
    { name: 'suggestion_not_itself', expression: 'merged_into_id <> id' },
  ],
  indexes: [
    { name: 'suggestion_area_status', properties: ['area', 'status', 'suggestedAt'] },
    {
      name: 'suggestion_found_by_words',
      expression: `create index "suggestion_found_by_words" on "suggestion" using gin (to_tsvector('english', coalesce(title, '') || ' ' || coalesce(why, '')))`,
    },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The neighbourhood whose team is to take it up. No quarter: the ballot that takes it up gives it one. */
    area: () => p.manyToOne(Area).ref(),
    /** Who is mailed what became of it; never shown. Null once forgotten. */
    suggester: () => p.manyToOne(Person).ref().nullable().index(),
    theme: p.text().$type<Theme>(),
    /** Gone, as `why`, some time after it was declined for a reason that protects somebody. */
    title: p.text().nullable(),
    why: p.text().nullable(),
    places: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotTable('suggestion_place')
        .joinColumn('suggestion_id')
        .inverseJoinColumn('area_id')
        .orderBy({ name: 'asc' }),
    suggestedAt: p.datetime(),
    status: p.text().$type<SuggestionStatus>().default('UNREAD'),
    reviewedBy: () => p.manyToOne(Officer).ref().nullable(),
    reviewedAt: p.datetime().nullable(),
    declineReason: p.text().$type<SuggestionDeclineReason>().nullable(),
    /** What the team adds, in its own words. */
    reviewWords: p.text().nullable(),
    /** The accepted one that asks for the same, with which this one goes on. */
    mergedInto: () => p.manyToOne(Suggestion).ref().nullable().index(),
    /** Ticked: whoever suggested it hears later what came of it. */
    wantsNews: p.boolean().default(false),
    /** When a vote took it up: written by whatever opens votes; from then on its review stays as it is. */
    takenUpAt: p.datetime().nullable(),
    /** The vote that its suggester was told of when it opened: written with the mail, so that nobody is told twice. */
    toldOfBallot: p.uuid().nullable(),
  },
});

/** What a resident would have the team work on next. */
export class Suggestion extends schema.class {
  /** True for what everybody may know of. */
  isPublic(): boolean {
    return this.status !== 'UNREAD';
  }

  /** True where everybody but its writer and the team sees only that it was declined, when, and for what reason. */
  hidesWords(): boolean {
    return this.declineReason !== null && this.declineReason !== undefined && PROTECTING.includes(this.declineReason);
  }
}
schema.setClass(Suggestion);
