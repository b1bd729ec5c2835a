import { defineEntity, p } from '@mikro-orm/core';

const schema = defineEntity({
  name: 'AuditEntry',
  readonly: true,
  properties: {
    /** Its place in the chain, from 1. */
    seq: p.bigint('number').primary().autoincrement(false),
    at: p.datetime(),
    /** The deed's name: `appointOfficer`. */
    deed: p.text(),
    /** The officer, or person, who did it; null for the operator at the command line. No reference: it outlives the person. */
    actorId: p.uuid().nullable(),
    /** What it was done to: an id, or a hash of words. */
    subject: p.text(),
    /** Facts and hashes, never words. */
    facts: p.json().$type<Record<string, unknown>>(),
    /** SHA-256, in hex, of the entry before and this one. */
    hash: p.text(),
  },
});

/** One deed that must stay known. Written by the database's own function alone; nobody changes or removes one. */
export class AuditEntry extends schema.class {}
schema.setClass(AuditEntry);
