import { momentInWords } from '@patchwork/calendar';
import type { QuestionFactsFragment } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';

type Timed = Pick<QuestionFactsFragment, 'askedAt' | 'dueAt' | 'answeredAt' | 'answeredAloud' | 'answer' | 'meeting'>;

export interface QuestionClock {
  tone: 'WAITS' | 'LATE' | 'ANSWERED' | 'WITHDRAWN';
  /** In a few words, for a tag; none while it waits in time. */
  tag?: string;
  /** One sentence more, for everybody; none where the tag says it all. */
  words: string;
}

const HOUR = 3_600_000;

/** The public clock of a question: by when it is to be answered, how long that took, or that it is late. */
export function clockOf(question: Timed, now: Date = new Date()): QuestionClock {
  const { askedAt, dueAt, answeredAt, answeredAloud, answer, meeting } = question;
  if (answer?.withdrawnAt) {
    const words = `The team took its answer back on ${dayWords(answer.withdrawnAt)}.`;
    return { tone: 'WITHDRAWN', tag: 'Answer withdrawn', words };
  }
  if (answeredAt) {
    const answered = (how: string): QuestionClock => ({ tone: 'ANSWERED', tag: `Answered ${how}`, words: '' });
    if (answeredAloud) return answered('aloud at the meeting');
    // A question for a meeting waits for it: hours since the asking would say nothing.
    if (meeting) return answered(`on ${dayWords(answeredAt)}`);
    return answered(afterWords(askedAt, answeredAt));
  }
  const due = momentInWords(new Date(dueAt));
  if (new Date(dueAt) < now) return { tone: 'LATE', tag: 'Answer late', words: `It was to be answered by ${due}.` };
  return { tone: 'WAITS', words: `To be answered ${meeting ? 'at the meeting, or ' : ''}by ${due}.` };
}

const PROMISED_HOURS = 72;

/** "within an hour", "after 5 hours", "after 4 days": never rounded down across the promise of 72 hours. */
export function afterWords(from: string, to: string): string {
  const hours = (new Date(to).getTime() - new Date(from).getTime()) / HOUR;
  if (hours <= 1) return 'within an hour';
  if (hours <= PROMISED_HOURS) return `after ${counted(Math.round(hours), 'hour')}`;
  return `after ${counted(Math.ceil(hours / 24), 'day')}`;
}

/** "1 other person wants this answered too.": who asked is not counted; null where nobody else does. */
export function supportWords({ supporters, answeredAt }: Supported): string | null {
  if (supporters === 0) return null;
  const [one, more] = answeredAt ? ['wanted', 'wanted'] : ['wants', 'want'];
  const who = counted(supporters, 'other person', 'other people');
  return `${who} ${supporters === 1 ? one : more} this answered too.`;
}

type Supported = Pick<QuestionFactsFragment, 'supporters' | 'answeredAt'>;

/** True while the team still owes an answer to everybody. */
export function isOpen({ status, answeredAt }: Pick<QuestionFactsFragment, 'status' | 'answeredAt'>): boolean {
  return status === 'PUBLISHED' && !answeredAt;
}

const ENOUGH = 180;

/** The beginning of a question, cut between two words, for a link to the whole of it. */
export function questionInShort(text: string, most = ENOUGH): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  return `${plain.slice(0, Math.max(plain.lastIndexOf(' ', most), most / 2))}…`;
}
