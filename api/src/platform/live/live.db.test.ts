import { setTimeout as after } from 'node:timers/promises';
import { jest } from '@jest/globals';
import pg from 'pg';
import { aDatabase, type TestDatabase } from '../../testing/a-database.ts';
import { aService, type TestService } from '../../testing/a-service.ts';
import { aSocket, type Heard, type TestSocket, until } from '../../testing/a-socket.ts';
import { aTableOfTicks, TICKS, tick } from '../../testing/ticks.ts';
import { log } from '../log.ts';
import { Live } from './live.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let here: TestService;
let elsewhere: TestService;
let live: Live;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  database = await aDatabase();
  await aTableOfTicks(database);
  here = await aService({ database, also: [TICKS] });
  elsewhere = await aService({ database, also: [TICKS] });
  live = here.app.get(Live);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
  await until(() => live.listeners === 0);
});
afterAll(async () => {
  await here?.close();
  await elsewhere?.close();
  await database?.drop();
});

const TICKS_OF = 'subscription ($topic: String!) { ticks(topic: $topic) }';
const numbers = ({ events }: Heard) => events.map(({ data }) => data.ticks);

/** Somebody who listens to a topic at `here`, from before this answers. */
async function listener(topic: string): Promise<Heard & { socket: TestSocket }> {
  const before = live.listeners;
  const socket = aSocket(here.url);
  sockets.push(socket);
  const heard = socket.hear(TICKS_OF, { topic });
  await until(() => live.listeners === before + 1);
  return Object.assign(heard, { socket });
}

test('what is told is heard in the same process and in another, and only by those who listen to it', async () => {
  const [one, other] = [await listener('one'), await listener('other')];
  await tick(here, 'one');
  await until(() => numbers(one).length === 1);
  await after(600);
  await tick(elsewhere, 'one');
  await until(() => numbers(one).length === 2);
  expect(numbers(one)).toEqual([1, 2]);
  expect(numbers(other)).toEqual([]);
});

test('a deed that fails is not heard of', async () => {
  const heard = await listener('fails');
  await tick(here, 'fails', true);
  await after(300);
  expect(numbers(heard)).toEqual([]);
  await tick(here, 'fails');
  await until(() => numbers(heard).length === 1);
});

test('a hundred changes close together are few events, and the last of them is seen', async () => {
  const heard = await listener('burst');
  const began = performance.now();
  for (let i = 0; i < 100; i++) await tick(i % 2 ? here : elsewhere, 'burst');
  await until(() => numbers(heard).at(-1) === 100);
  const took = performance.now() - began;
  await after(1_200);
  console.log(`100 changes within ${took.toFixed(0)} ms were ${numbers(heard).length} events`);
  expect(numbers(heard).length).toBeLessThanOrEqual(Math.ceil(took / 500) + 1);
  expect(numbers(heard).at(-1)).toBe(100);
});

test('changes that are apart are each heard', async () => {
  const heard = await listener('apart');
  for (let i = 0; i < 4; i++) {
    await tick(here, 'apart');
    await after(700);
  }
  expect(numbers(heard)).toEqual([1, 2, 3, 4]);
});

test('a line that was lost is made again, and whoever listens looks again', async () => {
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
  const heard = await listener('cut');
  const app = new pg.Client({ connectionString: database.appUrl });
  await app.connect();
  const lines = async () =>
    (
      await app.query(
        `select pid from pg_stat_activity where query like 'listen live;%' and datname = current_database()`,
      )
    ).rows.map(({ pid }) => pid as number);
  try {
    const before = await lines();
    expect(before).toHaveLength(2);
    // Control: nobody is woken without a reason.
    await after(300);
    expect(numbers(heard)).toEqual([]);
    for (const pid of before) await app.query('select pg_terminate_backend($1)', [pid]);
    await until(async () => (await lines()).every((pid) => !before.includes(pid)));
    await app.query(`insert into tick values ('cut', 7)`);
    await until(() => numbers(heard).at(-1) === 7);
    await until(async () => (await lines()).length === 2);
    await tick(elsewhere, 'cut');
    await until(() => numbers(heard).at(-1) === 8);
  } finally {
    await app.end();
  }
});

test.each<[string, (heard: Heard & { socket: TestSocket }) => unknown]>([
  ['says so', (heard) => heard.leave()],
  ['closes its socket', (heard) => heard.socket.close()],
])('whoever %s listens no longer', async (_, leave) => {
  const staying = await listener('leaving');
  const leaving = await listener('leaving');
  expect(live.listeners).toBe(2);
  await tick(here, 'leaving');
  await until(() => numbers(leaving).length === 1 && numbers(staying).length === 1);
  await leave(leaving);
  await until(() => live.listeners === 1);
  await after(600);
  await tick(here, 'leaving');
  await until(() => numbers(staying).length === 2);
  expect(numbers(leaving)).toHaveLength(1);
});
