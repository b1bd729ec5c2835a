import { jest } from '@jest/globals';
import { AlertDesk } from '../../testing/alert-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';
import { someFollowers } from './alert.factory.ts';

jest.setTimeout(60_000);

let desk: AlertDesk;
beforeAll(async () => {
  desk = await AlertDesk.open();
  await desk.fresh();
  await someFollowers(desk.patch.em(), 1);
});
afterAll(() => desk?.patch.close());

const NO_SUCH = '00000000-0000-4000-8000-000000000000';

describe('a sentence, and nothing is written', () => {
  test.each<[string, string | null, object]>([
    ['UNKNOWN_AREA', 'areaPath', { areaPath: 'nowhere' }],
    ['UNKNOWN_AREA', 'areaPath', { areaPath: 'a\u0000b' }],
    ['UNKNOWN_PLACE', 'placePaths', { placePaths: ['testshire/north/nowhere'] }],
    ['PLACE_ELSEWHERE', 'placePaths', { placePaths: ['testshire/north/girton', 'testshire/east/ely'] }],
    ['PLACE_ELSEWHERE', 'placePaths', { placePaths: ['testshire'] }],
    ['PLACE_MISSING', 'placePaths', { placePaths: [] }],
    ['PLACE_MISSING', 'placePaths', { placePaths: [' '] }],
    ['NO_RECIPIENTS', null, { placePaths: null, importance: 'LOW', areaPath: 'testshire/north', theme: 'FRAUD' }],
    ['TEXT_MISSING', 'title', { title: ' \n ' }],
    ['TEXT_TOO_LONG', 'title', { title: 'x'.repeat(121) }],
    ['CONTROL_CHARACTERS', 'title', { title: 'a\u0000b' }],
    ['TEXT_MISSING', 'body', { body: '' }],
    ['TEXT_TOO_LONG', 'body', { body: 'x'.repeat(5_001) }],
    ['LINK_ELSEWHERE', 'body', { body: 'Pay [the police](https://evil.example).' }],
    ['LINK_ELSEWHERE', 'title', { title: 'Vans\r\nBcc: everybody@evil.example' }],
    ['BAD_TIME', 'validUntil', { validUntil: '2022-09-14T12:02:00Z' }],
    ['BAD_TIME', 'validUntil', { validUntil: '2001-01-01T00:00:00Z' }],
    ['BAD_TIME', 'validUntil', { validUntil: '2022-09-14T12:00:00Z', urgent: true, urgentReason: 'A child.' }],
    ['TEXT_MISSING', 'urgentReason', { urgent: true }],
    ['TEXT_TOO_LONG', 'urgentReason', { urgent: true, urgentReason: 'x'.repeat(481) }],
  ])('%s at %s: %#', async (reason, field, input) => {
    // Who follows wants to hear of burglary alone, once somebody alerts them to a fraud.
    const themes = reason === 'NO_RECIPIENTS' ? '{BURGLARY}' : '{}';
    await desk.patch.em().execute('update follow set themes = ?::text[]', [themes]);
    const sent = await desk.nothingWritten(() => desk.send({ ...input, clientKey: 'a key' }));
    expect(sent.data.sendAlert).toEqual({
      ...{ __typename: 'AlertRefusal', reason, field },
      message: expect.stringMatching(/^\S.+ .+\.$/s),
    });
    const shown = await desk.nothingWritten(() => desk.preview(input));
    expect(shown.data.previewAlert).toEqual(sent.data.sendAlert);
  });

  test('control: without what is wrong it is sent', async () => {
    const validUntil = '2022-09-14T12:02:01Z';
    expect(await desk.sent({ validUntil, body: 'See www.police.uk.' })).toMatchObject({ state: 'HELD' });
  });
});

test('nobody hears where nobody follows, where mailboxes do not exist, or where they follow for the summary alone', async () => {
  const em = desk.patch.em();
  await em.execute('delete from follow');
  const refused = async () => answerOf(await desk.nothingWritten(() => desk.send()));
  expect(await refused()).toBe('NO_RECIPIENTS');
  await someFollowers(em, 3, { frequency: 'QUARTERLY' });
  expect(await refused()).toBe('NO_RECIPIENTS');
  await em.execute("update follow set frequency = 'INSTANT'");
  await em.execute("insert into mailbox (person_id, refused_at) select person_id, '2022-09-01' from follow");
  expect(await refused()).toBe('NO_RECIPIENTS');
  await em.execute('delete from mailbox');
  expect(answerOf(await desk.send())).toBe('Alert');
});

test('links may lead to the sites of the area’s own force and to the service, and to those of no other force', async () => {
  const em = desk.patch.em();
  await em.execute("update area set website = 'https://www.testshire.example' where path = 'testshire'");
  const title = 'Links';
  expect(answerOf(await desk.send({ title, body: 'testshire.example/vans' }))).toBe('Alert');
  expect(answerOf(await desk.send({ title, body: 'http://localhost:3000/areas/testshire/north' }))).toBe('Alert');
  expect(answerOf(await desk.send({ title, body: 'othershire.example/vans' }))).toBe('LINK_ELSEWHERE');
});

test('a title is one line in the mail’s subject, whatever was typed', async () => {
  const em = desk.patch.em();
  await em.execute('delete from delivery');
  const title = 'Vans\r\nBcc: everybody\n\nbroken\u2028into';
  expect(await desk.sent({ title })).toMatchObject({ title: 'Vans Bcc: everybody broken into' });
  await desk.passes(120);
  const mails = await em.execute<{ subject: string; headers: object }[]>(
    "select subject, headers from kept_mail where subject like '%Bcc%'",
  );
  expect(mails.length).toBeGreaterThan(0);
  for (const { subject, headers } of mails) {
    expect(subject).toBe('north: Vans Bcc: everybody broken into');
    expect(Object.keys(headers).join()).not.toMatch(/bcc/i);
  }
});

test('an alert that is not there is not found, by whatever deed', async () => {
  for (const id of [NO_SUCH, 'nonsense', '']) {
    for (const act of [desk.approve(id), desk.stop(id), desk.withdraw(id), desk.purge(id), desk.read(id)]) {
      expect(answerOf(await act)).toBe('NOT_FOUND');
    }
  }
});
