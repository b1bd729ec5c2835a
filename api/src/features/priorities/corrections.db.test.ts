import { jest } from '@jest/globals';
import { withoutLocks } from '../../testing/statements.ts';
import { answerOf, codeOf, times, UpdateDesk } from '../../testing/update-desk.ts';

jest.setTimeout(60_000);

let desk: UpdateDesk;
const anyone = () => desk.patch.browser();

beforeAll(async () => {
  desk = await UpdateDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const VERSIONS =
  'earlierVersions { version body bodyHtml places { path } measures { name value outOf } writtenAt writtenBy { id } }';

test('the public reads that and when; the team reads what it said before', async () => {
  const { id } = await desk.posted({ body: 'First.', measures: [{ name: 'tickets', value: 1 }] });
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  const changed = {
    body: 'Second.',
    placePaths: ['testshire/north/milton'],
    measures: [{ name: 'tickets', value: 2 }],
  };
  await desk.correct({ updateId: id, ...changed }, desk.team.inspector);
  desk.patch.clock.set('2022-09-16T12:00:00Z');
  await desk.correct({ updateId: id, version: 2, body: 'Third.' });

  expect((await desk.read(id)).data.update).toMatchObject({
    version: 3,
    body: 'Third.',
    postedAt: '2022-09-14T12:00:00.000Z',
    correctedAt: '2022-09-16T12:00:00.000Z',
    places: [{ path: 'testshire/north/milton' }],
    measures: [{ name: 'tickets', value: 2 }],
    author: { id: desk.team.officer.officer.id },
  });
  const behind = await desk.read(id, desk.team.comms, VERSIONS);
  expect(behind.data.update.earlierVersions).toMatchObject([
    {
      version: 1,
      body: 'First.',
      places: [{ path: 'testshire/north/girton' }],
      measures: [{ value: 1 }],
      writtenAt: '2022-09-14T12:00:00.000Z',
    },
    {
      version: 2,
      bodyHtml: '<p>Second.</p>',
      measures: [{ value: 2 }],
      writtenBy: { id: desk.team.inspector.officer.id },
    },
  ]);
});

test('what it said before is for its team alone', async () => {
  const { id } = await desk.posted({ body: 'First.' });
  await desk.correct({ updateId: id });
  expect(codeOf(await desk.read(id, anyone(), VERSIONS))).toBe('UNAUTHENTICATED');
  for (const by of [desk.team.resident, desk.team.stranger])
    expect(codeOf(await desk.read(id, by, VERSIONS))).toBe('FORBIDDEN');
});

test.each([
  ['a stale version', { version: 0 }, 'STALE_VERSION', 'version'],
  ['a version still to come', { version: 2 }, 'STALE_VERSION', 'version'],
  ['no words', { body: '' }, 'TEXT_MISSING', 'body'],
  ['a bad figure', { measures: [{ name: 'x', value: 1, outOf: 0 }] }, 'BAD_MEASURE', 'measures.0.outOf'],
  ['a place of others', { placePaths: ['testshire/east'] }, 'PLACE_ELSEWHERE', 'placePaths'],
  ['no place there', { placePaths: ['nowhere'] }, 'UNKNOWN_PLACE', 'placePaths'],
])('a correction with %s is refused, and nothing is written', async (_, change, reason, field) => {
  const { id } = await desk.posted();
  const { data, errors } = await desk.nothingWritten(() =>
    desk.correct({ updateId: id, ...change, clientKey: 'none' }),
  );
  expect(errors).toEqual([]);
  expect(data.correctUpdate).toMatchObject({ __typename: 'UpdateRefusal', reason, field });
});

test('nobody corrects another neighbourhood’s, what is not there, or what was withdrawn', async () => {
  const { id } = await desk.posted();
  for (const by of [desk.team.stranger, desk.team.comms, desk.team.admin, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.correct({ updateId: id }, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.correct({ updateId: id }, anyone())))).toBe('UNAUTHENTICATED');
  const hidden = await desk.posted({ publishAt: '2022-09-20T12:00:00Z' });
  for (const updateId of ['x', '00000000-0000-4000-8000-000000000000', hidden.id])
    expect(codeOf(await desk.nothingWritten(() => desk.correct({ updateId }, desk.team.stranger)))).toBe('NOT_FOUND');
  await desk.withdraw({ updateId: id });
  expect(answerOf(await desk.nothingWritten(() => desk.correct({ updateId: id })))).toBe('WITHDRAWN');
});

test('of five corrections of one version at once exactly one wins, and four are told', async () => {
  const { id } = await desk.posted();
  const answers = await times(5, (i) => desk.correct({ updateId: id, body: `Correction ${i}` }));
  expect(answers.map(answerOf).sort()).toEqual(['ProgressUpdate', ...Array(4).fill('STALE_VERSION')]);
  expect((await desk.read(id)).data.update.version).toBe(2);
});

test('without the lock they are not told', async () => {
  const { id } = await desk.posted();
  const both = () => times(2, (i) => desk.correct({ updateId: id, body: `Correction ${i}` }));
  const answers = await withoutLocks(2, both);
  expect(answers.map(answerOf)).not.toContain('STALE_VERSION');
});

test('one key sent five times at once corrects once', async () => {
  const { id } = await desk.posted();
  const answers = await times(5, () => desk.correct({ updateId: id, clientKey: 'five taps' }));
  expect(answers.map(answerOf)).toEqual(Array(5).fill('ProgressUpdate'));
  expect((await desk.read(id)).data.update.version).toBe(2);
});
