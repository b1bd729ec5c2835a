import { jest } from '@jest/globals';
import { answerOf, codeOf, UPDATE, UpdateDesk } from '../../testing/update-desk.ts';
import { anUpdate } from './priority.factory.ts';

jest.setTimeout(60_000);

let desk: UpdateDesk;
const anyone = () => desk.patch.browser();

beforeAll(async () => {
  desk = await UpdateDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const body = 'A warrant was carried out and cannabis found.';

test('a post that mentions a warrant waits, and is published when somebody else lets it out', async () => {
  const { id } = await desk.posted({ body });
  expect(codeOf(await desk.read(id))).toBe('NOT_FOUND');
  const behind = await desk.read(id, desk.team.inspector, `${UPDATE} flags`);
  expect(behind.data.update).toMatchObject({ status: 'AWAITING_APPROVAL', flags: ['warrant'] });
  const theirs = await desk.team.comms.ask('{ desk { awaitingApproval { id } } }');
  expect(theirs.data.desk.awaitingApproval).toContainEqual({ id });

  desk.patch.clock.set('2022-09-14T15:00:00Z');
  const approved = {
    status: 'PUBLISHED',
    postedAt: '2022-09-14T15:00:00.000Z',
    approvedBy: { id: desk.team.inspector.officer.id },
  };
  expect((await desk.approve(id)).data.approveUpdate).toMatchObject(approved);
  expect((await desk.read(id)).data.update).toMatchObject({ ...approved, body });
});

test('the name of a figure can make it wait as well', async () => {
  const { id } = await desk.posted({ measures: [{ name: 'arrests', value: 3 }] });
  expect(codeOf(await desk.read(id))).toBe('NOT_FOUND');
});

test('nobody lets out what they wrote, first or last', async () => {
  const { id } = await desk.posted({ body }, desk.team.inspector);
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.inspector)))).toBe('SAME_PERSON');
  await desk.correct({ updateId: id, body: `${body} Thank you.` }, desk.team.colleague);
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.inspector)))).toBe('SAME_PERSON');
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id, desk.team.colleague)))).toBe('SAME_PERSON');
  expect(answerOf(await desk.approve(id, desk.team.comms))).toBe('ProgressUpdate');
});

test('PostgreSQL itself refuses the writer as the second person', async () => {
  const { id } = await desk.posted({ body });
  const self = desk.patch.em().execute('update progress_update set approved_by_id = written_by_id where id = ?', [id]);
  await expect(self).rejects.toThrow('progress_update_second_person');
});

test('only an inspector of the area and the communications of its force approve', async () => {
  const { id } = await desk.posted({ body });
  for (const by of [desk.team.officer, desk.team.admin, desk.team.resident])
    expect(codeOf(await desk.nothingWritten(() => desk.approve(id, by)))).toBe('FORBIDDEN');
  expect(codeOf(await desk.nothingWritten(() => desk.approve(id, anyone())))).toBe('UNAUTHENTICATED');
  expect(codeOf(await desk.nothingWritten(() => desk.approve(id, desk.team.stranger)))).toBe('NOT_FOUND');
  for (const bad of ['x', '00000000-0000-4000-8000-000000000000'])
    expect(codeOf(await desk.approve(bad))).toBe('NOT_FOUND');
});

test('what waits for nobody, or was withdrawn, is not approved', async () => {
  const open = await anUpdate(desk.patch.em(), { author: desk.team.officer.officer });
  expect(answerOf(await desk.nothingWritten(() => desk.approve(open.id)))).toBe('NOT_WAITING');
  const { id } = await desk.posted({ body });
  await desk.withdraw({ updateId: id });
  expect(answerOf(await desk.nothingWritten(() => desk.approve(id)))).toBe('WITHDRAWN');
});

test('of two who approve at once one does, and the other is told', async () => {
  const { id } = await desk.posted({ body });
  const answers = await Promise.all([desk.approve(id, desk.team.inspector), desk.approve(id, desk.team.colleague)]);
  expect(answers.map(answerOf).sort()).toEqual(['NOT_WAITING', 'ProgressUpdate']);
});

test('a correction that takes the mention out publishes it, dated by that', async () => {
  const { id } = await desk.posted({ body });
  desk.patch.clock.set('2022-09-14T15:00:00Z');
  await desk.correct({ updateId: id, body: 'Cannabis was found.' });
  const { update } = (await desk.read(id)).data;
  expect(update).toMatchObject({ status: 'PUBLISHED', postedAt: '2022-09-14T15:00:00.000Z', correctedAt: null });
});

test('a correction that mentions something new waits again, and is then dated as a correction', async () => {
  const { id } = await desk.posted({ body });
  await desk.approve(id);
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  await desk.correct({ updateId: id, body: `${body} Two arrests.` });
  expect(codeOf(await desk.read(id))).toBe('NOT_FOUND');
  desk.patch.clock.set('2022-09-15T15:00:00Z');
  await desk.approve(id, desk.team.colleague);
  expect((await desk.read(id)).data.update).toMatchObject({
    postedAt: '2022-09-14T12:00:00.000Z',
    correctedAt: '2022-09-15T12:00:00.000Z',
    approvedBy: { id: desk.team.colleague.officer.id },
  });
});

test('whoever approved and then corrects it needs another second person', async () => {
  const { id } = await desk.posted({ body });
  await desk.approve(id, desk.team.inspector);
  const { data } = await desk.correct({ updateId: id, body: `${body} In Sawston.` }, desk.team.inspector);
  expect(data.correctUpdate).toMatchObject({ status: 'AWAITING_APPROVAL', approvedBy: null });
  expect(answerOf(await desk.approve(id, desk.team.colleague))).toBe('ProgressUpdate');
});

test('a correction of spelling by the author stays out', async () => {
  const { id } = await desk.posted({ body });
  await desk.approve(id, desk.team.inspector);
  const { data } = await desk.correct({ updateId: id, body: body.replace('found', 'was found') });
  expect(data.correctUpdate).toMatchObject({ status: 'PUBLISHED', approvedBy: { id: desk.team.inspector.officer.id } });
});
