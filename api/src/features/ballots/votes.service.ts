import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { type Decided, Deeds, type Statement } from '#platform/deeds.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { Turns } from '#platform/turns.ts';
import { actsIn, type Viewer } from '#platform/viewer.ts';
import { BallotKeys } from './ballot-keys.ts';
import { newReceipts } from './receipts.ts';
import { SHARE_OPEN_BALLOT } from './sealing.ts';
import { choicesFor, mailboxOf, type VoteFacts, type VoteRefusalReason, voterRefusal } from './vote.rules.ts';

type No = Refusal<VoteRefusalReason>;

/** A vote as its voter sees it. */
export interface VoteReceipt {
  ballotId: string;
  /** The options chosen; none is "none of these". */
  optionIds: string[];
  /** One for each of the lines that the vote becomes, in no particular order. */
  receipts: string[];
}

/** How many votes hold a connection at once in one process; the rest of the connections are for everything else. */
const AT_ONCE = 8;

/** What a vote is judged by, and whose it is. */
interface Row extends Omit<VoteFacts, 'isOfTeam'> {
  areaPath: string;
  email: string;
  keyCheck: string;
  phone: string | null;
  contact: string | null;
}

/**
 * Read after the ballot's lock was taken: a sealing that came first is seen. The person's row is held, so that a home
 * does not move between the look and the vote, and twenty devices of one person vote one after the other.
 */
const FACTS = `
  select clock_timestamp() as now, b.opens_at as "opensAt", b.closes_at as "closesAt", b.sealed_at is not null as "isSealed",
    b.max_choices as "maxChoices", b.key_check as "keyCheck",
    array(select o.id::text from ballot_option o where o.ballot_id = b.id) as "optionIds",
    n.id as "neighbourhoodId", n.name as "neighbourhoodName", n.path as "areaPath",
    coalesce(n.contact_phone, f.contact_phone) as phone, coalesce(n.contact_email, f.contact_email) as contact,
    p.email, p.email_verified as "emailVerified",
    (select h.neighbourhood_id from area h where h.id = p.home_area_id) as "homeNeighbourhoodId"
  from ballot b join quarter q on q.id = b.quarter_id join area n on n.id = q.area_id join area f on f.id = n.force_id
  join person p on p.id = $2
  where b.id = $1 for no key update of p`;

/** A vote and that somebody took part, together. The same choices again keep their receipts. */
const CAST = `
  with part as (
    insert into participation (ballot_id, person_id, mailbox, day) values ($1, $2, $3, $4)
    on conflict (ballot_id, person_id) do nothing),
  home as (
    update person set home_held_until = $5 where id = $2 and (home_held_until is null or home_held_until < $5))
  insert into ballot_box.live_vote as v (ballot_id, ballot_key, choices, receipts) values ($1, $6, $7::uuid[], $8::text[])
  on conflict (ballot_id, ballot_key) do update set choices = excluded.choices,
    receipts = case when v.choices = excluded.choices then v.receipts else excluded.receipts end
  returning receipts`;

/** A resident's vote: cast, changed, looked at. Nothing here counts anything. */
@Injectable()
export class VotesService {
  readonly #ofOne = new Turns(1);
  readonly #all = new Turns(AT_ONCE);

  constructor(
    private readonly em: EntityManager,
    private readonly deeds: Deeds,
    private readonly keys: BallotKeys,
  ) {}

  /**
   * Casts a resident's vote, or puts another in its place; none of the options is "none of these". Decided by the
   * database's clock under a lock that the sealing takes alone: what is acknowledged is counted. Throws NotFound.
   */
  async cast(viewer: Viewer, ballotId: string, optionIds: readonly string[]): Promise<VoteReceipt | No> {
    const id = idOf(ballotId, 'This vote');
    const personId = viewer.personId as string;
    const act = () => this.#cast(viewer, id, optionIds);
    try {
      // Who sends a vote from twenty devices at once waits for themselves, without a connection.
      return await this.#ofOne.take(personId, () => this.#all.take('', act));
    } catch (error) {
      if (isMailboxTaken(error)) return mailboxHasVoted();
      throw error;
    }
  }

