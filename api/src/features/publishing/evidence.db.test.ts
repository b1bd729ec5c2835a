import { jest } from '@jest/globals';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { EvidenceDesk, type EvidenceRow, SUMMER } from '../../testing/evidence-desk.ts';
import { anArea } from '../areas/area.factory.ts';
import { anAlert } from '../following/alert.factory.ts';
import type { MeetingMode } from '../meetings/meeting.entity.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { aQuestion, aStatement } from '../meetings/question.factory.ts';
import { anUpdate, aPriority, someVerdicts } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { aSuggestion } from '../suggestions/suggestion.factory.ts';

jest.setTimeout(60_000);

let patch: Patch;
let desk: EvidenceDesk;
beforeAll(async () => {
  patch = await aPatch();
  desk = new EvidenceDesk(patch);
  patch.clock.set('2022-12-05T12:00:00Z');
});
afterAll(() => patch?.close());

const at = (text: string) => new Date(text);

describe('promised updates', () => {
  const force = 'updateshire';
  const month = { area: `${force}/north`, startsOn: '2022-07-01', endsOn: '2022-09-30' };

  test('are on time on the day, late after it, very late eight days after, and missed when the months are over', async () => {
    const em = patch.em();
    const quarter = await aQuarter(em, month);
    const promise = { quarter, updateEveryDays: 14 };
    // Promised by 15 July, in London: a minute before midnight is that day, and a minute after is the next.
    const onTime = await aPriority(em, promise);
    await anUpdate(em, { priority: onTime, postedAt: at('2022-07-15T22:59:00Z') });
    const late = await aPriority(em, promise);
    await anUpdate(em, { priority: late, postedAt: at('2022-07-15T23:01:00Z') });
    const veryLate = await aPriority(em, promise);
    await anUpdate(em, { priority: veryLate, postedAt: at('2022-07-23T09:00:00Z') });
    const never = await aPriority(em, promise);
    const backAgain = { withdrawnAt: at('2022-07-11T09:00:00Z'), withdrawnReason: 'Wrong.' };
    await anUpdate(em, { priority: never, postedAt: at('2022-07-10T09:00:00Z'), ...backAgain });
    await anUpdate(em, { priority: never, postedAt: at('2022-07-10T09:00:00Z'), isWaiting: true });
    await aPriority(em, { quarter });
    const { figures, missing } = await desk.row(month.area, SUMMER);
    expect(figures).toMatchObject({
      ...{ updatesPosted: 3, updatesDue: 7, updatesOnTime: 1, updatesLate: 2, updatesVeryLate: 1 },
      // The one that never came, and the next of each of the three.
      ...{ updatesMissed: 4, updatesOverdue: 0, pauses: 0, priorities: 5, endedWithoutOutcome: 5 },
    });
    expect(missing).toContain('4 promised updates never came.');
    // By their day: of 29 July are the one that is on time and its like; 15 July is in no August.
    expect((await desk.row(month.area, { from: '2022-07-15', until: '2022-07-15' })).figures).toMatchObject({
      ...{ updatesDue: 4, updatesOnTime: 1, updatesLate: 2, updatesMissed: 1 },
    });
    expect((await desk.row(month.area, { from: '2022-07-16', until: '2022-07-28' })).figures.updatesDue).toBe(0);
    expect((await desk.row(month.area, { from: '2022-07-29', until: '2022-07-29' })).figures.updatesMissed).toBe(1);
  });

  test('a pause that was made in time moves the day; what is promised for later is not counted yet', async () => {
    const em = patch.em();
    const area = `${force}/paused`;
    const quarter = await aQuarter(em, { area, startsOn: '2022-11-01', endsOn: '2023-01-31' });
    const { id } = await aPriority(em, { quarter, updateEveryDays: 14 });
    await em.execute(
      `insert into promise_pause (priority_id, paused_on, until) values (?, '2022-11-15', '2022-12-04')`,
      [id],
    );
    await aPriority(em, { quarter, updateEveryDays: 60 });
    const days = { from: '2022-11-01', until: '2022-12-31' };
    expect((await desk.row(area, days)).figures).toMatchObject({ updatesDue: 1, updatesOverdue: 1, pauses: 1 });
    const page = '{ priority(id: "ID") { nextUpdateDue isOverdue } }'.replace('ID', id);
    await em.execute(`update priority set paused_until = '2022-12-04' where id = ?`, [id]);
    expect((await patch.browser().ask(page)).data.priority).toEqual({ nextUpdateDue: '2022-12-04', isOverdue: true });
    expect((await desk.row(area, days)).missing).toContain('No meeting was held so far in this period.');
  });
});

