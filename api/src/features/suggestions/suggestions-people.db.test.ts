import { jest } from '@jest/globals';
import type { Browser } from '../../testing/a-service.ts';
import { SuggestionDesk } from '../../testing/suggestion-desk.ts';
import { aSuggestion } from './suggestion.factory.ts';

jest.setTimeout(60_000);

let desk: SuggestionDesk;
beforeAll(async () => {
  desk = await SuggestionDesk.open();
});
beforeEach(() => desk.patch.clock.set('2022-09-14T12:00:00Z'));
afterAll(() => desk?.patch.close());

interface Involved {
  browser: Browser;
  personId: string;
  ids: Record<'unread' | 'accepted' | 'merged' | 'general' | 'abusive', string>;
}

/** Somebody of whom suggestions hold everything that they can hold. */
async function involved(email: string): Promise<Involved> {
  const browser = await desk.patch.as(email);
  const suggest = (title: string) => desk.suggested(browser, { title, wantsNews: true });
  const [accepted, merged, general, abusive] = await Promise.all(
    ['Cardamom', 'Turmeric', 'Fenugreek', 'Asafoetida'].map(suggest),
  );
  const ids = { accepted, merged, general, abusive } as Involved['ids'];
  await desk.review(ids.accepted, { words: 'Thank you.' });
  await desk.merge(ids.merged, ids.accepted);
  await desk.decline(ids.general, 'TOO_GENERAL');
  await desk.decline(ids.abusive, 'ABUSIVE');
  ids.unread = await suggest('Coriander');
  const [person] = await desk.patch.em().execute<{ id: string }[]>('select id from person where email = ?', [email]);
  return { browser, personId: (person as { id: string }).id, ids };
}

test('an export holds every row of mine and nobody else’s', async () => {
  const { browser, ids } = await involved('export@x.test');
  await involved('other@x.test');
  const { data } = await browser.ask('{ exportMyData }');
  const own = data.exportMyData.sections.suggestion;
  expect(own.map(({ id }: { id: string }) => id).sort()).toEqual(Object.values(ids).sort());
  expect(own).toContainEqual(
    expect.objectContaining({
      id: ids.accepted,
      area: 'testshire/north',
      places: ['testshire/north/girton'],
      theme: 'SPEEDING',
      title: 'Cardamom',
      why: 'Children walk to school along it.',
      status: 'ACCEPTED',
      review_words: 'Thank you.',
      wants_news: true,
    }),
  );
  expect(own).toContainEqual(
    expect.objectContaining({ id: ids.abusive, title: 'Asafoetida', decline_reason: 'ABUSIVE' }),
  );
  expect(JSON.stringify(data.exportMyData)).not.toContain('other@x.test');
});

test('erasing leaves none of mine: what is public stays without me, the rest goes', async () => {
  await desk.patch.em().execute('delete from suggestion; delete from kept_mail');
  const { browser, personId, ids } = await involved('erase@x.test');
  const { data } = await browser.ask('mutation { eraseMe { __typename } }');
  expect(data.eraseMe.__typename).toBe('Done');
  const left = await desk.rows();
  for (const trace of [personId, 'erase@x.test', 'Asafoetida', 'Coriander', ids.unread, ids.abusive])
    expect(left).not.toContain(trace);
  const shown = async (id: string) => (await desk.read(id)).data?.suggestion ?? null;
  expect(await shown(ids.unread)).toBeNull();
  expect(await shown(ids.abusive)).toBeNull();
  expect(await shown(ids.accepted)).toMatchObject({ title: 'Cardamom', mergedFrom: [{ id: ids.merged }] });
  expect(await shown(ids.general)).toMatchObject({ title: 'Fenugreek', status: 'DECLINED' });
  const news = await desk.patch.em().execute('select 1 from suggestion where wants_news');
  expect(news).toEqual([]);
  // Decided anew, it is told nobody.
  const mails = await desk.patch.count('kept_mail');
  await desk.review(ids.general);
  expect(await desk.patch.count('kept_mail')).toBe(mails);
});

