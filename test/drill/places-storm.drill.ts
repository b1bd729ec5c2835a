import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { readingBeside } from './beside-the-rush.ts';
import { aMeeting, answerOf, deeds, faultOf, forgetting, mailsOf, sumOf, WITHOUT_LOCKS } from './meetings.ts';
import { type Resident, signedIn } from './residents.ts';
import { Chance, percentile, sized, tell } from './size.ts';
import { unguarded } from './spoil.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { type Seen, witnessed } from './witness.ts';

const ACTORS = sized(500, 50);
const SECONDS = sized(60, 6);
/** Of fifty actors one is the inspector, who sets the capacity; the others are residents. */
const FIFTY = 50;
/** How long a resident thinks between two deeds, and an inspector, in milliseconds at most. */
const THOUGHT = { resident: 1_000, inspector: 4_000 };
const FEWEST = ACTORS / 10;

/** What came of a storm. */
interface Storm {
  deeds: number;
  faults: Record<string, number>;
  /** Looks from outside, and how many found more taken than there is room for though it was not lowered below that. */
  samples: number;
  oversold: number;
  /** Commits that changed a place, and how many gave seats beyond the capacity or left an offer standing beyond it. */
  commits: number;
  overbooked: number;
  /** Commits after which a seat was free though somebody who fits waited, and whether it is so at the end. */
  idle: number;
  isIdleAtTheEnd: boolean;
  /** Commits while more was taken than there were places: a lowered capacity. */
  over: number;
  mails: { mails: number; ids: number; wrong: number };
  pages: { p95: number; longest: number; failed: string[] };
}

/** Everybody acts at once, over the processes in turns, until the time is over and the last answer has come. */
async function acting(
  patch: TwoProcesses,
  urls: readonly string[],
  id: string,
  residents: readonly Resident[],
  seconds: number,
): Promise<Pick<Storm, 'deeds' | 'faults'>> {
  const session = await patch.sessionOf('inspector');
  const chance = new Chance();
  const until = Date.now() + seconds * 1_000;
  const told = { deeds: 0, faults: {} as Record<string, number> };
  const act = (actor: number, resident: Resident) => {
    const url = urls[(actor + chance.int(2)) % urls.length] as string;
    if (actor % FIFTY === 0) return deeds.setCapacity(url, session, id, FEWEST + chance.int(2 * FEWEST));
    const which = chance.int(10);
    if (which < 5) return deeds.register(url, resident.session, { meetingId: id, companion: chance.percent(25) });
    return (which < 8 ? deeds.withdraw : deeds.accept)(url, resident.session, id);
  };
  const actor = async (resident: Resident, i: number) => {
    const think = () => pause(chance.int(i % FIFTY === 0 ? THOUGHT.inspector : THOUGHT.resident));
    await think();
    while (Date.now() < until) {
      const reply = await act(i, resident).catch(String);
      told.deeds++;
      const fault = typeof reply === 'string' ? reply : answerOf(reply) ? null : faultOf(reply);
      if (fault) told.faults[fault] = (told.faults[fault] ?? 0) + 1;
      await think();
    }
  };
  await Promise.all([...residents.map(actor), lapsing(patch.database, id, until)]);
  return told;
}

/** Time passes for somebody with an offer: it is over, and the next deed, or the job of the minute, takes it away. */
async function lapsing(database: pg.Pool, meetingId: string, until: number): Promise<void> {
  while (Date.now() < until) {
    await database.query(
      `update registration set offer_ends_at = now() where id = (
         select id from registration where meeting_id = $1 and status = 'OFFERED' order by random() limit 1
         for update skip locked)`,
      [meetingId],
    );
    await pause(500);
  }
}

/** The places as one look from outside found them, after the commit of this number. */
interface Sample {
  n: number;
  capacity: number;
  taken: number;
  offered: number;
}

/** Looks at the places over and over while `work` runs, each time in one statement and so at one moment. */
async function sampling<T>(database: pg.Pool, meetingId: string, table: string, work: () => Promise<T>) {
  const samples: Sample[] = [];
  let isOver = false;
  const look = async () => {
    while (!isOver) {
      const { rows } = await database.query<Sample>(
        `select (select coalesce(max(n), 0)::int from ${table}) as n, m.capacity,
           coalesce(sum(r.seats) filter (where r.status in ('CONFIRMED', 'OFFERED', 'ATTENDED')), 0)::int as taken,
           coalesce(sum(r.seats) filter (where r.status = 'OFFERED'), 0)::int as offered
         from meeting m left join registration r on r.meeting_id = m.id where m.id = $1 group by m.id`,
        [meetingId],
      );
      samples.push(...rows);
      await pause(10);
    }
  };
  const looking = look();
  try {
    return { result: await work(), samples };
  } finally {
    isOver = true;
    await looking;
  }
}

/**
 * How many looks found places given that there were not. A lowered capacity drops nobody who is confirmed, so that more
 * is taken than there are places is no fault by itself. It is one where an offer stands as well, which lowering takes
 * back; or where more is taken than at the look before, and more than there were places at any moment since then.
 */