describe('meetings', () => {
  const force = 'meetshire';
  const area = `${force}/north`;

  test('count by the London day on which they began, with who came as far as that is told', async () => {
    const em = patch.em();
    const meeting = async (starts: string, mode: MeetingMode, more: { headCount?: number; minutes?: string } = {}) => {
      const startsAt = at(starts);
      const made = await aMeeting(em, { area, mode, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) });
      if (more.headCount !== undefined) made.headCount = more.headCount;
      await em.flush();
      return made;
    };
    // The last one before: half past eleven in the evening of 30 June in London.
    await meeting('2022-06-30T22:30:00Z', 'IN_PERSON', { headCount: 50 });
    // Half past midnight of 1 July in London, and five to midnight of 30 September.
    const first = await meeting('2022-06-30T23:30:00Z', 'ONLINE', { headCount: 12 });
    const last = await meeting('2022-09-30T22:55:00Z', 'BOTH', { headCount: 9 });
    await meeting('2022-09-30T23:05:00Z', 'IN_PERSON', { headCount: 80 });
    await meeting('2022-08-01T18:00:00Z', 'IN_PERSON');
    const off = await meeting('2022-08-02T18:00:00Z', 'IN_PERSON');
    Object.assign(off, { cancelledAt: at('2022-08-01T09:00:00Z'), cancelReason: 'Flood.' });
    const wrong = await aStatement(em, {});
    await em.execute(`update statement set published_at = '2022-07-04T11:00:00Z' where id = ?`, [wrong.id]);
    first.minutes = (await aStatement(em, { replaces: wrong })) as never;
    last.minutes = (await aStatement(em, { isWaiting: true })) as never;
    await em.flush();
    const { figures, missing } = await desk.row(area, SUMMER);
    expect(figures).toMatchObject({
      ...{ meetingsHeld: 3, meetingsOnline: 1, meetingsInPerson: 1, meetingsBoth: 1, meetingsCancelled: 1 },
      // Of nine nobody is told, and nobody counted those of 1 August.
      ...{ peopleAttended: 12, meetingsWithAttendance: 1 },
      // The first minutes, not their correction; those that wait are not public.
      ...{ minutesPublished: 1, daysToMinutes: 3 },
      // 1 August to 30 September.
      longestBetweenMeetings: 60,
    });
    expect(missing).toContain('Of 2 meetings it is not known, or too few to tell, how many people came.');
    expect(missing).toContain('2 meetings have no published minutes.');
    const none = await desk.row(area, { from: '2022-08-03', until: '2022-08-31' });
    expect(none.figures).toMatchObject({ meetingsHeld: 0, peopleAttended: null, longestBetweenMeetings: 30 });
    expect(none.missing).toContain('No meeting was held in this period.');
  });

  test('where none was ever held, how long ago that was is unknown', async () => {
    await anArea(patch.em(), 'neverheldshire/north');
    const { figures } = await desk.row('neverheldshire/north', SUMMER);
    expect([figures.longestBetweenMeetings, figures.meetingsHeld]).toEqual([null, 0]);
  });
});

describe('questions', () => {
  test('are told as the page of questions tells them, over the days on which they were asked', async () => {
    const em = patch.em();
    const area = 'questionshire/north';
    const asked = (on: string, hours: number | null, more: object = {}) =>
      aQuestion(em, {
        ...{ area, status: 'PUBLISHED', askedAt: at(on) },
        ...(hours !== null && { answeredAt: new Date(at(on).getTime() + hours * 3_600_000) }),
        ...more,
      });
    // The clocks go back on 30 October 2022; 72 hours are hours, not three days of the clock.
    const first = await asked('2022-09-30T23:00:00Z', 72);
    await asked('2022-10-28T12:00:00Z', 72.5);
    await asked('2022-10-31T23:59:00Z', 10);
    await asked('2022-10-31T12:00:00Z', null);
    // Outside: the last minute of September in London, the first of January, unread, declined, grouped, for a meeting.
    await asked('2022-09-30T22:59:00Z', 1);
    await asked('2022-10-02T12:00:00Z', null, { status: 'UNREAD' });
    await asked('2022-10-02T12:00:00Z', null, { status: 'DECLINED', declineReason: 'ABUSIVE' });
    await asked('2022-10-02T12:00:00Z', null, { status: 'GROUPED', groupedInto: first });
    await asked('2022-10-02T12:00:00Z', 5, { meeting: await aMeeting(em, { area }) });
    const days = { from: '2022-10-01', until: '2022-11-30' };
    expect((await desk.row(area, days)).figures).toMatchObject({
      ...{ questionsAsked: 4, questionsAnswered: 3, answeredWithin72Hours: 2, questionsWaiting: 1 },
      ...{ medianHoursToAnswer: 72, longestHoursToAnswer: 72.5, questionsWaitingOver72Hours: 1 },
      ...{ questionsForMeetings: 1, questionsForMeetingsAnswered: 1 },
    });
    // The page tells of twelve months: of all five.
    const page = `{ area(path: "${area}") { hoursToAnswer { median answered withinPromise open overdue } } }`;
    expect((await patch.browser().ask(page)).data.area.hoursToAnswer).toEqual({
      ...{ median: 41, answered: 4, withinPromise: 3, open: 1, overdue: 1 },
    });
    const all = (await desk.row(area, { from: '2022-01-01', until: '2022-12-05' })).figures;
    expect(all).toMatchObject({ medianHoursToAnswer: 41, questionsAnswered: 4, answeredWithin72Hours: 3 });
  });
});

