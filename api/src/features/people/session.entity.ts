import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.entity.ts';

/** How a person showed who they are: a code from a mail, or their force's own sign-in. */
export const SignedInBy = { CODE: 'CODE', OIDC: 'OIDC' } as const;
export type SignedInBy = (typeof SignedInBy)[keyof typeof SignedInBy];

const schema = defineEntity({
  name: 'Session',
  readonly: true,
  checks: [{ name: 'session_via', expression: `via in ('CODE', 'OIDC')` }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    person: () => p.manyToOne(Person).ref().index().deleteRule('cascade'),
    /** Worth nothing without its signature, which only the cookie carries. */
    token: p.text().unique(),
    via: p.text().$type<SignedInBy>(),
    expiresAt: p.datetime().index(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
    /** The sign-in library's columns; we keep neither, so they are empty. */
    ipAddress: p.text().nullable(),
    userAgent: p.text().nullable(),
  },
});

/** Somebody is signed in on one device. Written by better-auth alone; deleting the row ends it at once. */
export class Session extends schema.class {}
schema.setClass(Session);

const accountSchema = defineEntity({
  name: 'Account',
  readonly: true,
  uniques: [{ name: 'account_subject', properties: ['providerId', 'accountId'] }],
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    person: () => p.manyToOne(Person).ref().index().deleteRule('cascade'),
    /** Which provider: `force`. */
    providerId: p.text(),
    /** The subject there, which stays when the address changes. */
    accountId: p.text(),
    /** The sign-in library's columns. We call nothing in an officer's name, so no token is kept. */
    accessToken: p.text().nullable(),
    refreshToken: p.text().nullable(),
    idToken: p.text().nullable(),
    accessTokenExpiresAt: p.datetime().nullable(),
    refreshTokenExpiresAt: p.datetime().nullable(),
    scope: p.text().nullable(),
    password: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** The tie between an officer's person and their force's own sign-in. Written by better-auth alone. */
export class Account extends accountSchema.class {}
accountSchema.setClass(Account);

const verificationSchema = defineEntity({
  name: 'Verification',
  readonly: true,
  properties: {
    id: p.uuid().primary().defaultRaw('gen_random_uuid()'),
    identifier: p.text().index(),
    value: p.text(),
    expiresAt: p.datetime().index(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A sign-in under way at the force's provider; names nobody. Written by better-auth alone. */
export class Verification extends verificationSchema.class {}
verificationSchema.setClass(Verification);
