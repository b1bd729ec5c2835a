import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority, type Theme } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Suggestion } from '#features/suggestions/suggestion.entity.ts';

/** Where a vote stands, by its times, the clock and whether it was sealed. */
export const BallotState = { PLANNED: 'PLANNED', OPEN: 'OPEN', CLOSED: 'CLOSED', SEALED: 'SEALED' } as const;
export type BallotState = (typeof BallotState)[keyof typeof BallotState];

const schema = defineEntity({
  name: 'Ballot',
  checks: [
    { name: 'ballot_times', expression: 'closes_at > opens_at' },
    { name: 'ballot_max_choices', expression: 'max_choices between 1 and 10' },
    { name: 'ballot_words', expression: 'words is null or char_length(words) between 1 and 5000' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The quarter whose focus is voted on; it has one vote. */
    quarter: () => p.oneToOne(Quarter).owner().ref().unique(),
    maxChoices: p.integer(),
    opensAt: p.datetime(),
    closesAt: p.datetime().index(),
    /** Published from the beginning; settles the order in which equal numbers of votes are listed. */
    tieSeed: p.text(),
    /** What only the ballot's own key could have made: tells a wrong key file from the right one. */
    keyCheck: p.text(),
    /** How the shortlist was made and what was left off, in the inspector's words. */
    words: p.text().nullable(),
    openedBy: () => p.manyToOne(Officer).ref(),
    openedAt: p.datetime(),
    sealedAt: p.datetime().nullable(),
    options: () => p.oneToMany(BallotOption).mappedBy('ballot').orderBy({ position: 'asc' }),
  },
});

/** The instants of a vote, as an entity or as a JSON answer of PostgreSQL has them. */
export interface BallotTimes {
  opensAt: Date | string;
  closesAt: Date | string;
  sealedAt?: Date | string | null;
}

/** The vote on a quarter's focus: what can be chosen, how much of it, from when until when. */
export class Ballot extends schema.class {
  state(now: Date): BallotState {
    return Ballot.told(this, now).state;
  }

  /** What the schema says of a vote by its times: where it stands now. */
  static told({ opensAt, closesAt, sealedAt }: BallotTimes, now: Date): { state: BallotState } {
    if (sealedAt) return { state: 'SEALED' };
    if (new Date(closesAt) <= now) return { state: 'CLOSED' };
    return { state: new Date(opensAt) <= now ? 'OPEN' : 'PLANNED' };
  }
}
schema.setClass(Ballot);

const optionSchema = defineEntity({
  name: 'BallotOption',
  checks: [
    { name: 'ballot_option_position', expression: 'position between 1 and 20' },
    { name: 'ballot_option_title', expression: 'char_length(title) between 1 and 120' },
  ],
  uniques: [
    { name: 'ballot_option_place_in_list', properties: ['ballot', 'position'] },
    { name: 'ballot_option_no_equals', properties: ['ballot', 'fingerprint'] },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    ballot: () => p.manyToOne(Ballot).ref(),
    /** Where it stands on the list, from 1. */
    position: p.integer(),
    theme: p.text().$type<Theme>(),
    title: p.text(),
    /** Title and places as they are compared: of two options that say the same the database takes one. */
    fingerprint: p.text(),
    /** The running priority that it would go on with. */
    continues: () => p.manyToOne(Priority).ref().nullable(),
    places: () =>
      p
        .manyToMany(Area)
        .owner()
        .pivotTable('ballot_option_place')
        .joinColumn('option_id')
        .inverseJoinColumn('area_id')
        .orderBy({ name: 'asc' }),
    suggestions: () =>
      p
        .manyToMany(Suggestion)
        .owner()
        .pivotEntity(() => BallotOptionSuggestion),
  },
});

/** What can be chosen in a vote. Neither changed nor taken off once the vote is there. */
export class BallotOption extends optionSchema.class {}
optionSchema.setClass(BallotOption);

const takenUpSchema = defineEntity({
  name: 'BallotOptionSuggestion',
  properties: {
    option: () => p.manyToOne(BallotOption).ref().primary().deleteRule('cascade'),
    suggestion: () => p.manyToOne(Suggestion).ref().primary().unique(),
  },
});

/** That an option takes up a suggestion; each stands behind one option of one vote. */
export class BallotOptionSuggestion extends takenUpSchema.class {}
takenUpSchema.setClass(BallotOptionSuggestion);
