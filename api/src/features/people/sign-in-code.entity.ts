import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'SignInCode',
  readonly: true,
  properties: {
    /** A keyed hash of the mail address: the table alone says nothing of who signed in. */
    address: p.text().primary(),
    /** A keyed hash of address and code; null once used. A new code overwrites it, and so voids the old one. */
    code: p.text().nullable(),
    expiresAt: p.datetime(),
    /** Guesses reserved at this code. */
    guesses: p.integer().default(0),
    /** When codes were sent within the last hour and not used. */
    sentAt: p.array().columnType('timestamptz[]').$type<Date[]>(),
    /** When guesses were reserved within the last hour, whichever code they were at. */
    guessedAt: p.array().columnType('timestamptz[]').$type<Date[]>(),
    updatedAt: p.datetime().index(),
  },
});

/** The code of one address with its limits: one row, so that each reservation is one atomic statement. */
export class SignInCode extends schema.class {}
schema.setClass(SignInCode);
