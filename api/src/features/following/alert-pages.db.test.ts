import { jest } from '@jest/globals';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { Area } from '../areas/area.entity.ts';
import { anAlert, someFollowers } from './alert.factory.ts';
import { NewsQueries } from './news.queries.ts';

jest.setTimeout(60_000);

let desk: AlertDesk;
beforeAll(async () => {
  desk = await AlertDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const LIST = `query ($path: String!, $first: Int, $after: String, $theme: Theme, $placePath: String) { area(path: $path) {
  alerts(first: $first, after: $after, theme: $theme, placePath: $placePath) {
    nodes { id title body bodyHtml withdrawnAt withdrawnReason hasEnded } totalCount pageInfo { hasNextPage endCursor } } } }`;
const alertsOf = async (path: string, more: object = {}) =>
  (await desk.patch.browser().ask(LIST, { path, ...more })).data.area.alerts;
const titles = async (path: string, more: object = {}): Promise<string[]> =>
  (await alertsOf(path, more)).nodes.map(({ title }: { title: string }) => title);

/** One of each, the first the newest. */
async function oneOfEach(): Promise<void> {
  const em = desk.patch.em();
  const given = [
    { title: 'all of north' },
    { title: 'girton', places: ['testshire/north/girton'], theme: 'FRAUD' as const },
    { title: 'girton and milton', places: ['testshire/north/girton', 'testshire/north/milton'] },
    { title: 'all of east', area: 'testshire/east' },
    { title: 'the force', area: 'testshire', theme: 'FRAUD' as const },
    { title: 'the force, north', area: 'testshire', places: ['testshire/north'] },
    { title: 'the force, girton', area: 'testshire', places: ['testshire/north/girton'] },
    { title: 'another force', area: 'othershire' },
  ];
  for (const [i, one] of given.entries()) {
    await anAlert(em, { ...one, sentAt: new Date(Date.parse('2022-09-14T10:00:00Z') - i * 60_000) });
  }
  await anAlert(em, { title: 'held', sentAt: null, goesAt: new Date('2022-09-14T13:00:00Z') });
  await anAlert(em, { title: 'waiting', sentAt: null, goesAt: null });
}

describe('the alerts of an area', () => {
  test('are those that concern it and have gone, the newest first', async () => {
    await oneOfEach();
    expect(await titles('testshire/north/girton')).toEqual([
      ...['all of north', 'girton', 'girton and milton', 'the force', 'the force, north', 'the force, girton'],
    ]);
    expect(await titles('testshire/north/milton')).toEqual([
      ...['all of north', 'girton and milton', 'the force', 'the force, north'],
    ]);
    expect(await titles('testshire/north')).toEqual([
      ...['all of north', 'girton', 'girton and milton', 'the force', 'the force, north', 'the force, girton'],
    ]);
    expect(await titles('testshire/east')).toEqual(['all of east', 'the force']);
    expect(await titles('testshire/east/ely')).toEqual(['all of east', 'the force']);
    expect(await titles('testshire')).toHaveLength(7);
    expect(await titles('othershire')).toEqual(['another force']);
  });

  test('are exactly those of which whoever follows it hears, and that its feeds have', async () => {
    await oneOfEach();
    const heard = await desk.patch.em().execute<{ path: string; titles: string[] }[]>(
      `select a.path, array(select t.title from alert t where t.sent_at is not null and a.id in (select areas_that_hear(t.area_id,
         array(select p.area_id from alert_place p where p.alert_id = t.id))) order by t.sent_at desc) as titles from area a`,
    );
    expect(heard.length).toBeGreaterThan(5);
    const news = desk.patch.app.get(NewsQueries, { strict: false });
    for (const { path, titles: theirs } of heard) {
      expect({ path, titles: await titles(path) }).toEqual({ path, titles: theirs });
      const area = await desk.patch.em().findOneOrFail(Area, { path });
      const fed = await news.newest(area, { topic: 'ALERTS', now: desk.patch.clock.now(), first: 20 });
      expect({ path, fed: fed.map(({ title }) => title) }).toEqual({ path, fed: theirs });
    }
  });

  test('can be narrowed to a theme and to a place in it', async () => {
    await oneOfEach();
    expect(await titles('testshire/north', { theme: 'FRAUD' })).toEqual(['girton', 'the force']);
    expect(await titles('testshire/north', { placePath: ' testshire/north/MILTON' })).toEqual(
      await titles('testshire/north/milton'),
    );
    expect(await titles('testshire', { placePath: 'testshire/east', theme: 'FRAUD' })).toEqual(['the force']);
    for (const placePath of ['nowhere', 'testshire/east', 'testshire', 'a\u0000']) {
      expect(await alertsOf('testshire/north', { placePath })).toMatchObject({ nodes: [], totalCount: 0 });
    }
  });

  test('come a page at a time', async () => {
    await oneOfEach();
    const first = await alertsOf('testshire/north', { first: 4 });
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
    const rest = await alertsOf('testshire/north', { first: 4, after: first.pageInfo.endCursor });
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const all = [...first.nodes, ...rest.nodes].map(({ title }) => title);
    expect(all).toEqual(await titles('testshire/north'));
    const { errors } = await desk.patch.browser().ask(LIST, { path: 'testshire', first: 101 });
    expect(errors[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  test('say when they have ended', async () => {
    await anAlert(desk.patch.em(), { title: 'ended', validUntil: new Date('2022-09-14T12:00:00Z') });
    await anAlert(desk.patch.em(), { title: 'goes on', validUntil: new Date('2022-09-14T12:00:01Z') });
    const { nodes } = await alertsOf('testshire/north');
    const ended = nodes.map(({ title, hasEnded }: { title: string; hasEnded: boolean }) => [title, hasEnded]);
    expect(Object.fromEntries(ended)).toEqual({ ended: true, 'goes on': false });
  });
});

describe('words that are taken back', () => {
  test('are gone from pages, and from mails not sent yet; a stub stays, with the reason', async () => {
    const em = desk.patch.em();
    await someFollowers(em, 2);
    const { id } = await desk.sent({ urgent: true, urgentReason: 'A child.' });
    await desk.tellings.tellNews();
    expect(await desk.patch.count('delivery')).toBe(2);
    const { data } = await desk.withdraw(id, desk.team.comms, ' It named\nsomebody. ');
    expect(data.withdrawAlert).toMatchObject({ state: 'WITHDRAWN', title: null, body: null, flags: [] });
    const [stub] = (await alertsOf('testshire/north')).nodes;
    const gone = { id, title: null, body: null, bodyHtml: null };
    expect(stub).toEqual({
      ...gone,
      withdrawnAt: '2022-09-14T12:00:00.000Z',
      withdrawnReason: 'It named\nsomebody.',
      hasEnded: false,
    });
    expect((await desk.read(id)).data.alert).toMatchObject({ ...gone, state: 'WITHDRAWN' });
    const mails = await desk.patch.count('kept_mail');
    await desk.deliveries.deliver();
    expect(await desk.patch.count('kept_mail')).toBe(mails);
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(id)))).toBe('WITHDRAWN');
  });

  test('need a reason, and to have gone', async () => {
    const { id } = await anAlert(desk.patch.em());
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(id, desk.team.inspector, ' ')))).toBe('TEXT_MISSING');
    await someFollowers(desk.patch.em(), 1);
    const { id: held } = await desk.sent();
    expect(answerOf(await desk.nothingWritten(() => desk.withdraw(held)))).toBe('NOT_SENT');
  });

  test('can be erased for good, sent or not; the audit says so without any word', async () => {
    const em = desk.patch.em();
    await someFollowers(em, 1);
    const sent = await anAlert(em, { body: 'Ann Example was arrested.', flags: ['arrested'], urgentReason: 'Ann' });
    const { id: held } = await desk.sent({ title: 'Ann Example of Girton', urgent: false });
    for (const id of [sent.id, held]) {
      expect((await desk.purge(id)).data.purgeAlert).toMatchObject({ state: 'WITHDRAWN', title: null });
    }
    const rows = await desk.rows(['alert', 'audit_entry']);
    expect(rows).not.toMatch(/Ann|arrest/);
    expect(rows).toContain('purgeAlert');
    expect(await desk.passes(1_000)).toBe(0);
    expect(await titles('testshire/north')).toEqual([null]);
    expect(answerOf(await desk.nothingWritten(() => desk.purge(sent.id, desk.team.admin, '')))).toBe('TEXT_MISSING');
  });
});

