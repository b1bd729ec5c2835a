import type { APIRequestContext, Page } from '@playwright/test';
import { girton, south } from './demo.ts';
import { ask } from './machine.ts';
import { aWord } from './meetings.ts';

// What tests of suggestions do again and again.

/** A line that nobody else has suggested. Its words are like no other's, so that nothing alike is found. */
export const aTitle = (): string => `${aWord()} ${aWord()}`;

interface Suggested {
  title?: string;
  why?: string;
  theme?: string;
  placePaths?: string[];
  wantsNews?: boolean;
  clientKey?: string;
}

/** Suggests something as whoever this machine is signed in as: a resident. Gives its id. */
export async function suggest(resident: APIRequestContext, said: Suggested = {}): Promise<string> {
  const input = {
    areaPath: south,
    theme: 'SPEEDING',
    title: aTitle(),
    why: 'It wakes us.',
    placePaths: [girton],
    ...said,
  };
  const { data, errors } = await ask(resident, 'SuggestPriority', { input });
  const { id, message } = data?.suggestPriority ?? {};
  if (!id) throw new Error(`Nothing was suggested: ${message ?? JSON.stringify(errors)}`);
  return id;
}

/** Decides what becomes of a suggestion, as the member of the team whose machine this is. */
export async function review(team: APIRequestContext, suggestionId: string, decided: object): Promise<void> {
  const { data, errors } = await ask(team, 'ReviewSuggestion', { input: { suggestionId, ...decided } });
  if (!data?.reviewSuggestion.id) throw new Error(`Not decided: ${JSON.stringify([data, errors])}`);
}

/** Whether these words stand anywhere among what the team has to read or has accepted. */
export async function teamHas(team: Page, words: string): Promise<boolean> {
  const [unread, accepted] = await Promise.all([
    ask(team.request, 'SuggestionsToRead'),
    ask(team.request, 'SuggestionsAccepted'),
  ]);
  if (!Array.isArray(unread.data?.desk?.suggestionsToRead)) throw new Error('This is nobody of the team.');
  return JSON.stringify([unread.data, accepted.data]).includes(words);
}
