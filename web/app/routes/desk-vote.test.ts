/** @jest-environment node */
import { addDays, londonDate, londonInstant } from '@patchwork/calendar';
import { RouterContextProvider } from 'react-router';
import { shellContext } from '#asking/shell.server.ts';
import { action as open } from './desk-vote-open.tsx';
import { action as enter } from './desk-vote-papers.tsx';
import { action as recount, loader as toRecount } from './desk-vote-recount.tsx';

const viewer = { email: 'inspector@x.test', role: 'INSPECTOR' as const };
const facts = { mode: 'demo' as const, officersSignIn: null, publicUrl: 'http://localhost', viewer, key: 'k' };
const batch = {
  ...{ id: 'batch1', papers: 77, source: 'SCHOOL', collectedOn: '2026-11-20', place: { path: 'force/south/girton' } },
  ...{ enteredBy: { id: 'first' }, confirmedAt: null },
};

/** An action's arguments for a form as typed, and the deeds it asked of the api, which gives `answer`. */
function sent(answer: object, typed: Record<string, string>, address = 'http://localhost/desk/votes/v1/papers') {
  const asked: Record<string, unknown>[] = [];
  const context = new RouterContextProvider();
  const options = ['Slow cars', 'Lamps'].map((title, at) => ({
    ...{ id: `o${at + 1}`, position: at + 1, theme: 'ASB', title },
  }));
  const ballot = { id: 'v1', options, turnoutSoFar: [], paperBatches: [batch] };
  const data = { openBallot: answer, enterVotes: answer, ballot, me: { officer: { id: 'second' } } };
  context.set(shellContext, {
    execute: async (_document, variables) => {
      if ('input' in variables) asked.push(variables.input as Record<string, unknown>);
      return { data, headers: new Headers() };
    },
    facts,
    outgoing: new Headers(),
    report: () => {},
  });
  const request = new Request(address, { method: 'POST', body: new URLSearchParams({ clientKey: 'key1', ...typed }) });
  return { asked, args: { context, request, params: { id: 'v1', batch: 'batch1' }, url: new URL(address) } as never };
}

const refusal = (field: string) => ({ __typename: 'BallotRefusal', message: 'No.', reason: 'BAD', field });
const errorsOf = (came: unknown) => (came as { data: { error: Record<string, string[]> } }).data.error;
const OPENING = 'http://localhost/desk/votes/open?quarter=q1';

/** A vote lasts 100 days at the most. */
const closes = addDays(londonDate(new Date()), 30);
const [year, month, day] = closes.split('-') as [string, string, string];

const list = {
  'options[0].key': 'p:p1',
  'options[0].theme': 'SPEEDING',
  'options[0].title': 'Slow cars',
  'options[0].places': 'force/south/girton',
  'options[0].continuesId': 'p1',
  'options[1].key': 's:s1',
  'options[1].title': '',
  'options[1].suggestionIds': 's1',
  'options[1].into': 'p:p1',
  // Left empty: no option.
  'options[2].key': 'own-1',
  'options[2].more[0]': '',
  'options[3].key': 'own-2',
  'options[3].theme': 'OTHER',
  'options[3].title': ' Lamps ',
  'options[3].more[0]': 'force/south/milton',
  'options[3].more[1]': '',
  maxChoices: '2',
  'closes.on.day': day,
  'closes.on.month': month,
  'closes.on.year': year,
  'closes.at': '5pm',
};
const closingIn = (year: string) => ({ 'closes.on.day': '1', 'closes.on.month': '7', 'closes.on.year': year });
const opened = { __typename: 'Ballot', id: 'v1' };

