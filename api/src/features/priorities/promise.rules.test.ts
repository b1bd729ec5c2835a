import { addDays } from '@patchwork/calendar';
import * as fc from 'fast-check';
import {
  keptOf,
  mayRecordOutcome,
  nextUpdateDue,
  type PromiseFacts,
  type PromiseRecord,
  pauseFor,
  promisedDays,
  punctualityOf,
} from './promise.rules.ts';

/** A promise of every fourteen days in "August to October 2022". */
const promised: PromiseFacts = { updateEveryDays: 14, startsOn: '2022-08-01', endsOn: '2022-10-31' };
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

test('the first update is due so many days after the quarter began', () => {
  expect(nextUpdateDue(promised, noon('2022-08-01'))).toBe('2022-08-15');
});

test('the next is due so many days after the last one, by the London day it was posted', () => {
  // Half past eleven in the evening, UTC, is the next day in London while summer time holds.
  expect(nextUpdateDue({ ...promised, lastPostedAt: '2022-08-20T23:30:00Z' }, noon('2022-08-22'))).toBe('2022-09-04');
  expect(nextUpdateDue({ ...promised, lastPostedAt: new Date('2022-08-20T22:30:00Z') }, noon('2022-08-22'))).toBe(
    '2022-09-03',
  );
});

test.each(['2022-07-31', '2022-11-01'])('outside the quarter nothing is due: %s', (day) => {
  expect(nextUpdateDue(promised, noon(day))).toBeNull();
  expect(punctualityOf(promised, noon(day))).toBe('NO_PROMISE');
});

test('without a promise nothing is due', () => {
  expect(punctualityOf({ ...promised, updateEveryDays: null }, noon('2022-09-30'))).toBe('NO_PROMISE');
});

test.each([
  ['on the promised day itself', '2022-08-15T22:59:59Z', 'ON_TIME'],
  ['from the first moment of the next day in London', '2022-08-15T23:00:00Z', 'DUE'],
  ['on the seventh day after', '2022-08-22T22:59:59Z', 'DUE'],
  ['after seven days', '2022-08-22T23:00:00Z', 'LATE'],
])('%s', (_, instant, punctuality) => {
  expect(punctualityOf(promised, new Date(instant))).toBe(punctuality);
});

test('summer time ends, and the day after is still the day after', () => {
  const facts = { ...promised, lastPostedAt: '2022-10-16T12:00:00Z' };
  expect(nextUpdateDue(facts, noon('2022-10-30'))).toBe('2022-10-30');
  // 30 October 2022 has twenty-five hours in London.
  expect(punctualityOf(facts, new Date('2022-10-30T23:59:59Z'))).toBe('ON_TIME');
  expect(punctualityOf(facts, new Date('2022-10-31T00:00:00Z'))).toBe('DUE');
});

test('a paused promise is neither due nor late until it returns, and due from the day after', () => {
  const paused = { ...promised, pausedUntil: '2022-09-10' };
  expect(punctualityOf(paused, noon('2022-09-09'))).toBe('PAUSED');
  expect(nextUpdateDue(paused, noon('2022-09-09'))).toBe('2022-09-10');
  expect(punctualityOf(paused, noon('2022-09-10'))).toBe('ON_TIME');
  expect(punctualityOf(paused, noon('2022-09-11'))).toBe('DUE');
  expect(punctualityOf(paused, noon('2022-09-18'))).toBe('LATE');
});

test('a pause that returns before the promised day moves nothing', () => {
  expect(nextUpdateDue({ ...promised, pausedUntil: '2022-08-10' }, noon('2022-08-11'))).toBe('2022-08-15');
});

test('while nobody posts, punctuality only ever gets worse', () => {
  const rank = { ON_TIME: 0, DUE: 1, LATE: 2, PAUSED: -1, NO_PROMISE: -1 };
  const within = { min: new Date('2022-08-01T00:00:00Z'), max: new Date('2022-10-31T23:59:00Z'), noInvalidDate: true };
  fc.assert(
    fc.property(
      fc.date(within),
      fc.integer({ min: 0, max: 90 * 86_400_000 }),
      fc.integer({ min: 1, max: 60 }),
      (at, later, days) => {
        const facts = { ...promised, updateEveryDays: days };
        const then = new Date(Math.min(at.getTime() + later, within.max.getTime()));
        return rank[punctualityOf(facts, then)] >= rank[punctualityOf(facts, at)];
      },
    ),
  );
});

test.each([
  ['to today', '2022-09-01', 'BAD_TIME'],
  ['to a day gone by', '2022-08-31', 'BAD_TIME'],
  ['beyond the quarter', '2022-11-01', 'BAD_TIME'],
])('a pause %s is refused', (_, until, reason) => {
  expect(pauseFor(until, promised, noon('2022-09-01'))).toMatchObject({ reason, field: 'until' });
});

