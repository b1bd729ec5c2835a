import { shortDayInWords } from '@patchwork/calendar';
import { listWords } from './lists.ts';

interface Ended {
  name: string;
  /** The first day on which it was no area any more. */
  endedOn: string;
}

/** "Girton ended on 1 May 2026." */
export const endedWords = ({ name, endedOn }: Ended): string => `${name} ended on ${shortDayInWords(endedOn)}.`;

/** "Girton ended on 1 May 2026. It is part of Oakington now.", or between which areas it was divided. */
export function becameWords(area: Ended & { successors: readonly { name: string }[] }): string {
  const names = area.successors.map(({ name }) => name);
  if (names.length === 0) return endedWords(area);
  if (names.length === 1) return `${endedWords(area)} It is part of ${names[0]} now.`;
  return `${endedWords(area)} It was divided between ${listWords(names)}.`;
}