describe('opening a vote', () => {
  test('is read through before anything is asked of the api', async () => {
    const { asked, args } = sent(opened, list, OPENING);
    const { data } = (await open(args)) as unknown as { data: { read: object; initialValue: object } };
    expect(asked).toEqual([]);
    expect(data.read).toEqual({
      options: [
        {
          ...{ theme: 'SPEEDING', title: 'Slow cars', placePaths: ['force/south/girton'] },
          ...{ suggestionIds: ['s1'], continuesId: 'p1' },
        },
        { theme: 'OTHER', title: 'Lamps', placePaths: ['force/south/milton'], suggestionIds: [], continuesId: null },
      ],
      ...{ maxChoices: 2, opensAt: null, closesAt: londonInstant(closes, '17:00')?.toISOString(), words: null },
    });
    expect(data.initialValue).toMatchObject({ maxChoices: '2', options: expect.any(Array) });
  });

  test('then opens at once where no time was typed', async () => {
    const { asked, args } = sent(opened, { ...list, step: 'open' }, OPENING);
    const response = (await open(args)) as Response;
    expect([response.status, response.headers.get('Location')]).toEqual([303, '/desk/votes/v1?done=opened']);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ quarterId: 'q1', maxChoices: 2, clientKey: 'key1' });
    expect(Math.abs(Date.parse(asked[0]?.opensAt as string) - Date.now())).toBeLessThan(10_000);
  });

  test('a refusal lands beside the option that it is about, though empty rows and parts are no options', async () => {
    const landed = async (field: string) =>
      Object.keys(errorsOf(await open(sent(refusal(field), { ...list, step: 'open' }, OPENING).args)));
    expect(await landed('options.1.title')).toEqual(['options[3].title']);
    expect(await landed('options.1.placePaths')).toEqual(['options[3].places']);
    expect(await landed('options.0.suggestionIds')).toEqual(['options[0].title']);
    expect(await landed('closesAt')).toEqual(['closes.at']);
    expect(await landed('options')).toEqual(['options']);
    expect(await landed('quarterId')).toEqual(['']);
  });

  test.each([
    ['no title', { 'options[3].title': ' ' }, 'options[3].title', /Enter the title/],
    ['no theme', { 'options[3].theme': '' }, 'options[3].theme', /Choose what it is about/],
    ['a title too long', { 'options[3].title': 'x'.repeat(121) }, 'options[3].title', /120 characters/],
    ['a part of nothing', { 'options[1].into': 'own-9' }, 'options[1].into', /stays on the list/],
    ['a part of a part', { 'options[0].into': 's:s1' }, 'options[0].into', /stays on the list/],
    ['one option', { 'options[3].title': '', 'options[3].theme': '', 'options[3].more[0]': '' }, 'options', /two/],
    ['more choices than options', { maxChoices: '3' }, 'maxChoices', /There are 2 options/],
    ['choices that are no number', { maxChoices: 'some' }, 'maxChoices', /whole number/],
    ['no choice at all', { maxChoices: '0' }, 'maxChoices', /^Residents can choose from 1 to 10 of the options\.$/],
    ['choices without end', { maxChoices: '11' }, 'maxChoices', /^Residents can choose from 1 to 10/],
    ['an empty box of choices', { maxChoices: '' }, 'maxChoices', /Enter how many can be chosen/],
    ['a closing that has passed', closingIn('2022'), 'closes.at', /closed already, .*1 July 2022 at 5pm\./],
    ['a vote without end', closingIn('2031'), 'closes.at', /^A vote is open for 100 days at the most\.$/],
    [
      'an opening long before the closing',
      { ...closingIn('2031'), 'opens.on.day': '1', 'opens.on.month': '3', 'opens.on.year': '2031', 'opens.at': '5pm' },
      'closes.at',
      /100 days at the most/,
    ],
    [
      'no closing',
      { 'closes.on.day': '', 'closes.on.month': '', 'closes.on.year': '', 'closes.at': '' },
      'closes.on',
      /day/,
    ],
    ['no such day', { 'closes.on.day': '32' }, 'closes.on', /real date/],
    // 30 March 2031 and 26 October 2031.
    [
      'a time that never comes',
      { ...closingIn('2031'), 'closes.on.day': '30', 'closes.on.month': '3', 'closes.at': '1:30am' },
      'closes.at',
      /never comes/,
    ],
    [
      'a time that comes twice',
      { ...closingIn('2031'), 'closes.on.day': '26', 'closes.on.month': '10', 'closes.at': '1:30am' },
      'closes.at',
      /clocks change/,
    ],
    [
      'an opening that has passed',
      { 'opens.on.day': '1', 'opens.on.month': '7', 'opens.on.year': '2022', 'opens.at': '5pm' },
      'opens.at',
      /has passed/,
    ],
    [
      'an opening after the closing',
      { 'opens.on.day': '2', 'opens.on.month': '7', 'opens.on.year': '2031', 'opens.at': '5pm' },
      'closes.at',
      /close after it opens/,
    ],
  ])('with %s comes back, told beside the field, and asks nothing', async (_what, changed, field, words) => {
    const { asked, args } = sent(opened, { ...list, ...(changed as object), step: 'open' }, OPENING);
    const errors = errorsOf(await open(args));
    expect(errors[field]?.[0]).toMatch(words);
    expect(asked).toEqual([]);
  });
});

