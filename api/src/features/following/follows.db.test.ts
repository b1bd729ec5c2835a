import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { FollowingDesk, tokenIn } from '../../testing/following-desk.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { answerOf, codeOf, times } from '../../testing/update-desk.ts';
import { FOLLOWS_AT_MOST } from './follow.rules.ts';

jest.setTimeout(60_000);

const GIRTON = 'testshire/north/girton';
let desk: FollowingDesk;
let ann: Browser;
let email: string;
let made = 0;
beforeAll(async () => {
  desk = await FollowingDesk.open();
});
beforeEach(async () => {
  await desk.fresh();
  email = `ann.follows-${++made}@x.test`;
  ann = await desk.patch.as(email);
});
afterAll(() => desk?.patch.close());

/** The token of a mail that this follower was sent. */
async function aToken(): Promise<string> {
  await desk.post();
  await desk.tell();
  const mails = await desk.mails(email);
  return tokenIn(mails.at(-1) as { text: string });
}

describe('following', () => {
  test('is kept as it was asked for, each thing once', async () => {
    const { data } = await desk.follow(ann, {
      areaPath: ` ${GIRTON.toUpperCase()} `,
      topics: ['ALERTS', 'UPDATES', 'ALERTS'],
      themes: ['FRAUD', 'FRAUD'],
      frequency: 'DAILY',
      leastImportance: 'HIGH',
    });
    expect(data.followArea).toMatchObject({
      topics: ['UPDATES', 'ALERTS'],
      themes: ['FRAUD'],
      frequency: 'DAILY',
      leastImportance: 'HIGH',
      followedAt: '2022-09-14T12:00:00.000Z',
      area: { path: GIRTON },
    });
    expect((await desk.follows(ann)).data.myFollows).toHaveLength(1);
  });

  test.each<[string, object, string, string]>([
    ['an area that is not there', { areaPath: 'testshire/nowhere' }, 'UNKNOWN_AREA', 'areaPath'],
    ['a path with a NUL', { areaPath: 'testshire\0' }, 'UNKNOWN_AREA', 'areaPath'],
    ['nothing to hear about', { topics: [] }, 'TOPIC_MISSING', 'topics'],
  ])('%s is refused beside its cause, and nothing is kept', async (_, input, reason, field) => {
    const { data } = await desk.nothingWritten(() => desk.follow(ann, input));
    expect(data.followArea).toMatchObject({ reason, field, message: expect.stringMatching(/^[A-Z].+\.$/) });
  });

  test('the same area again is the same follow, changed', async () => {
    const { data } = await desk.follow(ann);
    const again = await desk.follow(ann, { frequency: 'WEEKLY', topics: ['VOTES'] });
    expect(again.data.followArea).toMatchObject({ id: data.followArea.id, frequency: 'WEEKLY', topics: ['VOTES'] });
  });

  test('one key is one follow, and nobody follows without signing in', async () => {
    const first = await desk.follow(ann, { clientKey: 'once' });
    const second = await desk.follow(ann, { clientKey: 'once', areaPath: 'testshire/north' });
    expect(second.data.followArea).toEqual(first.data.followArea);
    expect(codeOf(await desk.follow(desk.patch.browser()))).toBe('UNAUTHENTICATED');
  });

  test('the same area many times at once is one follow; without the lock the constraint has to say so', async () => {
    const answers = await times(8, () => desk.follow(ann));
    expect(answers.map(answerOf)).toEqual(Array(8).fill('Follow'));
    expect(await desk.patch.count('follow')).toBe(1);
    await desk.patch.em().execute('delete from follow');
    const unlocked = await withoutLocksUntil(4, /^insert into "follow"/, () => times(4, () => desk.follow(ann)));
    expect(unlocked.map(answerOf).filter((answer) => answer !== 'Follow')).not.toEqual([]);
  });

  test(`${FOLLOWS_AT_MOST} areas are as many as one person follows`, async () => {
    const em = desk.patch.em();
    await em.execute(
      `insert into area (path, kind, name, parent_id, neighbourhood_id, force_id)
       select 'testshire/east/village-' || n, 'PLACE', 'Village ' || n, a.id, a.id, a.force_id
       from generate_series(1, ?) n, area a where a.path = 'testshire/east' on conflict do nothing`,
      [FOLLOWS_AT_MOST],
    );
    await em.execute(
      `insert into follow (person_id, area_id, topics, frequency, followed_at)
       select p.id, a.id, '{VOTES}', 'DAILY', now() from person p, area a where p.email = ? and a.name like 'Village %'`,
      [email],
    );
    const { data } = await desk.nothingWritten(() => desk.follow(ann));
    expect(data.followArea).toMatchObject({ reason: 'TOO_MANY' });
  });
});

