import type { QuarterDatesFragment, SuggestionDeclineReason, SuggestionStatus, Theme } from '#graphql.generated.ts';
import type { TagColour } from '#ui/tag.tsx';
import { themeWords } from '#words/themes.ts';

/** Why a suggestion is not taken forward, as everybody reads it: the same sentences as in its suggester's mail. */
export const notForwardBecause: Record<SuggestionDeclineReason, string> = {
  NOT_FOR_POLICE: 'It is for another body, such as the council or the highways authority.',
  TOO_GENERAL: 'It does not say enough about what to work on, or where, for others to choose it.',
  ALREADY_DONE: 'It is being done already, or has been.',
  NAMES_SOMEBODY: 'It says who somebody is, and we publish nothing about people who can be recognised.',
  REPORTS_CRIME: 'It reports a crime. Report that by 101 or with the force’s own form, where it is recorded.',
  ABUSIVE: 'It attacks somebody instead of suggesting what to work on.',
  LIVE_INVESTIGATION: 'It is about something that is being investigated or before a court.',
};

/** The reasons that protect somebody: what was declined for one is shown to its writer and the team alone. */
export const protecting: readonly SuggestionDeclineReason[] = [
  'NAMES_SOMEBODY',
  'REPORTS_CRIME',
  'ABUSIVE',
  'LIVE_INVESTIGATION',
];

/** How a suggestion stands in a word or two. */
export const standingTag: Record<SuggestionStatus, { text: string; colour: TagColour }> = {
  UNREAD: { text: 'Not read yet', colour: 'grey' },
  ACCEPTED: { text: 'Taken forward', colour: 'green' },
  MERGED: { text: 'Joined with another', colour: 'turquoise' },
  DECLINED: { text: 'Not taken forward', colour: 'grey' },
};

/** What it is called: its title, or that its words are not shown. */
export const titleOf = ({ title }: { title: string | null }): string =>
  title ?? 'A suggestion whose words are not shown';

/** "Speeding, in Girton and Milton"; nothing where neither is shown. */
export function aboutWords({ theme, places }: { theme: Theme | null; places: readonly { name: string }[] }): string {
  if (!theme) return '';
  const names = places.map(({ name }) => name);
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more places`] : names;
  const where = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown.join('');
  return where ? `${themeWords[theme]}, ${where}` : themeWords[theme];
}

/** Which months a suggestion made now is for. */
export function whichMonthsWords(quarter: Pick<QuarterDatesFragment, 'stage' | 'name'> | null | undefined): string {
  if (quarter?.stage === 'PLANNED' || quarter?.stage === 'SUGGESTING') {
    return `What you suggest now can be part of the vote on ${quarter.name}.`;
  }
  if (quarter) return `Suggestions for ${quarter.name} have closed: what you suggest now is kept for the months after.`;
  return 'You can suggest something at any time: it is kept for the next vote.';
}