const count = {
  papers: '12',
  'votes[0].optionId': 'o1',
  'votes[0].votes': '1,000',
  'votes[1].optionId': 'o2',
  'votes[1].votes': '0',
  noneOfThese: '2',
};
const bundle = {
  source: 'SCHOOL',
  'collectedOn.day': '20',
  'collectedOn.month': '11',
  'collectedOn.year': '2022',
  placePath: 'force/south/girton',
};
const batchSaved = { __typename: 'PaperBatch', id: 'batch1' };
const votes = [
  { optionId: 'o1', votes: 1000 },
  { optionId: 'o2', votes: 0 },
];

describe('entering papers', () => {
  test('sends what was counted', async () => {
    const { asked, args } = sent(batchSaved, { ...bundle, ...count });
    const response = (await enter(args)) as Response;
    expect(response.headers.get('Location')).toBe('/desk/votes/v1?done=entered');
    expect(asked).toEqual([
      {
        ...{ ballotId: 'v1', source: 'SCHOOL', collectedOn: '2022-11-20', placePath: 'force/south/girton' },
        ...{ papers: 12, votes, noneOfThese: 2, clientKey: 'key1' },
      },
    ]);
  });

  test('asks for a figure in every box: an empty one might be forgotten', async () => {
    const { asked, args } = sent(batchSaved, { ...bundle, papers: '12', 'votes[0].optionId': 'o1', source: '' });
    expect(Object.keys(errorsOf(await enter(args))).sort()).toEqual(['noneOfThese', 'source', 'votes[0].votes']);
    expect(asked).toEqual([]);
  });

  test.each([
    ['', 'Enter how many papers chose “2. Antisocial behaviour: Lamps”, 0 for none'],
    ['many', 'Enter a whole number for “2. Antisocial behaviour: Lamps”, for example 12'],
  ])('names the option whose figure is “%s”', async (typed, sentence) => {
    for (const errors of [
      errorsOf(await enter(sent(batchSaved, { ...bundle, ...count, 'votes[1].votes': typed }).args)),
      errorsOf(await recount(sent(batchSaved, { ...count, 'votes[1].votes': typed }).args)),
    ]) {
      expect(errors).toEqual({ 'votes[1].votes': [sentence] });
    }
  });

  test('takes no day that is still to come', async () => {
    const { args } = sent(batchSaved, { ...bundle, ...count, 'collectedOn.year': '2099' });
    expect(errorsOf(await enter(args)).collectedOn?.[0]).toMatch(/still to come/);
  });

  test('a refusal lands beside its field', async () => {
    const landed = async (field: string) =>
      Object.keys(errorsOf(await enter(sent(refusal(field), { ...bundle, ...count }).args)));
    expect(await landed('votes.1.votes')).toEqual(['votes[1].votes']);
    expect(await landed('votes')).toEqual(['votes']);
    expect(await landed('collectedOn')).toEqual(['collectedOn']);
  });
});

describe('counting papers again', () => {
  test('goes to the same bundle, with its own figures alone', async () => {
    const { asked, args } = sent(batchSaved, count);
    const response = (await recount(args)) as Response;
    expect(response.headers.get('Location')).toBe('/desk/votes/v1?done=agreed');
    expect(asked[0]).toMatchObject({ batchId: 'batch1', collectedOn: '2026-11-20', papers: 12, votes });
  });

  test('is not told what the first officer counted', async () => {
    const shown = JSON.stringify(await toRecount(sent(batchSaved, {}).args));
    expect(shown).toContain('batch1');
    expect(shown).not.toContain('77');
  });
});
