import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { SuggestionDesk } from '../../testing/suggestion-desk.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import { aSuggestion } from './suggestion.factory.ts';

jest.setTimeout(60_000);

let desk: SuggestionDesk;
let ann: Browser;
let email: string;
let made = 0;
beforeAll(async () => {
  desk = await SuggestionDesk.open();
});
beforeEach(async () => {
  desk.patch.clock.set('2022-09-14T12:00:00Z');
  email = `reviewed-${++made}@x.test`;
  ann = await desk.patch.as(email);
});
afterAll(() => desk?.patch.close());

const WRITES = /^update "suggestion"/;
const NOBODY = '00000000-0000-4000-8000-000000000000';
const accepted = async (facts: object = {}) =>
  (await aSuggestion(desk.patch.em(), { status: 'ACCEPTED', ...facts })).id;
const shownOf = async (id: string, by?: Browser) => (await desk.read(id, by)).data.suggestion;
/** The mails told of, newest last, as one line each. */
const told = async (to = email) => (await desk.mails(to)).map(({ text }) => text.replace(/\s+/g, ' '));

describe('an accepted suggestion', () => {
  test('is public with the words of a named officer, and its writer is told once', async () => {
    const id = await desk.suggested(ann, { wantsNews: true });
    desk.patch.clock.set('2022-09-15T09:00:00Z');
    const words = 'Others said the same.\nThank you.';
    await desk.review(id, { words });
    const shown = {
      title: 'Slow the cars down on Mill Road',
      why: 'Children walk to school along it.',
      theme: 'SPEEDING',
      places: [{ path: 'testshire/north/girton' }],
      status: 'ACCEPTED',
      reviewedAt: '2022-09-15T09:00:00.000Z',
      reviewWords: words,
      reviewedBy: { id: desk.team.officer.officer.id },
      isMine: false,
    };
    expect(await shownOf(id)).toMatchObject(shown);
    expect((await desk.tracker('testshire/north/girton', undefined, '(first: 100)')).nodes).toContainEqual(
      expect.objectContaining({ id, ...shown }),
    );
    const accepted = await desk.team.officer.ask('{ desk { suggestionsAccepted { id } } }');
    expect(accepted.data.desk.suggestionsAccepted).toContainEqual({ id });
    const theirs = await desk.team.stranger.ask('{ desk { suggestionsAccepted { id } } }');
    expect(theirs.data.desk.suggestionsAccepted).toEqual([]);

    // Sent twice, and then with other words: nothing that they were told has changed.
    await desk.nothingWritten(() => desk.review(id, { words }));
    await desk.review(id, { words: 'Thank you both.' }, desk.team.inspector);
    expect(await shownOf(id)).toMatchObject({
      reviewWords: 'Thank you both.',
      reviewedBy: { id: desk.team.inspector.officer.id },
    });
    const [mail, ...more] = await desk.mails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: email, subject: 'The team has read your suggestion' });
    expect(mail?.headers['Message-ID']).toMatch(new RegExp(`^<${id}\\.reviewed\\.\\d+@`));
    expect((await told())[0]).toMatch(
      /Slow the cars down on Mill Road .*taken it forward.*Others said the same\. .*Thank you\..*If a vote takes it up, we will write to you again.*without your name: \S+\/suggestions\//,
    );
    expect(mail?.text).toContain(`/suggestions/${id}`);
  });

  test('says nothing of news to who did not ask for any', async () => {
    await desk.review(await desk.suggested(ann));
    expect((await told())[0]).not.toMatch(/write to you again/);
  });
});

