import { type DateText, dayInWords, isDateText, londonDate } from '@patchwork/calendar';
import { Refusal } from '#platform/refusal.ts';
import type { BallotRefusalReason } from './ballot.rules.ts';
import type { Figures, PaperSource } from './paper-batch.entity.ts';

type No = Refusal<BallotRefusalReason>;

/** No batch is larger: more papers are entered in two. */
const PAPERS_AT_MOST = 10_000;

/** What an officer counted, as typed. */
export interface TypedFigures {
  papers: number;
  noneOfThese?: number | null;
  votes: readonly { optionId: string; votes: number }[];
}

/**
 * The figures of a batch, or why no papers could say so: each paper that is not "none of these" chose from one to
 * `maxChoices` of the options. Options left out have no votes.
 */
export function figuresFor(
  { papers, noneOfThese, votes }: TypedFigures,
  ballot: { maxChoices: number; optionIds: readonly string[] },
): Figures | No {
  const none = noneOfThese ?? 0;
  if (papers < 1 || papers > PAPERS_AT_MOST) {
    const message = `Enter how many papers there are, from 1 to ${PAPERS_AT_MOST.toLocaleString('en-GB')}.`;
    return new Refusal('BAD_FIGURES', message, 'papers');
  }
  if (none < 0 || none > papers) {
    return new Refusal('BAD_FIGURES', 'More papers say “none of these” than there are papers.', 'noneOfThese');
  }
  const chosen: Record<string, number> = {};
  for (const [i, one] of votes.entries()) {
    const id = one.optionId.toLowerCase();
    if (!ballot.optionIds.includes(id)) {
      return new Refusal('UNKNOWN_OPTION', 'This is not an option of this vote.', `votes.${i}.optionId`);
    }
    if (id in chosen) return new Refusal('BAD_FIGURES', 'This option is entered twice.', `votes.${i}.optionId`);
    if (one.votes < 0 || one.votes > papers - none) {
      const message = 'No option can have more votes than there are papers that chose something.';
      return new Refusal('BAD_FIGURES', message, `votes.${i}.votes`);
    }
    chosen[id] = one.votes;
  }
  const sum = Object.values(chosen).reduce((total, each) => total + each, 0);
  const choosing = papers - none;
  if (sum < choosing || sum > choosing * ballot.maxChoices) {
    const message = `${choosing} papers that choose from 1 to ${ballot.maxChoices} options come to between ${choosing} and ${choosing * ballot.maxChoices} votes, and these figures come to ${sum}. Leave spoilt papers out.`;
    return new Refusal('BAD_FIGURES', message, 'votes');
  }
  return { papers, noneOfThese: none, votes: chosen };
}

/** The day on which papers were collected: not before the vote opened, and not to come. */
export function collectedFor(day: string, opensAt: Date, now: Date): DateText | No {
  if (isDateText(day) && day <= londonDate(now) && day >= londonDate(opensAt)) return day;
  const message = `The papers were collected between ${dayInWords(londonDate(opensAt))}, when the vote opened, and today.`;
  return new Refusal('BAD_DAY', message, 'collectedOn');
}

/** What tells one bundle of papers from another. */
export interface Bundle {
  source: PaperSource;
  collectedOn: string;
  place: { id: string; name: string };
}

const FROM: Readonly<Record<PaperSource, string>> = {
  PAPER: 'were handed in',
  SCHOOL: 'come from a school',
  ROOM: 'come from a room or a meeting',
};

/** Why a second count is not one of this batch: it says of its papers that they come from elsewhere. */
export function bundleRefusal(first: Bundle, second: Bundle): No | null {
  const no = (says: string, field: string) => {
    const message = `The first count says that these papers ${says}. If yours are others, enter them as a new batch.`;
    return new Refusal<BallotRefusalReason>('UNKNOWN_BATCH', message, field);
  };
  if (first.source !== second.source) return no(FROM[first.source], 'source');
  if (first.collectedOn !== second.collectedOn) {
    return no(`were collected on ${dayInWords(first.collectedOn as DateText)}`, 'collectedOn');
  }
  return first.place.id === second.place.id ? null : no(`were collected in ${first.place.name}`, 'placePath');
}

/** True where two officers counted the same. An option without votes may be left out by one and be 0 for the other. */
export function agree(one: Figures, other: Figures): boolean {
  const ids = new Set([...Object.keys(one.votes), ...Object.keys(other.votes)]);
  const isSame = [...ids].every((id) => (one.votes[id] ?? 0) === (other.votes[id] ?? 0));
  return isSame && one.papers === other.papers && one.noneOfThese === other.noneOfThese;
}

/** The choices of a batch, one for each line that its papers become: `none`, options, and nothing for no further choice. */
export function choicesOf({ papers, noneOfThese, votes }: Figures, maxChoices: number): string[] {
  const choices = Object.entries(votes).flatMap(([id, many]) => Array<string>(many).fill(id));
  choices.push(...Array<string>(noneOfThese).fill('none'));
  return [...choices, ...Array<string>(papers * maxChoices - choices.length).fill('')];
}
