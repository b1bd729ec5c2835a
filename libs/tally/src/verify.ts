import { auditHash } from './audit-hash.ts';
import { type Recounted, recount } from './recount.ts';
import { bareHash, type Result } from './result.ts';
import { readResult } from './shape.ts';
import type { Counts } from './tally.ts';

/** The two published files of a ballot. */
export interface Published {
  /** the bytes of ballots.csv, piece by piece */
  readonly csv: AsyncIterable<Uint8Array>;
  /** result.json, as text, or as bytes, which must be UTF-8 */
  readonly result: string | Uint8Array;
  /** The head of the audit that somebody noted from the page or a mail. */
  readonly head?: string;
}

/** One thing that was looked at, as a sentence; and where it is not so, why. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly why?: string;
}

export type Verdict = readonly Check[];

/** The verdict, and what it was made from: without `result` where result.json could not be read. */
export interface Examined {
  readonly checks: Verdict;
  readonly result?: Result;
  readonly counted?: Counts;
}

/** Below this there are no counts and no file, only the order. */
export const VOTERS_AT_LEAST = 30;
/** Below this a level is not told apart. */
export const LEVEL_AT_LEAST = 10;

/** @param why undefined or empty: it is so */
const check = (what: string, why: string | false | undefined): Check =>
  why ? { what, ok: false, why } : { what, ok: true };

/**
 * Looks at the two files of a sealed ballot: everything that can be known from them alone. The count is right where
 * every check is ok. Content that is bad in any way is a check that is not ok, never an error; only a `csv` that cannot
 * be read (a connection that breaks) rejects, with its own error.
 */
export async function verify(files: Published): Promise<Verdict> {
  return (await examine(files)).checks;
}

/** As `verify`, with what was read and counted. */
export async function examine({ csv, result: given, head }: Published): Promise<Examined> {
  const what = 'result.json has the fields that it should, and is byte for byte as Patchwork writes it';
  const text = typeof given === 'string' ? given : utf8(given);
  const result = text === undefined ? 'It is not UTF-8.' : readResult(text);
  if (typeof result === 'string') return { checks: [check(what, `${result} So nothing else was checked.`)] };
  const found = await recount(csv, result);
  const checks = [
    check(what, undefined),
    ...ofTheFile(found, result),
    ...ofTheCounts(found.counts, result),
    ...ofTheNumbers(result),
    ...ofTheAudit(result, head),
  ];
  return { checks, result, counted: found.counts };
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function ofTheFile({ sha256, lines, faults }: Recounted, { maxChoices, voters, ...result }: Result): Check[] {
  const isNamed = sha256 === result.sha256;
  return [
    check(
      'ballots.csv is the very file that result.json names, by its SHA-256',
      !isNamed &&
        (sha256 ? `It has ${sha256}, and result.json names ${result.sha256}.` : 'It was not read to its end.'),
    ),
    check('ballots.csv is UTF-8, with its first line, its line ends and four fields on each line', faults.form),
    check('Every receipt is well formed, and they ascend: none is there twice', faults.receipts),
    check('Every line names an option of this ballot by its id and its title', faults.options),
    check('Every line has a level that result.json has', faults.levels),
    check(
      `There are ${maxChoices} lines for each of the ${voters} people who voted`,
      lines !== voters * maxChoices && `There are ${lines} lines, and not ${voters * maxChoices}.`,
    ),
  ];
}

/** The lines added up, against what is published. */
function ofTheCounts(counted: Counts, result: Result): Check[] {
  const options = counted.options.flatMap(({ title, votes }, at) => {
    const published = result.options[at]?.votes;
    return votes === published ? [] : [`“${title}” has ${votes}, and result.json says ${published}.`];
  });
  const levels = result.levels.flatMap((published) => {
    const own = counted.levels.find(({ level }) => level === published.level);
    return JSON.stringify(own) === JSON.stringify(published) ? [] : [`${published.level} comes to something else.`];
  });
  return [
    check('Each option has as many votes as result.json says', options.join(' ')),
    check('As many voters chose none of these as result.json says', differs(counted.noneOfThese, result.noneOfThese)),
    check(
      'As many choices were left open as result.json says',
      differs(counted.noFurtherChoice, result.noFurtherChoice),
    ),
    check('Each level comes to what result.json says', levels.join(' ')),
  ];
}

const differs = (counted: number, published: number) =>
  counted !== published && `There are ${counted}, and result.json says ${published}.`;

/** What is published, against itself and against the rules of a ballot. */
function ofTheNumbers(result: Result): Check[] {
  const { levels, voters, maxChoices } = result;
  const impossible = [result, ...levels].flatMap((each) => {
    const who = 'level' in each ? `Among ${each.level}` : 'In all';
    // Whoever chose none of these gave no option a vote, and left every further choice open.
    const could = each.voters - each.noneOfThese;
    const most = Math.max(...each.options.map(({ votes }) => votes));
    const open = each.noneOfThese * (maxChoices - 1);
    return [
      ...(most > could ? [`${who} ${could} could choose an option, and one has ${most} votes.`] : []),
      ...(each.noFurtherChoice < open
        ? [`${who} ${each.noFurtherChoice} choices were left open, and not ${open}.`]
        : []),
    ];
  });
  const sums = [
    ['voters', voters, levels.map((each) => each.voters)] as const,
    ['none of these', result.noneOfThese, levels.map((each) => each.noneOfThese)] as const,
    ['no further choice', result.noFurtherChoice, levels.map((each) => each.noFurtherChoice)] as const,
    ...result.options.map(
      ({ title, votes }, at) => [`“${title}”`, votes, levels.map(({ options }) => options[at]?.votes ?? 0)] as const,
    ),
  ];
  const wrong = sums.filter(([, total, parts]) => parts.reduce((sum, part) => sum + part, 0) !== total);
  const small = levels.filter((each) => each.voters < LEVEL_AT_LEAST).map(({ level }) => level);
  return [
    check(
      'No option has more votes than voters, and whoever chose none of these chose nothing else',
      impossible.join(' '),
    ),
    check('The levels add up to the whole', wrong.length > 0 && `Not so: ${wrong.map(([name]) => name).join(', ')}.`),
    check(
      `No level of fewer than ${LEVEL_AT_LEAST} people is told apart`,
      small.length > 0 && `${small.join(', ')} is.`,
    ),
    check(
      `At least ${VOTERS_AT_LEAST} people voted; with fewer there is no file`,
      voters < VOTERS_AT_LEAST && `There were ${voters}.`,
    ),
  ];
}

function ofTheAudit(result: Result, head: string | undefined): Check[] {
  const { audit, auditHead } = result;
  const { facts } = audit;
  const facing = [
    facts.result !== bareHash(result) && 'It names another result.',
    facts.sha256 !== result.sha256 && 'It names another ballots.csv.',
    facts.voters !== result.voters && `It says ${facts.voters} voters.`,
  ].filter(Boolean);
  const own = auditHash(audit);
  const noted = 'The head of the audit is the one that you noted';
  return [
    check('The audit’s entry names this result, this ballots.csv and this number of voters', facing.join(' ')),
    check('The head of the audit is the hash of that entry', own !== auditHead && `The entry’s hash is ${own}.`),
    ...(head === undefined ? [] : [check(noted, head !== auditHead && `result.json has ${auditHead}.`)]),
  ];
}
