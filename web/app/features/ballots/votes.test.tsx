import type { BallotState, SealedLineQuery } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { placesWords, rankWords } from '#words/options.ts';
import { aBallot, anOption, area } from './ballots.factory.ts';
import { MyVotes } from './my-votes.tsx';
import { ReceiptLines } from './receipt-lines.tsx';
import { Shortlist } from './shortlist.tsx';
import { VoteBox } from './vote-box.tsx';
import { NONE, VoteFields } from './vote-fields.tsx';
import { VoteStanding } from './vote-standing.tsx';
import { advisesWords, shareWords, tookPartWords } from './vote-words.ts';
import { WhatThen } from './what-then.tsx';
import { YourVote } from './your-vote.tsx';

const quarter = { name: 'January to March 2027', startsOn: '2027-01-01', stage: 'VOTING' as const };
const inspector = (name: string | null) => ({ name, role: 'INSPECTOR' });

describe('the first line of a vote', () => {
  const words = (state: BallotState, team = [inspector('Ann Lee'), { name: 'A PCSO', role: 'OFFICER' }]) =>
    advisesWords({ ballot: { ...aBallot({ state }), quarter }, area, team });

  test('says that it advises, who decides, by when, and that they must say why', () => {
    expect(words('OPEN')).toBe(
      'This vote advises the police team of Patch. Its inspector, Ann Lee, decides what it works on from January to March 2027, after the vote closes on Friday 4 December 2026 at 5pm and before 1 January 2027. If that is not what the vote put first, they must say why, in public.',
    );
  });

  test('names no time that has passed, and nobody who is not named', () => {
    expect(words('SEALED', [inspector(null)])).toContain(
      'Its inspector decides what it works on from January to March 2027, before 1 January 2027.',
    );
    const begun = { ...aBallot({ state: 'SEALED' }), quarter: { ...quarter, stage: 'CURRENT' as const } };
    expect(advisesWords({ ballot: begun, area, team: [inspector('Ann Lee'), inspector('Bo Day')] })).toContain(
      'Its inspectors, Ann Lee and Bo Day, decide what it works on from January to March 2027. If',
    );
  });
});

test('a vote that runs into its own months is not promised to be decided before them', () => {
  const late = { ...aBallot({ state: 'OPEN' }), closesAt: '2027-01-01T00:30:00Z', quarter };
  const words = advisesWords({ ballot: late, area, team: [inspector('Ann Lee')] });
  expect(words).toContain('after the vote closes on Friday 1 January 2027 at 12:30am. If that');
});

describe('the first line of a result', () => {
  test('counts apart who voted on paper, who need not have said where they live', () => {
    const levels = [
      { level: 'EMAIL', voters: 210 },
      { level: 'PAPER', voters: 34 },
    ];
    expect(tookPartWords({ voters: 244, residents: 955, levels }, area)).toMatch(
      /^244 people took part: 210 by email, out of 955 residents who have told us that they live in Patch, and 34 on paper\. /,
    );
  });

  test.each([
    [212, 1480, '212 people took part, out of 1,480 residents who have told us that they live in Patch.'],
    [1, 1, '1 person took part, out of 1 resident who has told us that they live in Patch.'],
    [0, 30, 'Nobody took part, out of 30 residents who have told us that they live in Patch.'],
    [
      40,
      12,
      '40 people took part. There are 12 residents who have told us that they live in Patch; whoever votes on paper need not have.',
    ],
  ])('with %i of %i', (voters, residents, words) => {
    expect(tookPartWords({ voters, residents }, area)).toBe(
      `${words} This is not a representative survey: it shows what those want who chose to vote.`,
    );
  });
});

test('places, ranks and shares in words', () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21].map((rank) => rankWords(rank, false))).toEqual(
    '1st 2nd 3rd 4th 11th 12th 13th 21st'.split(' '),
  );
  expect(rankWords(2, true)).toBe('joint 2nd');
  expect([shareWords(1, 1000), shareWords(57, 100), shareWords(0, 0)]).toEqual(['less than 1%', '57%', '0%']);
  expect(placesWords([], area)).toBe('The whole neighbourhood');
  expect(placesWords([area], area)).toBe('The whole neighbourhood');
  expect(
    placesWords(
      [
        { id: 'g', name: 'Girton' },
        { id: 'm', name: 'Milton' },
      ],
      area,
    ),
  ).toBe('Girton and Milton');
});

