import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { FollowingDesk, tokenIn } from '../../testing/following-desk.ts';
import { anArea, anEndedArea } from '../areas/area.factory.ts';
import { SuccessionsJobs } from './successions.jobs.ts';

jest.setTimeout(60_000);

const OLD = 'testshire/north/old';
const GIRTON = 'testshire/north/girton';
const MILTON = 'testshire/north/milton';
const NOON = '2022-09-14T12:00:00Z';

let desk: FollowingDesk;
let jobs: SuccessionsJobs;
let made = 0;
const anAddress = () => `there-${++made}@x.test`;
beforeAll(async () => {
  desk = await FollowingDesk.open();
  jobs = desk.patch.app.get(SuccessionsJobs, { strict: false });
});
beforeEach(async () => {
  await desk.fresh();
  const em = desk.patch.em();
  await em.execute('delete from area_move');
  await em.execute('delete from area_successor');
  await em.execute(`update person set home_area_id = null, home_held_until = null`);
  await em.execute(`update area set ended_on = null`);
  await anArea(em, OLD);
  await anArea(em, 'testshire/east/far');
});
afterAll(() => desk?.patch.close());

const setHome = async (by: Browser, path: string | null) => {
  const text = `mutation ($path: String) { setHomeArea(path: $path) {
    ... on Me { homeArea { path } } ... on PersonRefusal { reason message field } } }`;
  return (await by.ask(text, { path })).data.setHomeArea;
};

/** Somebody who follows the area that ends, and lives there. */
async function somebody(email: string, input: object = {}): Promise<Browser> {
  const by = await desk.follower(email, { areaPath: OLD, ...input });
  await setHome(by, OLD);
  return by;
}

/** It ends on this day: its land goes to these, and what was theirs is settled, as the import of boundaries does. */
async function ends(successors: readonly string[], path = OLD): Promise<void> {
  const em = desk.patch.em();
  const { id } = await anEndedArea(em, path, successors, '2022-09-14');
  await em.execute(`select settle_succession(array[?]::uuid[], ?, '2022-09-14')`, [id, NOON]);
}

/** Tells whoever was not told, and delivers it. */
async function tell(): Promise<void> {
  await jobs.tell();
  await desk.deliveries.deliver();
}

const followsOf = async (by: Browser, linkToken: string | null = null) =>
  (await desk.follows(by, linkToken)).data.myFollows.map(({ area }: { area: { path: string } }) => area.path);

const moveFollow = (by: Browser, input: object) => {
  const text = `mutation ($input: MoveFollowInput!) { moveFollow(input: $input) {
    __typename ... on Follow { id topics themes frequency leastImportance area { path } } ... on FollowRefusal { message reason field } } }`;
  return by.ask(text, { input });
};

