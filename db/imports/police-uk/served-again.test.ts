import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { aDatabase } from '../../../api/src/testing/a-database.ts';
import { aService, type TestService } from '../../../api/src/testing/a-service.ts';
import { written } from './address.ts';
import { HASTY } from './on-testshire.factory.ts';
import { run } from './run.ts';
import { type Answers, aFolder, partsOf, removeFolders, testshire } from './testshire.factory.ts';

jest.setTimeout(60_000);

type Json = Record<string, unknown>;

/** The documented keys of each answer, and what is served of one that was missing. */
const KEYS: Record<string, Json> = {
  force: { id: '', name: '', description: null, url: '', telephone: '', engagement_methods: [] },
  neighbourhood: {
    ...{ id: '', name: '', url_force: '', description: '', population: '0', contact_details: {} },
    ...{ centre: { latitude: '', longitude: '' }, links: [], locations: [] },
  },
  people: { name: '', rank: '', bio: null, contact_details: {} },
  events: {
    ...{ title: '', description: null, address: '', type: 'meeting' },
    ...{ start_date: null, end_date: null, contact_details: {} },
  },
  priorities: { issue: '', 'issue-date': null, action: null, 'action-date': null },
};

function expectedOf(address: string, answer: unknown): unknown {
  const parts = partsOf(address);
  const of = (kind: string, one: Json) => ({
    ...KEYS[kind],
    ...one,
    ...(kind === 'people' && { rank: one['rank'] ?? '' }),
  });
  const last = parts.at(-1) as string;
  if (Array.isArray(answer)) return answer.map((one) => (last in KEYS ? of(last, one) : one));
  return of(parts[0] === 'forces' ? 'force' : 'neighbourhood', answer as Json);
}

let service: TestService;
let captured: Answers;
beforeAll(async () => {
  const database = await aDatabase();
  captured = testshire();
  captured.set('forces', [{ id: 'testshire', name: 'Testshire Constabulary' }]);
  const asked = { force: 'testshire', from: await aFolder(captured), isDryRun: false, skipMissing: false };
  await run({ asked, ownerUrl: database.ownerUrl, dataFolder: '/nowhere', now: new Date(), manners: HASTY });
  service = await aService({ database });
});
afterAll(async () => {
  await service.close();
  await service.database.drop();
  await removeFolders();
});

async function get(address: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${service.url}/api/${written(partsOf(address))}`);
  return { status: response.status, body: response.ok ? await response.json() : await response.text() };
}

describe('what was captured, imported and served again is equal', () => {
  test.each([...testshire().keys()])('%s', async (address) => {
    expect(await get(address)).toEqual({ status: 200, body: expectedOf(address, captured.get(address)) });
  });

  test('negative control: what is changed here is served as it is here', async () => {
    const owner = new pg.Client({ connectionString: service.database.ownerUrl });
    await owner.connect();
    await owner.query(`update area set about = 'Ours' where path = 'testshire/city-centre'`);
    await owner.end();
    const address = 'testshire/NC04';
    expect((await get(address)).body).not.toEqual(expectedOf(address, captured.get(address)));
  });
});

test('a point is located in the neighbourhood whose boundary it is in', async () => {
  const located = await fetch(`${service.url}/api/locate-neighbourhood?q=52.22,0.12`);
  expect(await located.json()).toEqual({ force: 'testshire', neighbourhood: 'NC04' });
});
