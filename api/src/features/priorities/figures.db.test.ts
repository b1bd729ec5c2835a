import { jest } from '@jest/globals';
import { UpdateDesk } from '../../testing/update-desk.ts';

jest.setTimeout(60_000);

let desk: UpdateDesk;

beforeAll(async () => {
  desk = await UpdateDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const SPEEDS = { name: 'vehicles over 35 mph', value: 26, outOf: 330, source: 'Speedwatch' };
const VISITS = { name: 'school visits', value: 4 };

async function figureOf(id: string, by = desk.patch.browser()) {
  return by.ask(
    `query ($id: ID!) { figure(id: $id) { id takenOutAt measure { id name value outOf } update { id withdrawnAt }
       corrections { at value outOf before } } }`,
    { id },
  );
}

/** An update with two figures, and their ids in that order. */
async function posted(): Promise<{ id: string; speeds: string; visits: string }> {
  const { id } = await desk.posted({ body: 'A check.', measures: [SPEEDS, VISITS] });
  const { data } = await desk.patch.browser().ask(`{ update(id: "${id}") { measures { id } } }`);
  const [speeds, visits] = data.update.measures as { id: string }[];
  return { id, speeds: speeds?.id as string, visits: visits?.id as string };
}

test('a figure that is corrected keeps its address, and says there what it said before', async () => {
  const { id, speeds, visits } = await posted();
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  await desk.correct({ updateId: id, body: 'A check.', measures: [VISITS, { ...SPEEDS, value: 25 }] });
  expect((await figureOf(speeds)).data.figure).toEqual({
    id: speeds,
    takenOutAt: null,
    measure: { id: speeds, name: SPEEDS.name, value: 25, outOf: 330 },
    update: { id, withdrawnAt: null },
    corrections: [{ at: '2022-09-15T12:00:00.000Z', value: 26, outOf: 330, before: null }],
  });
  expect((await figureOf(visits)).data.figure).toMatchObject({ measure: { value: 4 }, corrections: [] });
});

test('one that a correction leaves out says since when, and no number', async () => {
  const { id, visits } = await posted();
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  await desk.correct({ updateId: id, body: 'A check.', measures: [SPEEDS] });
  expect((await figureOf(visits)).data.figure).toMatchObject({
    measure: null,
    takenOutAt: '2022-09-15T12:00:00.000Z',
    corrections: [],
  });
});

test('what is withdrawn takes its figures and their corrections along', async () => {
  const { id, speeds } = await posted();
  desk.patch.clock.set('2022-09-15T12:00:00Z');
  await desk.correct({ updateId: id, body: 'A check.', measures: [{ ...SPEEDS, value: 25 }] });
  await desk.team.inspector.ask(
    'mutation ($id: ID!) { withdrawWords(input: { updateId: $id, reason: "Wrong road." }) { __typename } }',
    { id },
  );
  expect((await figureOf(speeds)).data.figure).toMatchObject({
    measure: null,
    update: { withdrawnAt: '2022-09-15T12:00:00.000Z' },
    corrections: [],
  });
});

test('a figure that never was, that is not out yet, or no id at all is not found', async () => {
  const later = await desk.posted({ body: 'Later.', measures: [VISITS], publishAt: '2022-09-20T12:00:00Z' });
  const { data } = await desk.team.officer.ask(`{ update(id: "${later.id}") { measures { id } } }`);
  for (const id of [crypto.randomUUID(), data.update.measures[0].id, 'x', '']) {
    const { errors } = await figureOf(id);
    expect(errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
  }
  expect((await figureOf(data.update.measures[0].id, desk.team.officer)).data.figure.measure.value).toBe(4);
});