describe('a merged suggestion', () => {
  test('goes on with the one that asks for the same, and stands under it', async () => {
    const into = await accepted({ title: 'Slow cars by the school' });
    const id = await desk.suggested(ann);
    await desk.merge(id, into);
    expect(await shownOf(id)).toMatchObject({ status: 'MERGED', mergedInto: { id: into }, title: expect.any(String) });
    expect(await shownOf(into)).toMatchObject({ status: 'ACCEPTED', mergedFrom: [{ id }] });
    expect(await told()).toEqual([expect.stringMatching(/go forward as one: “Slow cars by the school”/)]);
    // Into another instead: that is news.
    const other = await accepted({ title: 'Slow cars everywhere' });
    desk.patch.clock.set('2022-09-14T13:00:00Z');
    await desk.merge(id, other);
    expect(await told()).toEqual([expect.anything(), expect.stringMatching(/“Slow cars everywhere”/)]);
    expect((await shownOf(into)).mergedFrom).toEqual([]);
    const ids = (await desk.mails(email)).map(({ headers }) => headers['Message-ID']);
    expect(new Set(ids).size).toBe(2);
  });

  test('where a vote has taken that one up, its writer is told so instead of that they will hear', async () => {
    const [free, taken] = [await accepted(), await accepted({ takenUpAt: new Date('2022-09-12') })];
    const id = await desk.suggested(ann, { wantsNews: true });
    await desk.merge(id, free);
    desk.patch.clock.set('2022-09-14T13:00:00Z');
    await desk.merge(id, taken);
    const [first, second] = await told();
    expect(first).toMatch(/If a vote takes it up, we will write to you again/);
    expect(first).not.toMatch(/A vote has taken that one up/);
    expect(second).toContain(
      `A vote has taken that one up already. Which one: http://localhost:3000/suggestions/${taken}`,
    );
    expect(second).not.toMatch(/write to you again/);
  });

  test('never in chains, into itself, into what is not accepted or is another team’s', async () => {
    const em = desk.patch.em();
    const into = await accepted();
    const { id: merged } = await aSuggestion(em, {
      status: 'MERGED',
      mergedInto: await aSuggestion(em, { status: 'ACCEPTED' }),
    });
    const { id: unread } = await aSuggestion(em);
    const { id: declined } = await aSuggestion(em, { status: 'DECLINED', declineReason: 'TOO_GENERAL' });
    const elsewhere = await accepted({ area: 'testshire/east' });
    const id = await desk.suggested(ann);
    for (const other of [id, merged, unread, declined, elsewhere, NOBODY, null]) {
      const { data } = await desk.nothingWritten(() => desk.merge(id, other));
      expect(data.reviewSuggestion).toMatchObject({ reason: 'CANNOT_MERGE', field: 'mergeIntoId' });
    }
    expect(codeOf(await desk.nothingWritten(() => desk.merge(id, 'x')))).toBe('NOT_FOUND');
    await desk.merge(id, into);
    const more = await accepted();
    for (const act of [() => desk.merge(into, more), () => desk.decline(into, 'TOO_GENERAL')])
      expect(answerOf(await desk.nothingWritten(act))).toBe('HOLDS_OTHERS');
    // Once it holds nothing it is free.
    await desk.review(id);
    expect(answerOf(await desk.merge(into, more))).toBe('Suggestion');
  });
});

describe('a declined suggestion', () => {
  test.each(['NOT_FOR_POLICE', 'TOO_GENERAL', 'ALREADY_DONE'])('%s: its words stay on the tracker', async (reason) => {
    const id = await desk.suggested(ann);
    await desk.decline(id, reason, { words: 'The council mends it in May.' });
    expect(await shownOf(id)).toMatchObject({
      status: 'DECLINED',
      declineReason: reason,
      title: 'Slow the cars down on Mill Road',
      reviewWords: 'The council mends it in May.',
      places: [{ path: 'testshire/north/girton' }],
    });
    expect(await told()).toEqual([expect.stringMatching(/did not take it forward.*The council mends it in May/)]);
  });

  test.each(['NAMES_SOMEBODY', 'REPORTS_CRIME', 'ABUSIVE', 'LIVE_INVESTIGATION'])(
    '%s: to everybody else it is a date and a reason',
    async (reason) => {
      const id = await desk.suggested(ann, { title: 'Cardamom on Mill Road', why: 'Turmeric is everywhere.' });
      await desk.decline(id, reason, { words: 'Ring 101 about the fenugreek.' });
      const hidden = { theme: null, title: null, why: null, reviewWords: null, places: [] };
      const stub = { status: 'DECLINED', declineReason: reason, reviewedAt: '2022-09-14T12:00:00.000Z', ...hidden };
      const bob = await desk.patch.as('bob@x.test');
      for (const by of [desk.patch.browser(), bob, desk.team.stranger, desk.team.comms, desk.team.admin]) {
        expect(await shownOf(id, by)).toMatchObject(stub);
        const listed = (await desk.tracker('testshire/north', by, '(first: 100)')).nodes;
        expect(listed).toContainEqual(expect.objectContaining({ id, ...stub }));
        expect(JSON.stringify(listed)).not.toMatch(/Cardamom|Turmeric|fenugreek/);
      }
      const similar = await desk.similar('Cardamom Turmeric');
      expect(similar.data.similarSuggestions.suggestions).toEqual([]);
      for (const by of [ann, desk.team.officer]) {
        expect(await shownOf(id, by)).toMatchObject({
          title: 'Cardamom on Mill Road',
          theme: 'SPEEDING',
          reviewWords: 'Ring 101 about the fenugreek.',
          places: [{ path: 'testshire/north/girton' }],
        });
      }
      expect(await told()).toEqual([expect.stringMatching(/Cardamom on Mill Road.*fenugreek.*Only you and the team/)]);
      // Read in another light its words are there, and gone again.
      await desk.review(id);
      expect(await shownOf(id)).toMatchObject({ title: 'Cardamom on Mill Road', declineReason: null });
      await desk.decline(id, reason);
      expect(await shownOf(id)).toMatchObject({ title: null });
    },
  );

  test('needs a reason, and can be decided anew: who suggested it hears each time that it changes', async () => {
    const id = await desk.suggested(ann);
    const none = await desk.nothingWritten(() => desk.review(id, { decision: 'DECLINE' }));
    expect(none.data.reviewSuggestion).toMatchObject({ reason: 'REASON_MISSING', field: 'reason' });
    const at = async (minute: number, act: () => Promise<Answer>) => {
      desk.patch.clock.set(`2022-09-14T12:0${minute}:00Z`);
      expect(answerOf(await act())).toBe('Suggestion');
      return (await told()).length;
    };
    expect(await at(1, () => desk.decline(id, 'TOO_GENERAL'))).toBe(1);
    expect(await at(2, () => desk.decline(id, 'TOO_GENERAL'))).toBe(1);
    expect(await at(3, () => desk.decline(id, 'ALREADY_DONE'))).toBe(2);
    expect(await at(4, () => desk.review(id))).toBe(3);
    expect(await at(5, () => desk.decline(id, 'ALREADY_DONE'))).toBe(4);
    const ids = (await desk.mails(email)).map(({ headers }) => headers['Message-ID']);
    expect(new Set(ids).size).toBe(4);
  });

  test('who was forgotten is told nothing', async () => {
    const { id } = await aSuggestion(desk.patch.em());
    await desk.patch.em().execute('update suggestion set suggester_id = null where id = ?', [id]);
    const mails = await desk.patch.count('kept_mail');
    expect(answerOf(await desk.review(id))).toBe('Suggestion');
    expect(await desk.patch.count('kept_mail')).toBe(mails);
  });
});

