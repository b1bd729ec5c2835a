import type { VerdictFactsFragment } from '#graphql.generated.ts';
import { shown, textOf } from '#ui/markup.ts';
import { verdictsInWords } from '#words/verdicts.ts';
import { aPriority } from './priorities.factory.ts';
import { BecameBriefly, WhatBecameOfIt } from './what-became-of-it.tsx';
import { whyNotJudge } from './why-not-judge.ts';

const verdicts: VerdictFactsFragment = { better: 12, partly: 9, same: 5, worse: 6, dontKnow: 2, total: 34 };
const patch = { name: 'Patch' };
const ended = (facts: object = {}) => ({ ...aPriority(), updates: { totalCount: 3 }, verdicts, ...facts });
const sides = (facts: object = {}) => {
  const page = shown(<WhatBecameOfIt priority={ended(facts)} area={patch} />);
  const [team, residents] = page.querySelectorAll('.app-became__side');
  return { page, team: textOf(team as Element), residents: textOf(residents as Element) };
};

describe('what residents say, in words', () => {
  test.each<[Partial<VerdictFactsFragment>, string]>([
    [{}, '34 residents judged: 12 say better, 9 partly better, 5 about the same, 6 worse, 2 cannot say.'],
    [
      { better: 1, total: 23 },
      '23 residents judged: 1 says better, 9 partly better, 5 about the same, 6 worse, 2 cannot say.',
    ],
    [{ better: 0, partly: 0, same: 0, worse: 10, dontKnow: 0, total: 10 }, '10 residents judged: 10 say worse.'],
    [{ better: 0, partly: 0, same: 0, worse: 0, dontKnow: 11, total: 11 }, '11 residents judged: 11 cannot say.'],
  ])('%j', (counts, words) => {
    expect(verdictsInWords({ ...verdicts, ...counts })).toBe(words);
  });
});

describe('the team and residents, side by side', () => {
  test('each box has its own words, source and number, and none of the other’s', () => {
    const { team, residents } = sides({
      outcome: 'PARTLY',
      outcomeWords: 'Quieter.',
      outcomeRecordedAt: '2026-10-02T10:30:00Z',
    });
    expect(team).toBe(
      'What the team saysPartly done. Quieter.Recorded by the team’s inspector on 2 October 2026. The team posted 3 updates in these months.',
    );
    expect(residents).toContain('34 residents judged: 12 say better');
    expect(residents).toContain('Said by residents of Patch who chose to: it is not a representative survey.');
    expect(residents).not.toContain('Partly done');
  });

  test('the bars are shares of all who judged, and the table says the same', () => {
    const { page } = sides();
    const widths = [...page.querySelectorAll('.app-bars__now')].map((bar) => bar.getAttribute('width'));
    expect(widths).toEqual(['35.3%', '26.5%', '14.7%', '17.6%', '5.9%']);
    const rows = [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map(textOf));
    expect(rows[0]).toEqual(['Better', '12 (35%)']);
    expect(rows.at(-1)).toEqual(['All who judged', '34']);
  });

  test('below ten there is no number of residents anywhere, drawn or written', () => {
    const { page, residents } = sides({ verdicts: null });
    expect(residents).toContain('Fewer than 10 residents have judged so far, so no numbers are shown.');
    expect(page.querySelector('svg, table')).toBeNull();
    const brief = textOf(shown(<BecameBriefly priority={ended({ verdicts: null })} area={patch} />));
    expect(brief).toContain('Fewer than 10 residents have judged so far');
  });

  test('a team that has not said says nothing, and its updates are counted', () => {
    expect(sides({ updates: { totalCount: 0 } }).team).toBe(
      'What the team saysThe team has not said yet what became of this.The team posted no updates in these months.',
    );
    expect(sides({ updates: { totalCount: 1 } }).team).toContain('The team posted 1 update in these months.');
  });
});

describe('why somebody need not begin', () => {
  const area = { path: 'force/patch', name: 'Patch' };
  const quarter = { stage: 'ENDED', endsOn: '2026-09-30', area };
  const why = (more: object = {}, of: object = {}) =>
    whyNotJudge({
      priority: { quarter: { ...quarter, ...of } },
      home: null,
      isOfTeam: false,
      ...more,
    } as Parameters<typeof whyNotJudge>[0]);

  test('strangers and residents may', () => {
    for (const home of [null, { path: 'force/patch', name: 'Patch' }, { path: 'force/patch/girton', name: 'Girton' }])
      expect(why({ home })).toBeNull();
  });

  test('who lives in a place whose name only begins alike may not', () => {
    expect(why({ home: { path: 'force/patchwood', name: 'Patchwood' } })?.words).toContain(
      'your home area is Patchwood',
    );
  });

  test('before the end the first day is named, to whomever', () => {
    expect(why({ isOfTeam: true }, { stage: 'CURRENT' })?.words).toContain('from Thursday 1 October 2026 on');
  });

  test('the team says what it has to say elsewhere', () => {
    expect(why({ isOfTeam: true })?.words).toContain('You work for the police here.');
  });
});