describe('where a vote stands', () => {
  const page = (state: BallotState, result: Parameters<typeof VoteStanding>[0]['result'] = null) =>
    shown(<VoteStanding ballot={aBallot({ state })} area={area} result={result} />);
  const link = (state: BallotState, result?: Parameters<typeof VoteStanding>[0]['result']) =>
    page(state, result).querySelector('a')?.getAttribute('href') ?? null;

  test('has one thing to do: vote, or see the result', () => {
    const result = { voters: 40, residents: 100 };
    expect([link('PLANNED'), link('OPEN'), link('CLOSED'), link('SEALED', result)]).toEqual([
      null,
      '/ballots/b1/vote',
      null,
      '/ballots/b1/result',
    ]);
  });

  test('says from when, until when, and that it is being counted', () => {
    expect(textOf(page('PLANNED'))).toContain('Voting opens on Friday 20 November 2026 at 9am');
    expect(textOf(page('OPEN'))).toContain('Open until Friday 4 December 2026 at 5pm');
    expect(textOf(page('CLOSED'))).toContain('The votes are being counted.');
    expect(textOf(page('SEALED', { voters: 40, residents: 100 }))).toContain('40 people took part, out of 100');
  });
});

test('the box on an area’s page leads to what is there to do, and is nothing without a vote', () => {
  const box = (state: BallotState) => shown(<VoteBox ballot={aBallot({ state })} months={quarter.name} area={area} />);
  const hrefs = (['PLANNED', 'OPEN', 'CLOSED', 'SEALED'] as const).map((state) =>
    box(state).querySelector('a')?.getAttribute('href'),
  );
  expect(hrefs).toEqual(['/ballots/b1', '/ballots/b1', '/ballots/b1', '/ballots/b1/result']);
  expect(textOf(box('OPEN'))).toContain('What should the team work on from January to March 2027?');
  expect(shown(<VoteBox ballot={null} months={quarter.name} area={area} />).innerHTML).toBe('');
});

test('what happens with a result is who decides, then what was decided', () => {
  const page = (decision: Parameters<typeof WhatThen>[0]['decision']) =>
    shown(<WhatThen decision={decision} advises="Ann Lee decides." />);
  expect(textOf(page(null).querySelector('p'))).toBe('Ann Lee decides.');
  const decided = page({ id: 'd1', decidedAt: '2026-12-10T19:00:00Z' });
  expect(textOf(decided.querySelector('p'))).toBe(
    'The team decided on 10 December 2026 what to work on. What was agreed, and why',
  );
  expect(decided.querySelector('a')?.getAttribute('href')).toBe('/decisions/d1');
});