describe('changing', () => {
  test('changes what is named and leaves the rest; another’s is not found', async () => {
    const { id } = (await desk.follow(ann, { themes: ['FRAUD'] })).data.followArea;
    const { data } = await desk.change(ann, { id, frequency: 'WEEKLY' });
    expect(data.changeFollow).toMatchObject({ id, frequency: 'WEEKLY', themes: ['FRAUD'] });
    expect((await desk.change(ann, { id, themes: [] })).data.changeFollow.themes).toEqual([]);
    expect(answerOf(await desk.change(ann, { id, topics: [] }))).toBe('TOPIC_MISSING');
    const bob = await desk.patch.as('bob@x.test');
    for (const by of [bob, desk.team.admin]) {
      expect(codeOf(await desk.nothingWritten(() => desk.change(by, { id, frequency: 'DAILY' })))).toBe('NOT_FOUND');
      expect(codeOf(await desk.nothingWritten(() => desk.unfollow(by, id)))).toBe('NOT_FOUND');
    }
    expect(codeOf(await desk.change(ann, { id: 'no-id' }))).toBe('NOT_FOUND');
    expect(codeOf(await desk.change(desk.patch.browser(), { id }))).toBe('UNAUTHENTICATED');
  });

  test('ends a follow, and what was left of it does not leave', async () => {
    const { id } = (await desk.follow(ann)).data.followArea;
    await desk.post();
    await desk.tellings.tellNews();
    expect((await desk.unfollow(ann, id)).data.unfollow.message).toMatch(/\.$/);
    expect((await desk.follows(ann)).data.myFollows).toEqual([]);
    await desk.deliveries.deliver();
    expect(await desk.mails(email)).toEqual([]);
  });
});

test.each([[undefined], [null]])('all topics are followed where they are left out: %s', async (topics) => {
  const { data, errors } = await desk.follow(ann, { topics });
  expect(errors).toEqual([]);
  expect(data.followArea.topics).toEqual(['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS']);
});

describe('the link of a mail', () => {
  test('shows and changes what its reader gets, without signing in, and most of the address stays hidden', async () => {
    await desk.follow(ann);
    const token = await aToken();
    const nobody = desk.patch.browser();
    const [follow] = (await desk.follows(nobody, token)).data.myFollows;
    expect(follow.area.path).toBe(GIRTON);
    expect((await desk.settings(nobody, token)).data.mailSettings).toEqual({
      email: 'a…@x.test',
      neutralSubjects: false,
      refusedAt: null,
    });
    const changed = await desk.change(nobody, { id: follow.id, frequency: 'DAILY', linkToken: token });
    expect(changed.data.changeFollow.frequency).toBe('DAILY');
    expect((await desk.setNeutral(nobody, true, token)).data.changeMailSettings.neutralSubjects).toBe(true);
    expect((await desk.unfollow(nobody, follow.id, token)).data.unfollow.message).toMatch(/\.$/);
    expect((await desk.follows(ann)).data.myFollows).toEqual([]);
  });

  test('opens nothing of anybody else, and nothing once it is old, altered or of an address that is not theirs any more', async () => {
    await desk.follow(ann);
    const token = await aToken();
    const bob = await desk.patch.as('bob.follows@x.test');
    const { id } = (await desk.follow(bob)).data.followArea;
    const nobody = desk.patch.browser();
    expect(codeOf(await desk.unfollow(nobody, id, token))).toBe('NOT_FOUND');

    const swapped = token.slice(0, 10) + (token[10] === 'A' ? 'B' : 'A') + token.slice(11);
    for (const bad of [swapped, token.slice(1), `${token}A`, 'x', '../../me', '\0', 'A'.repeat(48)]) {
      expect([bad, codeOf(await desk.nothingWritten(() => desk.stop(nobody, bad)))]).toEqual([bad, 'NOT_FOUND']);
      expect(codeOf(await desk.follows(nobody, bad))).toBe('NOT_FOUND');
    }
    desk.patch.clock.set('2023-10-20T12:00:00Z');
    expect(codeOf(await desk.follows(nobody, token))).toBe('NOT_FOUND');
    desk.patch.clock.set('2022-09-13T12:00:00Z');
    expect(codeOf(await desk.follows(nobody, token))).toBe('NOT_FOUND');
    desk.patch.clock.set('2023-10-01T12:00:00Z');
    expect(codeOf(await desk.follows(nobody, token))).toBeUndefined();
    await desk.patch.em().execute(`update person set email = 'moved.' || email where email = ?`, [email]);
    expect(codeOf(await desk.follows(nobody, token))).toBe('NOT_FOUND');
  });

  test('one POST ends all of them, without a session, and a GET ends none', async () => {
    await desk.follow(ann);
    await desk.follow(ann, { areaPath: 'testshire' });
    const token = await aToken();
    const address = `${desk.patch.url}/unsubscribe/${token}`;
    for (const method of ['GET', 'HEAD']) {
      const looked = await fetch(address, { method, redirect: 'manual' });
      expect([looked.status, looked.headers.get('location')]).toEqual([
        302,
        expect.stringContaining(`/mails/${token}`),
      ]);
    }
    expect((await desk.follows(ann)).data.myFollows).toHaveLength(2);
    const form = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    const altered = await fetch(`${desk.patch.url}/unsubscribe/${token.slice(0, -1)}`, { method: 'POST', body: form });
    expect([altered.status, await altered.text()]).toEqual([404, expect.stringMatching(/^This link is .+\.\n$/)]);
    expect((await desk.follows(ann)).data.myFollows).toHaveLength(2);
    // Nor does a program that presses whatever it finds.
    for (const body of [undefined, '', 'x=1', new URLSearchParams({ go: 'One-Click' }), 'x'.repeat(5_000)]) {
      const pressed = await fetch(address, { method: 'POST', body });
      expect([pressed.status, await pressed.text()]).toEqual([400, expect.stringMatching(/^Nothing was changed/)]);
    }
    expect((await desk.follows(ann)).data.myFollows).toHaveLength(2);
    const parts = new FormData();
    parts.set('List-Unsubscribe', 'One-Click');
    for (const body of [parts, form]) {
      const ended = await fetch(address, { method: 'POST', body });
      expect([ended.status, await ended.text()]).toEqual([200, expect.stringMatching(/\.\n$/)]);
    }
    expect((await desk.follows(ann)).data.myFollows).toEqual([]);
  });
});
