import { londonClock, momentInWords } from '@patchwork/calendar';
import type { AlertOnDeskFragment } from '#graphql.generated.ts';
import { quoted } from '#words/lists.ts';

type Alert = Pick<AlertOnDeskFragment, 'state' | 'goesAt' | 'sentAt' | 'recipients' | 'delivered' | 'refused'>;

const number = new Intl.NumberFormat('en-GB');

/** "2:32:10pm": while it can be stopped seconds count. */
export function secondInWords(instant: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', hour12: true, timeZone: 'Europe/London' })
    .format(instant)
    .replace(/^0/, '')
    .replace(/ ([ap])m$/i, (_, letter: string) => `${letter.toLowerCase()}m`);
}

/** When a held alert goes: "at 2:32:10pm", or with its day where that is another. */
export function goesWords(goesAt: string, now: Date): string {
  const at = new Date(goesAt);
  const isToday = londonClock(at).day === londonClock(now).day;
  return isToday ? `at ${secondInWords(at)}` : `on ${momentInWords(at)}`;
}

/** Why a waiting alert waits: "It mentions “arrest”." */
export const whyItWaits = (flags: readonly string[]): string =>
  flags.length > 0 ? `It mentions ${quoted(flags)}.` : 'It goes to more than 500 people.';

/** How far the mails of a sent alert are; null where that is not known any more. */
export interface Progress {
  done: number;
  of: number;
  /** "1,204 of 2,000 emails sent. 3 could not be delivered." */
  words: string;
  isOver: boolean;
}

export function progressOf({ recipients, delivered, refused }: Alert): Progress | null {
  if (recipients === null || delivered === null) return null;
  const lost = refused ?? 0;
  const sent = `${number.format(delivered)} of ${number.format(recipients)} ${recipients === 1 ? 'email' : 'emails'} sent.`;
  const words = lost > 0 ? `${sent} ${number.format(lost)} could not be delivered.` : sent;
  return { done: delivered + lost, of: recipients, words, isOver: delivered + lost >= recipients };
}
