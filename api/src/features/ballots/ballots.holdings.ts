import { sql } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CannotErase, type Holding, PersonalData } from '#platform/personal-data.ts';
import { type BallotKey, BallotKeys } from './ballot-keys.ts';
import { SHARE_BALLOT } from './sealing.ts';

const PUBLIC_TASK = 'Public task (UK GDPR article 6(1)(e))';

type Words = Omit<Holding, 'exportOf' | 'erase'>;

const PARTICIPATION: Words = {
  what: 'That you took part in a vote, and on which day',
  table: 'participation',
  columns: ['person_id', 'mailbox'],
  purpose: 'So that everybody votes once',
  lawfulBasis: PUBLIC_TASK,
  seenBy: 'You. The team sees how many took part from where, where that is ten or more',
  deleted: 'When you erase yourself; your vote goes with it unless the vote is sealed, when nothing can find it',
};

const VOTES: Words = {
  what: 'How you voted, until the vote is sealed. From then on it is lines that nobody can tell are yours',
  table: 'ballot_box.live_vote',
  columns: ['ballot_key'],
  purpose: 'To count it, and to let you change it until the vote closes',
  lawfulBasis: PUBLIC_TASK,
  seenBy: 'You',
  deleted: 'When the vote is sealed, or when you erase yourself before',
};

const NO_KEY =
  'Nothing was erased, because your vote cannot be found just now: the key that keeps it secret is missing. Try again when the vote has closed, or tell the team of your neighbourhood.';

/** What votes hold of a person: that they took part, and until the vote is sealed how. */
@Injectable()
export class BallotsHoldings implements OnModuleInit {
  /** For the privacy page. */
  static readonly holdings: readonly Words[] = [PARTICIPATION, VOTES];

  constructor(
    private readonly kept: PersonalData,
    private readonly keys: BallotKeys,
  ) {}

  onModuleInit(): void {
    this.kept.register(this.#participation(), this.#votes());
  }

  #participation(): Holding {
    return {
      ...PARTICIPATION,
      exportOf: (em, { personId }) =>
        em.execute<object[]>(
          sql`select ballot_id, day from participation where person_id = ${personId} order by day, ballot_id`,
        ),
      erase: async (em, { personId }) => {
        await em.execute(sql`delete from participation where person_id = ${personId}`);
      },
    };
  }

  // Registered after, and so erased before, those who took part: they lead to the votes.
  #votes(): Holding {
    return {
      ...VOTES,
      exportOf: async (em, { personId }) => {
        const votes: object[] = [];
        for (const { ballotId, key } of await this.#openTo(em, personId)) {
          const mine = key?.ballotKeyOf(personId as string) ?? '';
          const rows = await em.execute<object[]>(
            sql`select ballot_id, choices::text[] as choices, receipts from ballot_box.live_vote where ballot_id = ${ballotId} and ballot_key = ${mine}`,
          );
          votes.push(...rows);
        }
        return votes;
      },
      erase: async (em, { personId }) => {
        for (const { ballotId } of await this.#openTo(em, personId)) await em.execute(SHARE_BALLOT, [ballotId]);
        // Read anew: one that was sealed while we waited has nothing left to find.
        for (const { ballotId, key } of await this.#openTo(em, personId)) {
          // Without its key nobody can say which vote it is: better nothing is erased than a vote of nobody is left.
          if (!key) throw new CannotErase(NO_KEY);
          const mine = key.ballotKeyOf(personId as string);
          await em.execute(
            sql`delete from ballot_box.live_vote where ballot_id = ${ballotId} and ballot_key = ${mine}`,
          );
        }
      },
    };
  }

  /** The votes that somebody took part in and that are not sealed, with their keys. */
  async #openTo(em: EntityManager, personId: string | null): Promise<{ ballotId: string; key: BallotKey | null }[]> {
    if (!personId) return [];
    const open = await em.execute<{ id: string; key_check: string }[]>(
      sql`select b.id, b.key_check from participation t join ballot b on b.id = t.ballot_id
          where t.person_id = ${personId} and b.sealed_at is null order by b.id`,
    );
    return open.map((b) => ({ ballotId: b.id, key: this.keys.of(b.id, b.key_check) }));
  }
}
