import { jest } from '@jest/globals';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { withoutLocksUntil } from '../../testing/statements.ts';
import { SuggestionDesk } from '../../testing/suggestion-desk.ts';
import { answerOf, codeOf, times } from '../../testing/update-desk.ts';
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
  email = `suggester-${++made}-secret@x.test`;
  ann = await desk.patch.as(email);
});
afterAll(() => desk?.patch.close());

const NOBODY = '00000000-0000-4000-8000-000000000000';
const GIRTON = 'testshire/north/girton';

describe('suggesting', () => {
  test('is for a neighbourhood’s team, asked by the path of one of its places too', async () => {
    const { data } = await desk.suggest(ann, {
      areaPath: ' TESTSHIRE/north/girton ',
      title: ' Slow the cars\n down ',
      placePaths: [GIRTON, 'testshire/north', GIRTON],
    });
    expect(data.suggestPriority).toMatchObject({
      theme: 'SPEEDING',
      title: 'Slow the cars down',
      why: 'Children walk to school along it.',
      suggestedAt: '2022-09-14T12:00:00.000Z',
      status: 'UNREAD',
      isMine: true,
      area: { path: 'testshire/north' },
      places: [{ path: GIRTON }, { path: 'testshire/north' }],
      reviewedAt: null,
      reviewedBy: null,
      mergedInto: null,
      mergedFrom: [],
    });
    expect(await desk.mails(email)).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['no title', { title: ' ' }, 'TEXT_MISSING', 'title'],
    ['no why', { why: '\n' }, 'TEXT_MISSING', 'why'],
    ['a title too long', { title: 'a'.repeat(121) }, 'TEXT_TOO_LONG', 'title'],
    ['a why too long', { why: 'a'.repeat(5_001) }, 'TEXT_TOO_LONG', 'why'],
    ['what cannot be shown', { why: 'a\u202E' }, 'CONTROL_CHARACTERS', 'why'],
    ['an emergency', { why: 'Somebody is breaking in right now, help' }, 'EMERGENCY', 'why'],
    ['a registration mark in its title', { title: 'Stop AB12 CDE' }, 'REGISTRATION_MARK', 'title'],
    ['a registration mark in why', { why: 'AB12 CDE races here' }, 'REGISTRATION_MARK', 'why'],
    ['a phone number', { why: 'Ring me on 07700 900123' }, 'PHONE_NUMBER', 'why'],
    ['an address', { why: 'Write to ann@example.org' }, 'EMAIL_ADDRESS', 'why'],
    ['a house', { title: 'The noise at 14 Mill Lane' }, 'HOUSE_NUMBER', 'title'],
    ['a name', { why: 'Mr Robert Smith speeds every day' }, 'PERSON_NAMED', 'why'],
    ['no such area', { areaPath: 'nowhere' }, 'UNKNOWN_AREA', 'areaPath'],
    ['a whole force', { areaPath: 'testshire' }, 'WRONG_KIND', 'areaPath'],
    ['no place', { placePaths: [] }, 'PLACE_MISSING', 'placePaths'],
    ['no such place', { placePaths: ['testshire/north/atlantis\0'] }, 'UNKNOWN_PLACE', 'placePaths'],
    ['another team’s place', { placePaths: [GIRTON, 'testshire/east/ely'] }, 'PLACE_ELSEWHERE', 'placePaths'],
    ['a force as a place', { placePaths: ['testshire'] }, 'PLACE_ELSEWHERE', 'placePaths'],
    ['too many places', { placePaths: Array.from({ length: 21 }, (_, i) => `x${i}`) }, 'TOO_MANY_PLACES', 'placePaths'],
  ])('with %s is a sentence, and nothing is stored', async (_, input, reason, field) => {
    const { data, errors } = await desk.nothingWritten(() => desk.suggest(ann, { ...input, clientKey: 'form' }));
    expect(errors).toEqual([]);
    expect(data.suggestPriority).toMatchObject({ reason, field, message: expect.stringMatching(/\S.+[.]/s) });
  });

  test('what was screened out is nowhere, and the page can ask before it asks who they are', async () => {
    const { data } = await desk.suggest(ann, { why: 'Why is KX12 ZBY always parked there?', clientKey: 'k' });
    expect(data.suggestPriority.message).toMatch(/not sent this to anyone/i);
    expect(await desk.rows()).not.toContain('KX12');
    const refusal = (title: string, why: string) =>
      desk.patch
        .browser()
        .ask(
          'query ($title: String!, $why: String!) { suggestionRefusal(title: $title, why: $why) { message reason field } }',
          { title, why },
        );
    const asked = await desk.nothingWritten(() =>
      refusal('Slow the cars down', 'Why is KX12 ZBY always parked there?'),
    );
    expect(asked.data.suggestionRefusal).toMatchObject({
      message: data.suggestPriority.message,
      reason: 'REGISTRATION_MARK',
      field: 'why',
    });
    expect((await refusal('Slow the cars down', 'Children walk there.')).data.suggestionRefusal).toBeNull();
  });

  test('the same key twice is one suggestion; a sixth unread one waits its turn', async () => {
    const first = await desk.suggest(ann, { clientKey: 'once' });
    expect((await desk.nothingWritten(() => desk.suggest(ann, { clientKey: 'once' }))).data).toEqual(first.data);
    for (let i = 0; i < 4; i++) await desk.suggest(ann);
    const sixth = await desk.nothingWritten(() => desk.suggest(ann, { clientKey: 'sixth' }));
    expect(sixth.data.suggestPriority).toMatchObject({
      reason: 'TOO_MANY',
      message: expect.stringMatching(/^You have 5 .+\.$/),
    });
    await desk.review(first.data.suggestPriority.id);
    expect(answerOf(await desk.suggest(ann, { clientKey: 'sixth' }))).toBe('Suggestion');
  });

  test('needs a confirmed address, and is not for the team of the area itself', async () => {
    expect(codeOf(await desk.nothingWritten(() => desk.suggest(desk.patch.browser())))).toBe('UNAUTHENTICATED');
    for (const by of [desk.team.officer, desk.team.inspector, desk.team.comms, desk.team.admin])
      expect(answerOf(await desk.nothingWritten(() => desk.suggest(by)))).toBe('OWN_TEAM');
    // Elsewhere an officer is a resident like any other.
    expect(answerOf(await desk.suggest(desk.team.stranger))).toBe('Suggestion');
  });
});

