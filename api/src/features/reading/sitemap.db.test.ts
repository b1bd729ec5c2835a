import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, londonDate } from '@patchwork/calendar';
import { aService, type TestService } from '../../testing/a-service.ts';
import { Ballot } from '../ballots/ballot.entity.ts';
import { Decision } from '../decisions/decision.entity.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { anOfficer } from '../people/officer.factory.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';

const PRODUCTION = {
  PATCHWORK_MODE: 'production',
  PUBLIC_URL: 'https://patchwork.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'no-reply@force.test',
  BALLOT_KEY_DIR: '/nowhere',
};
let [real, demo]: (TestService | undefined)[] = [];
beforeAll(async () => {
  real = await aService({ env: PRODUCTION });
  demo = await aService();
});
afterAll(() => Promise.all([real?.close(), demo?.close()]));

const addressesOf = async (service: TestService | undefined) => {
  const response = await fetch(`${service?.url}/sitemap.xml`);
  expect(response.headers.get('content-type')).toMatch('application/xml');
  return [...(await response.text()).matchAll(/<loc>https:\/\/patchwork\.example(.*?)<\/loc>/g)].map(
    ([, path]) => path,
  );
};

test('names areas, what is worked on now, its vote and decision, and meetings to come, and nothing that is over', async () => {
  const em = (real as TestService).app.get(EntityManager).fork();
  const [today, day] = [londonDate(new Date()), 86_400_000];
  const running = await aPriority(em, { quarter: await aQuarter(em, { startsOn: today, endsOn: addDays(today, 30) }) });
  const over = await aPriority(em, { quarter: await aQuarter(em, { startsOn: '2020-01-01', endsOn: '2020-03-31' }) });
  const [by, at] = [await anOfficer(em, { role: 'INSPECTOR' }), new Date('2020-01-01')];
  const [ballot, decision] = [running, over].map(({ quarter }) => [
    em.create(Ballot, {
      ...{ quarter, maxChoices: 3, opensAt: at, closesAt: new Date('2020-01-02'), tieSeed: '', keyCheck: '' },
      ...{ openedBy: by, openedAt: at },
    }),
    em.create(Decision, { quarter, decidedBy: by, decidedAt: at, differs: false }),
  ])[0] as [Ballot, Decision];
  await em.flush();
  const coming = await aMeeting(em, { startsAt: new Date(Date.now() + day) });
  await aMeeting(em, { startsAt: new Date(Date.now() - day) });
  expect(await addressesOf(real)).toEqual([
    '/areas/testshire',
    '/areas/testshire/north',
    `/priorities/${running.id}`,
    ...[`/ballots/${ballot.id}`, `/decisions/${decision.id}`, `/meetings/${coming.id}`],
  ]);
  expect(await (await fetch(`${real?.url}/robots.txt`)).text()).toContain(
    'Sitemap: https://patchwork.example/sitemap.xml',
  );
});

test('is empty for a demonstration, which is not to be found', async () => {
  await aMeeting((demo as TestService).app.get(EntityManager).fork(), { startsAt: new Date(Date.now() + 86_400_000) });
  expect(await addressesOf(demo)).toEqual([]);
  expect(await (await fetch(`${demo?.url}/robots.txt`)).text()).not.toContain('Sitemap');
});
