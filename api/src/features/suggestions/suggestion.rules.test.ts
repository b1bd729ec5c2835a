import { SuggestionDeclineReason } from './suggestion.entity.ts';
import {
  DECLINED_BECAUSE,
  meanwhileRefusal,
  PROTECTING,
  placesRefusal,
  type ReviewFacts,
  reviewFor,
  suggestionFor,
  type TypedReview,
} from './suggestion.rules.ts';

const facts: ReviewFacts = { id: 'this', areaId: 'north', hasWords: true, isTakenUp: false, holdsOthers: false };
const other = { id: 'other', areaId: 'north', status: 'ACCEPTED' as const };
const none = { declineReason: null, mergedIntoId: null, reviewWords: null };

test('what is suggested is one line, and why as many as it takes', () => {
  expect(suggestionFor(' Slow the\n cars  down ', ' Children\r\nwalk here. ')).toEqual({
    title: 'Slow the cars down',
    why: 'Children\nwalk here.',
  });
  expect(suggestionFor('a'.repeat(120), 'b'.repeat(5_000))).toEqual({ title: 'a'.repeat(120), why: 'b'.repeat(5_000) });
});

test.each<[string, string, string, string, string]>([
  ['nothing in the title', '\n', 'Why', 'TEXT_MISSING', 'title'],
  ['nothing in why', 'Title', ' ', 'TEXT_MISSING', 'why'],
  ['a long title', 'a'.repeat(121), 'Why', 'TEXT_TOO_LONG', 'title'],
  ['a long why', 'Title', 'a'.repeat(5_001), 'TEXT_TOO_LONG', 'why'],
  ['what cannot be shown', 'a\u202E', 'Why', 'CONTROL_CHARACTERS', 'title'],
  ['a mark in the title', 'Stop AB12 CDE', 'Why', 'REGISTRATION_MARK', 'title'],
  ['a mark in why', 'Stop it', 'It is AB12 CDE', 'REGISTRATION_MARK', 'why'],
  ['a name in why', 'Stop it', 'It is Mr Robert Smith', 'PERSON_NAMED', 'why'],
])('%s is refused', (_, title, why, reason, field) => {
  expect(suggestionFor(title, why)).toMatchObject({ reason, field, message: expect.stringMatching(/\S.+\.$/) });
});

test('a suggestion is about one place at least and twenty at most, each counted once', () => {
  const paths = Array.from({ length: 20 }, (_, i) => `x/y/z${i}`);
  expect(placesRefusal([])).toMatchObject({ reason: 'PLACE_MISSING', field: 'placePaths' });
  expect(placesRefusal([' '])).toMatchObject({ reason: 'PLACE_MISSING' });
  expect(placesRefusal(['x/y'])).toBeNull();
  expect(placesRefusal([...paths, ' x/y/z1 '])).toBeNull();
  expect(placesRefusal([...paths, 'x/y/z20'])).toMatchObject({ reason: 'TOO_MANY_PLACES', field: 'placePaths' });
});

