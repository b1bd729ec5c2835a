import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aTeam, type Team } from '../../testing/a-team.ts';
import { type Everything, everything } from '../../testing/whole-schema.ts';
import { aBallot, closeNow, someVotes } from '../ballots/ballot.factory.ts';
import { SealingService } from '../ballots/sealing.service.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { anUpdate, aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';

jest.setTimeout(60_000);

// biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
type Any = any;

let patch: Patch;
let team: Team;
let all: Everything;
beforeAll(async () => {
  patch = await aPatch(undefined, { env: { ROLE: 'web' } });
  team = await aTeam(patch);
  all = await everything(patch, team);
});
afterAll(() => patch?.close());

const NORTH = 'areas/testshire/north';
const get = (path: string) => fetch(`${patch.url}/${path}`);
async function rowsAt(path: string): Promise<Any[]> {
  const response = await get(path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as Any).rows;
}
async function askOf(query: string, variables: object): Promise<Any> {
  const { data, errors } = await patch.browser().ask(query, variables as never);
  if (errors?.length) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
}

const QUARTER = 'quarter { id startsOn endsOn stage area { path name force { path } } }';
const PRIORITY = `id theme title promise places { path } updateEveryDays pausedUntil pauseReason nextUpdateDue punctuality
  isOverdue continues { id } decision { id } outcome outcomeWords outcomeRecordedAt ${QUARTER}`;

const paths = (places: { path: string }[]) => places.map(({ path }) => path).sort();
const inQuarter = ({ id, startsOn, endsOn, area }: Any) => ({
  ...{ forcePath: area.force.path, neighbourhoodPath: area.path, neighbourhoodName: area.name },
  ...{ quarterId: id, quarterStartsOn: startsOn, quarterEndsOn: endsOn },
});

/** Every priority, as GraphQL says it, over all quarters of testshire/north. */
async function prioritiesTold(): Promise<Any[]> {
  const list = '{ area(path: "testshire/north") { quarters(first: 50) { nodes { priorities { id } } } } }';
  const ids = (await askOf(list, {})).quarters.nodes.flatMap((quarter: Any) => quarter.priorities);
  const query = `query ($id: ID!) { priority(id: $id) { ${PRIORITY} updates(first: 20) { nodes { id version body postedAt
    correctedAt withdrawnAt withdrawnReason places { path } author { title }
    measures { id name value outOf before unit from to source } } } } }`;
  return Promise.all(ids.map(({ id }: Any) => askOf(query, { id })));
}
const byId = (rows: Any[], key = 'id') => new Map(rows.map((row) => [row[key], row]));

