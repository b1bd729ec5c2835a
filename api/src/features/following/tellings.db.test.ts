import { jest } from '@jest/globals';
import { FollowingDesk } from '../../testing/following-desk.ts';
import { type Tap, tapped } from '../../testing/statements.ts';
import { anAlert } from './alert.factory.ts';

jest.setTimeout(60_000);

let desk: FollowingDesk;
let made = 0;
const anAddress = () => `follower-${++made}@x.test`;
beforeAll(async () => {
  desk = await FollowingDesk.open();
});
beforeEach(() => desk.fresh());
afterAll(() => desk?.patch.close());

const titles = async (email: string) => (await desk.mails(email)).map(({ subject }) => subject);

describe('at once', () => {
  test('whoever follows is mailed what is new, once, in full, with its page', async () => {
    const email = anAddress();
    await desk.follower(email);
    await desk.post({ measures: [{ name: 'vehicles over 35 mph', value: 26, outOf: 330 }] });
    await desk.tell();
    await desk.tell();
    const [mail, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toMatch(/^north: What was done: /);
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('We stood on Mill Road.');
      expect(part).toContain('vehicles over 35 mph: 26 of 330');
      expect(part).toContain(`/priorities/${desk.priorityId}`);
    }
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<http:\/\/.+\/unsubscribe\/[A-Za-z0-9_-]{48}>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Message-ID': expect.stringMatching(/^<delivery\.[0-9a-f-]{36}@/),
    });
  });

  test.each<[string, object, boolean]>([
    ['the place itself', { areaPath: 'testshire/north/girton' }, true],
    ['its neighbourhood', { areaPath: 'testshire/north' }, true],
    ['its force', { areaPath: 'testshire' }, true],
    ['another place of the neighbourhood', { areaPath: 'testshire/north/milton' }, false],
    ['another neighbourhood', { areaPath: 'testshire/east' }, false],
    ['other topics', { topics: ['VOTES', 'ALERTS'] }, false],
    ['a digest', { frequency: 'DAILY' }, false],
    ['the summary', { frequency: 'QUARTERLY' }, false],
  ])('news of one place reach who follows %s: %#', async (_, input, hears) => {
    const email = anAddress();
    await desk.follower(email, input);
    await desk.post();
    await desk.tell();
    expect(await desk.mails(email)).toHaveLength(hears ? 1 : 0);
  });

  test('what a neighbourhood says to all reaches who follows one of its places', async () => {
    const email = anAddress();
    await desk.follower(email, { areaPath: 'testshire/north/milton' });
    await desk.post({ placePaths: ['testshire/north'] });
    await desk.tell();
    expect(await desk.mails(email)).toHaveLength(1);
  });

  test('who follows two of its areas is mailed once', async () => {
    const email = anAddress();
    const by = await desk.follower(email);
    await desk.follow(by, { areaPath: 'testshire/north' });
    await desk.post();
    await desk.tell();
    expect(await desk.mails(email)).toHaveLength(1);
  });

  test('nothing from before they followed, nothing that waits, nothing that was withdrawn before it was told', async () => {
    const email = anAddress();
    await desk.post();
    desk.patch.clock.set('2022-09-14T13:00:00Z');
    await desk.follower(email);
    await desk.post({ body: 'We arrested a man on Mill Road.' });
    const gone = await desk.post({ body: 'A mistake.' });
    await desk.team.officer.ask(
      'mutation ($input: WithdrawWordsInput!) { withdrawWords(input: $input) { __typename } }',
      { input: { updateId: gone, reason: 'It was wrong.' } },
    );
    await desk.tell();
    expect(await titles(email)).toEqual([]);
    // What was told when it was public and is taken back before it left does not leave either.
    const late = await desk.post({ body: 'Another mistake.' });
    await desk.tellings.tellNews();
    expect(await desk.left(email)).toBe(1);
    await desk.team.officer.ask(
      'mutation ($input: WithdrawWordsInput!) { withdrawWords(input: $input) { __typename } }',
      { input: { updateId: late, reason: 'It was wrong.' } },
    );
    await desk.deliveries.deliver();
    expect(await titles(email)).toEqual([]);
    expect(await desk.left(email)).toBe(0);
  });

  test('what appears at a set time is told then', async () => {
    const email = anAddress();
    await desk.follower(email);
    await desk.post({ publishAt: '2022-09-15T08:00:00Z' });
    await desk.tell();
    expect(await desk.mails(email)).toEqual([]);
    desk.patch.clock.set('2022-09-15T08:00:00Z');
    await desk.tell();
    expect(await desk.mails(email)).toHaveLength(1);
  });

  test('subjects name no area for who wants them neutral; the mail inside does', async () => {
    const email = anAddress();
    const by = await desk.follower(email);
    await desk.setNeutral(by, true);
    await desk.post();
    await desk.tell();
    const [mail] = await desk.mails(email);
    expect(mail?.subject).toBe('News from Patchwork');
    expect(mail?.text).toContain('north');
  });

  test('however many look at once, each thing is told once', async () => {
    const email = anAddress();
    await desk.follower(email);
    await desk.post();
    await Promise.all(Array.from({ length: 8 }, () => desk.tellings.tellNews()));
    expect(await desk.left(email)).toBe(1);
    expect(await desk.patch.count('mailing')).toBe(1);
  });
});

