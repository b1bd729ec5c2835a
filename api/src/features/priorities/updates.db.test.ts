import { jest } from '@jest/globals';
import { answerOf, codeOf, times, UpdateDesk } from '../../testing/update-desk.ts';

jest.setTimeout(60_000);

let desk: UpdateDesk;
const anyone = () => desk.patch.browser();

beforeAll(async () => {
  desk = await UpdateDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

test('an officer says what was done, with its figures, and everybody reads it', async () => {
  const measure = {
    name: 'over 35 mph',
    value: 26,
    outOf: 330,
    unit: 'vehicles',
    from: '2022-09-01',
    to: '2022-09-07',
    source: 'Speedwatch',
  };
  const speed = { name: 'average speed', value: 33, before: 38.5, unit: 'mph' };
  const body = 'Speed checks on **Huntingdon Road**.\r\n\r\n<script>alert(1)</script>';
  const { data } = await desk.post({ body, measures: [measure, speed], placePaths: ['testshire/north/milton'] });
  expect(data.postUpdate).toMatchObject({
    version: 1,
    body: 'Speed checks on **Huntingdon Road**.\n\n<script>alert(1)</script>',
    bodyHtml: '<p>Speed checks on <strong>Huntingdon Road</strong>.</p>\n&lt;script&gt;alert(1)&lt;/script&gt;',
    status: 'PUBLISHED',
    postedAt: '2022-09-14T12:00:00.000Z',
    correctedAt: null,
    places: [{ path: 'testshire/north/milton' }],
    measures: [
      { ...measure, before: null },
      { ...speed, outOf: null, from: null, to: null, source: null },
    ],
    author: { id: desk.team.officer.officer.id },
    approvedBy: null,
  });
  expect((await desk.read(data.postUpdate.id)).data.update).toEqual({ ...data.postUpdate, __typename: undefined });
});

test('without places it is about those of the priority; with none, about the whole neighbourhood', async () => {
  expect((await desk.post({})).data.postUpdate.places).toEqual([{ path: 'testshire/north/girton' }]);
  expect((await desk.post({ placePaths: [] })).data.postUpdate.places).toEqual([]);
});

test.each([
  ['no words', { body: ' \n' }, 'TEXT_MISSING', 'body'],
  ['too many words', { body: 'a'.repeat(5_001) }, 'TEXT_TOO_LONG', 'body'],
  ['words that cannot be shown', { body: 'a\u0000' }, 'CONTROL_CHARACTERS', 'body'],
  ['a share above its whole', { measures: [{ name: 'x', value: 2, outOf: 1 }] }, 'BAD_MEASURE', 'measures.0.value'],
  ['a figure without a name', { measures: [{ name: '', value: 2 }] }, 'TEXT_MISSING', 'measures.0.name'],
  [
    'figures of a year that never was',
    { measures: [{ name: 'x', value: 2, from: '0000-01-01' }] },
    'BAD_MEASURE',
    'measures.0.from',
  ],
  ['no place there', { placePaths: ['testshire/north/nowhere'] }, 'UNKNOWN_PLACE', 'placePaths'],
  ['NUL for a place', { placePaths: ['\u0000'] }, 'UNKNOWN_PLACE', 'placePaths'],
  ['a place of others', { placePaths: ['testshire/east/ely'] }, 'PLACE_ELSEWHERE', 'placePaths'],
  ['the whole force for a place', { placePaths: ['testshire'] }, 'PLACE_ELSEWHERE', 'placePaths'],
  ['a time gone by', { publishAt: '2022-09-14T11:00:00Z' }, 'BAD_TIME', 'publishAt'],
  ['a time after the quarter', { publishAt: '2022-11-01T00:00:00Z' }, 'BAD_TIME', 'publishAt'],
])('an update with %s is refused, and nothing is written', async (_, change, reason, field) => {
  const { data, errors } = await desk.nothingWritten(() =>
    desk.post({ ...change, clientKey: 'a refusal leaves no key' }),
  );
  expect(errors).toEqual([]);
  expect(data.postUpdate).toMatchObject({
    __typename: 'UpdateRefusal',
    reason,
    field,
    message: expect.stringMatching(/\.$/),
  });
});

test.each([
  ['has ended', '2022-11-01T00:00:00Z', 'QUARTER_ENDED'],
  ['has not begun', '2022-07-31T22:59:59Z', 'QUARTER_NOT_STARTED'],
])('nothing is posted to a quarter that %s', async (_, now, reason) => {
  desk.patch.clock.set(now);
  expect(answerOf(await desk.nothingWritten(() => desk.post({})))).toBe(reason);
});

test.each(['x', '', '00000000-0000-4000-8000-000000000000', '\u0000'])('there is no priority %j', async (id) => {
  expect(codeOf(await desk.nothingWritten(() => desk.post({ priorityId: id })))).toBe('NOT_FOUND');
});

test('only officers and inspectors of the neighbourhood post', async () => {
  for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.post({}, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.post({}, anyone())))).toBe('UNAUTHENTICATED');
  for (const by of [desk.team.officer, desk.team.inspector])
    expect(answerOf(await desk.post({}, by))).toBe('ProgressUpdate');
});