describe('what becomes of a suggestion', () => {
  test('accepted, merged with an accepted one, or declined', () => {
    expect(reviewFor(facts, { decision: 'ACCEPT', words: ' Thank you. ' }, null)).toEqual({
      ...none,
      status: 'ACCEPTED',
      reviewWords: 'Thank you.',
    });
    expect(reviewFor(facts, { decision: 'MERGE' }, other)).toEqual({
      ...none,
      status: 'MERGED',
      mergedIntoId: 'other',
    });
    expect(reviewFor(facts, { decision: 'DECLINE', reason: 'TOO_GENERAL', words: ' ' }, null)).toEqual({
      ...none,
      status: 'DECLINED',
      declineReason: 'TOO_GENERAL',
    });
    // A reason belongs to declining.
    expect(reviewFor(facts, { decision: 'ACCEPT', reason: 'ABUSIVE' }, null)).toEqual({ ...none, status: 'ACCEPTED' });
  });

  test.each<[string, Partial<ReviewFacts>, TypedReview, typeof other | null, string]>([
    ['declined without a reason', {}, { decision: 'DECLINE' }, null, 'REASON_MISSING'],
    ['merged into nothing', {}, { decision: 'MERGE' }, null, 'CANNOT_MERGE'],
    ['merged into itself', {}, { decision: 'MERGE' }, { ...other, id: 'this' }, 'CANNOT_MERGE'],
    ['merged into another team’s', {}, { decision: 'MERGE' }, { ...other, areaId: 'east' }, 'CANNOT_MERGE'],
    ['merged while it holds others', { holdsOthers: true }, { decision: 'MERGE' }, other, 'HOLDS_OTHERS'],
    [
      'declined while it holds others',
      { holdsOthers: true },
      { decision: 'DECLINE', reason: 'ABUSIVE' },
      null,
      'HOLDS_OTHERS',
    ],
    ['decided anew once taken up', { isTakenUp: true }, { decision: 'ACCEPT' }, null, 'TAKEN_UP'],
    ['accepted when its words are gone', { hasWords: false }, { decision: 'ACCEPT' }, null, 'WORDS_DELETED'],
    ['given too many words', {}, { decision: 'ACCEPT', words: 'a'.repeat(1_001) }, null, 'TEXT_TOO_LONG'],
    ['given an arrest', {}, { decision: 'ACCEPT', words: 'We made an arrest.' }, null, 'MENTIONS_SOMEBODY'],
    [
      'given a name',
      {},
      { decision: 'DECLINE', reason: 'ALREADY_DONE', words: 'Ask Mr Robert Smith.' },
      null,
      'MENTIONS_SOMEBODY',
    ],
  ])('%s: no', (_, more, typed, into, reason) => {
    expect(reviewFor({ ...facts, ...more }, typed, into)).toMatchObject({
      reason,
      message: expect.stringMatching(/\S.+\.$/),
    });
  });

  test.each(['UNREAD', 'MERGED', 'DECLINED'] as const)('never merged into one that is %s', (status) => {
    expect(reviewFor(facts, { decision: 'MERGE' }, { ...other, status })).toMatchObject({ reason: 'CANNOT_MERGE' });
  });

  test('one that holds others can be accepted again, with other words', () => {
    const typed = { decision: 'ACCEPT', words: 'Three of you asked.' } as const;
    expect(reviewFor({ ...facts, holdsOthers: true }, typed, null)).toMatchObject({ status: 'ACCEPTED' });
  });

  test('what only its suggester reads may say what a second person would else see first', () => {
    const words = 'An arrest was made.';
    for (const reason of PROTECTING)
      expect(reviewFor(facts, { decision: 'DECLINE', reason, words }, null)).toMatchObject({ reviewWords: words });
  });
});

describe('what somebody decided meanwhile', () => {
  const reviewedAt = new Date('2022-09-14T12:04:00Z');
  const standing = { status: 'ACCEPTED', reviewedAt, isOwn: false } as const;

  test.each<[string, Parameters<typeof meanwhileRefusal>[0], RegExp]>([
    [
      'a colleague accepted',
      standing,
      /^A colleague decided .* took it forward, on .*14 September 2022 at 1:04pm\. Noth/,
    ],
    ['a colleague merged', { ...standing, status: 'MERGED' }, /^A colleague .* joined it with another one, on/],
    [
      'they declined it themselves',
      { ...standing, status: 'DECLINED', isOwn: true },
      /^You .* did not take it forward/,
    ],
  ])('%s: said, and nothing is decided', (_, is, words) => {
    const refusal = meanwhileRefusal(is, 'UNREAD');
    expect(refusal).toMatchObject({ reason: 'DECIDED_MEANWHILE', message: expect.stringMatching(words) });
    expect(refusal?.field ?? null).toBeNull();
  });

  test('nothing is in the way of who saw where it stands, or does not say', () => {
    for (const seen of ['ACCEPTED', null, undefined] as const) expect(meanwhileRefusal(standing, seen)).toBeNull();
    expect(meanwhileRefusal({ status: 'UNREAD', reviewedAt: null, isOwn: false }, 'DECLINED')).not.toBeNull();
  });
});

test('each reason has its sentence', () => {
  expect(Object.keys(DECLINED_BECAUSE).sort()).toEqual(Object.keys(SuggestionDeclineReason).sort());
  for (const sentence of Object.values(DECLINED_BECAUSE)) expect(sentence).toMatch(/^[A-Z].+\.$/);
});