describe('one area took its place', () => {
  test('emails and home are there, and one mail says so, once', async () => {
    const email = anAddress();
    const by = await somebody(email);
    await ends([GIRTON]);
    expect(await followsOf(by)).toEqual([GIRTON]);
    expect((await by.ask('{ me { homeArea { path } } }')).data.me.homeArea.path).toBe(GIRTON);
    await tell();
    await tell();
    const [mail, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('old is part of girton now');
    for (const part of [mail?.text.replace(/\s+/g, ' '), mail?.html]) {
      expect(part).toContain('old ended on 14 September 2022. It is part of girton now.');
      expect(part).toContain('We moved your emails and your home there');
      expect(part).toContain(`/areas/${GIRTON}`);
    }
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<http:\/\/.+\/unsubscribe\/[A-Za-z0-9_-]{48}>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  test('called the same, it is the same place with new boundaries', async () => {
    const [email, redrawn] = [anAddress(), 'testshire/south/old'];
    const by = await somebody(email);
    await ends([redrawn]);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe('old has new boundaries');
    for (const part of [mail?.text.replace(/\s+/g, ' '), mail?.html]) {
      expect(part).toContain(
        'old has had new boundaries since 14 September 2022. It goes on as another area of the same name.',
      );
      expect(part).toContain('We moved your emails and your home there');
      expect(part).toContain('What was done in old within its old boundaries stays here:');
      expect(part).toContain(`/areas/${redrawn}`);
      expect(part).not.toContain('part of');
    }
    const text = `mutation { followArea(input: { areaPath: "${OLD}", frequency: DAILY }) { ... on Refusal { message } } }`;
    expect((await by.ask(text)).data.followArea.message).toMatch(
      /^old has had new boundaries since 14 September 2022\./,
    );
  });

  test('two who look at once leave one mail', async () => {
    const email = anAddress();
    await somebody(email);
    await ends([GIRTON]);
    await Promise.all([1, 2, 3, 4].map(() => jobs.tell()));
    expect(await desk.left(email)).toBe(1);
  });

  test('whoever lives there and follows nothing is told of their home, and no more', async () => {
    const email = anAddress();
    const by = await desk.patch.as(email);
    await setHome(by, OLD);
    await ends([GIRTON]);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.text).toContain('We moved your home there');
    expect(mail?.text).not.toContain('We moved your emails');
  });

  test('a subject is neutral for whoever asked so', async () => {
    const email = anAddress();
    await desk.setNeutral(await somebody(email), true);
    await ends([GIRTON]);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe('News from Patchwork');
    expect(mail?.text).toContain('old is part of girton now');
  });

  test('two areas that end are one mail', async () => {
    const email = anAddress();
    const by = await somebody(email);
    await desk.follow(by, { areaPath: MILTON });
    await ends([GIRTON]);
    await ends([GIRTON], MILTON);
    expect(await followsOf(by)).toEqual([GIRTON]);
    await tell();
    const mails = await desk.mails(email);
    expect(mails.map(({ subject }) => subject)).toEqual(['What became of milton and 1 more area']);
  });
});

describe('it was divided', () => {
  test('nothing moves; they are asked, and choose by the link of the mail without signing in', async () => {
    const email = anAddress();
    const by = await somebody(email, { frequency: 'WEEKLY', topics: ['UPDATES'] });
    await ends([GIRTON, MILTON]);
    expect(await followsOf(by)).toEqual([OLD]);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe('old was divided: which part is yours?');
    const nobody = desk.patch.browser();
    const linkToken = tokenIn(mail as { text: string });
    const { data } = await nobody.ask(
      `query ($linkToken: String) { myFollows(linkToken: $linkToken) { id area { endedOn successors { path } } } }`,
      { linkToken },
    );
    const [{ id, area }] = data.myFollows;
    expect(area).toEqual({ endedOn: '2022-09-14', successors: [{ path: GIRTON }, { path: MILTON }] });
    expect((await moveFollow(nobody, { id, areaPath: 'testshire/east/far', linkToken })).data.moveFollow).toEqual({
      __typename: 'FollowRefusal',
      reason: 'NOT_A_SUCCESSOR',
      message: 'Choose girton or milton: that is what old became.',
      field: 'areaPath',
    });
    const moved = await moveFollow(nobody, { id, areaPath: MILTON, linkToken });
    expect(moved.data.moveFollow).toMatchObject({
      id,
      area: { path: MILTON },
      frequency: 'WEEKLY',
      topics: ['UPDATES'],
    });
    // Tapped twice it is the same, and nothing else moves by it.
    expect((await moveFollow(nobody, { id, areaPath: MILTON, linkToken })).data.moveFollow.id).toBe(id);
    expect((await moveFollow(nobody, { id, areaPath: GIRTON, linkToken })).data.moveFollow.reason).toBe('AREA_STANDS');
    expect(await followsOf(by)).toEqual([MILTON]);
    expect(
      (await moveFollow(await desk.patch.as(anAddress()), { id, areaPath: GIRTON })).errors[0]?.extensions?.code,
    ).toBe('NOT_FOUND');
  });

  test('chosen where they follow that already, the two are one', async () => {
    const by = await somebody(anAddress(), { topics: ['VOTES'], frequency: 'INSTANT' });
    await desk.follow(by, { areaPath: GIRTON, topics: ['ALERTS'], themes: ['FRAUD'], frequency: 'WEEKLY' });
    await ends([GIRTON, MILTON]);
    const { data } = await desk.follows(by);
    const { id } = data.myFollows.find(({ area }: { area: { path: string } }) => area.path === OLD);
    expect((await moveFollow(by, { id, areaPath: GIRTON })).data.moveFollow).toMatchObject({
      ...{ topics: ['VOTES', 'ALERTS'], themes: ['FRAUD'], frequency: 'INSTANT', area: { path: GIRTON } },
    });
    expect(await followsOf(by)).toEqual([GIRTON]);
  });

  test('a home is chosen as ever; that of who has voted only within the neighbourhood, until then', async () => {
    const email = anAddress();
    const by = await somebody(email);
    await desk.patch
      .em()
      .execute(`update person set home_held_until = '2022-09-20T17:00:00Z' where email = ?`, [email]);
    await ends([GIRTON, 'testshire/east/far']);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.text.replace(/\s+/g, ' ')).toContain(
      'until Tuesday 20 September 2022 at 6pm your home moves only within north',
    );
    expect(await setHome(by, 'testshire/east/far')).toMatchObject({ reason: 'HOME_HELD', field: 'path' });
    expect(await setHome(by, GIRTON)).toEqual({ homeArea: { path: GIRTON } });
    expect(await setHome(by, MILTON)).toMatchObject({ reason: 'HOME_HELD' });
  });

  test('nothing took its place: they are told, and where to find another', async () => {
    const email = anAddress();
    const by = await somebody(email);
    await ends([]);
    await tell();
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe('old has ended');
    expect(mail?.text).toContain('Find another area');
    const { data } = await desk.follows(by);
    const asked = await moveFollow(by, { id: data.myFollows[0].id, areaPath: GIRTON });
    expect(asked.data.moveFollow).toMatchObject({
      reason: 'NOT_A_SUCCESSOR',
      message: expect.stringMatching(/^No area/),
    });
  });
});

describe('nobody is told', () => {
  test('who has left meanwhile, has answered or stopped, has no mailbox, or was erased', async () => {
    const [left, answered, stopped, refused, erased, stays] = Array.from({ length: 6 }, anAddress) as string[];
    const browsers = new Map<string, Browser>();
    for (const email of [left, answered, stopped, refused, erased, stays] as string[]) {
      browsers.set(email, await desk.follower(email, { areaPath: OLD }));
    }
    const by = (email?: string) => browsers.get(email as string) as Browser;
    const em = desk.patch.em();
    await em.execute('insert into mailbox (person_id, refused_at) select id, now() from person where email = ?', [
      refused,
    ]);
    await ends([GIRTON, MILTON]);
    const idOf = async (email?: string) => (await desk.follows(by(email))).data.myFollows[0].id;
    await desk.unfollow(by(left), await idOf(left));
    await jobs.tell();
    await moveFollow(by(answered), { id: await idOf(answered), areaPath: GIRTON });
    await desk.stop(by(stopped));
    const exported = (await by(erased).ask('{ exportMyData }')).data.exportMyData.sections;
    expect(exported.area_move).toMatchObject([{ what: 'FOLLOW', from: OLD, to: null, told_at: expect.any(String) }]);
    expect((await by(erased).ask('mutation { eraseMe { __typename } }')).data.eraseMe.__typename).toBe('Done');
    await desk.deliveries.deliver();
    const told = await Promise.all(
      [left, answered, stopped, refused, erased, stays].map(
        async (email) => (await desk.mails(email as string)).length,
      ),
    );
    expect(told).toEqual([0, 0, 0, 0, 0, 1]);
    const [row] = await em.execute<{ n: number }[]>(
      'select count(*)::int as n from area_move m left join person p on p.id = m.person_id where p.id is null',
    );
    expect(row?.n).toBe(0);
  });

  test('of what is not to be told any more: it is forgotten after 90 days, not before, and told by no second run', async () => {
    await somebody(anAddress());
    await ends([GIRTON]);
    await tell();
    desk.patch.clock.set('2022-12-13T12:00:00Z');
    await jobs.forget();
    expect(await desk.patch.count('area_move')).toBe(2);
    desk.patch.clock.set('2022-12-13T12:00:01Z');
    await jobs.forget();
    expect(await desk.patch.count('area_move')).toBe(0);
    await jobs.tell();
    expect(await desk.patch.count('mailing where queued_at > now()')).toBe(0);
  });
});

test('what ends on a day set before is settled on that day, and told', async () => {
  const email = anAddress();
  const by = await somebody(email);
  await anEndedArea(desk.patch.em(), OLD, [GIRTON], '2022-09-16');
  await jobs.settle();
  expect(await followsOf(by)).toEqual([OLD]);
  desk.patch.clock.set('2022-09-15T23:10:00Z');
  await jobs.settle();
  await jobs.settle();
  expect(await followsOf(by)).toEqual([GIRTON]);
  await desk.deliveries.deliver();
  expect(await desk.mails(email)).toHaveLength(1);
});

describe('an area that has ended', () => {
  const ENDED = 'old ended on 14 September 2022. It is part of girton now.';

  test('says so, is found last and listed nowhere; the day before it was there', async () => {
    await anEndedArea(desk.patch.em(), OLD, [GIRTON], '2022-09-14');
    const text = `{ area(path: "${OLD}") { endedOn successors { path } parent { children { path } } } findAreas(text: "o") { path endedOn } }`;
    const { data } = await desk.patch.browser().ask(text);
    expect(data.area).toMatchObject({ endedOn: '2022-09-14', successors: [{ path: GIRTON }] });
    const paths = data.area.parent.children.map(({ path }: { path: string }) => path);
    expect(paths).toEqual([GIRTON, MILTON]);
    expect(data.findAreas.at(-1)).toEqual({ path: OLD, endedOn: '2022-09-14' });
    expect(data.findAreas.length).toBeGreaterThan(1);
    desk.patch.clock.set('2022-09-13T12:00:00Z');
    const before = (await desk.patch.browser().ask(text)).data.area;
    expect(before).toMatchObject({ endedOn: null, successors: [] });
    expect(before.parent.children.map(({ path }: { path: string }) => path)).toContain(OLD);
  });

  test('takes nothing new, and every no names what took its place', async () => {
    await anEndedArea(desk.patch.em(), OLD, [GIRTON], '2022-09-14');
    const { resident, officer, inspector } = desk.team;
    const asked: [Browser, string][] = [
      [resident, `followArea(input: { areaPath: "${OLD}", frequency: DAILY })`],
      [resident, `setHomeArea(path: "${OLD}")`],
      [resident, `askQuestion(input: { areaPath: "${OLD}", text: "When do you come by?" })`],
      [
        resident,
        `suggestPriority(input: { areaPath: "${OLD}", theme: ASB, title: "Noise at night", why: "It is loud.", placePaths: ["${GIRTON}"] })`,
      ],
      [
        resident,
        `suggestPriority(input: { areaPath: "testshire/north", theme: ASB, title: "Noise at night", why: "It is loud.", placePaths: ["${OLD}"] })`,
      ],
      [
        officer,
        `postUpdate(input: { priorityId: "${desk.priorityId}", body: "We were there.", placePaths: ["${OLD}"] })`,
      ],
      [
        inspector,
        `previewAlert(input: { areaPath: "${OLD}", title: "Vans", body: "Lock them.", importance: NORMAL, theme: FRAUD })`,
      ],
    ];
    for (const [by, deed] of asked) {
      const { data, errors } = await desk.nothingWritten(() =>
        by.ask(`mutation { answer: ${deed} { ... on Refusal { message } } }`),
      );
      expect({ deed, errors, answer: data?.answer }).toEqual({ deed, errors: [], answer: { message: ENDED } });
    }
  });

  test('takes no quarter and no meeting once a neighbourhood has', async () => {
    await anEndedArea(desk.patch.em(), 'testshire/north', ['testshire/east'], '2022-09-14');
    const message = 'north ended on 14 September 2022. It is part of east now.';
    const { inspector, resident } = desk.team;
    for (const [by, deed] of [
      [inspector, 'planQuarter(input: { areaPath: "testshire/north", startsOn: "2023-02-01", endsOn: "2023-04-30" })'],
      [
        inspector,
        `scheduleMeeting(input: { areaPath: "testshire/north", title: "Meeting", startsAt: "2022-10-03T18:00:00Z",
          endsAt: "2022-10-03T19:00:00Z", mode: IN_PERSON, capacity: 10, address: "The hall" })`,
      ],
      // Neither do the places in it that nobody ended.
      [resident, `askQuestion(input: { areaPath: "${GIRTON}", text: "When do you come by?" })`],
    ] as [Browser, string][]) {
      const { data } = await by.ask(`mutation { answer: ${deed} { ... on Refusal { message } } }`);
      expect(data.answer).toEqual({ message });
    }
  });

  test('stays on an update that was about it, when that is corrected', async () => {
    const updateId = await desk.post({ placePaths: [OLD] });
    await anEndedArea(desk.patch.em(), OLD, [GIRTON], '2022-09-14');
    const text = `mutation ($input: CorrectUpdateInput!) { correctUpdate(input: $input) {
      ... on ProgressUpdate { places { path } } ... on UpdateRefusal { message } } }`;
    const input = { updateId, version: 1, body: 'We stood there.', placePaths: [OLD, MILTON] };
    const { data } = await desk.team.officer.ask(text, { input });
    expect(data.correctUpdate).toEqual({ places: [{ path: MILTON }, { path: OLD }] });
  });
});
