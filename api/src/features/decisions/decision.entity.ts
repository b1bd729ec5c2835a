import { defineEntity, p } from '@mikro-orm/core';
import { Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
import { Meeting } from '#features/meetings/meeting.entity.ts';
import { Statement } from '#features/meetings/statement.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';

const schema = defineEntity({
  name: 'Decision',
  checks: [{ name: 'decision_reason', expression: 'not differs or reason_id is not null' }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** The quarter that it gives its priorities; it has one decision. */
    quarter: () => p.oneToOne(Quarter).owner().ref().unique(),
    /** The vote that advised; null where there was none. */
    ballot: () => p.manyToOne(Ballot).ref().nullable().index(),
    /** The public meeting at which it was talked over. */
    meeting: () => p.manyToOne(Meeting).ref().nullable().index(),
    decidedBy: () => p.manyToOne(Officer).ref(),
    decidedAt: p.datetime(),
    /** True where what was adopted is not what the vote put first; then there is a reason. */
    differs: p.boolean(),
    /** Why it departs from the vote, in the team's words. */
    reason: () => p.manyToOne(Statement).ref().nullable().index(),
    /** What else it rests on, in the team's words. */
    evidence: () => p.manyToOne(Statement).ref().nullable().index(),
  },
});

/** What was agreed for a quarter, and why. Never changed; of its words only those that harm can be taken back. */
export class Decision extends schema.class {}
schema.setClass(Decision);

const adoptedSchema = defineEntity({
  name: 'DecisionPriority',
  properties: {
    decision: () => p.manyToOne(Decision).ref().primary(),
    priority: () => p.manyToOne(Priority).ref().primary().unique(),
    /** The option of the vote that it came from; null for one that was not voted on. */
    option: () => p.manyToOne(BallotOption).ref().nullable(),
  },
});

/** A priority that a decision made. */
export class DecisionPriority extends adoptedSchema.class {}
adoptedSchema.setClass(DecisionPriority);