describe('priorities', () => {
  test('and what became of them; verdicts of nine are nobody’s to see, also not in a sum', async () => {
    const em = patch.em();
    const force = 'judgeshire';
    const quarter = await aQuarter(em, { area: `${force}/north`, startsOn: '2022-06-15', endsOn: '2022-09-14' });
    const before = await aQuarter(em, { area: `${force}/north`, startsOn: '2022-03-01', endsOn: '2022-06-14' });
    const earlier = await aPriority(em, { quarter: before, outcome: 'CONTINUES' });
    const judged = await aPriority(em, { quarter, continues: earlier, outcome: 'PARTLY' });
    const hidden = await aPriority(em, { quarter, outcome: 'DONE' });
    await aPriority(em, { quarter });
    await someVerdicts(em, judged, { BETTER: 6, PARTLY: 1, WORSE: 3 });
    await someVerdicts(em, hidden, { SAME: 9 });
    const { figures, missing } = await desk.row(`${force}/north`, SUMMER);
    expect(figures).toMatchObject({
      ...{ priorities: 3, prioritiesContinued: 1, outcomesPartly: 1, outcomesDone: 1, outcomesContinues: 0 },
      ...{ endedWithoutOutcome: 1, prioritiesJudged: 1, verdictsBetter: 6, verdictsPartly: 1, verdictsSame: 0 },
      ...{ verdictsWorse: 3, verdictsDontKnow: 0 },
    });
    expect(missing).toContain('Nothing is on record of what became of one priority whose months are over.');
    expect((await desk.of(SUMMER, force)).total).toMatchObject({ verdictsSame: 0, prioritiesJudged: 1 });
    await someVerdicts(em, hidden, { SAME: 1 });
    expect((await desk.row(`${force}/north`, SUMMER)).figures).toMatchObject({
      verdictsSame: 10,
      prioritiesJudged: 2,
    });
    const quiet = await desk.row(`${force}/north`, { from: '2022-05-01', until: '2022-05-31' });
    expect(quiet.figures).toMatchObject({ priorities: 1, prioritiesJudged: 0, verdictsBetter: null });
  });
});

describe('suggestions, alerts and news', () => {
  test('count what is public, by its London day', async () => {
    const em = patch.em();
    const area = 'viewshire/north';
    const road = { suggestFrom: at('2022-08-31T23:30:00Z'), voteFrom: at('2022-09-11T23:00:00Z') };
    await aQuarter(em, {
      area,
      startsOn: '2022-10-01',
      endsOn: '2022-12-31',
      ...road,
      voteUntil: at('2022-09-20T20:00:00Z'),
    });
    await anArea(em, 'viewshire/south');
    await anArea(em, `${area}/girton`);
    const accepted = await aSuggestion(em, { area, status: 'ACCEPTED', suggestedAt: at('2022-06-30T23:00:00Z') });
    await aSuggestion(em, { area, status: 'MERGED', mergedInto: accepted, suggestedAt: at('2022-09-30T22:59:00Z') });
    await aSuggestion(em, { area, status: 'DECLINED', declineReason: 'TOO_GENERAL' });
    await aSuggestion(em, { area });
    await aSuggestion(em, { area, status: 'ACCEPTED', suggestedAt: at('2022-09-30T23:00:00Z') });
    await anAlert(em, { area, sentAt: at('2022-07-10T10:00:00Z') });
    await anAlert(em, { area: 'viewshire', sentAt: at('2022-07-12T22:30:00Z') });
    await anAlert(em, { area: 'viewshire', places: [`${area}/girton`], sentAt: at('2022-07-12T23:30:00Z') });
    await anAlert(em, { area, sentAt: null as never, goesAt: null as never });
    const { neighbourhoods, total } = await desk.of(SUMMER, 'viewshire');
    const [north, south] = neighbourhoods as [EvidenceRow, EvidenceRow];
    expect(north.figures).toMatchObject({
      ...{ suggestionsReceived: 3, suggestionsDeclined: 1, suggestionsOnVotes: 0 },
      // From 1 to 11 September: it opens at half past midnight, and the vote begins with the 12th.
      daysOpenForSuggestions: 11,
      // 10, 12 and 13 July; then nothing until the end.
      ...{ alertsSent: 3, daysWithoutNews: 89, longestWithoutNews: 79 },
    });
    expect(south.figures).toMatchObject({ alertsSent: 1, daysWithoutNews: 91, longestWithoutNews: 80 });
    expect(total).toMatchObject({ alertsSent: 3, suggestionsReceived: 3, daysWithoutNews: 91, votesHeld: 0 });
    expect(south.missing).toContain('Residents were not asked for suggestions in this period.');
    expect(north.missing).not.toContain('Residents were not asked for suggestions in this period.');
  });
});