  #cast(viewer: Viewer, ballotId: string, optionIds: readonly string[]): Promise<VoteReceipt | No> {
    const personId = viewer.personId as string;
    const share: Statement = { name: 'share-open-ballot', text: SHARE_OPEN_BALLOT, values: [ballotId] };
    const look: Statement = { name: 'vote-facts', text: FACTS, values: [ballotId, personId] };
    return this.deeds.transaction<[{ isOpen: boolean }, Row], { receipts: string[] }, VoteReceipt | No>(
      [share, look],
      ([[shared], [row]]) => {
        if (!row) throw new NotFound('This vote');
        // Without the lock nothing is taken, whatever the clock says by now.
        const isSealed = row.isSealed || !shared?.isOpen;
        const isOfTeam = viewer.officerId !== null && actsIn(viewer, row.areaPath);
        return this.#decided(personId, ballotId, { ...row, isSealed, isOfTeam }, optionIds);
      },
    );
  }

  /** The vote as it is to be written, or why it is not taken. */
  #decided(
    personId: string,
    ballotId: string,
    facts: Row & VoteFacts,
    optionIds: readonly string[],
  ): Decided<{ receipts: string[] }, VoteReceipt | No> {
    const no = voterRefusal(facts);
    if (no) return { answer: no };
    const choices = choicesFor(optionIds, facts);
    if (isRefusal(choices)) return { answer: choices };
    const key = this.keys.of(ballotId, facts.keyCheck);
    if (!key) return { answer: keyMissing(facts) };
    const receipts = newReceipts(facts.maxChoices);
    const values = [
      ...[ballotId, personId, key.mailboxHashOf(mailboxOf(facts.email)), londonDate(facts.now), facts.closesAt],
      ...[key.ballotKeyOf(personId), choices, receipts],
    ];
    return {
      last: { name: 'cast-vote', text: CAST, values },
      answerOf: ([vote]) => ({ ballotId, optionIds: choices, receipts: vote?.receipts ?? [] }),
    };
  }

  /** The viewer's own vote while it can still be changed; null where there is none, and once the vote is sealed. Throws NotFound. */
  async mine({ personId }: Viewer, ballotId: string): Promise<VoteReceipt | null> {
    const id = idOf(ballotId, 'This vote');
    const em = this.em.fork();
    const [ballot] = await em.execute<{ key_check: string; sealed_at: Date | null }[]>(
      'select key_check, sealed_at from ballot where id = ?',
      [id],
    );
    if (!ballot) throw new NotFound('This vote');
    if (!personId || ballot.sealed_at) return null;
    const key = this.keys.of(id, ballot.key_check);
    if (!key) return null;
    const [vote] = await em.execute<{ choices: string[]; receipts: string[] }[]>(
      'select choices::text[] as choices, receipts from ballot_box.live_vote where ballot_id = ? and ballot_key = ?',
      [id, key.ballotKeyOf(personId)],
    );
    return vote ? { ballotId: id, optionIds: vote.choices, receipts: vote.receipts } : null;
  }
}

function isMailboxTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'participation_mailbox';
}

function mailboxHasVoted(): No {
  const message =
    'Somebody has voted with another spelling of your email address. Addresses that lead to one mailbox have one vote: sign in with that one to change it.';
  return new Refusal('MAILBOX_HAS_VOTED', message);
}

function keyMissing({ phone, contact, neighbourhoodName }: Pick<Row, 'phone' | 'contact' | 'neighbourhoodName'>): No {
  const whom = [phone && `call ${phone}`, contact && `write to ${contact}`].filter(Boolean).join(' or ');
  const tell = whom ? `Please ${whom} and tell them.` : `Please tell the team of ${neighbourhoodName}.`;
  const message = `We cannot take votes just now, because the key that keeps them secret is missing. Nothing that was sent before is lost. ${tell}`;
  return new Refusal('KEY_MISSING', message);
}
