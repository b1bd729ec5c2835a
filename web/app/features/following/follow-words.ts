import type { FollowFactsFragment, Frequency, Importance, Topic } from '#graphql.generated.ts';
import { listWords } from '#words/lists.ts';
import { themeWords } from '#words/themes.ts';

/** What can be heard of, each as a choice and within a sentence. */
export const topicWords: Record<Topic, { text: string; short: string }> = {
  UPDATES: { text: 'What the team has done', short: 'what the team has done' },
  VOTES: { text: 'Votes, when they open and soon close, and their results', short: 'votes' },
  MEETINGS: { text: 'Public meetings, changes to them, and their minutes', short: 'public meetings' },
  DECISIONS: { text: 'What was agreed, and why', short: 'what was agreed' },
  ALERTS: { text: 'Alerts: a scam going round, thefts to look out for', short: 'alerts' },
};

/** How often mails come, and when that is. */
export const frequencyWords: Record<Frequency, { text: string; hint: string }> = {
  INSTANT: { text: 'At once', hint: 'One email each time there is something.' },
  DAILY: {
    text: 'Every morning',
    hint: 'One email soon after 7am with everything new, and none when there is no news.',
  },
  WEEKLY: {
    text: 'Every Monday',
    hint: 'One email soon after 7am with the news of the week, and none when there is no news.',
  },
  QUARTERLY: {
    text: 'Only a summary, about every three months',
    hint: 'When the months of the current priorities end: what was done, and what became of each. No alerts, votes or meetings.',
  },
};

/** How often, within a sentence. */
export const oftenWords: Record<Frequency, string> = {
  INSTANT: 'at once',
  DAILY: 'every morning',
  WEEKLY: 'every Monday',
  QUARTERLY: 'as a summary, about every three months',
};

/** Which alerts come, as the team rates them. */
export const importanceWords: Record<Importance, string> = {
  LOW: 'All of them',
  NORMAL: 'Those that matter to most people',
  HIGH: 'Only the most important',
};

type Follow = Pick<FollowFactsFragment, 'topics' | 'themes' | 'frequency' | 'leastImportance'>;

/** What comes, as a sentence: “What the team has done, votes and alerts.” */
export function whatWords({ topics, frequency }: Follow): string {
  if (frequency === 'QUARTERLY') return 'A summary of what was done, and of what became of each priority.';
  const words = listWords(topics.map((topic) => topicWords[topic].short));
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Which alerts come, where not all of them do: “Of alerts, only the most important, about burglary and fraud.” */
export function alertsWords({ topics, themes, leastImportance, frequency }: Follow): string | null {
  if (!topics.includes('ALERTS') || frequency === 'QUARTERLY') return null;
  const least = { LOW: null, NORMAL: 'those that matter to most people', HIGH: 'only the most important' }[
    leastImportance
  ];
  const about =
    themes.length > 0 ? `${least ? '' : 'only those '}about ${listWords(themes.map(themeInSentence))}` : null;
  const parts = [least, about].filter(Boolean);
  return parts.length > 0 ? `Of alerts, ${parts.join(', ')}.` : null;
}

const themeInSentence = (theme: keyof typeof themeWords) =>
  theme === 'OTHER' ? 'other things' : themeWords[theme].toLowerCase();

/** How often, as a sentence: “Every morning.” */
export const whenWords = ({ frequency }: Follow): string => `${frequencyWords[frequency].text}.`;
