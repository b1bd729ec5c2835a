import { defineEntity, p } from '@mikro-orm/core';
import type { DateText } from '@patchwork/calendar';
import { Priority } from './priority.entity.ts';

const schema = defineEntity({
  name: 'PromisePause',
  checks: [{ name: 'promise_pause_days', expression: 'until > paused_on' }],
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    priority: () => p.manyToOne(Priority).ref().index().deleteRule('cascade'),
    /** The London day on which the team paused it. */
    pausedOn: p.type('date').$type<DateText>(),
    /** The day of return that it named. */
    until: p.type('date').$type<DateText>(),
  },
});

/** That an update promise was paused: the priority itself holds the newest pause alone, with its reason. */
export class PromisePause extends schema.class {}
schema.setClass(PromisePause);