test('one key sent ten times at once posts once, and ten answers name it', async () => {
  const before = await desk.patch.count('progress_update');
  const answers = await times(10, () => desk.post({ clientKey: 'ten taps' }));
  expect(new Set(answers.map(({ data }) => data.postUpdate.id)).size).toBe(1);
  expect(await desk.patch.count('progress_update')).toBe(before + 1);
  expect((await desk.post({ clientKey: 'ten taps', body: 'Other words' })).data).toEqual(answers[0]?.data);
});

test('the same key of somebody else, and no key at all, are other posts', async () => {
  const before = await desk.patch.count('progress_update');
  await desk.post({ clientKey: 'mine' });
  await desk.post({ clientKey: 'mine' }, desk.team.inspector);
  await times(2, () => desk.post({}));
  expect(await desk.patch.count('progress_update')).toBe(before + 4);
});

const at = '2022-09-15T07:00:00.000Z';
const listed = async () => {
  const query = 'query ($id: ID!) { priority(id: $id) { updates { totalCount nodes { id } } } }';
  return (await anyone().ask(query, { id: desk.priorityId })).data.priority.updates;
};

test('until then an update exists for its team only; then for everybody', async () => {
  const { id } = await desk.posted({ publishAt: at });
  expect(await listed()).toEqual({ totalCount: 0, nodes: [] });
  for (const by of [anyone(), desk.team.resident, desk.team.stranger])
    expect(codeOf(await desk.read(id, by))).toBe('NOT_FOUND');
  for (const by of [desk.team.officer, desk.team.comms]) {
    expect((await desk.read(id, by)).data.update).toMatchObject({ status: 'SCHEDULED', postedAt: at });
  }
  const theirs = await desk.team.colleague.ask('{ desk { scheduled { id } recentUpdates { id } } }');
  expect(theirs.data.desk.scheduled).toContainEqual({ id });
  expect(theirs.data.desk.recentUpdates).not.toContainEqual({ id });

  desk.patch.clock.set(at);
  expect(await listed()).toEqual({ totalCount: 1, nodes: [{ id }] });
  expect((await desk.read(id)).data.update).toMatchObject({ status: 'PUBLISHED', postedAt: at });
});

test('one that is withdrawn before its time never leaves even a stub', async () => {
  const { id } = await desk.posted({ publishAt: at });
  expect((await desk.withdraw({ updateId: id })).data.withdrawWords).toMatchObject({ status: 'WITHDRAWN', body: null });
  desk.patch.clock.set('2022-09-20T12:00:00Z');
  expect(await listed()).toEqual({ totalCount: 0, nodes: [] });
  expect(codeOf(await desk.read(id))).toBe('NOT_FOUND');
});

test('one that is purged before its time never leaves even a stub', async () => {
  const { id } = await desk.posted({ publishAt: at });
  await desk.purge({ updateId: id });
  desk.patch.clock.set('2022-09-20T12:00:00Z');
  expect(await listed()).toEqual({ totalCount: 0, nodes: [] });
});
