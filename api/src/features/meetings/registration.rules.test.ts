import * as fc from 'fast-check';
import {
  forceRefusal,
  freeSeats,
  heldUntil,
  type InLine,
  nextInLine,
  overRefusal,
  placeFor,
  registrationRefusal,
  takenBack,
} from './registration.rules.ts';

const now = new Date('2022-09-14T12:00:00Z');
const MINUTE = 60_000;
const after = (minutes: number) => new Date(now.getTime() + minutes * MINUTE);
const seatsOf = (some: readonly InLine[]) => some.reduce((sum, { seats }) => sum + seats, 0);

/** A line of people alone and in pairs, each with a number of their own, in any order. */
const aLine = fc
  .uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 })
  .chain((numbers) =>
    fc
      .array(fc.constantFrom(1, 2), { minLength: numbers.length, maxLength: numbers.length })
      .map((seats) => numbers.map((line, i) => ({ line, seats: seats[i] as number }))),
  );

describe('to whom free seats are offered', () => {
  const free = fc.integer({ min: 0, max: 60 });
  const inOrder = (line: readonly InLine[]) => [...line].sort((a, b) => a.line - b.line);

  test('never more than are free, each once, and only who waits', () => {
    fc.assert(
      fc.property(aLine, free, (line, seats) => {
        const next = nextInLine(line, seats);
        expect(seatsOf(next)).toBeLessThanOrEqual(seats);
        expect(new Set(next).size).toBe(next.length);
        expect(next.every((one) => line.includes(one))).toBe(true);
      }),
    );
  });

  test('in the order of the line: whoever is passed over is a pair that did not fit', () => {
    fc.assert(
      fc.property(aLine, free, (line, seats) => {
        const next = nextInLine(line, seats);
        expect(next).toEqual(inOrder(next));
        for (const passed of inOrder(line).filter((one) => !next.includes(one))) {
          const ahead = seatsOf(next.filter((one) => one.line < passed.line));
          expect(seats - ahead).toBeLessThan(passed.seats);
        }
      }),
    );
  });

  test('nobody alone waits while a seat is free, and no pair while two are', () => {
    fc.assert(
      fc.property(aLine, free, (line, seats) => {
        const next = nextInLine(line, seats);
        const left = seats - seatsOf(next);
        expect(line.some((one) => !next.includes(one) && one.seats <= left)).toBe(false);
      }),
    );
  });

  test('a pair is passed over where one seat is left, and comes first as soon as there are two', () => {
    const [pair, single] = [
      { line: 1, seats: 2 },
      { line: 2, seats: 1 },
    ];
    expect(nextInLine([single, pair], 1)).toEqual([single]);
    expect(nextInLine([single, pair], 2)).toEqual([pair]);
    expect(nextInLine([single, pair], 3)).toEqual([pair, single]);
  });
});

describe('whose offers go back when there are fewer places', () => {
  const capacity = fc.integer({ min: 1, max: 60 });
  const confirmed = fc.integer({ min: 0, max: 60 });

  test('just enough of them, the latest first, and nobody while all fit', () => {
    fc.assert(
      fc.property(aLine, capacity, confirmed, (offered, places, sure) => {
        const taken = sure + seatsOf(offered);
        const back = takenBack(offered, { capacity: places, taken });
        const kept = offered.filter((one) => !back.includes(one));
        expect(Math.min(...back.map(({ line }) => line), Infinity)).toBeGreaterThan(
          Math.max(...kept.map(({ line }) => line), 0),
        );
        // Fits, or there is no offer left to take back; and one fewer would not have been enough.
        expect(sure + seatsOf(kept) <= places || kept.length === 0).toBe(true);
        if (back.length > 0) {
          const last = back.at(-1) as InLine;
          expect(sure + seatsOf(kept) + last.seats).toBeGreaterThan(places);
        }
      }),
    );
  });
});

