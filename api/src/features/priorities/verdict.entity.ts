import { defineEntity, p } from '@mikro-orm/core';
import type { DateText } from '@patchwork/calendar';
import { Person } from '#features/people/person.entity.ts';
import { Priority } from './priority.entity.ts';

/** What a resident says became of a priority when its quarter ended. Never mixed with the team's `Outcome`. */
export const Verdict = {
  BETTER: 'BETTER',
  PARTLY: 'PARTLY',
  SAME: 'SAME',
  WORSE: 'WORSE',
  DONT_KNOW: 'DONT_KNOW',
} as const;
export type Verdict = (typeof Verdict)[keyof typeof Verdict];

/** From how many residents on their verdicts are counted in public (trust.md §2, small numbers). */
export const VERDICTS_SHOWN_FROM = 10;

const schema = defineEntity({
  name: 'GivenVerdict',
  tableName: 'verdict',
  checks: [{ name: 'verdict_verdict', expression: `verdict in ('BETTER', 'PARTLY', 'SAME', 'WORSE', 'DONT_KNOW')` }],
  properties: {
    priority: () => p.manyToOne(Priority).ref().primary().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().primary().index().deleteRule('cascade'),
    verdict: p.text().$type<Verdict>(),
    /** The day in London on which it was given or last changed; the hour is kept nowhere. */
    judgedOn: p.type('date').$type<DateText>(),
  },
});

/** One resident's verdict on one priority: theirs to change, read by nobody else. */
export class GivenVerdict extends schema.class {}
schema.setClass(GivenVerdict);
