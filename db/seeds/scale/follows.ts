import { Frequency, Importance, Theme, Topic } from '@patchwork/api/seeding';
import { addDays, londonMidnight } from '@patchwork/calendar';
import type { Country, Neighbourhood } from './country.ts';
import type { Rows } from './tables.ts';
import { htmlOfPlain } from './words.ts';
import { WARNINGS } from './words-of-alerts.ts';
import type { MadeQuarter } from './work.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** One resident in so many follows their place or its neighbourhood. */
const ONE_FOLLOWS_IN = 3;
const FEWEST_ALERTS = 2;
const MOST_ALERTS = 4;
const HELD = 10 * MINUTE;
/** To whom an alert went is known for so many days. */
const KNOWN_DAYS = 30;
const LANES = 4;

const FREQUENCIES = [Frequency.INSTANT, Frequency.INSTANT, Frequency.DAILY, Frequency.WEEKLY, Frequency.QUARTERLY];
const LEAST = [Importance.LOW, Importance.LOW, Importance.LOW, Importance.NORMAL, Importance.HIGH];
const [TOPICS, THEMES, IMPORTANCES] = [Topic, Theme, Importance].map((of) => Object.values<string>(of)) as [
  string[],
  string[],
  string[],
];

const listed = (of: readonly string[]) => `{${of.join(',')}}`;

/** Writes who follows a neighbourhood, and what its team warned them of. */
export class Follows {
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

  /** @param quarters those in which the team sent alerts, each of them told */
  add(quarters: readonly MadeQuarter[]): void {
    const { chance } = this.#country;
    const followers = this.#at.residents.filter(() => chance.onceIn(ONE_FOLLOWS_IN));
    for (const person of followers) this.#follow(person);
    for (const { days } of quarters) {
      const from = londonMidnight(days.startsOn).getTime();
      const until = Math.min(londonMidnight(addDays(days.endsOn, 1)).getTime(), this.#now.getTime());
      for (let n = chance.between(FEWEST_ALERTS, MOST_ALERTS); n > 0; n -= 1) {
        this.#warn(new Date(Math.floor(from + chance.next() * (until - from))), followers);
      }
    }
  }

  /** From now on, so that nobody is mailed about what is made up. */
  #follow(person: string): void {
    const { chance, ids } = this.#country;
    this.#rows.add('follow', {
      id: ids.next(),
      person_id: person,
      area_id: chance.onceIn(2) ? this.#at.id : this.#at.homes.get(person),
      topics: listed(chance.onceIn(3) ? chance.some(chance.between(1, 4), TOPICS) : TOPICS),
      themes: listed(chance.onceIn(5) ? chance.some(2, THEMES) : []),
      frequency: chance.one(FREQUENCIES),
      least_importance: chance.one(LEAST),
      followed_at: this.#now,
    });
  }

  /** About all of the neighbourhood or one or two of its places; some that never cease to matter. */
  #warn(sentAt: Date, followers: readonly string[]): void {
    const { chance, ids } = this.#country;
    const { theme, title, body } = chance.one(WARNINGS);
    const id = ids.next();
    const places = chance.onceIn(3) ? [] : chance.some(chance.between(1, 2), this.#at.places);
    const inPlace = (words: string) => words.replace('PLACE', (places[0] ?? this.#at).name);
    const words = inPlace(body);
    const validDays = chance.onceIn(5) ? null : chance.between(14, 60);
    this.#rows.add('alert', {
      id,
      area_id: this.#at.id,
      title: inPlace(title),
      body: words,
      body_html: htmlOfPlain(words),
      importance: chance.one(IMPORTANCES),
      theme,
      valid_until: validDays && new Date(sentAt.getTime() + validDays * DAY),
      written_by_id: this.#at.inspector,
      written_at: new Date(sentAt.getTime() - HELD),
      expected_recipients: followers.length,
      goes_at: sentAt,
      sent_at: sentAt,
    });
    for (const place of places) this.#rows.add('alert_place', { alert_id: id, area_id: place.id });
    this.#tell(id, sentAt, followers);
  }

  #tell(alertId: string, sentAt: Date, followers: readonly string[]): void {
    const { ids } = this.#country;
    const mailing = ids.next();
    const told = { key: `alert:${alertId}`, kind: 'NEWS', queued_at: sentAt, recipients: followers.length };
    this.#rows.add('mailing', { id: mailing, ...told });
    if (this.#now.getTime() - sentAt.getTime() > KNOWN_DAYS * DAY) return;
    for (const [i, person] of followers.entries()) {
      const sending = { lane: i % LANES, try_at: sentAt, tries: 1, sent_at: sentAt };
      this.#rows.add('delivery', { id: ids.next(), mailing_id: mailing, person_id: person, ...sending });
    }
  }
}
