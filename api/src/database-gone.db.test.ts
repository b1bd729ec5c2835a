import { jest } from '@jest/globals';
import { operation } from '@patchwork/schema';
import { aBallot, aVoter, type Opened } from './features/ballots/ballot.factory.ts';
import { log } from './platform/log.ts';
import { aDatabase, type TestDatabase } from './testing/a-database.ts';
import { aLine, type Line } from './testing/a-line.ts';
import { aPatch, type Patch } from './testing/a-patch.ts';
import type { Browser } from './testing/a-service.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let line: Line;
let patch: Patch;
let officer: Browser;
let voter: Browser;
let ballot: Opened;

beforeAll(async () => {
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
  database = await aDatabase();
  line = await aLine(database.appUrl);
  patch = await aPatch({ ...database, appUrl: line.url });
  officer = await patch.asOfficer('INSPECTOR', 'testshire/north');
  // Votes run on the database's clock.
  patch.clock.set(new Date().toISOString());
  ballot = await aBallot(patch, officer);
  voter = await aVoter(patch, 'voter@x.test');
});
afterAll(async () => {
  line.mend();
  await patch?.close();
  await line.close();
  await database.drop();
});

const QUESTIONS: Record<string, () => ReturnType<Browser['ask']>> = {
  'a visitor’s': () => patch.browser().ask('{ findAreas(text: "north") { name } }'),
  'a public page’s': () => patch.browser().ask(operation('AreaPage'), { path: 'testshire/north' }),
  'a voter’s': () => voter.ask(operation('CastVote'), { ballotId: ballot.id, optionIds: [] }),
  'an officer’s': () => officer.ask('{ desk { officer { id } } }'),
  'a sign-in’s': () => patch.browser().ask('mutation { requestSignInCode(email: "ann@x.test") { __typename } }'),
};
const health = async (path: string) => (await fetch(`${patch.url}${path}`)).status;

async function eventually(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries === 100) throw new Error('It did not come true.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('while the database is gone every question is answered 503, in words that help; afterwards all is as before', async () => {
  const logged = jest.spyOn(log, 'error').mockImplementation(() => undefined);
  for (const ask of Object.values(QUESTIONS)) expect((await ask()).status).toBe(200);
  for (const _ of ['once', 'and again']) {
    line.cut();
    for (const [whose, ask] of Object.entries(QUESTIONS)) {
      const { status, errors, body } = await ask();
      expect({ whose, status, code: errors[0]?.extensions?.code }).toEqual({
        whose,
        status: 503,
        code: 'SERVICE_UNAVAILABLE',
      });
      expect(errors[0]?.message).toBe('The service is not available right now. Try again in a few minutes.');
      expect(body).not.toMatch(/127\.0\.0\.1|ECONN|terminated/);
    }
    expect([await health('/livez'), await health('/readyz')]).toEqual([200, 503]);
    line.mend();
    await eventually(async () => (await health('/readyz')) === 200);
    for (const [whose, ask] of Object.entries(QUESTIONS)) {
      const { status, errors } = await ask();
      expect({ whose, status, errors }).toEqual({ whose, status: 200, errors: [] });
    }
  }
  // It is no bug of ours, with a number to quote.
  expect(logged).not.toHaveBeenCalledWith(expect.anything(), 'A request failed.');
});