describe('before somebody of the team has read it', () => {
  test('a suggestion exists for its writer and the team alone', async () => {
    const id = await desk.suggested(ann, { title: 'Cardamom on Mill Road' });
    const bob = await desk.patch.as('bob@x.test');
    const { comms, admin, stranger, officer, inspector } = desk.team;
    for (const by of [desk.patch.browser(), bob, stranger, comms, admin]) {
      expect(codeOf(await desk.read(id, by))).toBe('NOT_FOUND');
      expect(JSON.stringify(await desk.tracker('testshire/north', by))).not.toContain(id);
    }
    const similar = await desk.similar('Cardamom');
    expect(similar.data.similarSuggestions).toEqual({ suggestions: [], priorities: [] });
    expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, stranger)))).toBe('NOT_FOUND');
    for (const by of [ann, officer, inspector]) expect((await desk.read(id, by)).data.suggestion).toMatchObject({ id });
    expect((await ann.ask('{ mySuggestions { id status isMine } }')).data.mySuggestions).toEqual([
      { id, status: 'UNREAD', isMine: true },
    ]);
    expect((await bob.ask('{ mySuggestions { id } }')).data.mySuggestions).toEqual([]);
  });

  test('it is on the desk of its own team, the oldest first, and of nobody else', async () => {
    const older = await aSuggestion(desk.patch.em(), { suggestedAt: new Date('2022-09-01T08:00:00Z') });
    const newer = await aSuggestion(desk.patch.em(), { suggestedAt: new Date('2022-09-02T08:00:00Z') });
    const toRead = async (by: Browser) =>
      (await by.ask('{ desk { suggestionsToRead { id } } }')).data.desk.suggestionsToRead.map(
        ({ id }: { id: string }) => id,
      );
    const { officer, inspector, comms, admin, stranger } = desk.team;
    for (const by of [officer, inspector]) expect((await toRead(by)).slice(0, 2)).toEqual([older.id, newer.id]);
    for (const by of [comms, admin, stranger]) expect(await toRead(by)).toEqual([]);
  });
});

describe('who may', () => {
  test('read it for the team: its officers and inspectors', async () => {
    const id = await desk.suggested(ann);
    const { comms, admin, inspector, stranger } = desk.team;
    for (const by of [ann, comms, admin])
      expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, by)))).toBe('FORBIDDEN');
    expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, desk.patch.browser())))).toBe('UNAUTHENTICATED');
    for (const none of ['x', NOBODY]) {
      expect(codeOf(await desk.review(none))).toBe('NOT_FOUND');
      expect(codeOf(await desk.read(none))).toBe('NOT_FOUND');
    }
    expect((await desk.review(id, {}, inspector)).data.reviewSuggestion).toMatchObject({
      status: 'ACCEPTED',
      reviewedBy: { id: inspector.officer.id },
      isMine: false,
    });
    // Public by now, and still not another team's.
    expect(codeOf(await desk.nothingWritten(() => desk.review(id, {}, stranger)))).toBe('FORBIDDEN');
  });

  test('nobody their own: who joined the team leaves it to a colleague', async () => {
    const { officer } = desk.team;
    const { id } = await aSuggestion(desk.patch.em(), { email: officer.officer.email });
    expect(answerOf(await desk.nothingWritten(() => desk.review(id)))).toBe('OWN_SUGGESTION');
    expect(answerOf(await desk.review(id, {}, desk.team.inspector))).toBe('Suggestion');
  });
});

describe('twelve suggestions of one person at once', () => {
  const many = () => times(12, () => desk.suggest(ann));
  const taken = (answers: Answer[]) => answers.filter((answer) => answerOf(answer) === 'Suggestion').length;

  test('are five that wait to be read', async () => {
    expect(taken(await many())).toBe(5);
    const rows = await desk.patch
      .em()
      .execute('select 1 from suggestion s join person p on p.id = s.suggester_id where p.email = ?', [email]);
    expect(rows).toHaveLength(5);
  });

  test('negative control: without the lock they are more', async () => {
    expect(taken(await withoutLocksUntil(6, /^insert into "suggestion"/, many))).toBeGreaterThan(5);
  });
});
