import { jest } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { Area } from '../features/areas/area.entity.ts';
import { BallotOption } from '../features/ballots/ballot.entity.ts';
import { aBallot } from '../features/ballots/ballot.factory.ts';
import { Priority } from '../features/priorities/priority.entity.ts';
import { aPriority } from '../features/priorities/priority.factory.ts';
import { aLine } from '../testing/a-line.ts';
import { aPatch, type Patch } from '../testing/a-patch.ts';
import { aTeam } from '../testing/a-team.ts';
import { besideTheOrm, ormOptions, PLANNED_ONCE } from './database.ts';
import { log } from './log.ts';

jest.setTimeout(30_000);

let patch: Patch;
beforeAll(async () => {
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
  patch = await aPatch();
});
afterAll(() => patch?.close());

test('connections that die in a transaction are replaced, however many', async () => {
  const die = () =>
    patch.em().transactional(async (em) => {
      await em.execute('select 1');
      await em.execute('select pg_terminate_backend(pg_backend_pid())');
    });
  // The pool has ten.
  for (let round = 0; round < 2; round++) {
    for (const { status } of await Promise.allSettled(Array.from({ length: 10 }, die))) expect(status).toBe('rejected');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const alive = () => patch.em().transactional((em) => em.execute('select 1 as one'));
    for (const rows of await Promise.all(Array.from({ length: 10 }, alive))) expect(rows).toEqual([{ one: 1 }]);
  }
});

test('places that are asked for at once are those of whom they belong to, whatever it is', async () => {
  patch.clock.set(new Date().toISOString());
  const { inspector } = await aTeam(patch);
  const { id } = await aPriority(patch.em(), { places: ['testshire/north/girton', 'testshire/north/mill'] });
  const ballot = await aBallot(patch, inspector);
  const em = patch.em();
  const [first, second] = await em.find(BallotOption, { ballot: ballot.id });
  const priority = await em.findOneOrFail(Priority, id);
  const asked = [first, priority, second].map((each) => (each as Priority).places.loadItems());
  const paths = (await Promise.all(asked)).map((places) => places.map(({ path }) => path).sort());
  const whole = ['testshire/north'];
  expect(paths).toEqual([whole, ['testshire/north/girton', 'testshire/north/mill'], whole]);
});

test('a connection starts with what every pooler lets through, and is told the rest before it is used', async () => {
  const starts: string[] = [];
  const line = await aLine(patch.database.appUrl, (said) => starts.push(said.toString('latin1', 8)));
  const pools = [besideTheOrm({ databaseUrl: line.url }, 1), besideTheOrm({ databaseUrl: line.url }, 1, PLANNED_ONCE)];
  const orm = await MikroORM.init(ormOptions(line.url, [Area]));
  try {
    const told = `select current_setting('statement_timeout') as within, current_setting('plan_cache_mode') as plans`;
    const [every, planned] = await Promise.all(pools.map(async (pool) => (await pool.query(told)).rows[0]));
    expect([every, planned]).toEqual([
      { within: '10s', plans: 'auto' },
      { within: '10s', plans: 'force_generic_plan' },
    ]);
    expect(await orm.em.fork().execute(told)).toEqual([{ within: '10s', plans: 'auto' }]);
    expect(starts).toHaveLength(3);
    for (const start of starts) {
      const names = start.split('\0').filter((_, i) => i % 2 === 0);
      expect(names.filter(Boolean).toSorted()).toEqual(['client_encoding', 'database', 'user']);
    }
  } finally {
    await Promise.all([...pools.map((pool) => pool.end()), orm.close()]);
    await line.close();
  }
});