function oversoldIn(samples: readonly Sample[], seen: readonly Seen[]): number {
  const capacities = new Map(seen.map(({ n, capacity }) => [n, capacity]));
  return samples.filter(({ n, capacity, taken, offered }, i) => {
    if (taken <= capacity) return false;
    const before = samples[i - 1] ?? { n, capacity, taken: 0 };
    let most = Math.max(before.taken, before.capacity);
    for (let between = before.n + 1; between <= n; between++) most = Math.max(most, capacities.get(between) ?? 0);
    return offered > 0 || taken > most;
  }).length;
}

/** The same at every commit: a seat that was given beyond the capacity, or an offer left beyond it. */
const isOverbooked = ({ taken, capacity, isGain, offered }: Seen) => taken > capacity && (isGain || offered > 0);

async function isIdle(database: pg.Pool, meetingId: string): Promise<boolean> {
  const { rows } = await database.query(
    `select from meeting m join registration w on w.meeting_id = m.id and w.status = 'WAITING' where m.id = $1
     and w.seats <= m.capacity - (select coalesce(sum(seats), 0) from registration
       where meeting_id = m.id and status in ('CONFIRMED', 'OFFERED', 'ATTENDED'))`,
    [meetingId],
  );
  return rows.length > 0;
}

/** Everybody acts at once for so long; then an inspector sets the capacity once more, and everything is counted. */
async function stormy(
  patch: TwoProcesses,
  urls: readonly string[],
  id: string,
  many: number,
  seconds: number,
): Promise<Storm> {
  const { database, secret } = patch;
  const residents = await signedIn(database, secret, many);
  const [{ result, seen }, waits] = await readingBeside(urls, () =>
    witnessed(database, id, (table) =>
      sampling(database, id, table, async () => {
        const told = await acting(patch, urls, id, residents, seconds);
        // However the storm fell out, everybody comes once more and takes what is offered, and then there is one place:
        // nobody who has one is dropped. Then what lapsed a moment ago goes to the next in line, as it does with any deed;
        // where there is none, the job of the minute sees to it.
        const [url, session] = [urls[0] as string, await patch.sessionOf('inspector')];
        await Promise.all(residents.map((one) => deeds.register(url, one.session, { meetingId: id })));
        await Promise.all(residents.map((one) => deeds.accept(url, one.session, id)));
        for (const capacity of [1, FEWEST]) await deeds.setCapacity(url, session, id, capacity);
        return told;
      }),
    ),
  );
  return {
    ...result.result,
    samples: result.samples.length,
    oversold: oversoldIn(result.samples, seen),
    commits: seen.length,
    overbooked: seen.filter(isOverbooked).length,
    idle: seen.filter((one) => one.isIdle).length,
    isIdleAtTheEnd: await isIdle(database, id),
    over: seen.filter(({ taken, capacity }) => taken > capacity).length,
    mails: await mailsOf(database, id),
    pages: { p95: percentile(waits.ms, 95), longest: Math.max(...waits.ms), failed: waits.failed },
  };
}

test('a storm of registering, withdrawing, accepting and another capacity: never too many, never an idle place, a mail for each change', async ({
  patch,
}) => {
  const { database } = patch;
  const one = await stormy(patch, patch.urls, await aMeeting(patch, FEWEST), ACTORS, SECONDS);
  const open = await aMeeting(patch, FEWEST);
  const numbers = { table: 'registration', constraint: 'registration_line', tidy: forgetting(open) };
  const control = await patch.beside(WITHOUT_LOCKS, (urls) =>
    unguarded(database, numbers, () => stormy(patch, urls, open, 100, 10)),
  );
  tell(
    `storm of places: ${ACTORS} actors for ${SECONDS} s over two processes, ${one.deeds} deeds, ${one.commits} changes committed (${one.over} of them while fewer places than taken), ` +
      `${one.overbooked} beyond the capacity, ${one.idle} left a place idle; ${one.samples} samples, ${one.oversold} oversold; ${one.mails.ids} mails, ${one.mails.wrong} registrations with another number than changes; ` +
      `${sumOf(one.faults)} × 5xx; an uncached page beside it p95 ${Math.round(one.pages.p95)} ms, longest ${Math.round(one.pages.longest)} ms ` +
      `(control without the lock: ${control.overbooked} of ${control.commits} beyond, ${control.oversold} of ${control.samples} samples, ${control.idle} idle, ${control.mails.wrong} with another number of mails)`,
  );
  expect(one.faults).toEqual({});
  expect(one).toMatchObject({ oversold: 0, overbooked: 0, idle: 0, isIdleAtTheEnd: false });
  expect(one.mails).toEqual({ mails: one.mails.ids, ids: one.mails.ids, wrong: 0 });
  expect(one.pages.failed).toEqual([]);
  // The storm was one: places were given, and capacities lowered below what was taken.
  expect(one.mails.ids).toBeGreaterThan(ACTORS / 2);
  expect(one.over).toBeGreaterThan(0);
  expect(control.overbooked).toBeGreaterThan(0);
  expect(control.oversold).toBeGreaterThan(0);
});
