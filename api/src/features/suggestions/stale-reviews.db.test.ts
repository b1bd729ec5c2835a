import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { SuggestionDesk } from '../../testing/suggestion-desk.ts';
import { answerOf } from '../../testing/update-desk.ts';

jest.setTimeout(60_000);

let desk: SuggestionDesk;
let email: string;
let id: string;
let made = 0;
beforeAll(async () => {
  desk = await SuggestionDesk.open();
});
beforeEach(async () => {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  email = `stale-${++made}@x.test`;
  id = await desk.suggested(await desk.patch.as(email));
});
afterAll(() => desk?.patch.close());

const WRITES = /^update "suggestion"/;
const accept = (more: object = {}, by?: Browser) => desk.review(id, more, by);
const decline = (more: object = {}, by = desk.team.inspector) =>
  desk.review(id, { decision: 'DECLINE', reason: 'TOO_GENERAL', ...more }, by);
const refusalOf = ({ data }: Answer) => data.reviewSuggestion;
const subjects = async () => (await desk.mails(email)).map(({ subject }) => subject);
const statusNow = async () => (await desk.read(id)).data.suggestion.status;

test('a form that shows what is no longer so overturns nothing, and says what was decided and when', async () => {
  await accept({ seenStatus: 'UNREAD', words: 'Thank you.' });
  desk.patch.clock.set('2022-09-14T12:05:00Z');
  const stale = await desk.nothingWritten(() => decline({ seenStatus: 'UNREAD' }));
  expect(refusalOf(stale)).toMatchObject({
    reason: 'DECIDED_MEANWHILE',
    field: null,
    message: expect.stringMatching(/^A colleague .* took it forward, on .*14 September 2022 at 1pm\. Nothing of yours/),
  });
  // What they would have added in the colleague's sense is theirs to look at again, too.
  const words = await desk.nothingWritten(() =>
    accept({ seenStatus: 'UNREAD', words: 'Thanks.' }, desk.team.inspector),
  );
  expect(answerOf(words)).toBe('DECIDED_MEANWHILE');
  expect(await statusNow()).toBe('ACCEPTED');
  expect(await subjects()).toEqual(['The team has read your suggestion']);
});

test('the same decision sent twice is the first one', async () => {
  await accept({ seenStatus: 'UNREAD', words: 'Thank you.' });
  const again = await desk.nothingWritten(() => accept({ seenStatus: 'UNREAD', words: 'Thank you.' }));
  expect(answerOf(again)).toBe('Suggestion');
  const stale = await desk.nothingWritten(() => decline({ seenStatus: 'UNREAD' }, desk.team.officer));
  expect(refusalOf(stale).message).toMatch(/^You decided this while your page was open/);
});

test('who saw what was decided can decide otherwise, and the second mail says that the decision changed', async () => {
  await accept({ seenStatus: 'UNREAD' });
  desk.patch.clock.set('2022-09-14T12:05:00Z');
  expect(answerOf(await decline({ seenStatus: 'ACCEPTED' }))).toBe('Suggestion');
  expect(await statusNow()).toBe('DECLINED');
  expect(await subjects()).toEqual([
    'The team has read your suggestion',
    'The team has changed its decision on your suggestion',
  ]);
  const [first, second] = await desk.mails(email);
  const changed = /The team has changed its decision\. What we wrote to you before no longer holds\./;
  expect(first?.text.replace(/\s+/g, ' ')).not.toMatch(changed);
  expect(second?.text.replace(/\s+/g, ' ')).toMatch(changed);
  expect(second?.text.search('no longer')).toBeLessThan(second?.text.search('You suggested') as number);
});

test('control: a form that does not say what it showed decides as ever', async () => {
  await accept();
  desk.patch.clock.set('2022-09-14T12:05:00Z');
  expect(answerOf(await decline())).toBe('Suggestion');
  expect(answerOf(await accept({ seenStatus: null }))).toBe('Suggestion');
  expect(await statusNow()).toBe('ACCEPTED');
  expect(await subjects()).toHaveLength(3);
});

describe('two officers decide at once what both saw unread', () => {
  const both = async () =>
    (await Promise.all([accept({ seenStatus: 'UNREAD' }), decline({ seenStatus: 'UNREAD' })])).map(answerOf);

  test('one does, and the other is told; its writer hears once', async () => {
    for (let i = 0; i < 6; i++) {
      email = `stale-${++made}@x.test`;
      id = await desk.suggested(await desk.patch.as(email));
      const answers = await both();
      expect(answers.toSorted()).toEqual(['DECIDED_MEANWHILE', 'Suggestion']);
      const status = answers[0] === 'Suggestion' ? 'ACCEPTED' : 'DECLINED';
      expect(await statusNow()).toBe(status);
      expect(await subjects()).toEqual(['The team has read your suggestion']);
    }
  });

  test('negative control: without the lock both do', async () => {
    // Two that fit together in either order: the database's own checks are not what is tried.
    const decide = (reason: string, by = desk.team.inspector) => decline({ seenStatus: 'UNREAD', reason }, by);
    const twoReasons = async () => {
      const both = [decide('TOO_GENERAL', desk.team.colleague), decide('ALREADY_DONE')];
      return (await Promise.all(both)).map(answerOf);
    };
    expect(await withoutLocksUntil(2, WRITES, twoReasons)).toEqual(['Suggestion', 'Suggestion']);
    id = await desk.suggested(await desk.patch.as(email));
    expect((await twoReasons()).toSorted()).toEqual(['DECIDED_MEANWHILE', 'Suggestion']);
  });
});