test.each<[string, object, object, string]>([
  ['words that mention an arrest', {}, { words: 'We made an arrest.' }, 'MENTIONS_SOMEBODY'],
  ['words that name somebody', {}, { words: 'Ask Mr Robert Smith about it.' }, 'MENTIONS_SOMEBODY'],
  ['too many words', {}, { words: 'a'.repeat(1_001) }, 'TEXT_TOO_LONG'],
  ['words that cannot be shown', {}, { words: 'a\u202E' }, 'CONTROL_CHARACTERS'],
  ['one that a vote has taken up', { takenUpAt: new Date('2022-09-12') }, { words: 'More.' }, 'TAKEN_UP'],
])('%s: a sentence, and nothing is written', async (_, facts, input, reason) => {
  const id = await accepted(facts);
  const { data } = await desk.nothingWritten(() => desk.review(id, input));
  expect(data.reviewSuggestion).toMatchObject({ reason, message: expect.stringMatching(/\S.+\.$/) });
});

test('the tracker is the newest first, a page at a time, and counts what was read', async () => {
  const em = desk.patch.em();
  const area = 'trackshire/one';
  const at = (day: number) => new Date(`2022-09-0${day}T08:00:00Z`);
  const ids = [];
  for (const day of [1, 2, 3]) ids.push((await aSuggestion(em, { area, status: 'ACCEPTED', suggestedAt: at(day) })).id);
  await aSuggestion(em, { area, suggestedAt: at(4) });
  const first = await desk.tracker(area, undefined, '(first: 2)');
  expect(first).toMatchObject({ totalCount: 3, nodes: [{ id: ids[2] }, { id: ids[1] }] });
  const rest = await desk.tracker(area, undefined, `(first: 2, after: "${first.pageInfo.endCursor}")`);
  expect(rest.nodes).toMatchObject([{ id: ids[0] }]);
  expect(await desk.tracker('trackshire')).toMatchObject({ totalCount: 0, nodes: [] });
});

describe('one is merged into another while that is declined', () => {
  /** How many stand under one that is not accepted. */
  const broken = async () =>
    desk.patch
      .em()
      .execute(`select 1 from suggestion s join suggestion i on i.id = s.merged_into_id where i.status <> 'ACCEPTED'`)
      .then((rows) => (rows as unknown[]).length);
  const both = async () => {
    const [one, into] = [await accepted(), await accepted()];
    return Promise.all([desk.merge(one, into), desk.decline(into, 'TOO_GENERAL')]);
  };

  test('one of the two is refused, whichever comes second', async () => {
    for (let i = 0; i < 8; i++) {
      const answers = (await both()).map(answerOf);
      expect(['CANNOT_MERGE,Suggestion', 'Suggestion,HOLDS_OTHERS']).toContain(answers.join());
    }
    expect(await broken()).toBe(0);
  });

  test('merged into each other at once: one is', async () => {
    const [one, two] = [await accepted(), await accepted()];
    const answers = (await Promise.all([desk.merge(one, two), desk.merge(two, one)])).map(answerOf);
    expect(answers.filter((answer) => answer === 'Suggestion')).toHaveLength(1);
    expect(await broken()).toBe(0);
  });

  test('negative control: without the lock both happen', async () => {
    await withoutLocksUntil(2, WRITES, both);
    expect(await broken()).toBe(1);
  });
});