test('a pause lasts until a day of return in the quarter, its last one included', () => {
  expect(pauseFor('2022-09-02', promised, noon('2022-09-01'))).toBe('2022-09-02');
  expect(pauseFor('2022-10-31', promised, noon('2022-09-01'))).toBe('2022-10-31');
});

test('nothing is paused where nothing was promised or the quarter has ended', () => {
  expect(pauseFor('2022-09-02', { ...promised, updateEveryDays: null }, noon('2022-09-01'))).toMatchObject({
    reason: 'NO_PROMISE',
  });
  expect(pauseFor('2022-11-09', promised, noon('2022-11-01'))).toMatchObject({ reason: 'QUARTER_ENDED' });
});

test('an outcome is recorded from fourteen days before the end, once', () => {
  const from = addDays(promised.endsOn, -14);
  expect(mayRecordOutcome(promised, false, noon(addDays(from, -1)))).toMatchObject({ reason: 'NOT_ENDED' });
  expect(mayRecordOutcome(promised, false, noon(from))).toBeNull();
  expect(mayRecordOutcome(promised, false, noon('2023-03-01'))).toBeNull();
  expect(mayRecordOutcome(promised, true, noon('2023-03-01'))).toMatchObject({ reason: 'ALREADY_RECORDED' });
});

describe('every day by which an update was promised', () => {
  const record = (postedOn: string[], pauses: PromiseRecord['pauses'] = []): PromiseRecord => ({
    ...{ updateEveryDays: 14, startsOn: '2022-08-01', endsOn: '2022-10-31', postedOn, pauses },
  });
  const days = (each: PromiseRecord, today = '2022-11-20') =>
    promisedDays(each).map((day) => `${day.due} ${keptOf(day, each, today)}`);

  test('without any update there is one, and it is missed once the quarter is over', () => {
    expect(days(record([]))).toEqual(['2022-08-15 MISSED']);
    expect(days(record([]), '2022-10-31')).toEqual(['2022-08-15 OVERDUE']);
    expect(days(record([]), '2022-08-15')).toEqual(['2022-08-15 OPEN']);
    expect(promisedDays({ ...record(['2022-08-02']), updateEveryDays: null })).toEqual([]);
  });

  test('on the day is on time, the day after is late, eight days after very late', () => {
    expect(days(record(['2022-08-15']))).toEqual(['2022-08-15 ON_TIME', '2022-08-29 MISSED']);
    expect(days(record(['2022-08-16']))).toEqual(['2022-08-15 LATE', '2022-08-30 MISSED']);
    expect(days(record(['2022-08-22']))[0]).toBe('2022-08-15 LATE');
    expect(days(record(['2022-08-23']))[0]).toBe('2022-08-15 VERY_LATE');
  });

  test('a day after the quarter’s last was never promised', () => {
    expect(days(record(['2022-08-10', '2022-10-17']))).toEqual([
      '2022-08-15 ON_TIME',
      '2022-08-24 VERY_LATE',
      '2022-10-31 MISSED',
    ]);
    expect(days(record(['2022-10-18']))).toEqual(['2022-08-15 VERY_LATE']);
  });

  test('a pause moves the day that had not passed when it was made, and a later pause takes its place', () => {
    const away = { pausedOn: '2022-08-15', until: '2022-09-01' };
    expect(days(record(['2022-09-01'], [away]))[0]).toBe('2022-09-01 ON_TIME');
    expect(days(record(['2022-09-01'], [{ ...away, pausedOn: '2022-08-16' }]))[0]).toBe('2022-08-15 VERY_LATE');
    expect(days(record(['2022-08-10'], [away]))).toEqual(['2022-08-15 ON_TIME', '2022-09-01 MISSED']);
    const longer = { pausedOn: '2022-08-20', until: '2022-09-10' };
    expect(days(record([], [away, longer]))).toEqual(['2022-09-10 MISSED']);
    expect(days(record([], [longer, { pausedOn: '2022-08-21', until: '2022-08-30' }]))).toEqual(['2022-08-15 MISSED']);
  });

  test('what came before the quarter keeps no promise of it, and counts as the last one', () => {
    expect(days(record(['2022-07-25']))).toEqual(['2022-08-08 MISSED']);
  });

  test('the one that is open is the day that the page names', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2022-08-01', n));
    fc.assert(
      fc.property(fc.uniqueArray(day), fc.option(day, { nil: null }), (posted, until) => {
        const postedOn = posted.toSorted();
        const today = noon('2022-10-01');
        const pauses = until && until > '2022-08-01' ? [{ pausedOn: '2022-08-01', until }] : [];
        const open = promisedDays(record(postedOn, pauses)).find(({ metOn }) => metOn === null);
        const lastPostedAt = postedOn.length > 0 ? noon(postedOn.at(-1) as string) : null;
        expect(open?.due).toBe(nextUpdateDue({ ...promised, lastPostedAt, pausedUntil: until }, today));
      }),
    );
  });
});
