import { addDays, londonDate } from '@patchwork/calendar';
import { londonTime } from '../demo/days.ts';
import type { Country, Neighbourhood } from './country.ts';
import type { Rows } from './tables.ts';
import { SUBJECTS } from './words.ts';
import { DECLINED, MERGED, WHY } from './words-of-votes.ts';

/** A suggestion that an option of a vote takes up. */
export interface Suggested {
  id: string;
  theme: string;
  title: string;
  places: Neighbourhood['places'];
  continuesId?: string;
}

/** What becomes of a suggestion, beside its words. */
interface Fate {
  status: string;
  reviewed_at?: Date | null;
  decline_reason?: string;
  review_words?: string;
  merged_into_id?: string;
  taken_up_at?: Date;
}

/** Who suggested is forgotten so many days after the team has read it. */
const KEPT_DAYS = 30;

/** Writes what a neighbourhood's residents suggest, and what its team makes of it. */
export class Suggestions {
  readonly #rows: Rows;
  readonly #country: Country;
  readonly #at: Neighbourhood;
  readonly #now: Date;

  constructor(rows: Rows, country: Country, at: Neighbourhood, now: Date) {
    this.#rows = rows;
    this.#country = country;
    this.#at = at;
    this.#now = now;
  }

  /** Those of the last weeks: three accepted, another merged into the first, two declined, two that nobody has read. */
  addRecent(): void {
    const { chance } = this.#country;
    const today = londonDate(this.#now);
    const at = (ago: number, time: string) => londonTime(addDays(today, -ago), time);
    const [first] = [40, 25, 12].map((ago) =>
      this.#add(at(ago, '18:10'), { status: 'ACCEPTED', reviewed_at: at(ago - 1, '10:00') }),
    ) as [Suggested];
    const merged = { status: 'MERGED', merged_into_id: first.id, review_words: MERGED };
    this.#add(at(20, '07:40'), { ...merged, reviewed_at: at(19, '10:00') });
    for (const ago of [50, 9]) {
      const { reason, words } = chance.one(DECLINED);
      const declined = { status: 'DECLINED', decline_reason: reason, review_words: words };
      this.#add(at(ago, '12:20'), { ...declined, reviewed_at: at(ago - 1, '10:00') });
    }
    for (const time of ['08:50', '21:15']) this.#add(at(1, time), { status: 'UNREAD' });
  }

  /** One that was accepted before a vote, which took it up. */
  addTakenUp(openedAt: Date): Suggested {
    const day = addDays(londonDate(openedAt), -this.#country.chance.between(3, 18));
    const reviewed = { status: 'ACCEPTED', reviewed_at: londonTime(addDays(day, 1), '10:00') };
    return this.#add(londonTime(day, '17:30'), { ...reviewed, taken_up_at: openedAt });
  }

  #add(suggestedAt: Date, fate: Fate): Suggested {
    const { chance, ids } = this.#country;
    const id = ids.next();
    const subject = chance.one(SUBJECTS);
    const places = chance.some(chance.between(1, 2), this.#at.places);
    const title = `${chance.one(subject.titles)} in ${(places[0] ?? this.#at).name}`;
    const { reviewed_at: readAt } = fate;
    const isForgotten = readAt && this.#now.getTime() - readAt.getTime() > KEPT_DAYS * 24 * 3_600_000;
    this.#rows.add('suggestion', {
      ...{ id, area_id: this.#at.id, theme: subject.theme, title, why: chance.one(WHY), suggested_at: suggestedAt },
      ...{ suggester_id: isForgotten ? null : chance.one(this.#at.residents), wants_news: false },
      ...{ reviewed_by_id: readAt ? chance.one(this.#at.officers) : null, ...fate },
    });
    for (const place of places) this.#rows.add('suggestion_place', { suggestion_id: id, area_id: place.id });
    return { id, theme: subject.theme, title, places };
  }
}
