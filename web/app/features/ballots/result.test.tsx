import { shown, textOf } from '#ui/markup.ts';
import { aResult, area, type Counted } from './ballots.factory.ts';
import { CheckTheCount } from './check-the-count.tsx';
import { ResultChart } from './result-chart.tsx';
import type { Result } from './result-rows.ts';
import { HowTheyVoted, ResultTable } from './result-table.tsx';
import { ResultTurnout } from './result-turnout.tsx';

const plain: Counted[] = [
  ['Speeding', 60],
  ['Parking', 40],
  ['Burglary', 40],
  ['Fraud', 7],
];

/** Paper puts Parking before Burglary. */
const mixed: Counted[] = [
  ['Speeding', 60, 2],
  ['Parking', 30, 11],
  ['Burglary', 40, 0],
];

const items = (result: Result) =>
  [...shown(<ResultChart result={result} area={area} />).querySelectorAll('li')].map(textOf);
const widths = (result: Result) =>
  [...shown(<ResultChart result={result} area={area} />).querySelectorAll('li')].map((item) =>
    [...item.querySelectorAll('rect')].slice(1).map((bar) => [bar.getAttribute('x'), bar.getAttribute('width')].join()),
  );
const rowsOf = (result: Result) =>
  [...shown(<ResultTable result={result} maxChoices={3} />).querySelectorAll('tr')].map((row) =>
    [...row.children].map(textOf),
  );

describe('what the options came to', () => {
  test('is told in order, ties as ties, with none of these last and in no place', () => {
    expect(items(aResult(plain))).toEqual([
      '1st Speeding The whole neighbourhood60 votes, 60% of those who took part',
      'joint 2nd Parking The whole neighbourhood40 votes, 40% of those who took part',
      'joint 2nd Burglary The whole neighbourhood40 votes, 40% of those who took part',
      '4th Fraud The whole neighbourhood7 votes, 7% of those who took part',
      'None of these4 votes, 4% of those who took part',
    ]);
  });

  test('is drawn as bars of all who took part, papers behind emails', () => {
    expect(widths(aResult(plain))).toEqual([['0,60%'], ['0,40%'], ['0,40%'], ['0,7%'], ['0,4%']]);
    expect(widths(aResult(mixed, {}, 12))[1]).toEqual(['0,30%', '30%,11%']);
  });

  test('is the order alone where fewer than 30 took part', () => {
    const { options } = aResult(plain);
    const result = aResult(plain, {
      isOrderOnly: true,
      voters: 12,
      options: options.map((option) => ({ ...option, votes: null })),
      noneOfThese: null,
      noFurtherChoice: null,
      levels: [],
      sha256: null,
    });
    expect(items(result)).toEqual([
      '1st Speeding The whole neighbourhood',
      'joint 2nd Parking The whole neighbourhood',
      'joint 2nd Burglary The whole neighbourhood',
      '4th Fraud The whole neighbourhood',
    ]);
    expect(widths(result)).toEqual([[], [], [], []]);
    expect(shown(<HowTheyVoted result={result} />).innerHTML).toBe('');
  });
});

describe('the numbers as a table', () => {
  test('have no column of levels where all voted in one way', () => {
    expect(rowsOf(aResult(plain))).toEqual([
      ['What could be chosen', 'Position', 'All votes', 'Share'],
      ['Speeding', '1st', '60', '60%'],
      ['Parking', 'joint 2nd', '40', '40%'],
      ['Burglary', 'joint 2nd', '40', '40%'],
      ['Fraud', '4th', '7', '7%'],
      ['None of these', '–', '4', '4%'],
      ['Choices left open', '–', '10', '–'],
      ['People who took part', '–', '100', '100%'],
    ]);
  });

  test('are told with and without the papers where they may be', () => {
    expect(rowsOf(aResult(mixed, {}, 12))).toEqual([
      ['What could be chosen', 'Position', 'All votes', 'Share', 'Without paper', 'Paper alone'],
      ['Speeding', '1st', '62', '62%', '60', '2'],
      ['Parking', '2nd', '41', '41%', '30', '11'],
      ['Burglary', '3rd', '40', '40%', '40', '0'],
      ['None of these', '–', '5', '5%', '4', '1'],
      ['Choices left open', '–', '20', '–', '10', '10'],
      ['People who took part', '–', '100', '100%', '88', '12'],
    ]);
  });
});

describe('how they voted', () => {
  const words = (result: Result) => textOf(shown(<HowTheyVoted result={result} />));

  test('says whether the papers changed the order', () => {
    expect(words(aResult(mixed, {}, 12))).toContain('Without the papers the order would be different');
    const same: Counted[] = [
      ['Speeding', 60, 2],
      ['Parking', 30, 9],
    ];
    expect(words(aResult(same, {}, 12))).toBe(
      '88 voted by email and 12 on paper, which two officers counted one after the other. Without the papers the order would be the same: the table shows both.',
    );
  });

  test('says why nothing is told apart', () => {
    const [one] = aResult(plain).levels;
    const together = aResult(plain, { levels: one ? [{ ...one, level: 'ALL' }] : [] });
    expect(words(together)).toContain('fewer than 10 people voted in one of these ways');
    expect(words(aResult(plain))).toBe('All of them voted by email. No votes came on paper.');
  });
});

describe('where they live', () => {
  const words = (turnout: Result['turnout']) =>
    [...shown(<ResultTurnout turnout={turnout} area={area} />).querySelectorAll('td, th[scope=row]')].map(textOf);
  const girton = { id: 'a2', path: 'force/patch/girton', name: 'Girton' };

  test('is told by place, the rest together', () => {
    const turnout = [
      { area: girton, voters: 1200 },
      { area, voters: 30 },
      { area: null, voters: 20 },
    ];
    expect(words(turnout)).toEqual(['Girton', '1,200', 'Elsewhere in Patch', '30', 'All other places together', '20']);
  });

  test('is not told where no place may be', () => {
    const told = shown(<ResultTurnout turnout={[{ area: null, voters: 15 }]} area={area} />);
    expect(textOf(told)).toContain('This is not told');
    expect(textOf(told)).not.toContain('15');
  });
});

describe('checking the count', () => {
  const ballot = {
    id: 'b1',
    maxChoices: 3,
    tieSeed: 'the-seed',
    options: aResult(plain).options.map(({ option }) => option),
  };
  const page = (result: Result) =>
    shown(<CheckTheCount ballot={ballot} result={result} publicUrl="https://votes.example" />);

  test('has the files, the commands, the hashes and the finder, closed until they are wanted', () => {
    const details = page(aResult(plain)).querySelector('details');
    expect(details?.hasAttribute('open')).toBe(false);
    const links = [...(details?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/ballots/b1/check', '/ballots/b1/ballots.csv', '/ballots/b1/result.json']);
    const text = textOf(details);
    expect(text).toContain('cut -d, -f2 ballots.csv | sort | uniq -c');
    expect(text).toContain('npm run verify -- https://votes.example/ballots/b1');
    for (const each of ['ab'.repeat(32), 'cd'.repeat(32), 'the-seed', 'speeding']) expect(text).toContain(each);
  });

  test('has no file where only the order is told', () => {
    const told = page(aResult(plain, { isOrderOnly: true, voters: 12, sha256: null }));
    expect(told.querySelector('[href$=".csv"]')).toBeNull();
    expect(textOf(told)).toContain('With fewer than 30 voters no file is published');
    expect(textOf(told)).toContain('cd'.repeat(32));
  });
});
