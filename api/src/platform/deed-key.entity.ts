import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'DeedKey',
  properties: {
    /** Whose key it is: another person's same key is another key. */
    personId: p.uuid().primary(),
    deed: p.text().primary(),
    key: p.text().primary(),
    /** What the first time made; null while it is being made. */
    thingId: p.uuid().nullable(),
    createdAt: p.datetime().defaultRaw('now()').index(),
  },
});

/** A form's key, so that a repeat returns the first answer; see `once.ts`. */
export class DeedKey extends schema.class {}
schema.setClass(DeedKey);
