import { momentInWords } from '@patchwork/calendar';
import type { RosterEntryFragment } from '#graphql.generated.ts';

type Entry = RosterEntryFragment;

/** What a roster is narrowed to, as its address says it. */
export const shows = ['all', 'place', 'offered', 'waiting', 'in', 'needs', 'rang', 'withdrawn'] as const;
export type Shows = (typeof shows)[number];

export const showWords: Record<Shows, string> = {
  all: 'Everyone',
  place: 'With a place',
  offered: 'Offered a place',
  waiting: 'Waiting',
  in: 'Checked in',
  needs: 'Who need something',
  rang: 'Who rang',
  withdrawn: 'Withdrawn',
};

const belongs: Record<Shows, (entry: Entry) => boolean> = {
  all: ({ status }) => status !== 'WITHDRAWN',
  place: ({ status }) => status === 'CONFIRMED' || status === 'ATTENDED',
  offered: ({ status }) => status === 'OFFERED',
  waiting: ({ status }) => status === 'WAITING',
  in: ({ status }) => status === 'ATTENDED',
  needs: ({ status, needs }) => status !== 'WITHDRAWN' && Boolean(needs),
  rang: ({ status, mustBeRung, phone }) => status !== 'WITHDRAWN' && (mustBeRung || Boolean(phone)),
  withdrawn: ({ status }) => status === 'WITHDRAWN',
};

/** What the address asks for; everyone where it asks for nothing that there is. */
export const showOf = (typed: string | null): Shows => shows.find((each) => each === typed) ?? 'all';

/** How many there are of each kind. */
export function countsOf(entries: readonly Entry[]): Record<Shows, number> {
  return Object.fromEntries(shows.map((show) => [show, entries.filter(belongs[show]).length])) as Record<Shows, number>;
}

/**
 * The people of one kind whose name contains what was typed: by name, as a list at the door is read; those who gave
 * none last, in the order they registered. Those who wait stand in the order of the line.
 */
export function listed(entries: readonly Entry[], show: Shows, typed = ''): Entry[] {
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  const found = entries.filter(
    (entry) => belongs[show](entry) && (entry.name ?? '').toLocaleLowerCase('en-GB').includes(wanted),
  );
  if (show === 'waiting') return found.sort((a, b) => (a.waitingPosition ?? 0) - (b.waitingPosition ?? 0));
  return found.sort((a, b) => {
    if (!a.name || !b.name) return Number(!a.name) - Number(!b.name);
    return a.name.localeCompare(b.name, 'en-GB');
  });
}

const at = (instant: string) => momentInWords(new Date(instant));

/** Where somebody's place stands, in words. */
export function placeWords(entry: Entry): string {
  switch (entry.status) {
    case 'CONFIRMED':
      return 'Has a place';
    case 'ATTENDED':
      return 'Checked in';
    case 'OFFERED':
      return entry.offerEndsAt ? `Offered a place until ${at(entry.offerEndsAt)}` : 'Offered a place';
    case 'WAITING':
      return `Waiting, number ${entry.waitingPosition ?? '?'} in line`;
    case 'WITHDRAWN':
      return entry.hasLapsed ? 'Did not take the offered place in time' : 'Withdrawn';
  }
}

/** Over capacity, said plainly; null while everybody fits. */
export function overWords(over: number): string | null {
  if (over <= 0) return null;
  const who =
    over === 1
      ? '1 more person has a place than there are places.'
      : `${over} more people have a place than there are places.`;
  return `${who} Nobody is dropped; no new place is given until it fits.`;
}