describe('what has passed', () => {
  const sentAt = new Date('2022-09-14T12:00:01Z');
  const alerts = async () => {
    for (const [title, validUntil] of [
      ['Until one', '2022-09-14T13:00:00Z'],
      ['Until Friday', '2022-09-16T13:00:00Z'],
    ] as const) {
      await anAlert(desk.patch.em(), { title, validUntil: new Date(validUntil), sentAt });
    }
  };

  test('is not told any more', async () => {
    const email = anAddress();
    await desk.follower(email);
    await alerts();
    desk.patch.clock.set('2022-09-14T13:00:00Z');
    expect(await desk.tell()).toBe(1);
    expect(await titles(email)).toEqual(['north: Until Friday']);
  });

  test('leaves with the mails that waited, and is in no digest', async () => {
    const email = anAddress();
    const daily = anAddress();
    await desk.follower(email);
    await desk.follower(daily, { frequency: 'DAILY' });
    await alerts();
    desk.patch.clock.set('2022-09-14T12:59:59Z');
    expect(await desk.tellings.tellNews()).toBe(2);
    expect(await desk.left(email)).toBe(2);
    desk.patch.clock.set('2022-09-14T13:00:00Z');
    await desk.deliveries.deliver();
    expect(await titles(email)).toEqual(['north: Until Friday']);
    expect(await desk.left(email)).toBe(1);
    desk.patch.clock.set('2022-09-15T06:05:00Z');
    await desk.tellings.tellDigest('DAILY');
    await desk.deliveries.deliver();
    const [digest] = await desk.mails(daily);
    expect(digest?.text).toMatch(/Until Friday/i);
    expect(digest?.text).not.toMatch(/Until one/i);
  });
});

