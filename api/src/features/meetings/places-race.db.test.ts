import { jest } from '@jest/globals';
import pg from 'pg';
import { log } from '#platform/log.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { until } from '../../testing/a-socket.ts';
import { MeetingDesk } from '../../testing/meeting-desk.ts';
import { withoutLocks } from '../../testing/statements.ts';
import { aMeeting } from './meeting.factory.ts';

jest.setTimeout(120_000);

/** trust.md §3, places, at a tenth. */
const [RESIDENTS, PLACES] = [100, 10];
/** Fewer than the deeds on one meeting that a process lets at PostgreSQL at once. */
const TOGETHER = 2;

let desk: MeetingDesk;
let residents: Browser[];
let owner: pg.Client;
/** The lines of the registrations in the order of commit: PostgreSQL delivers notifications in that order. */
const committed: string[] = [];

beforeAll(async () => {
  desk = await MeetingDesk.open();
  residents = await Promise.all(Array.from({ length: RESIDENTS }, (_, i) => desk.patch.as(`racer${i}@x.test`)));
  owner = new pg.Client({ connectionString: desk.patch.database.ownerUrl });
  await owner.connect();
  owner.on('notification', ({ payload = '' }) => committed.push(payload));
  await owner.query(`
    create function witnessed() returns trigger language plpgsql as $$
      begin perform pg_notify('witness', new.meeting_id || ' ' || new.line); return null; end $$;
    create trigger witnessed after insert on registration for each row execute function witnessed();
    listen witness`);
});
afterAll(async () => {
  await owner?.end();
  await desk?.patch.close();
});

/** Everybody clicks twice, all at once. */
const rush = (id: string) => Promise.all(residents.flatMap((one) => [desk.register(one, id), desk.register(one, id)]));

/** What is not as it is promised. */
async function broken(id: string, answers: Answer[]): Promise<string[]> {
  const found: string[] = [];
  const must = (what: string, is: unknown, shouldBe: unknown) => {
    if (JSON.stringify(is) !== JSON.stringify(shouldBe)) found.push(`${what}: ${JSON.stringify(is)}`);
  };
  must('faults', answers.filter(({ status, errors }) => status !== 200 || errors.length > 0).length, 0);
  const stood = await desk.patch
    .em()
    .execute<{ id: string; status: string; line: number }[]>(
      'select id, status, line from registration where meeting_id = ? order by line',
      [id],
    );
  must('confirmed', stood.filter(({ status }) => status === 'CONFIRMED').length, PLACES);
  must('waiting', stood.filter(({ status }) => status === 'WAITING').length, RESIDENTS - PLACES);
  must(
    'first come',
    stood.slice(0, PLACES).every(({ status }) => status === 'CONFIRMED'),
    true,
  );
  const [first, second] = [0, 1].map((n) => answers.filter((_, i) => i % 2 === n).map(idOf));
  must('second clicks', second, first);
  const own = () => committed.filter((one) => one.startsWith(id)).map((one) => Number(one.split(' ')[1]));
  await until(() => own().length >= stood.length);
  must(
    'order of commit',
    own(),
    Array.from({ length: RESIDENTS }, (_, i) => i + 1),
  );
  return found;
}

const idOf = ({ data }: Answer): string | undefined => data?.registerForMeeting?.id;

test('100 residents click twice at once for 10 places: 10 are confirmed, 90 wait, in the order of commit', async () => {
  const { id } = await aMeeting(desk.patch.em(), { capacity: PLACES });
  const began = performance.now();
  const answers = await rush(id);
  const seconds = (performance.now() - began) / 1_000;
  console.log(`places: ${2 * RESIDENTS} clicks for ${PLACES} places in ${seconds.toFixed(1)} s`);
  expect(await broken(id, answers)).toEqual([]);

  const text = 'query ($id: ID!) { meetingRoster(meetingId: $id) { entries { waitingPosition } } }';
  const { data } = await desk.team.officer.ask(text, { id });
  const positions = data.meetingRoster.entries.map((one: { waitingPosition: number | null }) => one.waitingPosition);
  expect(positions).toEqual(Array.from({ length: RESIDENTS }, (_, i) => (i < PLACES ? null : i - PLACES + 1)));
  const mails = await desk.patch.count('kept_mail');
  expect(mails).toBe(RESIDENTS);
});

test('negative control: without the lock places or lines are given twice', async () => {
  const { id } = await aMeeting(desk.patch.em(), { capacity: PLACES });
  // Each fault would be logged with its stack.
  const { level } = log;
  log.level = 'silent';
  const answers = await withoutLocks(TOGETHER, () => rush(id)).finally(() => {
    log.level = level;
  });
  expect(await broken(id, answers)).not.toEqual([]);
});

test('of two who accept the one offered place, or withdraw twice at once, the seats stay right', async () => {
  const { id } = await aMeeting(desk.patch.em(), { capacity: 1 });
  const [ann, bob, cat] = residents as [Browser, Browser, Browser];
  for (const one of [ann, bob, cat]) await desk.register(one, id);
  await Promise.all([desk.withdraw(ann, id), desk.withdraw(ann, id), desk.setCapacity(id, 2), desk.jobs.everyMinute()]);
  await Promise.all([desk.accept(bob, id), desk.accept(bob, id), desk.accept(cat, id), desk.jobs.everyMinute()]);
  expect((await desk.mine(bob, id)).status).toBe('CONFIRMED');
  expect((await desk.mine(cat, id)).status).toBe('CONFIRMED');
  expect(await desk.told('racer1@x.test')).toHaveLength(
    new Set((await desk.mails('racer1@x.test')).map(messageIdOf)).size,
  );
  const offers = (await desk.told('racer1@x.test')).filter((subject) => subject === 'A place is free for you');
  expect(offers).toHaveLength(1);
});

const messageIdOf = ({ headers }: { headers: Record<string, string> }) => headers['Message-ID'];
