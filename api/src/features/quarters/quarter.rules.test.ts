import * as fc from 'fast-check';
import { isRefusal } from '#platform/refusal.ts';
import { QuarterStage, stageOf, type Timetable, timetableFor } from './quarter.rules.ts';

const road = {
  startsOn: '2022-08-01',
  endsOn: '2022-10-31',
  suggestFrom: '2022-06-01T09:00:00Z',
  voteFrom: '2022-07-01T09:00:00Z',
  voteUntil: '2022-07-20T19:00:00Z',
};

test.each<[string, string, QuarterStage]>([
  ['before anything', '2022-06-01T08:59:59.999Z', 'PLANNED'],
  ['from when residents may suggest', '2022-06-01T09:00:00Z', 'SUGGESTING'],
  ['until the vote opens', '2022-07-01T08:59:59.999Z', 'SUGGESTING'],
  ['from when the vote opens', '2022-07-01T09:00:00Z', 'VOTING'],
  ['until it closes', '2022-07-20T18:59:59.999Z', 'VOTING'],
  ['from when it closes', '2022-07-20T19:00:00Z', 'DECIDING'],
  ['in London it is still July, an hour before midnight UTC', '2022-07-31T22:59:59.999Z', 'DECIDING'],
  ['in London it is August, an hour before midnight UTC', '2022-07-31T23:00:00Z', 'CURRENT'],
  ['on its last day, after summer time ended', '2022-10-31T23:59:59.999Z', 'CURRENT'],
  ['from the day after', '2022-11-01T00:00:00Z', 'ENDED'],
])('%s it is %s', (_, now, stage) => {
  expect(stageOf(road, new Date(now))).toBe(stage);
});

test('begins in winter time and ends in summer time, at midnight in London both', () => {
  const spring = { startsOn: '2022-03-01', endsOn: '2022-03-31' };
  expect(stageOf(spring, new Date('2022-02-28T23:59:59Z'))).toBe('PLANNED');
  expect(stageOf(spring, new Date('2022-03-01T00:00:00Z'))).toBe('CURRENT');
  expect(stageOf(spring, new Date('2022-03-31T22:59:59Z'))).toBe('CURRENT');
  expect(stageOf(spring, new Date('2022-03-31T23:00:00Z'))).toBe('ENDED');
});

test.each(['2022-03-27', '2022-10-30'])('the day the clocks change is one day: %s', (day) => {
  const quarter = { startsOn: day, endsOn: day };
  const hours = Array.from({ length: 50 }, (_, i) => new Date(Date.parse(`${day}T00:00:00Z`) + (i - 12) * 3_600_000));
  const current = hours.filter((hour) => stageOf(quarter, hour) === 'CURRENT');
  expect(current).toHaveLength(day === '2022-03-27' ? 23 : 25);
});

test('a step of the road that is not planned is passed over', () => {
  expect(stageOf({ ...road, suggestFrom: null, voteFrom: null }, new Date('2022-07-19T00:00:00Z'))).toBe('PLANNED');
  expect(stageOf({ ...road, voteUntil: undefined }, new Date('2022-07-31T00:00:00Z'))).toBe('VOTING');
});

test('a quarter never goes back to an earlier stage', () => {
  const order = Object.values(QuarterStage);
  const range = { min: new Date('2022-01-01'), max: new Date('2023-01-01'), noInvalidDate: true };
  const instant = fc.date(range);
  const step = fc.option(instant);
  const days = fc.constantFrom(
    { startsOn: '2022-03-01', endsOn: '2022-05-31' },
    { startsOn: '2022-03-27', endsOn: '2022-03-27' },
    { startsOn: '2022-08-01', endsOn: '2022-10-31' },
  );
  fc.assert(
    fc.property(
      days,
      fc.record({ suggestFrom: step, voteFrom: step, voteUntil: step }),
      instant,
      instant,
      (q, steps, a, b) => {
        const [before, after] = a <= b ? [a, b] : [b, a];
        const timetable = { ...q, ...steps };
        return order.indexOf(stageOf(timetable, after)) >= order.indexOf(stageOf(timetable, before));
      },
    ),
  );
});

const now = new Date('2022-05-01T12:00:00Z');

test.each<[string, Partial<Timetable>, string, string]>([
  ['ends before it starts', { endsOn: '2022-07-31' }, 'ENDS_BEFORE_START', 'endsOn'],
  ['lasts more than 366 days', { endsOn: '2023-08-02' }, 'TOO_LONG', 'endsOn'],
  ['has ended already', { startsOn: '2022-02-01', endsOn: '2022-04-30' }, 'ENDED_ALREADY', 'endsOn'],
  ['suggests after its first day', { suggestFrom: '2022-08-02T00:00:00Z' }, 'TIMETABLE_ORDER', 'suggestFrom'],
  ['votes before it suggests', { suggestFrom: '2022-07-02T00:00:00Z' }, 'TIMETABLE_ORDER', 'voteFrom'],
  ['closes the vote as it opens', { voteUntil: road.voteFrom }, 'TIMETABLE_ORDER', 'voteUntil'],
  [
    'closes the vote before residents suggest',
    { voteFrom: null, suggestFrom: '2022-07-21T00:00:00Z' },
    'TIMETABLE_ORDER',
    'voteUntil',
  ],
  ['suggests in a year that never was', { suggestFrom: '0000-01-01T00:00:00Z' }, 'TIMETABLE_ORDER', 'suggestFrom'],
])('one that %s is refused', (_, change, reason, field) => {
  expect(timetableFor({ ...road, ...change }, now)).toMatchObject({ reason, field });
});

test.each<[string, Partial<Timetable>]>([
  ['with all its road', {}],
  ['of 366 days', { endsOn: '2023-08-01' }],
  ['of one day', { endsOn: '2022-08-01' }],
  [
    'that ends today',
    { startsOn: '2022-04-01', endsOn: '2022-05-01', suggestFrom: null, voteFrom: null, voteUntil: null },
  ],
  ['without a road', { suggestFrom: null, voteFrom: null, voteUntil: null }],
])('one %s can be planned', (_, change) => {
  expect(isRefusal(timetableFor({ ...road, ...change }, now))).toBe(false);
});