describe('digests', () => {
  const morning = async (frequency: 'DAILY' | 'WEEKLY', at: string) => {
    desk.patch.clock.set(at);
    await desk.tellings.tellDigest(frequency);
    await desk.deliveries.deliver();
  };

  test('one mail for all follows, by area, the newest first; nothing where there is nothing', async () => {
    const email = anAddress();
    const idle = anAddress();
    const by = await desk.follower(email, { frequency: 'DAILY' });
    await desk.follow(by, { areaPath: 'testshire/north', frequency: 'DAILY' });
    await desk.follower(idle, { areaPath: 'testshire/east', frequency: 'DAILY' });
    await desk.post({ body: 'The first.' });
    await desk.post({ body: 'The second.' });
    await morning('DAILY', '2022-09-15T06:05:00Z');
    await morning('DAILY', '2022-09-15T06:06:00Z');
    const [mail, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(mail?.subject).toBe('Today in north');
    const text = mail?.text ?? '';
    expect(text.indexOf('The second.')).toBeGreaterThan(0);
    expect(text.indexOf('The second.')).toBeLessThan(text.indexOf('The first.'));
    expect(text.match(/The first\./g)).toHaveLength(1);
    expect(await desk.mails(idle)).toEqual([]);
    // The next morning there is nothing new.
    await morning('DAILY', '2022-09-16T06:05:00Z');
    expect(await desk.mails(email)).toHaveLength(1);
  });

  test('what was mailed at once is not in the digest, the rest is', async () => {
    const email = anAddress();
    const by = await desk.follower(email);
    await desk.follow(by, { areaPath: 'testshire/north', frequency: 'DAILY' });
    await desk.post({ body: 'Of Girton.' });
    await desk.post({ body: 'Of Milton.', placePaths: ['testshire/north/milton'] });
    await desk.tell();
    await morning('DAILY', '2022-09-15T06:05:00Z');
    const [first, digest, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(first?.text).toContain('Of Girton.');
    expect(digest?.text).toContain('Of Milton.');
    expect(digest?.text).not.toContain('Of Girton.');
  });

  test('what an import brought is in no mail, neither at once nor in a digest', async () => {
    const [atOnce, daily] = [anAddress(), anAddress()];
    await desk.follower(atOnce);
    await desk.follower(daily, { frequency: 'DAILY' });
    const imported = await desk.post({ body: 'Told elsewhere.' });
    await desk.patch
      .em()
      .execute(
        `insert into mailing (key, kind, queued_at, recipients, for_nobody) values (?, 'NEWS', now(), 0, true)`,
        [`update:${imported}`],
      );
    await desk.tell();
    await morning('DAILY', '2022-09-15T06:05:00Z');
    expect([await desk.mails(atOnce), await desk.mails(daily)]).toEqual([[], []]);
    await desk.post({ body: 'Told here.' });
    await morning('DAILY', '2022-09-16T06:05:00Z');
    const [digest] = await desk.mails(daily);
    expect(digest?.text).toContain('Told here.');
    expect(digest?.text).not.toContain('Told elsewhere.');
  });

  test('a morning that nobody worked is made up for by the next one', async () => {
    const email = anAddress();
    await desk.follower(email, { frequency: 'DAILY' });
    await morning('DAILY', '2022-09-14T12:05:00Z');
    await desk.post({ body: 'While nobody worked.' });
    await morning('DAILY', '2022-09-18T06:05:00Z');
    expect((await desk.mails(email)).map(({ text }) => text)).toEqual([
      expect.stringContaining('While nobody worked.'),
    ]);
  });

  test('a week is one mail, and a weekly follow is in no daily digest', async () => {
    const email = anAddress();
    await desk.follower(email, { frequency: 'WEEKLY' });
    await desk.post();
    await morning('DAILY', '2022-09-15T06:05:00Z');
    expect(await desk.mails(email)).toEqual([]);
    await morning('WEEKLY', '2022-09-19T06:05:00Z');
    expect(await titles(email)).toEqual(['This week in north']);
  });

  test('when a quarter ends, whoever follows its area once a quarter hears what became of it, once', async () => {
    const email = anAddress();
    await desk.follower(email, { frequency: 'QUARTERLY' });
    await desk.post();
    desk.patch.clock.set('2022-10-31T23:00:00Z');
    await desk.tellings.tellQuarters();
    const late = anAddress();
    desk.patch.clock.set('2022-11-01T07:00:00Z');
    await desk.follower(late, { frequency: 'QUARTERLY' });
    desk.patch.clock.set('2022-11-01T07:10:00Z');
    for (let i = 0; i < 2; i++) await desk.tellings.tellQuarters();
    await desk.deliveries.deliver();
    const mails = await desk.mails(email);
    expect(await desk.mails(late)).toEqual([]);
    expect(mails.map(({ subject }) => subject)).toEqual(['north: What became of August to October 2022']);
    expect(mails[0]?.text).toContain('1 update');
  });
});

test('digests of one morning made at once are one; with keys that never meet each is one', async () => {
  const email = anAddress();
  await desk.follower(email, { frequency: 'DAILY' });
  await desk.post();
  desk.patch.clock.set('2022-09-15T06:05:00Z');
  const together = () => Promise.all(Array.from({ length: 4 }, () => desk.tellings.tellDigest('DAILY')));
  await together();
  expect(await desk.left(email)).toBe(1);

  await desk.patch.em().execute('delete from mailing');
  const { promise: all, resolve: open } = Promise.withResolvers<void>();
  let looked = 0;
  const never: Tap = async (text, send) => {
    const answer = await send(text.replace(/(insert into mailing .* values \()/s, '$1gen_random_uuid()::text || '));
    if (!text.startsWith('select max(until_at)')) return answer;
    if (++looked === 4) open();
    await all;
    return answer;
  };
  await tapped(never, together);
  expect(await desk.left(email)).toBe(4);
});
