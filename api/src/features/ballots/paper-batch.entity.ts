import { defineEntity, p } from '@mikro-orm/core';
import type { DateText } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Ballot } from './ballot.entity.ts';

/** Where votes on paper came from. */
export const PaperSource = { PAPER: 'PAPER', SCHOOL: 'SCHOOL', ROOM: 'ROOM' } as const;
export type PaperSource = (typeof PaperSource)[keyof typeof PaperSource];

/** What the papers of a batch say. */
export interface Figures {
  papers: number;
  /** How many of the papers chose none of the options. */
  noneOfThese: number;
  /** How many papers chose each option, by its id. */
  votes: Record<string, number>;
}

const schema = defineEntity({
  name: 'PaperBatch',
  checks: [
    { name: 'paper_batch_source', expression: `source in ('PAPER', 'SCHOOL', 'ROOM')` },
    { name: 'paper_batch_papers', expression: 'papers between 1 and 10000' },
    { name: 'paper_batch_two_officers', expression: 'confirmed_by_id <> entered_by_id' },
    { name: 'paper_batch_confirmed', expression: '(confirmed_by_id is null) = (confirmed_at is null)' },
  ],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    ballot: () => p.manyToOne(Ballot).ref().index(),
    source: p.text().$type<PaperSource>(),
    collectedOn: p.type('date').$type<DateText>(),
    place: () => p.manyToOne(Area).ref(),
    papers: p.integer(),
    /** What the first officer counted; the second counts anew, and only equal figures are taken. */
    figures: p.json().$type<Figures>(),
    enteredBy: () => p.manyToOne(Officer).ref(),
    enteredAt: p.datetime(),
    confirmedBy: () => p.manyToOne(Officer).ref().nullable(),
    confirmedAt: p.datetime().nullable(),
  },
});

/** Votes on paper, from a school or from a room, counted by two named officers. Counts once the second agrees. */
export class PaperBatch extends schema.class {}
schema.setClass(PaperBatch);
