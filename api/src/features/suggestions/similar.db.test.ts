import { jest } from '@jest/globals';
import { statementsOf } from '../../testing/statements.ts';
import { SuggestionDesk } from '../../testing/suggestion-desk.ts';
import { codeOf } from '../../testing/update-desk.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { aSuggestion } from './suggestion.factory.ts';

jest.setTimeout(60_000);

let desk: SuggestionDesk;
beforeAll(async () => {
  desk = await SuggestionDesk.open();
});
afterAll(() => desk?.patch.close());

const alike = async (text: string, path?: string, first?: number) => {
  const { data, errors, status } = await desk.similar(text, path, first);
  expect({ status, errors }).toEqual({ status: 200, errors: [] });
  return {
    suggestions: data.similarSuggestions.suggestions.map(({ id }: { id: string }) => id),
    priorities: data.similarSuggestions.priorities.map(({ id }: { id: string }) => id),
  };
};
let areas = 0;
/** A neighbourhood of its own, so that nothing else is alike there. */
const anywhere = () => `likeshire/n${++areas}`;
const aRead = async (area: string, title: string, more: object = {}) =>
  (await aSuggestion(desk.patch.em(), { area, title, status: 'ACCEPTED', ...more })).id;

test('any word in any form finds, in the title before the reason, the most alike first', async () => {
  const area = anywhere();
  const burgled = await aRead(area, 'Watch the sheds', { why: 'Burglaries at night, and speeding too.' });
  const parked = await aRead(area, 'Parked cars block the pavement');
  const fast = await aRead(area, 'Speeding cars on the bypass');
  const merged = await aRead(area, 'Bicycles', {
    status: 'MERGED',
    mergedInto: await aSuggestion(desk.patch.em(), { area, title: 'Something else', status: 'ACCEPTED' }),
  });
  const declined = await aRead(area, 'Potholes', { status: 'DECLINED', declineReason: 'NOT_FOR_POLICE' });
  expect((await alike('a car that speeds', area)).suggestions).toEqual([fast, parked, burgled]);
  expect((await alike('burglary', area)).suggestions).toEqual([burgled]);
  expect((await alike('the bicycle and the pothole', area)).suggestions.sort()).toEqual([merged, declined].sort());
  expect((await alike('llamas', area)).suggestions).toEqual([]);
});

test('asked by a place, its neighbourhood answers; never with what nobody has read', async () => {
  const id = await aRead('testshire/north', 'Cardamom and turmeric');
  await aSuggestion(desk.patch.em(), { title: 'Cardamom and fenugreek' });
  expect((await alike('cardamom', 'testshire/north/girton')).suggestions).toEqual([id]);
  expect((await alike('cardamom', 'testshire/east')).suggestions).toEqual([]);
});

test('five at the most, or as many as asked for', async () => {
  const area = anywhere();
  for (let i = 0; i < 7; i++) await aRead(area, 'Loud motorbikes');
  expect((await alike('motorbike', area)).suggestions).toHaveLength(5);
  expect((await alike('motorbike', area, 2)).suggestions).toHaveLength(2);
  for (const first of [0, 6, -1]) expect(codeOf(await desk.similar('x', area, first))).toBe('BAD_USER_INPUT');
  expect(codeOf(await desk.similar('x', 'nowhere'))).toBe('NOT_FOUND');
});

test('what the team works on now is told too, and nothing that it worked on before', async () => {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  const area = anywhere();
  await aRead(area, 'Nothing like it');
  const em = desk.patch.em();
  const now = await aQuarter(em, { area, startsOn: '2022-08-01', endsOn: '2022-10-31' });
  const before = await aQuarter(em, { area, startsOn: '2022-05-01', endsOn: '2022-07-31' });
  await aPriority(em, { quarter: before, title: 'Motorbikes in the park' });
  const promised = await aPriority(em, { quarter: now, title: 'Noise', promise: 'We stop motorbikes.' });
  const named = await aPriority(em, { quarter: now, title: 'Motorbikes on the common' });
  await aPriority(em, { quarter: now, title: 'Sheds' });
  expect((await alike('a motorbike', area)).priorities).toEqual([named.id, promised.id]);
});

test.each<[string, string]>([
  ['nothing', ''],
  ['spaces', ' \n\t '],
  ['words that stand for nothing', 'the and of a'],
  ['operators', `car & !speed | (road <-> bike):*ABCD`],
  ['quotes and backslashes', `car's "road \\' \\\\ '' ''' \\`],
  ['half an operator', `& | ! ( ' : * <`],
  ['a NUL', 'car\0road'],
  ['half a character', 'car \ud83d'],
  ['an address of a page', `https://x.test/?a=b&c='d'|e`],
  ['SQL', `'); drop table suggestion; --`],
  ['placeholders', '? ?? $1 :x \\?'],
  ['one long word', 'a'.repeat(5_000)],
  ['as many words as there can be', Array.from({ length: 2_500 }, (_, i) => i.toString(36)).join(' ')],
  ['more than there can be', 'car '.repeat(20_000)],
])('%s typed does no harm', async (_, text) => {
  const area = anywhere();
  const id = await aRead(area, 'Cars on the road');
  const { suggestions } = await alike(text, area);
  expect(suggestions).toEqual(/\bcar\b/.test(text) ? [id] : []);
});

test('the words that it looks at are those of the index', async () => {
  await aRead('testshire/north', 'Asafoetida');
  const sent = await statementsOf(() => desk.similar('asafoetida'));
  const [, words] = sent.join('\n').match(/and (to_tsvector\([^@]+) @@ q\.words/) ?? [];
  const plan = await desk.patch.em().transactional(async (em) => {
    // There is another way for so few.
    await em.execute('set local enable_seqscan = off');
    return em.execute(`explain select id from suggestion where ${words} @@ 'asafoetida'::tsquery`);
  });
  expect(JSON.stringify(plan)).toContain('suggestion_found_by_words');
});
