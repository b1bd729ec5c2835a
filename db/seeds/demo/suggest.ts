import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Area,
  type Officer,
  type Person,
  Suggestion,
  type SuggestionDeclineReason,
  type Theme,
} from '@patchwork/api/seeding';
import { addDays, type DateText } from '@patchwork/calendar';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';

/** A suggestion as these files tell it. */
export interface Suggested {
  /** names it among the demonstration's suggestions */
  name: string;
  area: Area;
  theme: Theme;
  /** absent, as `why`, where its words were deleted */
  title?: string;
  why?: string;
  places: Area[];
  /** the day on which it was suggested, and London's clock */
  day: DateText;
  time: string;
  /** who suggested it; absent once forgotten, thirty days after it was read unless they want to hear what comes of it */
  by?: Person;
  wantsNews?: boolean;
  /** who of the team read it, the morning after; absent: nobody has */
  readBy?: Officer;
  /** what the team added */
  words?: string;
  declined?: SuggestionDeclineReason;
  mergedInto?: Suggestion;
}

/** Suggests as the service would, and has the team read it: accepted where nothing else is said. */
export function suggest(em: EntityManager, told: Suggested): Suggestion {
  const { name, day, time, by, places, readBy, words, declined, mergedInto, ...facts } = told;
  const status = declined ? 'DECLINED' : mergedInto ? 'MERGED' : 'ACCEPTED';
  const suggestion = em.create(Suggestion, {
    id: idOf(`suggestion ${name}`),
    ...facts,
    suggester: by,
    suggestedAt: londonTime(day, time),
    ...(readBy && { status, reviewedBy: readBy, reviewedAt: londonTime(addDays(day, 1), '10:20') }),
    declineReason: declined,
    reviewWords: words,
    mergedInto,
  });
  suggestion.places.set(places);
  return suggestion;
}
