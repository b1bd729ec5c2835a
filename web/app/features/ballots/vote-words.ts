import { londonDate, momentInWords, shortDayInWords } from '@patchwork/calendar';
import type { BallotOnQuarterFragment, BallotPageQuery, BallotResultFactsFragment } from '#graphql.generated.ts';
import { listWords, numberWords } from '#words/lists.ts';
import type { Result as ResultFacts } from './result-rows.ts';

type Advising = Pick<BallotOnQuarterFragment, 'state' | 'closesAt'> & {
  quarter: Pick<NonNullable<BallotPageQuery['ballot']>['quarter'], 'name' | 'startsOn' | 'stage'>;
};
type Team = readonly { name: string | null; role: string }[];
type Result = Pick<BallotResultFactsFragment, 'voters' | 'residents'> & {
  levels?: readonly { level: string; voters: number }[];
};

/** "Friday 4 December 2026 at 5pm". */
export const when = (instant: string): string => momentInWords(new Date(instant));

/**
 * The first line of every vote (trust.md §2): that it advises, who decides, by when, and that they must say why if they
 * decide otherwise.
 */
export function advisesWords({ ballot, area, team }: { ballot: Advising; area: { name: string }; team: Team }): string {
  const { quarter, state, closesAt } = ballot;
  const inspectors = team.filter(({ role }) => role === 'INSPECTOR');
  const names = inspectors.flatMap(({ name }) => name ?? []);
  const isOne = inspectors.length < 2;
  const who = `Its ${isOne ? 'inspector' : 'inspectors'}${names.length > 0 ? `, ${listWords(names)},` : ''}`;
  const isOver = state === 'CLOSED' || state === 'SEALED';
  const hasBegun = quarter.stage === 'CURRENT' || quarter.stage === 'ENDED';
  // A vote may run into the quarter that it is about.
  const isInTime = !hasBegun && londonDate(new Date(closesAt)) < quarter.startsOn;
  const by = [
    ...(isOver ? [] : [`after the vote closes on ${when(closesAt)}`]),
    ...(isInTime ? [`before ${shortDayInWords(quarter.startsOn)}`] : []),
  ].join(' and ');
  return `This vote advises the police team of ${area.name}. ${who} ${isOne ? 'decides' : 'decide'} what it works on from ${quarter.name}${by && `, ${by}`}. If that is not what the vote put first, they must say why, in public.`;
}

/** "one", "up to three": how many can be chosen, never more than there are. */
export function upToWords(maxChoices: number, options = maxChoices): string {
  const most = Math.min(maxChoices, options);
  return most === 1 ? 'one' : `up to ${numberWords(most)}`;
}

const number = new Intl.NumberFormat('en-GB');

/** "1,204". */
export const amount = (count: number): string => number.format(count);

const people = (count: number) => (count === 1 ? '1 person' : `${amount(count)} people`);

/**
 * The first line of a result (trust.md §2): how many took part, out of how many residents, and what it is not. Whoever
 * voted on paper need not have told us anything, and is counted apart where that may be told.
 */
export function tookPartWords({ voters, residents, levels = [] }: Result, area: { name: string }): string {
  const told = `${residents === 1 ? '1 resident who has' : `${amount(residents)} residents who have`} told us that they live in ${area.name}`;
  const onPaper = levels.find(({ level }) => level === 'PAPER')?.voters ?? 0;
  const outOf =
    onPaper > 0
      ? `: ${amount(voters - onPaper)} by email, out of ${told}, and ${amount(onPaper)} on paper`
      : `, out of ${told}`;
  const took =
    voters - onPaper > residents
      ? `${people(voters)} took part. There are ${told}; whoever votes on paper need not have.`
      : `${voters === 0 ? 'Nobody' : people(voters)} took part${outOf}.`;
  return `${took} This is not a representative survey: it shows what those want who chose to vote.`;
}

/** The result as it may be quoted: "44 people took part in the vote on August to October 2022. They chose: Speeding in Girton (30), …". */
export function resultWords({ voters, options, isOrderOnly }: ResultFacts, quarter: string): string {
  const took = `${people(voters)} took part in the vote on ${quarter}`;
  if (voters === 0) return took;
  const chosen = options.map(({ option, votes }) =>
    votes === null ? option.title : `${option.title} (${amount(votes)})`,
  );
  return `${took}. ${isOrderOnly ? 'In this order' : 'They chose'}: ${chosen.join('; ')}`;
}

/** "57%", "less than 1%": of those who took part. */
export function shareWords(votes: number, voters: number): string {
  const percent = voters > 0 ? (votes / voters) * 100 : 0;
  return percent > 0 && percent < 1 ? 'less than 1%' : `${Math.round(percent)}%`;
}

/** How somebody was known who voted, as published with each choice. */
export const levelWords: Readonly<Record<string, string>> = {
  EMAIL: 'by email',
  PAPER: 'on paper',
  ALL: 'by email or on paper',
};
