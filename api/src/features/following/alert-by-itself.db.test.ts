import { setTimeout as pause } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { aDatabase, type TestDatabase } from '../../testing/a-database.ts';
import { aService, type TestService } from '../../testing/a-service.ts';
import { anOfficer } from '../people/officer.factory.ts';
import { anAlert, someFollowers } from './alert.factory.ts';

jest.setTimeout(60_000);

// Services that work, by the real clock, as they do in production: nobody tells them to send anything.
let database: TestDatabase;
const services: TestService[] = [];
const start = async (env: NodeJS.ProcessEnv = {}) => {
  const service = await aService({ database, env: { ALERT_HOLD_SECONDS: '2', ...env } });
  services.push(service);
  return service;
};
const emOf = ({ app }: TestService) => app.get(EntityManager).fork();
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(async () => {
  for (const service of services) await service.close();
  await database?.drop();
});

const SEND = `mutation ($title: String!) { sendAlert(input: { areaPath: "testshire/north", title: $title, body: "Lock it.",
  importance: NORMAL, theme: OTHER }) { ... on Alert { id goesAt } ... on AlertRefusal { message } } }`;

/** Subjects and how many mails have them, once there are any that end so; within 20 seconds. */
async function mailed(service: TestService, title: string): Promise<{ n: number; at: Date }> {
  const text = "select count(*)::int as n, min(sent_at) as at from kept_mail where subject like '%' || ?";
  for (let tries = 0; tries < 200; tries++) {
    const [row] = await emOf(service).execute<{ n: number; at: string }[]>(text, [title]);
    if (row && row.n > 0) return { n: row.n, at: new Date(row.at) };
    await pause(100);
  }
  throw new Error(`Nobody sent ${title}.`);
}

test('alerts go by themselves when their time comes, once with two at work, and one that was missed at the next start', async () => {
  const quiet = await start({ ROLE: 'web' });
  const em = emOf(quiet);
  await someFollowers(em, 3);
  const missed = { sentAt: null, writtenAt: new Date(Date.now() - 60_000), goesAt: new Date(Date.now() - 1_000) };
  await anAlert(em, { title: 'missed', ...missed });
  await anAlert(em, { title: 'not yet', ...missed, goesAt: new Date(Date.now() + 3_600_000) });
  await anAlert(em, { title: 'waits', ...missed, goesAt: null });

  const [one] = await Promise.all([start(), start()]);
  expect(await mailed(quiet, 'missed')).toMatchObject({ n: expect.any(Number) });

  const { email } = await anOfficer(em);
  const inspector = await (one as TestService).signedIn(email);
  const { data } = await inspector.ask(SEND, { title: 'held' });
  const goesAt = new Date(data.sendAlert.goesAt);
  expect(goesAt.getTime()).toBeGreaterThan(Date.now() + 1_000);
  expect((await mailed(quiet, 'held')).at.getTime()).toBeGreaterThanOrEqual(goesAt.getTime());
  await pause(1_000);
  for (const title of ['missed', 'held']) expect(await mailed(quiet, title)).toMatchObject({ n: 3 });
  const gone = await em.execute('select title from alert where sent_at is not null order by title');
  expect(gone).toEqual([{ title: 'held' }, { title: 'missed' }]);
});
