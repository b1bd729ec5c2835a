import { shown, textOf } from '#ui/markup.ts';
import { AfterMeeting } from './after-meeting.tsx';
import { Agenda } from './agenda.tsx';
import { webcal } from './calendars.tsx';
import { MeetingAtAGlance, placesInWords, whereInWords } from './meeting-at-a-glance.tsx';
import { MeetingNews } from './meeting-news.tsx';
import { areDoorsOpen, standingOf, timesInWords } from './meeting-state.ts';
import { meetingInWords } from './meeting-words.ts';
import { aMeeting, anArea, aPlace } from './meetings.factory.ts';
import { type MyRegistration, placeInWords, sorted } from './my-meetings.tsx';
import { NextMeetings } from './next-meetings.tsx';
import { anAnswer } from './question.factory.ts';
import { TakingPart } from './taking-part.tsx';

const before = '2027-06-30T09:00:00Z';
const during = '2027-07-01T18:30:00Z';

test.each([
  [12, 0, '12 of 100 left'],
  [1, 3, '1 of 100 left'],
  [0, 0, 'None of 100 left'],
  [0, 1, 'None of 100 left, and 1 person waits'],
  [0, 7, 'None of 100 left, and 7 people wait'],
])('%i places left and %i waiting: %s', (placesLeft, waiting, words) => {
  expect(placesInWords({ capacity: 100, isOpenDoor: false, placesLeft, waiting })).toBe(words);
});

test('where people just come, no places are told', () => {
  const open = aMeeting({ isOpenDoor: true, capacity: 10_000, placesLeft: 10_000, isRegistrationOpen: false });
  expect(placesInWords(open)).toBe('No need to register, just come along');
  expect(meetingInWords(open, 'Patch')).toMatch(/No need to register, just come along\.$/);
  const listed = textOf(shown(<NextMeetings meetings={[open]} path="force/patch" />));
  expect(listed).toContain('No need to register, just come along.');
  expect(listed).not.toMatch(/Places|Register for|waiting/);
});

test('where it is, is said in all three ways, and that it follows where nobody has said', () => {
  expect(whereInWords({ mode: 'ONLINE', address: null })).toBe('Online');
  expect(whereInWords({ mode: 'IN_PERSON', address: 'Village Hall' })).toBe('Village Hall');
  expect(whereInWords({ mode: 'BOTH', address: 'Village Hall' })).toBe('Village Hall, and online');
  expect(whereInWords({ mode: 'IN_PERSON', address: null })).toBe('The address follows');
});

test('times are London’s, with the second day where it ends on another', () => {
  expect(timesInWords(aMeeting())).toBe('Thursday 1 July 2027 at 7pm until 8:30pm');
  expect(timesInWords(aMeeting({ startsAt: '2027-07-01T22:00:00Z', endsAt: '2027-07-01T23:30:00Z' }))).toBe(
    'Thursday 1 July 2027 at 11pm until Friday 2 July 2027 at 12:30am',
  );
});

test('a meeting stands where the clock puts it, unless it is off', () => {
  const at = (now: string) => standingOf(aMeeting(), now);
  expect([at(before), at('2027-07-01T17:59:59Z')]).toEqual(['TO_COME', 'TO_COME']);
  expect([at('2027-07-01T18:00:00Z'), at('2027-07-01T19:29:59Z')]).toEqual(['UNDER_WAY', 'UNDER_WAY']);
  expect(at('2027-07-01T19:30:00Z')).toBe('ENDED');
  expect(standingOf(aMeeting({ status: 'CANCELLED' }), during)).toBe('CANCELLED');
  expect(areDoorsOpen(aMeeting({ status: 'CANCELLED' }), during)).toBe(false);
});

