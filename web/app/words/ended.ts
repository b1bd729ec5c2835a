import { shortDayInWords } from '@patchwork/calendar';
import { listWords } from './lists.ts';

interface Ended {
  name: string;
  /** The first day on which it was no area any more. */
  endedOn: string;
  successors: readonly { name: string }[];
}

/** True where what took the place of an area is called the same: to residents it is the same place, drawn anew. */
export function isRedrawn({ name, successors }: Pick<Ended, 'name' | 'successors'>): boolean {
  return successors.length === 1 && successors[0]?.name === name;
}

/** "Girton ended on 1 May 2026."; of one that was drawn anew "Girton has had new boundaries since 1 May 2026." */
export function endedWords(area: Ended): string {
  const day = shortDayInWords(area.endedOn);
  return isRedrawn(area) ? `${area.name} has had new boundaries since ${day}.` : `${area.name} ended on ${day}.`;
}

/** "Girton ended on 1 May 2026. It is part of Oakington now.", or between which areas it was divided. */
export function becameWords(area: Ended): string {
  const names = area.successors.map(({ name }) => name);
  if (names.length === 0) return endedWords(area);
  if (isRedrawn(area)) return `${endedWords(area)} It goes on as another area of the same name.`;
  if (names.length === 1) return `${endedWords(area)} It is part of ${names[0]} now.`;
  return `${endedWords(area)} It was divided between ${listWords(names)}.`;
}