describe('what is kept long enough goes by night, once', () => {
  const nothing = { suggesters: 0, words: 0 };
  const tidiedAt = (instant: string) => {
    desk.patch.clock.set(instant);
    return desk.jobs.tidy();
  };
  const reviewedAt = new Date('2022-09-20T12:00:00Z');
  const kept = async () =>
    (
      await desk.patch
        .em()
        .execute<{ title: string }[]>('select title from suggestion where suggester_id is not null order by title')
    ).map(({ title }) => title);

  test('who suggested: 30 days after the decision, a year where they want news of it', async () => {
    const em = desk.patch.em();
    await em.execute('delete from suggestion');
    const read = { reviewedAt, status: 'ACCEPTED' as const };
    const into = await aSuggestion(em, { ...read, title: 'quiet' });
    await aSuggestion(em, { ...read, title: 'news', wantsNews: true });
    await aSuggestion(em, { reviewedAt, status: 'MERGED', mergedInto: into, title: 'merged', wantsNews: true });
    const declined = { reviewedAt, status: 'DECLINED' as const, declineReason: 'TOO_GENERAL' as const };
    await aSuggestion(em, { ...declined, title: 'declined', wantsNews: true });
    const { id } = await aSuggestion(em, { title: 'unread' });
    expect(await tidiedAt('2022-10-20T12:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2022-10-20T12:00:01Z')).toEqual({ ...nothing, suggesters: 2 });
    expect(await kept()).toEqual(['merged', 'news', 'unread']);
    expect(await tidiedAt('2022-10-20T12:00:02Z')).toEqual(nothing);
    expect(await tidiedAt('2023-09-20T12:00:00Z')).toEqual(nothing);
    expect(await tidiedAt('2023-09-20T12:00:01Z')).toEqual({ ...nothing, suggesters: 2 });
    expect(await tidiedAt('2023-09-20T12:00:02Z')).toEqual(nothing);
    // What nobody has read yet still wants an answer.
    expect(await kept()).toEqual(['unread']);
    expect((await desk.read(id, desk.team.officer)).data.suggestion.title).toBe('unread');
    expect((await desk.read(into.id)).data.suggestion.title).toBe('quiet');
  });

  test('words that are shown to nobody: 30 days after; that it was declined, and why, stays', async () => {
    const em = desk.patch.em();
    await em.execute('delete from suggestion');
    const declined = {
      reviewedAt,
      status: 'DECLINED' as const,
      reviewWords: 'Thyme.',
      places: ['testshire/north/girton'],
    };
    const hidden = await aSuggestion(em, {
      ...declined,
      declineReason: 'NAMES_SOMEBODY',
      title: 'Saffron',
      why: 'Sumac.',
    });
    const open = await aSuggestion(em, { ...declined, declineReason: 'ALREADY_DONE' });
    expect(await tidiedAt('2022-10-20T12:00:00Z')).toEqual(nothing);
    expect((await desk.read(hidden.id, desk.team.officer)).data.suggestion.title).toBe('Saffron');
    expect(await tidiedAt('2022-10-20T12:00:01Z')).toEqual({ suggesters: 2, words: 1 });
    expect(await tidiedAt('2022-10-20T12:00:02Z')).toEqual(nothing);
    const [row] = await em.execute('select s::text from suggestion s where id = ?', [hidden.id]);
    expect(JSON.stringify(row)).not.toMatch(/Saffron|Sumac|Thyme/);
    expect((await desk.read(hidden.id, desk.team.officer)).data.suggestion).toMatchObject({
      status: 'DECLINED',
      declineReason: 'NAMES_SOMEBODY',
      title: null,
      why: null,
      places: [],
      reviewedAt: '2022-09-20T12:00:00.000Z',
    });
    const { data } = await desk.nothingWritten(() => desk.review(hidden.id));
    expect(data.reviewSuggestion).toMatchObject({ reason: 'WORDS_DELETED' });
    expect((await desk.read(open.id)).data.suggestion).toMatchObject({ title: open.title, reviewWords: 'Thyme.' });
  });
});
