import { randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Area,
  Ballot,
  type BallotKey,
  BallotOption,
  fingerprintOf,
  mailboxOf,
  newReceipts,
  type Officer,
  type Priority,
  type Quarter,
  type Suggestion,
  type Theme,
} from '@patchwork/api/seeding';
import type { DateText } from '@patchwork/calendar';
import { auditAt } from './audit.ts';
import { idOf } from './ids.ts';
import type { Neighbour } from './neighbours.ts';

export const MAX_CHOICES = 3;

/** An option as these files tell it. */
export interface Offered {
  theme: Theme;
  title: string;
  places: Area[];
  continues?: Priority;
  suggestions?: Suggestion[];
}

/** A vote as these files tell it; each option by the name that votes know it by. */
export interface Opened<Name extends string> {
  /** names it, and with its own name each option, among what the demonstration has */
  name: string;
  quarter: Quarter;
  by: Officer;
  at: Date;
  words: string;
  options: Record<Name, Offered>;
}

/** A vote that is there, with its options by name. */
export interface Open<Name extends string> {
  ballot: Ballot;
  options: Record<Name, BallotOption>;
}

/** Opens a vote as the service would, for the times of its quarter, with an empty box; its key is somebody else's to keep. */
export async function openBallot<Name extends string>(
  em: EntityManager,
  told: Opened<Name>,
  key: BallotKey,
): Promise<Open<Name>> {
  const { name, quarter, by, at, words } = told;
  const ballot = em.create(Ballot, {
    id: ballotIdOf(name),
    ...{ quarter, maxChoices: MAX_CHOICES, words, openedBy: by, openedAt: at },
    ...{ opensAt: quarter.voteFrom as Date, closesAt: quarter.voteUntil as Date },
    ...{ tieSeed: randomBytes(16).toString('hex'), keyCheck: key.check },
  });
  const offered = Object.entries<Offered>(told.options);
  const options = offered.map(([own, { places, suggestions = [], ...facts }], i) => {
    const fingerprint = fingerprintOf(
      facts.title,
      places.map(({ id }) => id),
    );
    const option = em.create(BallotOption, {
      id: idOf(`option ${name} ${own}`),
      ...{ ballot, position: i + 1, fingerprint },
      ...facts,
    });
    option.places.set(places);
    option.suggestions.set(suggestions);
    for (const suggestion of suggestions) suggestion.takenUpAt = at;
    return [own, option] as const;
  });
  await em.flush();
  const facts = { quarter: quarter.id, options: options.length, closesAt: ballot.closesAt.toISOString() };
  await auditAt(em, at, { deed: 'openBallot', actorId: by.id, subject: ballot.id, facts });
  await em.execute('select ballot_box_open(?)', [ballot.id]);
  return { ballot, options: Object.fromEntries(options) as Record<Name, BallotOption> };
}

/** The id of a vote by its name. */
export function ballotIdOf(name: string): string {
  return idOf(`ballot ${name}`);
}

/** How many votes chose what: letters that stand for options, nothing for none of these. */
export type Kinds = readonly (readonly [votes: number, choices: string])[];

/** The choices of each vote, by the letters of its kind. */
export function votesOf<Name extends string>(kinds: Kinds, letters: Record<string, Name>, { options }: Open<Name>) {
  const idsOf = (choices: string) => [...choices].map((letter) => options[letters[letter] as Name].id).toSorted();
  return kinds.flatMap(([votes, choices]) => Array<string[]>(votes).fill(idsOf(choices)));
}

/** Has these residents cast these votes, one each, on these days in turn. */
export async function cast(
  em: EntityManager,
  { ballot, key }: { ballot: Ballot; key: BallotKey },
  voters: readonly Neighbour[],
  { votes, days }: { votes: readonly string[][]; days: readonly DateText[] },
): Promise<void> {
  if (voters.length !== votes.length) throw new Error(`${voters.length} people have ${votes.length} votes.`);
  const all = voters.map(({ id, email }, i) => ({
    ...{ id, mailbox: key.mailboxHashOf(mailboxOf(email)), day: days[i % days.length] },
    ...{
      key: key.ballotKeyOf(id),
      choices: votes[i],
      receipts: newReceipts(MAX_CHOICES),
    },
  }));
  await em.execute(
    `with cast_votes as (select * from json_to_recordset(?::json)
         v (id uuid, mailbox text, day date, key text, choices uuid[], receipts text[])),
       part as (insert into participation (ballot_id, person_id, mailbox, day) select ?, id, mailbox, day from cast_votes),
       home as (update person set home_held_until = ? from cast_votes where person.id = cast_votes.id)
     insert into ballot_box.live_vote (ballot_id, ballot_key, choices, receipts) select ?, key, choices, receipts from cast_votes`,
    [JSON.stringify(all), ballot.id, ballot.closesAt.toISOString(), ballot.id],
  );
}