describe('against what GraphQL says', () => {
  test('priorities', async () => {
    const told = await prioritiesTold();
    const rows = byId(await rowsAt(`${NORTH}/priorities.json`));
    expect([...rows.keys()].sort()).toEqual(told.map(({ id }) => id).sort());
    for (const { quarter, places, continues, decision, updates, ...facts } of told) {
      const row = rows.get(facts.id);
      expect(row).toMatchObject({
        ...{ ...facts, ...inQuarter(quarter), quarterStage: quarter.stage, places: paths(places) },
        ...{ continuesId: continues?.id ?? null, decisionId: decision?.id ?? null },
        newestUpdateAt: updates.nodes.find((update: Any) => !update.withdrawnAt)?.postedAt ?? null,
        url: `http://localhost:3000/priorities/${facts.id}`,
      });
    }
  });

  test('updates, of which those taken back are stubs, and measures', async () => {
    const told = (await prioritiesTold()).flatMap((priority) =>
      priority.updates.nodes.map((update: Any) => ({ ...update, priority })),
    );
    const rows = byId(await rowsAt(`${NORTH}/updates.json`));
    expect([...rows.keys()].sort()).toEqual(told.map(({ id }) => id).sort());
    const figures = byId(await rowsAt(`${NORTH}/measures.json`));
    expect([...figures.keys()].sort()).toEqual(
      told.flatMap(({ measures }) => measures.map(({ id }: Any) => id)).sort(),
    );
    expect(figures.size).toBeGreaterThan(0);
    for (const { priority, places, author, measures, ...facts } of told) {
      const on = {
        priorityId: priority.id,
        theme: priority.theme,
        priorityTitle: priority.title,
        places: paths(places),
      };
      expect(rows.get(facts.id)).toMatchObject({
        ...{ ...facts, ...on, ...inQuarter(priority.quarter) },
        authorTitle: author.title,
      });
      for (const measure of measures)
        expect(figures.get(measure.id)).toMatchObject({
          ...measure,
          ...on,
          updateId: facts.id,
          postedAt: facts.postedAt,
        });
    }
    expect(rows.get(all.withdrawnId)).toMatchObject({ body: null, withdrawnReason: 'It was wrong.' });
  });

  test('meetings', async () => {
    const rows = byId(await rowsAt(`${NORTH}/meetings.json`));
    const query = `{ area(path: "testshire/north") { meetings(first: 100) { nodes { id title startsAt endsAt movedFrom mode isOpenDoor address
      status cancelledAt cancelReason attendance quarter { id } minutes { publishedAt withdrawnAt } } } } }`;
    const told = (await askOf(query, {})).meetings.nodes;
    expect([...rows.keys()].sort()).toEqual(told.map(({ id }: Any) => id).sort());
    for (const { quarter, minutes, ...facts } of told) {
      expect(rows.get(facts.id)).toMatchObject({
        ...{ ...facts, quarterId: quarter?.id ?? null, minutesPublishedAt: minutes?.publishedAt ?? null },
        minutesUrl: minutes && !minutes.withdrawnAt ? `http://localhost:3000/meetings/${facts.id}#minutes` : null,
      });
    }
    expect(rows.get(all.meetings.ended)).toMatchObject({ minutesUrl: expect.stringContaining('#minutes') });
  });

  test('decisions', async () => {
    const rows = await rowsAt(`${NORTH}/decisions.json`);
    const told = await askOf(
      `query ($id: ID!) { decision(id: $id) { id decidedAt differs decidedBy { title } ballot { id } meeting { id } ${QUARTER}
        reason { body withdrawnAt } evidence { body withdrawnAt }
        adopted { rank option { id } priority { id theme title promise places { path } } }
        notAdopted { rank option { id theme title places { path } } } } }`,
      all.decisions,
    );
    const ofAll = {
      ...{ decisionId: told.id, decidedAt: told.decidedAt, differs: told.differs, reason: told.reason.body },
      ...{ evidence: told.evidence.body, decidedByTitle: told.decidedBy.title, ballotId: told.ballot.id },
      ...{ meetingId: told.meeting.id, ...inQuarter(told.quarter) },
    };
    const adopted = told.adopted.map(({ rank, option, priority: { places, id, ...facts } }: Any) => ({
      ...{ ...ofAll, ...facts, id: `${told.id}:${id}`, isAdopted: true, priorityId: id },
      ...{ optionId: option?.id ?? null, rank, places: paths(places) },
    }));
    const left = told.notAdopted.map(({ rank, option: { places, id, ...facts } }: Any) => ({
      ...{ ...ofAll, ...facts, id: `${told.id}:${id}`, isAdopted: false, priorityId: null, optionId: id, rank },
      places: paths(places),
    }));
    expect(rows).toMatchObject([...adopted, ...left]);
    expect([adopted.length, left.length, rows.length]).toEqual([1, 1, 2]);
  });

  const RESULT = `query ($id: ID!) { ballot(id: $id) { id maxChoices opensAt closesAt ${QUARTER} result { sealedAt voters residents
    noneOfThese noFurtherChoice sha256 options { rank isTied votes option { id position theme title places { path } } }
    levels { level options { optionId votes } } } } }`;

  /** What a sealed vote's rows are to be, from what its page is made of. */
  async function resultTold(id: string): Promise<Any[]> {
    const { quarter, result, ...facts } = await askOf(RESULT, { id });
    const { options, levels, ...whole } = result;
    const at = (name: string, optionId: string) =>
      levels.find(({ level }: Any) => level === name)?.options.find((each: Any) => each.optionId === optionId)?.votes ??
      null;
    return options.map(({ option: { id: optionId, places, ...option }, ...counted }: Any) => ({
      ...{ ...whole, ...option, ...counted, optionId, places: paths(places), ...inQuarter(quarter) },
      ...{ ballotId: facts.id, maxChoices: facts.maxChoices, opensAt: facts.opensAt, closesAt: facts.closesAt },
      ...{ votesByEmail: at('EMAIL', optionId), votesOnPaper: at('PAPER', optionId) },
    }));
  }

  test('ballots: sealed ones alone, with their numbers', async () => {
    const rows = byId(await rowsAt(`${NORTH}/ballots.json`), 'optionId');
    const told = await resultTold(all.ballots.sealed.id);
    expect(rows.size).toBe(told.length);
    for (const one of told) expect(rows.get(one.optionId)).toMatchObject(one);
    expect(told.map(({ votesByEmail }) => typeof votesByEmail)).toEqual(['number', 'number']);
    const url = [...rows.values()][0]?.ballotsCsvUrl as string;
    const file = await get(new URL(url).pathname.slice(1));
    expect([file.status, file.headers.get('etag')]).toEqual([200, `"${told[0].sha256}"`]);
  });

  test('ballots of fewer than thirty: the order, no number and no file', async () => {
    const small = await aBallot(patch, team.inspector, { closesIn: 3_600_000 });
    await someVotes(patch, small, 29, (nth) => [small.options[nth % 2]?.id as string]);
    await closeNow(patch, small.id);
    await patch.app.get(SealingService, { strict: false }).seal(small.id);
    const rows = (await rowsAt('data/ballots.json')).filter(({ ballotId }) => ballotId === small.id);
    const told = byId(await resultTold(small.id), 'optionId');
    expect(rows.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (const row of rows) {
      expect(row).toMatchObject(told.get(row.optionId));
      for (const untold of [
        'votes',
        'votesByEmail',
        'votesOnPaper',
        'noneOfThese',
        'noFurtherChoice',
        'sha256',
        'ballotsCsvUrl',
      ])
        expect(row[untold]).toBeNull();
    }
  });

  test('the same in CSV', async () => {
    const rows = await rowsAt('data/updates.json');
    const cells: Any[] = parse(await (await get('data/updates.csv')).text(), { columns: true });
    const told = rows.map(({ version, places, ...rest }) => ({
      ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, value ?? ''])),
      ...{ version: String(version), places: places.join(';') },
    }));
    expect(cells).toEqual(told);
  });
});

