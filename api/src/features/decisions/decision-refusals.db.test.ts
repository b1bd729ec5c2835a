import { jest } from '@jest/globals';
import { DecisionDesk } from '../../testing/decision-desk.ts';
import { answerOf, codeOf } from '../../testing/update-desk.ts';
import type { Opened } from '../ballots/ballot.factory.ts';
import { closeNow } from '../ballots/ballot.factory.ts';
import { aMeeting } from '../meetings/meeting.factory.ts';
import { aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { adoptedOf } from './decision.factory.ts';

jest.setTimeout(60_000);

const NOBODY = '00000000-0000-4000-8000-000000000000';

let desk: DecisionDesk;
/** Sealed: its options have three votes, two and one. */
let ballot: Opened;
let another: Opened;
let [a, b, c] = ['', '', ''];
let continued = '';
let elsewhere = '';
let later = '';
let earlier = '';
let otherMeeting = '';

beforeAll(async () => {
  desk = await DecisionDesk.open();
  const em = desk.patch.em();
  ballot = await desk.sealed();
  another = await desk.sealed();
  [a, b, c] = ballot.options.map(({ id }) => id) as [string, string, string];
  const before = await aPriority(em, {});
  const next = await aQuarter(em, { startsOn: '2022-11-01', endsOn: '2023-01-31' });
  await aPriority(em, { quarter: next, continues: before });
  continued = before.id;
  earlier = (await aPriority(em, {})).id;
  const east = await aQuarter(em, { area: 'testshire/east' });
  elsewhere = (await aPriority(em, { quarter: east })).id;
  const coming = await aQuarter(em, { startsOn: '2036-02-01', endsOn: '2036-04-30' });
  later = (await aPriority(em, { quarter: coming })).id;
  otherMeeting = (await aMeeting(em, { area: 'testshire/east' })).id;
});
afterAll(() => desk?.patch.close());

const first = (more: object = {}) => ({ ...adoptedOf('Speeding', a), ...more });
const second = (more: object = {}) => ({ ...adoptedOf('Burglary', b), ...more });
const one = (more: object) => () => ({ priorities: [first(more)] });
const long = (length: number) => 'a'.repeat(length);

const NO: [what: string, reason: string, field: string, sentence: RegExp, input: () => object][] = [
  ['nothing', 'NOTHING_ADOPTED', 'priorities', /^Adopt at least one/, () => ({ priorities: [] })],
  [
    ...(['eleven', 'TOO_MANY', 'priorities', /^Adopt 10 priorities at the most/] as const),
    () => ({ priorities: Array.from({ length: 11 }, (_, i) => adoptedOf(`No ${i}`)) }),
  ],
  ['one without a title', 'TEXT_MISSING', 'priorities.0.title', /^The title is empty/, one({ title: ' \n ' })],
  ['one with a long title', 'TEXT_TOO_LONG', 'priorities.0.title', /more than 120/, one({ title: long(121) })],
  ['a title of no characters', 'CONTROL_CHARACTERS', 'priorities.0.title', /^The title/, one({ title: 'a\u0000b' })],
  ['one without a promise', 'TEXT_MISSING', 'priorities.0.promise', /^The promise is empty/, one({ promise: ' ' })],
  ['a long promise', 'TEXT_TOO_LONG', 'priorities.0.promise', /more than 5,000/, one({ promise: long(5_001) })],
  ['no rhythm', 'BAD_RHYTHM', 'priorities.0.updateEveryDays', /366 days/, one({ updateEveryDays: 0 })],
  ['a slow rhythm', 'BAD_RHYTHM', 'priorities.0.updateEveryDays', /366 days/, one({ updateEveryDays: 367 })],
  [
    ...(['a place that is none', 'UNKNOWN_PLACE', 'priorities.0.placePaths', /testshire\/north\/nowhere/] as const),
    one({ placePaths: ['testshire/north/girton', 'testshire/north/nowhere'] }),
  ],
  [
    ...(['a place elsewhere', 'PLACE_ELSEWHERE', 'priorities.0.placePaths', /is not in/] as const),
    one({ placePaths: ['testshire/east/ely'] }),
  ],
  [
    ...(['an option of another vote', 'UNKNOWN_OPTION', 'priorities.0.optionId', /not an option of the vote/] as const),
    () => ({ priorities: [first({ optionId: another.options[0]?.id })] }),
  ],
  ['no option at all', 'UNKNOWN_OPTION', 'priorities.0.optionId', /not an option/, one({ optionId: 'nothing' })],
  [
    ...(['an option twice', 'OPTION_TWICE', 'priorities.1.optionId', /“Option 1” is adopted twice/] as const),
    () => ({ priorities: [first(), second({ optionId: a.toUpperCase() })] }),
  ],
  [
    ...(['two that are equal', 'EQUAL_PRIORITIES', 'priorities.1.title', /say the same: “SPEEDING”/] as const),
    () => ({ priorities: [first(), second({ title: 'SPEEDING' })] }),
  ],
  [
    ...(['one of another area', 'UNKNOWN_PRIORITY', 'priorities.0.continuesId', /of an earlier quarter/] as const),
    () => ({ priorities: [first({ continuesId: elsewhere })] }),
  ],
  [
    ...(['one of a later quarter', 'UNKNOWN_PRIORITY', 'priorities.0.continuesId', /of an earlier quarter/] as const),
    () => ({ priorities: [first({ continuesId: later })] }),
  ],
  [
    ...(['one that goes on already', 'UNKNOWN_PRIORITY', 'priorities.0.continuesId', /no other one goes on/] as const),
    () => ({ priorities: [first({ continuesId: continued })] }),
  ],
  [
    ...(['one that is none', 'UNKNOWN_PRIORITY', 'priorities.0.continuesId', /^Choose a priority/] as const),
    one({ continuesId: NOBODY }),
  ],
  [
    ...(['one that goes on twice', 'UNKNOWN_PRIORITY', 'priorities.1.continuesId', /^Two priorities cannot/] as const),
    () => ({ priorities: [first({ continuesId: earlier }), second({ continuesId: earlier })] }),
  ],
  ['a meeting that is none', 'UNKNOWN_MEETING', 'meetingId', /no such meeting/, () => ({ meetingId: NOBODY })],
  ['a meeting elsewhere', 'UNKNOWN_MEETING', 'meetingId', /no such meeting/, () => ({ meetingId: otherMeeting })],
  [
    ...(['a long reason', 'TEXT_TOO_LONG', 'reasonForDifference', /^The reason has more than 5,000/] as const),
    () => ({ reasonForDifference: long(5_001) }),
  ],
  [
    ...(['long grounds', 'TEXT_TOO_LONG', 'evidence', /^What else it rests on has more than/] as const),
    () => ({ evidence: long(5_001) }),
  ],
  [
    ...([
      'less than was voted for, without a reason',
      'REASON_MISSING',
      'reasonForDifference',
      /what the vote/,
    ] as const),
    () => ({ priorities: [second()] }),
  ],
  [
    ...(['the last before the second', 'REASON_MISSING', 'reasonForDifference', /promised a reason/] as const),
    () => ({ priorities: [first(), adoptedOf('Parking', c)], reasonForDifference: ' \n ' }),
  ],
  [
    ...(['what nobody voted on', 'REASON_MISSING', 'reasonForDifference', /not what the vote put first/] as const),
    () => ({ priorities: [first(), second(), adoptedOf('Lamps')] }),
  ],
];

test.each(NO)(
  'adopting %s is refused with a sentence, and nothing is written',
  async (_, reason, field, sentence, input) => {
    const all = { quarterId: ballot.quarterId, priorities: [first()], clientKey: 'the same form', ...input() };
    const { data, errors } = await desk.nothingWritten(() => desk.adopt(all));
    expect(errors).toEqual([]);
    const { message, ...no } = data.adoptPriorities;
    expect(no).toEqual({ __typename: 'DecisionRefusal', reason, field });
    expect(message).toMatch(sentence);
    expect(message).toMatch(/\.$/);
  },
);

/** What is answered for a quarter as it stands. */
async function refusedOn(quarterId: string): Promise<{ reason: string; field: string; message: string }> {
  const { data } = await desk.nothingWritten(() => desk.adopt({ quarterId }));
  return data.adoptPriorities;
}

test('without a vote, a reason is always needed', async () => {
  const quarterId = await desk.quarter();
  expect(await refusedOn(quarterId)).toMatchObject({
    ...{ reason: 'REASON_MISSING', field: 'reasonForDifference' },
    message: 'There was no vote on this quarter. Say why, and what the decision rests on.',
  });
  await desk.adopted({ quarterId, reasonForDifference: 'There was no time.' });
});

test('a quarter that is over, has priorities or was decided is not decided again', async () => {
  const em = desk.patch.em();
  const over = await aQuarter(em, { startsOn: '2022-02-01', endsOn: '2022-04-30' });
  expect(await refusedOn(over.id)).toMatchObject({ reason: 'QUARTER_ENDED', field: 'quarterId' });
  const coming = await aQuarter(em, { startsOn: '2035-02-01', endsOn: '2035-04-30' });
  await aPriority(em, { quarter: coming });
  const message = 'February to April 2035 has its priorities already.';
  expect(await refusedOn(coming.id)).toMatchObject({ reason: 'HAS_PRIORITIES', field: 'quarterId', message });
  const quarterId = await desk.quarter();
  await desk.adopted({ quarterId, reasonForDifference: 'There was no time.' });
  const again = await refusedOn(quarterId);
  expect(again).toMatchObject({ reason: 'ALREADY_DECIDED', field: 'quarterId' });
  expect(again.message).toMatch(/was decided already\. A decision stays as it is\.$/);
});

test('while votes come in or wait to be counted, nothing is decided', async () => {
  const open = await desk.ballot();
  const early = await refusedOn(open.quarterId);
  expect(early).toMatchObject({ reason: 'NOT_SEALED', field: 'quarterId' });
  expect(early.message).toMatch(/^The vote is not counted yet\. It closes on .*; decide once its result is public\.$/);
  await closeNow(desk.patch, open.id);
  desk.today();
  expect(await refusedOn(open.quarterId)).toMatchObject({
    ...{ reason: 'NOT_SEALED', field: 'quarterId' },
    message: 'The vote has closed and is being counted. Decide once its result is public.',
  });
});

test('only an inspector of the neighbourhood decides', async () => {
  const input = { quarterId: ballot.quarterId, priorities: [first()] };
  const { team, patch } = desk;
  const code = async (by: typeof team.resident) => codeOf(await desk.nothingWritten(() => desk.adopt(input, by)));
  for (const by of [team.stranger, team.officer, team.comms, team.admin, team.resident])
    expect(await code(by)).toBe('FORBIDDEN');
  expect(await code(patch.browser())).toBe('UNAUTHENTICATED');
  for (const quarterId of [NOBODY, 'x']) expect(codeOf(await desk.adopt({ quarterId }))).toBe('NOT_FOUND');
  for (const id of [NOBODY, 'x']) {
    const answer = await patch.browser().ask('query ($id: ID!) { decision(id: $id) { id } }', { id });
    expect(codeOf(answer)).toBe('NOT_FOUND');
  }
});

test('what was refused can be put right under the same key, and is then done once', async () => {
  const input = { quarterId: ballot.quarterId, clientKey: 'the same form' };
  expect(answerOf(await desk.adopt({ ...input, priorities: [second()] }))).toBe('REASON_MISSING');
  const right = { ...input, priorities: [second()], reasonForDifference: 'The council mends the road.' };
  const id = await desk.adopted(right);
  expect(await desk.adopted(right)).toBe(id);
  expect(answerOf(await desk.adopt({ ...right, clientKey: 'another' }))).toBe('ALREADY_DECIDED');
  expect(answerOf(await desk.adopt(right, desk.team.colleague))).toBe('ALREADY_DECIDED');
});
