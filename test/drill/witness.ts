import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** What PostgreSQL saw of a meeting as it committed one change of one registration, or of the capacity. */
export interface Seen {
  /** Counts the commits: whoever has a lower number was committed before. */
  n: number;
  /** Whose change it was; null where the capacity was changed. */
  registrationId: string | null;
  /** Whether the change made the registration, and whether it gave it seats that it had not held. */
  isNew: boolean;
  isGain: boolean;
  capacity: number;
  /** Seats that are confirmed, offered or attended. */
  taken: number;
  offered: number;
  /** Whether a seat was free, and somebody who fits waited. */
  isIdle: boolean;
}

/**
 * Has PostgreSQL itself write down, while `work` runs, in which order the changes of a meeting are committed and how
 * its places stood at each of them: every commit, where looking from outside sees only some.
 *
 * A deferred trigger runs after a transaction's last statement. It first takes an advisory lock, which PostgreSQL gives
 * back only once the commit is visible to all, and then a number and a look: so no other change that is noted can
 * commit between them, and the numbers are the order of the commits, whatever the product locks or fails to. `work` is
 * told the table of the notes: a look from outside that reads its highest number knows after which commit it looked.
 */
export async function witnessed<T>(
  database: pg.Pool,
  meetingId: string,
  work: (table: string) => Promise<T>,
): Promise<{ result: T; seen: Seen[] }> {
  const name = `witness_${randomBytes(4).toString('hex')}`;
  await database.query(`
    create table ${name} (n bigint primary key generated always as identity, registration_id uuid, is_new boolean,
      is_gain boolean, capacity int, taken int, offered int, is_idle boolean);
    create function ${name}() returns trigger language plpgsql security definer as $$
    declare
      held constant text[] := array['CONFIRMED', 'OFFERED', 'ATTENDED'];
      who uuid; fresh boolean := false; gain boolean := false;
    begin
      perform pg_advisory_xact_lock(hashtext('${name}'));
      if tg_table_name = 'registration' then
        who := new.id;
        fresh := tg_op = 'INSERT';
        gain := new.status = any(held) and (fresh or not old.status = any(held) or old.seats < new.seats);
      end if;
      insert into ${name} (registration_id, is_new, is_gain, capacity, taken, offered, is_idle)
      select who, fresh, gain, m.capacity, s.taken, s.offered, exists (
        select from registration w where w.meeting_id = m.id and w.status = 'WAITING' and w.seats <= m.capacity - s.taken)
      from meeting m, lateral (
        select coalesce(sum(seats) filter (where status = any(held)), 0) as taken,
               coalesce(sum(seats) filter (where status = 'OFFERED'), 0) as offered
        from registration where meeting_id = m.id) s
      where m.id = '${meetingId}';
      return null;
    end $$;
    create constraint trigger ${name}_made after insert on registration deferrable initially deferred
      for each row when (new.meeting_id = '${meetingId}') execute function ${name}();
    create constraint trigger ${name}_changed after update on registration deferrable initially deferred
      for each row when (new.meeting_id = '${meetingId}') execute function ${name}();
    create constraint trigger ${name}_resized after update on meeting deferrable initially deferred
      for each row when (new.id = '${meetingId}' and new.capacity <> old.capacity) execute function ${name}();
  `);
  try {
    const result = await work(name);
    const { rows } = await database.query<Seen>(
      `select n::int, registration_id as "registrationId", is_new as "isNew", is_gain as "isGain", capacity, taken, offered,
         is_idle as "isIdle" from ${name} order by n`,
    );
    return { result, seen: rows };
  } finally {
    await database.query(
      `drop trigger ${name}_made on registration; drop trigger ${name}_changed on registration;
       drop trigger ${name}_resized on meeting; drop function ${name}(); drop table ${name}`,
    );
  }
}