describe('how the list was made', () => {
  const ballot = (facts: object) =>
    ({
      openedBy: { id: 'o1', name: 'Ann Lee', title: 'Inspector' },
      words: null,
      suggestionsLeftOff: [],
      prioritiesLeftOff: [],
      ...facts,
    }) as unknown as Parameters<typeof Shortlist>[0]['ballot'];
  const page = (facts: object = {}) => shown(<Shortlist ballot={ballot(facts)} area={area} />);

  test('names who made it, how, and what was left off', () => {
    const told = page({
      words: 'What came up most often.',
      suggestionsLeftOff: [{ id: 's1', title: 'Bike theft' }],
      prioritiesLeftOff: [{ id: 'p1', title: 'Drugs', quarter: { id: 'q', name: 'October to December 2026' } }],
    });
    expect(textOf(told)).toContain('Ann Lee, inspector, made it');
    expect(textOf(told)).toContain('What came up most often.');
    const links = [...told.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/priorities/p1', '/suggestions/s1']);
    expect(textOf(told)).not.toContain('Nothing:');
  });

  test('is honest where nothing was left off, or nothing was said', () => {
    expect(textOf(page())).toContain('Nothing: every suggestion that the team accepted and every present priority');
    expect(textOf(page())).toContain('They added no words on how they chose.');
    expect(textOf(page({ suggestionsLeftOff: [{ id: 's1', title: 'Bike theft' }] }))).toContain(
      'The team has not said why.',
    );
  });
});

describe('the boxes to tick', () => {
  const options = ['Speeding', 'Parking'].map((title) => ({ ...anOption(title), continues: null }));
  const fields = (values: string[]) =>
    shown(
      <VoteFields
        ballot={{ ...aBallot({ maxChoices: 1 }), options, quarter: {} } as never}
        area={area}
        field={{ id: 'vote-choices', name: 'choices', values }}
      />,
    );

  test('are the options and none of these, which excludes the others', () => {
    const boxes = [...fields(['parking']).querySelectorAll('input')];
    expect(boxes.map(({ value, checked }) => [value, checked])).toEqual([
      ['speeding', false],
      ['parking', true],
      [NONE, false],
    ]);
    expect(boxes.map((box) => box.getAttribute('data-behaviour'))).toEqual([null, null, 'exclusive']);
    expect(textOf(fields([]).querySelector('legend'))).toBe('Choose one');
  });
});

describe('my vote', () => {
  const receipts = ['7K2QX-9MZB4-0HTRN-C5WVE', 'AAAAA-BBBBB-CCCCC-DDDDD'];
  const page = (state: BallotState, titles: string[]) =>
    shown(
      <YourVote
        vote={{ ballot: aBallot({ state }), choices: titles.map((title) => anOption(title)), receipts }}
        area={area}
        publicUrl="https://votes.example"
      />,
    );

  test('says what was chosen and shows each receipt; it can be changed while the vote is open', () => {
    const told = page('OPEN', ['Speeding']);
    expect(textOf(told.querySelector('h1'))).toBe('Your vote is in');
    expect([...told.querySelectorAll('[data-receipts] code')].map(textOf)).toEqual(receipts);
    expect(textOf(told)).toContain('What you choseSpeeding');
    expect(told.querySelector('[href="/ballots/b1/vote?change=yes"]')).not.toBeNull();
    expect(textOf(told.querySelector('.app-only-print'))).toBe('https://votes.example/ballots/b1/check');
  });

  test('of none of these says so, and one that closed cannot be changed', () => {
    const told = page('CLOSED', []);
    expect(textOf(told)).toContain('None of these');
    expect(told.querySelector('[href*="change"]')).toBeNull();
  });

  test('is on my own page while the vote is open', () => {
    const mine = (hasVoted: boolean) =>
      shown(<MyVotes votes={[{ ballot: aBallot(), months: quarter.name, area, hasVoted }]} />);
    expect(mine(true).querySelector('a')?.getAttribute('href')).toBe('/ballots/b1/vote');
    expect(textOf(mine(true))).toContain('You have voted.');
    expect(textOf(mine(false))).toContain('You have not voted yet.');
  });
});

describe('receipts that were looked up', () => {
  type Line = NonNullable<SealedLineQuery['sealedLine']>;
  const receipt = '7K2QX-9MZB4-0HTRN-C5WVE';
  const line = (facts: Partial<Line>): Line => ({
    receipt,
    level: 'EMAIL',
    isNoneOfThese: false,
    option: null,
    ...facts,
  });
  const rows = (...lines: (Line | null)[]) =>
    [
      ...shown(<ReceiptLines found={lines.map((each) => ({ typed: 'as typed', line: each }))} />).querySelectorAll(
        'td',
      ),
    ].map(textOf);

  test('each say what was published, or that nothing was', () => {
    expect(
      rows(
        line({ option: anOption('Speeding') }),
        line({ isNoneOfThese: true, level: 'ALL' }),
        line({ level: 'PAPER' }),
        null,
      ),
    ).toEqual([
      receipt,
      'Speeding, by email',
      receipt,
      'None of these, by email or on paper',
      receipt,
      'No further choice, on paper',
      'as typed',
      'There is no such line in this vote.',
    ]);
  });

  test.each([
    [[line({}), line({})], 'All 2 are there'],
    [[line({}), null], '1 of 2 are there'],
    [[null], 'It is not there'],
    [[line({})], 'It is there'],
  ])('are summed up', (lines, words) => {
    const told = shown(<ReceiptLines found={lines.map((each) => ({ typed: 'x', line: each }))} />);
    expect(textOf(told.querySelector('h2'))).toBe(words);
  });
});
