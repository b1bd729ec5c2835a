import { defineEntity, p } from '@mikro-orm/core';
import type { AuditedEntry, Counts } from '@patchwork/tally';
import { Ballot } from './ballot.entity.ts';

const lineSchema = defineEntity({
  name: 'SealedLine',
  readonly: true,
  properties: {
    /** No reference: a hundred thousand votes are sealed within seconds. */
    ballotId: p.uuid().primary(),
    /** Random, known to the voter alone until it is published. */
    receipt: p.text().primary(),
    /** An option's id, `none` for none of these, or nothing for no further choice. */
    choice: p.text(),
    /** `EMAIL` or `PAPER`; `ALL` where these may not be told apart. */
    level: p.text(),
  },
});

/** One choice of one vote, as it was published. Nothing says whose, or which lines were one vote. */
export class SealedLine extends lineSchema.class {}
lineSchema.setClass(SealedLine);

/** How many took part from somewhere; a place with too few is counted among the `others`. */
export interface Turnout {
  places: { areaId: string; voters: number }[];
  /** Voters of the places that are not told apart, and of nowhere in particular. */
  others: number;
}

const resultSchema = defineEntity({
  name: 'BallotResult',
  readonly: true,
  properties: {
    ballot: () => p.oneToOne(Ballot).owner().ref().primary(),
    sealedAt: p.datetime(),
    voters: p.integer(),
    /** How many residents had their home in the neighbourhood when the vote was sealed. */
    residents: p.integer(),
    counts: p.json().$type<Counts>(),
    turnout: p.json().$type<Turnout>(),
    /** SHA-256 of `ballots.csv`, in hex. */
    sha256: p.text(),
    /** The audit's entry of the sealing, with the hash of the one before. */
    audit: p.json().$type<AuditedEntry>(),
    /** The hash of that entry: the head of the chain when the vote was sealed. */
    auditHead: p.text(),
  },
});

/** What a vote came to: written once, when it was sealed. */
export class BallotResult extends resultSchema.class {}
resultSchema.setClass(BallotResult);
