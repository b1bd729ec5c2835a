import { randomUUID } from 'node:crypto';
import { readingBeside } from './beside-the-rush.ts';
import {
  aMeeting,
  answerOf,
  deeds,
  faultOf,
  forgetting,
  mailsOf,
  registrationsOf,
  sumOf,
  WITHOUT_LOCKS,
} from './meetings.ts';
import { type Resident, signedIn } from './residents.ts';
import { isWhole, percentile, sized, tell } from './size.ts';
import { unguarded } from './spoil.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { type Seen, witnessed } from './witness.ts';

const PEOPLE = sized(1_000, 100);
const PLACES = PEOPLE / 10;
/** How long the whole rush may take, in seconds; a part of it, which `npm test` runs beside anything else, is not timed. */
const WITHIN = 30;

/** What came of a rush for the places of one meeting. */
interface Rush {
  seconds: number;
  /** What was no answer, and how often. */
  faults: Record<string, number>;
  /** How often a resident was shown another registration, or another place in the line, than they have. */
  astray: number;
  confirmed: number;
  waiting: number;
  /** How many residents have exactly one registration. */
  once: number;
  /** Whether the line is numbered in the order in which PostgreSQL committed. */
  isInOrder: boolean;
  mails: { mails: number; ids: number; wrong: number };
  pages: { p95: number; longest: number; failed: string[] };
}

/** Every resident clicks twice at once, one half of them with a key of their form and one without. */
async function rush(
  { database }: TwoProcesses,
  urls: readonly string[],
  residents: readonly Resident[],
  meetingId: string,
): Promise<Rush> {
  const began = performance.now();
  let seconds = 0;
  const clicks = residents.flatMap((resident, i) => {
    const click = { resident, clientKey: i % 2 ? randomUUID() : undefined };
    return [click, click];
  });
  const [{ result: replies, seen }, waits] = await readingBeside(urls, () =>
    witnessed(database, meetingId, async () => {
      const all = await Promise.all(
        clicks.map(async ({ resident, clientKey }, i) => {
          const url = urls[(i + (i >> 1)) % urls.length] as string;
          const reply = await deeds.register(url, resident.session, { meetingId, clientKey }).catch(String);
          return { resident, reply };
        }),
      );
      seconds = (performance.now() - began) / 1_000;
      return all;
    }),
  );
  const rows = await registrationsOf(database, meetingId);
  const line = rows.filter(({ status }) => status === 'WAITING');
  const placeOf = new Map(line.map(({ id }, i) => [id, i + 1]));
  const own = new Map(rows.map((row) => [row.personId, row]));
  const faults: Record<string, number> = {};
  let astray = 0;
  for (const { resident, reply } of replies) {
    const answer = typeof reply === 'string' ? null : answerOf(reply);
    if (!answer?.id) {
      const fault = typeof reply === 'string' ? reply : faultOf(reply);
      faults[fault] = (faults[fault] ?? 0) + 1;
    } else {
      const row = own.get(resident.personId);
      const place = placeOf.get(answer.id) ?? null;
      if (row?.id !== answer.id || row?.status !== answer.status || place !== answer.waitingPosition) astray++;
    }
  }
  return {
    seconds,
    faults,
    astray,
    confirmed: rows.filter(({ status }) => status === 'CONFIRMED').length,
    waiting: line.length,
    once: rows.length === own.size ? residents.filter(({ personId }) => own.has(personId)).length : -1,
    isInOrder: isOrderOf(seen, rows),
    mails: await mailsOf(database, meetingId),
    pages: { p95: percentile(waits.ms, 95), longest: Math.max(...waits.ms), failed: waits.failed },
  };
}

/**
 * Whether the order of the line is the order of commit. The witness numbered the commits under a lock of its own, which
 * is held until a commit is visible; see `witness.ts`.
 */
function isOrderOf(seen: readonly Seen[], rows: readonly { id: string }[]): boolean {
  const committed = seen.filter(({ isNew }) => isNew).map(({ registrationId }) => registrationId);
  return committed.length === rows.length && rows.every(({ id }, i) => committed[i] === id);
}

function told(where: string, one: Rush, control: string): void {
  tell(
    `places, ${where}: ${PEOPLE} residents clicked twice for ${PLACES}, ${one.confirmed} confirmed, ${one.waiting} waiting, ` +
      `${one.isInOrder ? 'in' : 'NOT IN'} order of commit, ${sumOf(one.faults)} × 5xx, ${one.mails.ids} mails, ${one.seconds.toFixed(1)} s; ` +
      `an uncached page beside it p95 ${Math.round(one.pages.p95)} ms, longest ${Math.round(one.pages.longest)} ms${control}`,
  );
}

function holds(one: Rush): void {
  expect(one.faults).toEqual({});
  expect(one).toMatchObject({ confirmed: PLACES, waiting: PEOPLE - PLACES, once: PEOPLE, astray: 0, isInOrder: true });
  expect(one.mails).toEqual({ mails: PEOPLE, ids: PEOPLE, wrong: 0 });
  expect(one.pages.failed).toEqual([]);
  if (isWhole) expect(one.seconds).toBeLessThan(WITHIN);
}

test('everybody clicks twice at one process: as many are confirmed as there are places, the others wait in the order of commit', async ({
  patch,
}) => {
  const residents = await signedIn(patch.database, patch.secret, PEOPLE);
  const one = await rush(patch, [patch.urls[0]], residents, await aMeeting(patch, PLACES));
  told('one process', one, '');
  holds(one);
});

test('the same through two processes; without the lock of the meeting too many are confirmed', async ({ patch }) => {
  const { database, secret } = patch;
  const residents = await signedIn(database, secret, PEOPLE);
  const [meetingId, refused, open] = [
    await aMeeting(patch, PLACES),
    await aMeeting(patch, PLACES),
    await aMeeting(patch, PLACES),
  ];
  const one = await rush(patch, patch.urls, residents, meetingId);
  // With the lock off the numbers of the line meet, which a constraint refuses; with that away too, nothing does.
  const numbers = { table: 'registration', constraint: 'registration_line', tidy: forgetting(open) };
  const [unlocked, control] = await patch.beside(WITHOUT_LOCKS, async (urls) => [
    await rush(patch, urls, residents, refused),
    await unguarded(database, numbers, () => rush(patch, urls, residents, open)),
  ]);
  told(
    'two processes',
    one,
    ` (control without the lock: ${sumOf(unlocked.faults)} × 5xx; and without the constraint: ${control.confirmed} confirmed)`,
  );
  holds(one);
  expect(sumOf(unlocked.faults)).toBeGreaterThan(0);
  expect(control.confirmed).toBeGreaterThan(PLACES);
});