describe('the desk', () => {
  test('lists what waits and what is held, then the last 30 days, of the viewer’s areas', async () => {
    const em = desk.patch.em();
    const at = (iso: string) => ({ writtenAt: new Date(iso), sentAt: new Date(iso), goesAt: new Date(iso) });
    await anAlert(em, { title: 'a month ago', ...at('2022-08-15T12:00:00Z') });
    await anAlert(em, { title: 'last month', ...at('2022-08-15T12:00:01Z') });
    await anAlert(em, { title: 'today', ...at('2022-09-14T11:00:00Z') });
    await anAlert(em, { title: 'waits for long', writtenAt: new Date('2022-01-01'), sentAt: null, goesAt: null });
    await anAlert(em, { title: 'held', sentAt: null, goesAt: new Date('2022-09-14T12:01:00Z') });
    await anAlert(em, { title: 'east', area: 'testshire/east', ...at('2022-09-14T10:30:00Z') });
    await anAlert(em, { title: 'force', area: 'testshire', ...at('2022-09-14T10:00:00Z') });
    const stopped = { stoppedAt: new Date('2022-09-14T09:00:00Z'), stoppedBy: desk.team.comms.officer };
    await anAlert(em, {
      title: 'stopped',
      writtenAt: new Date('2022-09-14T09:00:00Z'),
      sentAt: null,
      goesAt: null,
      ...stopped,
    });
    const list = async (who: 'inspector' | 'officer' | 'comms' | 'stranger' | 'admin') =>
      (await desk.onDesk(desk.team[who])).map(({ title }) => title);
    const north = ['held', 'waits for long', 'today', 'stopped', 'last month'];
    expect(await list('inspector')).toEqual(north);
    expect(await list('officer')).toEqual(north);
    expect(await list('comms')).toEqual(['held', 'waits for long', 'today', 'east', 'force', 'stopped', 'last month']);
    expect(await list('stranger')).toEqual(['east']);
    expect(await list('admin')).toEqual([]);
  });
});