test('nobody is told of places at a meeting that is over or off', () => {
  const rows = (status: 'SCHEDULED' | 'ENDED' | 'CANCELLED') =>
    textOf(shown(<MeetingAtAGlance meeting={aMeeting({ status })} />));
  expect(rows('SCHEDULED')).toContain('Places12 of 100 left');
  expect(rows('ENDED')).not.toContain('Places');
  expect(rows('CANCELLED')).not.toContain('Places');
});

describe('what is not as usual', () => {
  const news = (facts: Parameters<typeof aMeeting>[0], now = before) => {
    const meeting = aMeeting(facts);
    return textOf(shown(<MeetingNews meeting={meeting} standing={standingOf(meeting, now)} />));
  };
  const movedFrom = '2027-06-24T18:00:00Z';

  test('is nothing where all is', () => expect(news({})).toBe(''));

  test('moved: both times, until it begins', () => {
    expect(news({ movedFrom })).toBe(
      'This meeting has moved. It was to start on Thursday 24 June 2027 at 7pm. It now starts on Thursday 1 July 2027 at 7pm.',
    );
    expect(news({ movedFrom }, during)).toBe('This meeting is under way now.');
  });

  test('cancelled: the reason that the team gave', () => {
    const cancelled = news({
      status: 'CANCELLED',
      cancelReason: 'The hall has flooded.',
      cancelledAt: before,
      movedFrom,
    });
    expect(cancelled).toContain('This meeting is cancelled.');
    expect(cancelled).toContain('“The hall has flooded.”');
    expect(cancelled).not.toContain('moved');
  });
});

describe('taking part', () => {
  const part = (facts: Parameters<typeof aMeeting>[0]) =>
    textOf(shown(<TakingPart meeting={aMeeting(facts)} area={anArea} />));

  test('online says by phone and with captions, also where the team gave no number', () => {
    expect(part({ mode: 'ONLINE', dialIn: 'Ring 0330.' })).toContain('By phone: Ring 0330.');
    const none = part({ mode: 'ONLINE' });
    expect(none).toContain('ask the team how to join by phone: call 0300 000 000 or write to team@x.test');
    expect(none).toContain('With captions:');
    expect(none).not.toContain('How to get there');
  });

  test('in person says the address and whom to ask about steps', () => {
    const there = part({ mode: 'IN_PERSON' });
    expect(there).toContain('Village Hall, Girton');
    expect(there).toContain('a hearing loop or an interpreter, ask the team');
    expect(there).not.toContain('captions');
  });
});

describe('after a meeting', () => {
  const none = { isOpenDoor: false, minutes: null, attendance: null, recordingUrl: null, decisions: [] };
  const left = (facts: object) => shown(<AfterMeeting meeting={{ id: 'm1', ...none, ...facts }} />);

  test('nothing is made up: no number where nobody told one, no minutes before they are published', () => {
    expect(textOf(left({}))).toBe('What was said and agreedThe minutes are not published yet.');
    expect(textOf(left({ attendance: 64 }))).toContain('64 people came.');
    expect(textOf(left({ isOpenDoor: true }))).toBe('');
  });

  test('what was agreed after it is a link', () => {
    const quarter = { id: 'q1', name: 'January to March 2027' };
    const link = left({ decisions: [{ id: 'd1', decidedAt: '2026-12-20T12:00:00Z', quarter }] }).querySelector('a');
    expect(link?.getAttribute('href')).toBe('/decisions/d1');
    expect(textOf(link)).toBe('What was agreed for January to March 2027, and why');
  });

  test('minutes are shown with who wrote them, that they were corrected, and the way to correct them', () => {
    const part = left({ minutes: anAnswer({ bodyHtml: '<p>We <strong>agreed</strong>.</p>', isCorrected: true }) });
    expect(part.querySelector('.app-words strong')?.textContent).toBe('agreed');
    expect(textOf(part)).toContain('Written by PCSO. Published on 20 November 2026. Corrected since.');
    expect(part.querySelector('a')?.getAttribute('href')).toBe('/meetings/m1/correction');
  });

  test('minutes that were taken back leave the day and the reason alone', () => {
    const part = left({
      minutes: anAnswer({
        bodyHtml: '<p>A name</p>',
        withdrawnAt: '2026-11-21T09:00:00Z',
        withdrawnReason: 'It named somebody.',
      }),
    });
    expect(textOf(part)).toContain(
      'The team took the minutes back on 21 November 2026. The reason it gave: “It named somebody.”',
    );
    expect(textOf(part)).not.toContain('A name');
  });
});

