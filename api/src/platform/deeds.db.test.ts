import { aPatch, type Patch } from '../testing/a-patch.ts';
import { DEEDS_AT_ONCE, Deeds, type Statement } from './deeds.ts';

let patch: Patch;
let deeds: Deeds;
beforeAll(async () => {
  patch = await aPatch();
  deeds = patch.app.get(Deeds);
});
afterAll(() => patch?.close());

const look: Statement = { name: 'test-look', text: 'select $1::int as n', values: [7] };
const write = (email: string): Statement => ({
  name: 'test-write',
  text: 'insert into person (email) values ($1) returning email',
  values: [email],
});
const isThere = async (email: string) =>
  (await patch.em().execute('select 1 from person where email = ?', [email])).length === 1;

test('what was decided from the looks is written and committed', async () => {
  const answer = await deeds.transaction<[{ n: number }], { email: string }, string>([look], ([[row]]) => ({
    last: write(`deed-${row?.n}@x.test`),
    answerOf: ([written]) => written?.email ?? 'nobody',
  }));
  expect(answer).toBe('deed-7@x.test');
  expect(await isThere('deed-7@x.test')).toBe(true);
});

test('an answer writes nothing, and neither does a decision that throws', async () => {
  expect(await deeds.transaction([look], () => ({ answer: 'no' }))).toBe('no');
  const failing = deeds.transaction([write('thrown@x.test')], () => {
    throw new Error('Decided otherwise.');
  });
  await expect(failing).rejects.toThrow('Decided otherwise.');
  expect(await isThere('thrown@x.test')).toBe(false);
});

test('where the last statement fails nothing is committed, and the connection is good for the next', async () => {
  const twice = () =>
    deeds.transaction<[{ email: string }], object, null>([write('twice@x.test')], () => ({
      last: write('twice@x.test'),
      answerOf: () => null,
    }));
  // More often than there are connections: one that was lost would be missed.
  for (let i = 0; i <= DEEDS_AT_ONCE; i++) await expect(twice()).rejects.toMatchObject({ code: '23505' });
  expect(await isThere('twice@x.test')).toBe(false);
  expect(await deeds.transaction([look], ([rows]) => ({ answer: rows }))).toEqual([{ n: 7 }]);
});