describe('what is not public', () => {
  test('an update that waits, or is still to come, is in no file, nor are words that were taken back', async () => {
    const em = patch.em();
    const priority = await aPriority(em, { title: 'Told of nowhere' });
    const measures = [{ name: 'never told' }];
    const withdrawn = { withdrawnAt: new Date('2022-09-02'), withdrawnReason: 'Wrong.' };
    await anUpdate(em, { priority, measures, body: 'secret that waits', isWaiting: true });
    await anUpdate(em, { priority, measures, body: 'secret to come', postedAt: new Date('2022-09-20') });
    await anUpdate(em, { priority, measures, body: 'secret taken back', ...withdrawn });
    for (const name of ['priorities', 'updates', 'measures']) {
      for (const form of ['csv', 'json']) {
        const text = await (await get(`data/${name}.${form}`)).text();
        expect(text).not.toMatch(/secret|never told/);
      }
    }
    const rows = (await rowsAt('data/updates.json')).filter(({ priorityId }) => priorityId === priority.id);
    expect(rows.map(({ body, withdrawnReason }) => [body, withdrawnReason])).toEqual([[null, 'Wrong.']]);
    expect(byId(await rowsAt('data/priorities.json')).get(priority.id)?.newestUpdateAt).toBeNull();
  });

  test('words of a decision that wait or were taken back, and numbers of a meeting that are too small', async () => {
    const em = patch.em();
    const set = (more: string) =>
      em.execute(`update statement set ${more} where id = (select reason_id from decision where id = ?)`, [
        all.decisions.id,
      ]);
    await set('is_waiting = true');
    expect((await rowsAt('data/decisions.json'))[0]).toMatchObject({ reason: null, reasonWithdrawnAt: null });
    await set(`is_waiting = false, withdrawn_at = '2022-09-10T10:00:00Z', withdrawn_reason = 'Wrong.'`);
    const taken = (await rowsAt('data/decisions.json'))[0];
    expect(taken).toMatchObject({ reason: null, reasonWithdrawnAt: '2022-09-10T10:00:00.000Z' });
    const [nine, ten] = [await aMeeting(em), await aMeeting(em)];
    await em.execute(
      `update meeting set starts_at = '2022-09-01T18:00:00Z', ends_at = '2022-09-01T20:00:00Z', head_count = case when id = ? then 9 else 10 end where id in (?, ?)`,
      [nine.id, nine.id, ten.id],
    );
    const rows = byId(await rowsAt('data/meetings.json'));
    expect([nine, ten].map(({ id }) => rows.get(id)?.attendance)).toEqual([null, 10]);
  });

  test('no name, no address of mail, no joining link', async () => {
    const em = patch.em();
    await em.execute(`update officer set display_name = 'Sam Nobody', name_withheld = false`);
    const files = ['priorities', 'updates', 'measures', 'meetings', 'decisions', 'ballots'];
    const texts = await Promise.all(files.map(async (name) => (await get(`data/${name}.json`)).text()));
    for (const text of texts) expect(text).not.toMatch(/Sam Nobody|@[a-z]+\.test|secret-room/);
  });
});