test('the point of the agenda that is spoken of is marked for everybody', () => {
  const points = [
    { position: 1, title: 'Welcome' },
    { position: 2, title: 'Speeding' },
  ];
  const now = shown(<Agenda points={points} now={2} />).querySelectorAll('[aria-current="step"]');
  expect([...now].map(textOf)).toEqual(['SpeedingNow']);
  expect(shown(<Agenda points={points} now={null} />).querySelector('[aria-current]')).toBeNull();
});

test('a shared link says the facts of a meeting, and that it is off', () => {
  expect(meetingInWords(aMeeting({ address: 'Village Hall\nGirton' }), 'Patch')).toBe(
    'Public meeting with the police team of Patch, on Thursday 1 July 2027 at 7pm. Village Hall, Girton, and online. Places: 12 of 100 left.',
  );
  expect(meetingInWords(aMeeting({ status: 'CANCELLED' }), 'Patch')).toMatch(/^Cancelled\. /);
});

test('calendars subscribe to webcal:, whatever the page came by', () => {
  expect(webcal('https://x.test/a.ics')).toBe('webcal://x.test/a.ics');
  expect(webcal('http://localhost:3000/a.ics')).toBe('webcal://localhost:3000/a.ics');
});

describe('my meetings', () => {
  const mine = (
    id: string,
    place: Partial<MyRegistration> = {},
    meeting: Parameters<typeof aMeeting>[0] = {},
  ): MyRegistration => ({
    ...aPlace({ id, ...place }),
    meeting: aMeeting(meeting),
  });

  test('are those to come from the earliest, then those that are over from the latest', () => {
    const on = (day: string) => ({ startsAt: `${day}T18:00:00Z`, endsAt: `${day}T19:00:00Z` });
    const all = [
      mine('c', {}, on('2027-09-01')),
      mine('b', {}, on('2027-07-01')),
      mine('z', {}, on('2027-01-01')),
      mine('y', {}, on('2027-05-01')),
    ];
    const { toCome, over } = sorted(all, before);
    expect([toCome.map(({ id }) => id), over.map(({ id }) => id)]).toEqual([
      ['b', 'c'],
      ['y', 'z'],
    ]);
  });

  test.each([
    [{ status: 'CONFIRMED' }, before, 'You have a place'],
    [{ status: 'CONFIRMED' }, '2027-07-02T09:00:00Z', 'You had a place'],
    [{ status: 'WAITING', waitingPosition: 4 }, before, 'Number 4 on the waiting list'],
    [{ status: 'WAITING', waitingPosition: 4 }, '2027-07-02T09:00:00Z', 'No place'],
    [{ status: 'OFFERED', offerEndsAt: '2027-06-30T10:00:00Z' }, before, 'A place is free for you'],
    [{ status: 'OFFERED', offerEndsAt: '2027-06-30T08:00:00Z' }, before, 'Went to the next'],
    [{ status: 'WITHDRAWN' }, before, 'Given up'],
    [{ status: 'WITHDRAWN', hasLapsed: true }, before, 'Went to the next'],
    [{ status: 'ATTENDED' }, during, 'Checked in'],
    [{ status: 'ATTENDED' }, '2027-07-02T09:00:00Z', 'You were there'],
  ] as const)('%j at %s: %s', (place, now, words) => {
    expect(placeInWords(mine('r', place), now).tag).toBe(words);
  });
});
