import { defineEntity, p } from '@mikro-orm/core';
import type { DateText } from '@patchwork/calendar';
import { Person } from '#features/people/person.entity.ts';
import { Ballot } from './ballot.entity.ts';

const schema = defineEntity({
  name: 'Participation',
  uniques: [{ name: 'participation_mailbox', properties: ['ballot', 'mailbox'] }],
  properties: {
    ballot: () => p.manyToOne(Ballot).ref().primary(),
    person: () => p.manyToOne(Person).ref().primary().index(),
    /** A keyed hash of the mailbox that the address leads to: two addresses of one mailbox take part once. */
    mailbox: p.text(),
    /** The London day of the first vote; no finer, so that no time of a vote is kept. */
    day: p.type('date').$type<DateText>(),
  },
});

/** That a resident took part in a vote, and nothing of how. */
export class Participation extends schema.class {}
schema.setClass(Participation);
