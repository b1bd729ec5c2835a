import type { BallotOnQuarterFragment, BallotOptionFactsFragment, Theme } from '#graphql.generated.ts';
import { themeWords } from '#words/themes.ts';
import type { Result } from './result-rows.ts';

export const area = { id: 'a1', path: 'force/patch', name: 'Patch' };

/** A vote open from 20 November to 4 December 2026, unless told otherwise. */
export const aBallot = (facts: Partial<BallotOnQuarterFragment> = {}): BallotOnQuarterFragment => ({
  id: 'b1',
  state: 'OPEN',
  maxChoices: 3,
  opensAt: '2026-11-20T09:00:00Z',
  closesAt: '2026-12-04T17:00:00Z',
  ...facts,
});

export const anOption = (title: string, facts: Partial<BallotOptionFactsFragment> = {}): BallotOptionFactsFragment => ({
  id: title.toLowerCase(),
  position: 1,
  theme: (Object.hasOwn(themeWords, title.toUpperCase()) ? title.toUpperCase() : 'OTHER') as Theme,
  title,
  places: [],
  ...facts,
});

/** How many votes an option had: by email, and on paper. */
export type Counted = [title: string, email: number, paper?: number];

/**
 * A result in which these options had these votes, in this order; told with their ranks as the api ranks them.
 * @param papers how many voted on paper; with none, all voted by email.
 */
export function aResult(counted: readonly Counted[], facts: Partial<Result> = {}, papers = 0): Result {
  const { voters = 100 } = facts;
  const total = ([, email, paper = 0]: Counted) => email + paper;
  const level = (name: string, howMany: number, of: (counted: Counted) => number) => ({
    level: name,
    voters: howMany,
    options: counted.map((each) => ({ optionId: each[0].toLowerCase(), votes: of(each) })),
    noneOfThese: name === 'PAPER' ? 1 : 4,
    noFurtherChoice: 10,
  });
  return {
    sealedAt: '2026-12-04T17:00:02Z',
    voters,
    residents: 1480,
    isOrderOnly: false,
    options: counted.map((each) => ({
      option: anOption(each[0]),
      rank: 1 + counted.filter((other) => total(other) > total(each)).length,
      isTied: counted.filter((other) => total(other) === total(each)).length > 1,
      votes: total(each),
    })),
    noneOfThese: papers > 0 ? 5 : 4,
    noFurtherChoice: papers > 0 ? 20 : 10,
    levels: [
      level('EMAIL', voters - papers, ([, email]) => email),
      ...(papers > 0 ? [level('PAPER', papers, ([, , paper = 0]) => paper)] : []),
    ],
    turnout: [],
    sha256: 'ab'.repeat(32),
    auditHead: 'cd'.repeat(32),
    ...facts,
  };
}