describe('what part is asked for', () => {
  test('a quarter', async () => {
    const id = all.priority.quarter.id;
    const rows = await rowsAt(`${NORTH}/updates.json?quarter=${id}`);
    const every = await rowsAt('data/updates.json');
    expect(rows).toEqual(every.filter(({ quarterId }) => quarterId === id));
    expect(rows.length).toBeGreaterThan(0);
    expect(await rowsAt(`data/updates.json?quarter=${id.toUpperCase()}`)).toEqual(rows);
    const name = (await get(`${NORTH}/updates.csv?quarter=${id}`)).headers.get('content-disposition');
    expect(name).toBe('inline; filename="north-2022-08-01-updates.csv"');
  });

  test('a force, a neighbourhood, a place: what names it, and what names no place', async () => {
    const em = patch.em();
    const quarter = await aQuarter(em, { area: 'testshire/west' });
    const [here, there, all] = [
      await aPriority(em, { quarter, places: ['testshire/west/here'] }),
      await aPriority(em, { quarter, places: ['testshire/west/there'] }),
      await aPriority(em, { quarter }),
    ];
    const done = [
      await anUpdate(em, { priority: all, places: ['testshire/west/here'] }),
      await anUpdate(em, { priority: all, places: ['testshire/west/there'] }),
      await anUpdate(em, { priority: here }),
    ];
    const ids = async (path: string) => (await rowsAt(path)).map(({ id }) => id).sort();
    const sorted = (things: { id: string }[]) => things.map(({ id }) => id).sort();
    expect(await ids('areas/testshire/west/here/priorities.json')).toEqual(sorted([here, all]));
    expect(await ids('areas/testshire/west/priorities.json')).toEqual(sorted([here, there, all]));
    expect(await ids('areas/testshire/west/here/updates.json')).toEqual(sorted([done[0], done[2]] as never));
    const ofForce = await rowsAt('areas/testshire/priorities.json');
    expect(ofForce).toEqual(await rowsAt('data/priorities.json'));
    expect([...new Set(ofForce.map(({ neighbourhoodPath }) => neighbourhoodPath))]).toEqual([
      'testshire/north',
      'testshire/west',
    ]);
    await aMeeting(em, { area: 'testshire/west' });
    expect(await ids('areas/testshire/west/here/meetings.json')).toHaveLength(1);
  });

  test.each([
    ['areas/nowhere/priorities.csv', 'This area was not found.'],
    ['areas/testshire/nowhere/ballots.json', 'This area was not found.'],
    ['data/updates.csv?quarter=one', 'This quarter was not found.'],
    [`data/updates.csv?quarter=${crypto.randomUUID()}`, 'This quarter was not found.'],
  ])('%s is a 404 in words', async (path, words) => {
    const response = await get(path);
    expect([response.status, ((await response.json()) as Any).message]).toEqual([404, words]);
  });

  test('the quarter of another area is a 404', async () => {
    const { id } = await aQuarter(patch.em(), { area: 'testshire/elsewhere' });
    expect((await get(`${NORTH}/updates.csv?quarter=${id}`)).status).toBe(404);
    expect((await get(`areas/testshire/elsewhere/updates.csv?quarter=${id}`)).status).toBe(200);
  });
});
