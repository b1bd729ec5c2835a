import { momentInWords } from '@patchwork/calendar';
import type { AlertFactsFragment, Importance } from '#graphql.generated.ts';
import { listWords, sentenceCase } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';
import { whoWords } from '#words/who.ts';

/** How much an alert matters: on its tag, and as the team chooses it. Whoever follows chooses by the same three. */
export const importanceWords: Record<Importance, { tag: string; text: string; hint: string }> = {
  HIGH: {
    tag: 'Most important',
    text: 'Most important',
    hint: 'Somebody is missing, or people are in danger now. It also goes to those who want only the most important.',
  },
  NORMAL: {
    tag: 'Matters to most people',
    text: 'Matters to most people',
    hint: 'A scam that goes round, a run of thefts. Those who want only the most important do not get it.',
  },
  LOW: {
    tag: 'Good to know',
    text: 'Good to know',
    hint: 'Advice, or something small. It goes only to those who want every alert.',
  },
};

type Alert = AlertFactsFragment;

/** "All of Girton"; a force is no place: "The whole area of Cambridgeshire Constabulary". */
const allOf = ({ kind, name }: Alert['area']): string =>
  kind === 'FORCE' ? `The whole area of ${name}` : `All of ${name}`;

/** "All of Girton", "Girton and Milton". */
export const whereWords = ({ places, area }: Pick<Alert, 'places' | 'area'>): string =>
  places.length > 0 ? listWords(places.map(({ name }) => name)) : allOf(area);

/** "Fraud. All of Girton. Sent on Friday 1 July 2022 at 11:20am." */
export function aboutWords(alert: Pick<Alert, 'theme' | 'places' | 'area' | 'sentAt'>): string {
  const { theme, sentAt } = alert;
  const parts = [theme === 'OTHER' ? null : themeWords[theme], whereWords(alert)];
  if (sentAt) parts.push(`Sent on ${momentInWords(new Date(sentAt))}`);
  return `${parts
    .filter(Boolean)
    .map((part) => sentenceCase(part as string))
    .join('. ')}.`;
}

/** "Matters until Tuesday 1 December 2026 at 5pm.", once over "It mattered until …"; null where that is open. */
export function untilWords({ validUntil, hasEnded }: Pick<Alert, 'validUntil' | 'hasEnded'>): string | null {
  if (!validUntil) return null;
  return `${hasEnded ? 'It mattered' : 'Matters'} until ${momentInWords(new Date(validUntil))}.`;
}

/** "From: Girton neighbourhood team · Sent by: Sam Lee, PCSO". */
export const fromWords = ({ fromName, sentBy }: Pick<Alert, 'fromName' | 'sentBy'>): string =>
  `From: ${fromName} · Sent by: ${whoWords(sentBy)}`;