describe('until when an offered place is held', () => {
  const left = fc.integer({ min: 1, max: 60 * 24 * 60 });

  test('between a quarter of an hour and two days, and never past the start', () => {
    fc.assert(
      fc.property(left, (minutes) => {
        const until = heldUntil(after(minutes), now) as Date;
        const held = (until.getTime() - now.getTime()) / MINUTE;
        expect(until.getTime()).toBeLessThanOrEqual(after(minutes).getTime());
        expect(held).toBeLessThanOrEqual(48 * 60);
        expect(held).toBeGreaterThanOrEqual(Math.min(15, minutes));
      }),
    );
  });

  test('no longer than before as the meeting nears', () => {
    fc.assert(
      fc.property(left, left, (one, other) => {
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        expect((heldUntil(after(near), now) as Date) <= (heldUntil(after(far), now) as Date)).toBe(true);
      }),
    );
  });

  test.each([
    ['a month ahead for two days', 30 * 24 * 60, 48 * 60],
    ['two days ahead for six hours', 48 * 60, 6 * 60],
    ['an hour ahead for a quarter of one', 60, 15],
    ['ten minutes ahead until the start', 10, 10],
  ])('%s', (_, ahead, held) => {
    expect(heldUntil(after(ahead), now)).toEqual(after(held));
  });

  test('once it has started nothing is held', () => {
    expect(heldUntil(now, now)).toBeNull();
    expect(heldUntil(after(-1), now)).toBeNull();
  });
});

test('a seat is free where fewer are taken than there are, and none while there are too many', () => {
  expect(freeSeats({ capacity: 3, taken: 1 })).toBe(2);
  expect(freeSeats({ capacity: 3, taken: 5 })).toBe(0);
  expect(placeFor({ capacity: 3, taken: 2 }, 1)).toBe('CONFIRMED');
  expect(placeFor({ capacity: 3, taken: 2 }, 2)).toBe('WAITING');
  expect(placeFor({ capacity: 3, taken: 5 }, 1)).toBe('WAITING');
});

describe('who may register', () => {
  const status = (is: 'SCHEDULED' | 'CANCELLED' | 'ENDED') => ({
    status: () => is,
    registrationFrom: after(-60),
    isOpenDoor: false,
    registrationCloses: () => after(60),
  });

  test.each([
    ['while it is open', status('SCHEDULED'), undefined],
    ['after it was cancelled', status('CANCELLED'), 'CANCELLED'],
    ['after it ended', status('ENDED'), 'ENDED'],
    ['where people just come', { ...status('SCHEDULED'), isOpenDoor: true }, 'OPEN_DOOR'],
    ['where people just came', { ...status('ENDED'), isOpenDoor: true }, 'ENDED'],
    ['before it opens', { ...status('SCHEDULED'), registrationFrom: after(1) }, 'NOT_OPEN_YET'],
    ['at the moment that it opens', { ...status('SCHEDULED'), registrationFrom: now }, undefined],
    ['at the moment that it closes', { ...status('SCHEDULED'), registrationCloses: () => now }, 'CLOSED'],
  ])('%s', (_, meeting, reason) => {
    expect(registrationRefusal(meeting, now)?.reason).toBe(reason);
  });

  test('a refusal says when, in London’s hours', () => {
    const early = { ...status('SCHEDULED'), registrationFrom: new Date('2022-10-10T18:00:00Z') };
    expect(registrationRefusal(early, now)?.message).toMatch(/10 October 2022.*7(:00|\.00)? ?pm/i);
  });

  test('a home in another force is refused, none is not asked about', () => {
    const [here, there] = [
      { id: '1', name: 'Testshire' },
      { id: '2', name: 'Otherland' },
    ];
    expect(forceRefusal(null, here)).toBeNull();
    expect(forceRefusal(here, here)).toBeNull();
    expect(forceRefusal(there, here)).toMatchObject({
      reason: 'OTHER_FORCE',
      message: 'This meeting is for residents of Testshire, and your home area is in Otherland.',
    });
  });

  test('what is over is said before anything else', () => {
    expect(overRefusal(status('SCHEDULED'), now)).toBeNull();
    expect(overRefusal(status('CANCELLED'), now)?.reason).toBe('CANCELLED');
    expect(overRefusal(status('ENDED'), now)?.reason).toBe('ENDED');
  });
});
