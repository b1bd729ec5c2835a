import type { MeetingFactsFragment, MyPlaceFragment } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { aMeeting, anArea, aPlace } from './meetings.factory.ts';
import { WayIn } from './way-in.tsx';
import { YourPlace } from './your-place.tsx';

const before = '2027-06-30T09:00:00Z';
const doors = '2027-07-01T17:30:00Z';
const during = '2027-07-01T18:30:00Z';
const after = '2027-07-01T19:30:00Z';

const yours = (place: Partial<MyPlaceFragment>, now = before, meeting: Partial<MeetingFactsFragment> = {}) =>
  shown(<YourPlace meeting={aMeeting(meeting)} place={aPlace(place)} now={now} />);
const title = (...args: Parameters<typeof yours>) => textOf(yours(...args).querySelector('h2'));
const ways = (part: Element) =>
  [...part.querySelectorAll('a, form')].map((way) => way.getAttribute('href') ?? way.getAttribute('action'));

describe('your place', () => {
  test('confirmed, says from when the way in is here, and how to give it up', () => {
    const part = yours({ hasCompanion: true });
    expect(textOf(part)).toContain('You have a place');
    expect(textOf(part)).toContain('Whoever you bring has a place too.');
    expect(textOf(part)).toContain('You can join online on this page from 6:30pm on the day.');
    expect(ways(part)).toEqual(['#calendar', '/meetings/m1/register', '/meetings/m1/withdraw']);
  });

  test('has its buttons from half an hour before the start, not a moment sooner', () => {
    expect(ways(yours({}, '2027-07-01T17:29:59Z'))).not.toContain('/meetings/m1/join');
    expect(ways(yours({}, doors))).toEqual(expect.arrayContaining(['/meetings/m1/join', '/meetings/m1/check-in']));
    expect(ways(yours({}, doors, { mode: 'ONLINE' }))).not.toContain('/meetings/m1/check-in');
    expect(ways(yours({}, doors, { mode: 'IN_PERSON' }))).not.toContain('/meetings/m1/join');
  });

  test('checked in, lets in again whoever lost the line', () => {
    expect(title({ status: 'ATTENDED' }, during)).toBe('You are checked in');
    expect(ways(yours({ status: 'ATTENDED' }, during))).toEqual(['/meetings/m1/join']);
  });

  test('waiting, says the number, and once it began that no more are offered', () => {
    const place = { status: 'WAITING', waitingPosition: 4 } as const;
    expect(title(place)).toBe('You are number 4 on the waiting list');
    expect(ways(yours(place))).toEqual(['/meetings/m1/register', '/meetings/m1/withdraw']);
    expect(textOf(yours(place, during))).toContain('no more places are offered. Ask at the door whether one is free.');
    expect(textOf(yours(place, during, { mode: 'ONLINE' }))).not.toContain('door');
  });

  test('offered, says until when, and is accepted at a press while it is held', () => {
    const place = { status: 'OFFERED', offerEndsAt: '2027-06-30T11:00:00Z' } as const;
    const part = yours(place);
    expect(textOf(part)).toContain('accept it by Wednesday 30 June 2027 at midday');
    expect(part.querySelector('form')?.getAttribute('action')).toBe('/meetings/m1/accept');
    expect(part.querySelector('form')?.getAttribute('method')).toBe('post');
    const late = yours(place, '2027-06-30T11:00:00Z');
    expect(late.querySelector('form')).toBeNull();
    expect(textOf(late)).toContain('went to the next in line');
  });

  test('given up or gone on, says which, and that one can come after all only where one can', () => {
    expect(title({ status: 'WITHDRAWN' })).toBe('You are not coming');
    expect(title({ status: 'WITHDRAWN', hasLapsed: true })).toContain('went to the next in line');
    expect(textOf(yours({ status: 'WITHDRAWN' }))).toContain('register again');
    expect(textOf(yours({ status: 'WITHDRAWN' }, before, { isRegistrationOpen: false }))).not.toContain(
      'register again',
    );
  });

  test('after the meeting leads to the feedback, for those who had one', () => {
    expect(ways(yours({ status: 'ATTENDED' }, after))).toEqual(['/meetings/m1/feedback']);
    expect(ways(yours({}, after))).toEqual(['/meetings/m1/feedback']);
    expect(textOf(yours({ status: 'WAITING', waitingPosition: 1 }, after))).toBe('');
  });

  test('of a cancelled meeting asks for nothing', () => {
    const part = yours({}, before, { status: 'CANCELLED', isRegistrationOpen: false });
    expect(textOf(part)).toBe('You need not do anythingYour place has gone with the meeting.');
    expect(ways(part)).toEqual([]);
  });
});

describe('the way in', () => {
  const wayIn = (meeting: Partial<MeetingFactsFragment>, now = before, isStranger = false) =>
    shown(<WayIn meeting={aMeeting(meeting)} area={anArea} now={now} isStranger={isStranger} />);

  test('is one button: to register, or onto the waiting list', () => {
    expect(textOf(wayIn({}).querySelector('a'))).toBe('Register');
    const full = wayIn({ placesLeft: 0 });
    expect(textOf(full.querySelector('a'))).toBe('Join the waiting list');
    expect(ways(full)).toEqual(['/meetings/m1/register']);
  });

  test('says from when, and since when no more', () => {
    const shut = { isRegistrationOpen: false };
    const early = wayIn({ ...shut, registrationFrom: '2027-06-30T10:00:00Z' });
    expect(textOf(early)).toBe('You can register from Wednesday 30 June 2027 at 11am.');
    const late = wayIn({ ...shut, registrationUntil: '2027-06-29T10:00:00Z' });
    expect(textOf(late)).toContain('Registration closed on Tuesday 29 June 2027 at 11am.');
    expect(ways(late)).toEqual(['tel:0300000000', 'mailto:team@x.test']);
    expect(textOf(wayIn(shut, during))).toContain('The meeting has begun, so nobody can register any more.');
  });

  test('where people just come, is a sentence and no button', () => {
    const open = wayIn({ isOpenDoor: true, isRegistrationOpen: false }, before, true);
    expect(textOf(open)).toBe('You do not need to register for this meeting. Just come along.');
    expect(ways(open)).toEqual([]);
  });

  test('over or off, leads to the other meetings and nowhere else', () => {
    expect(ways(wayIn({ status: 'ENDED' }, after))).toEqual(['/areas/force/patch/meetings']);
    expect(ways(wayIn({ status: 'CANCELLED' }, before, true))).toEqual(['/areas/force/patch/meetings']);
  });

  test('lets a stranger who registered before find their place, and come back', () => {
    expect(ways(wayIn({}, before, true))).toEqual(['/meetings/m1/register', '/sign-in?next=%2Fmeetings%2Fm1']);
    expect(ways(wayIn({ placesLeft: 0 }, before, true))).toContain('/meetings/m1/accept');
  });
});
