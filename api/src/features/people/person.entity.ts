import { defineEntity, p } from '@mikro-orm/core';
import { Area } from '#features/areas/area.entity.ts';

const schema = defineEntity({
  name: 'Person',
  properties: {
    id: p
      .uuid()
      .primary()
      .defaultRaw('gen_random_uuid()')
      .onCreate(() => crypto.randomUUID()),
    /** As typed, lower-cased. */
    email: p.text().unique(),
    emailVerified: p.boolean().default(false),
    /** The sign-in library's column; we keep no name of a resident, so it is empty. */
    name: p.text().default(''),
    image: p.text().nullable(),
    createdAt: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date()),
    updatedAt: p
      .datetime()
      .defaultRaw('now()')
      .onCreate(() => new Date())
      .onUpdate(() => new Date()),
    /** One home area at a time: where this resident's vote counts. */
    homeArea: () => p.manyToOne(Area).ref().nullable().index(),
    /** Until when the home area may not change, because a vote was cast there. */
    homeHeldUntil: p.datetime().nullable(),
  },
});

/** Someone with an e-mail address that they showed to be theirs: a resident, or the person behind an officer. */
export class Person extends schema.class {}
schema.setClass(Person);
