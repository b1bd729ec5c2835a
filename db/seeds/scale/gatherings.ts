import { addDays, type DateText, londonDate } from '@patchwork/calendar';
import { londonTime, midweekFrom } from '../demo/days.ts';
import type { Country, Neighbourhood } from './country.ts';
import type { Rows } from './tables.ts';
import { htmlOfPlain } from './words.ts';
import { AGENDA, ASKED, MINUTES } from './words-of-meetings.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How many days ago meetings were, within the ninety for which who came is known; the one to come is as far ahead. */
const WERE_AGO = [82, 61, 40, 19];
const IS_IN = 20;
const ANNOUNCED_BEFORE = 35;
const CAPACITIES = [30, 40, 60, 100];
/** Out of the forty residents of a neighbourhood; some more ring. */
const FEWEST_COME = 34;
const RING_AT_MOST = 8;
const TO_THE_TEAM = 8;
const FOR_THE_NEXT = 2;
const SIGNS = [...'23456789ABCDEFGHJKMNPQRSTUVWXYZ'];

interface Gathering {
  id: string;
  startsAt: Date;
  announcedAt: Date;
  isOver: boolean;
}

/** Writes the meetings of a neighbourhood, those who come, and what its residents ask: one meeting is still to come. */
export class Gatherings {
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

  /** @param quarterId the running quarter: what the meeting to come is about */
  add(quarterId: string): void {
    const today = londonDate(this.#now);
    for (const ago of WERE_AGO) this.#addMeeting(addDays(today, -ago), true);
    const next = this.#addMeeting(addDays(today, IS_IN), false, quarterId);
    for (let n = 0; n < TO_THE_TEAM; n += 1) this.#addQuestion();
    for (let n = 0; n < FOR_THE_NEXT; n += 1) this.#addQuestion(next);
  }

  #addMeeting(from: DateText, isOver: boolean, quarterId?: string): string {
    const { chance, ids } = this.#country;
    const { name, inspector } = this.#at;
    const id = ids.next();
    const startsAt = londonTime(midweekFrom(from), chance.one(['18:30', '19:00', '19:30']));
    const announcedAt = new Date(startsAt.getTime() - ANNOUNCED_BEFORE * DAY);
    const capacity = chance.one(CAPACITIES);
    const { next, came } = this.#rollFor({ id, startsAt, announcedAt, isOver }, capacity);
    this.#rows.add('meeting', {
      id,
      area_id: this.#at.id,
      quarter_id: quarterId,
      title: `${name}: what the police should work on`,
      starts_at: startsAt,
      ends_at: new Date(startsAt.getTime() + 90 * MINUTE),
      ...this.#where(),
      capacity,
      changed_at: announcedAt,
      timed_at: announcedAt,
      next_in_line: next,
      check_in_code: Array.from({ length: 6 }, () => chance.one(SIGNS)).join(''),
      ...(isOver && {
        head_count: came,
        minutes_id: this.#say(MINUTES, inspector, new Date(startsAt.getTime() + DAY)),
      }),
      scheduled_by_id: inspector,
    });
    for (const [i, title] of AGENDA.entries()) {
      this.#rows.add('agenda_item', { meeting_id: id, position: i + 1, title });
    }
    return id;
  }

  #where() {
    const { chance } = this.#country;
    const mode = chance.one(['ONLINE', 'IN_PERSON', 'BOTH']);
    const room = `https://meet.example.org/${chance.between(100_000_000, 999_999_999)}`;
    return {
      mode,
      ...(mode !== 'IN_PERSON' && {
        join_url: room,
        dial_in: 'By phone: ring 01632 960 142. Captions run throughout.',
      }),
      ...(mode !== 'ONLINE' && {
        address: `The village hall, ${chance.one(this.#at.places).name}`,
        getting_there: 'Step-free, with a hearing loop.',
      }),
    };
  }

  /** Registers residents and those who rang, in the order of the line: whoever no longer fits waits. */
  #rollFor(meeting: Gathering, capacity: number): { next: number; came: number } {
    const { chance } = this.#country;
    const { residents } = this.#at;
    const people: (string | null)[] = chance.some(chance.between(FEWEST_COME, residents.length), residents);
    for (let n = chance.between(0, RING_AT_MOST); n > 0; n -= 1) people.push(null);
    const until = Math.min(meeting.startsAt.getTime(), this.#now.getTime());
    const step = (until - meeting.announcedAt.getTime()) / people.length;
    let [taken, came] = [0, 0];
    for (const [i, person] of people.entries()) {
      const seats = chance.onceIn(8) ? 2 : 1;
      const at = new Date(Math.floor(meeting.announcedAt.getTime() + step * (i + chance.next())));
      const fits = taken + seats <= capacity;
      // Nobody withdraws from a full meeting, so that no free place waits for somebody.
      const status = fits ? this.#statusOf(meeting) : 'WAITING';
      if (status === 'CONFIRMED' || status === 'ATTENDED') taken += seats;
      if (status === 'ATTENDED') came += seats;
      this.#register(meeting, { person, seats, at, status, line: i + 1 });
    }
    return { next: people.length + 1, came };
  }

  #statusOf({ isOver }: Gathering): string {
    const { chance } = this.#country;
    if (chance.onceIn(12)) return 'WITHDRAWN';
    return isOver && !chance.onceIn(6) ? 'ATTENDED' : 'CONFIRMED';
  }

  #register(
    meeting: Gathering,
    one: { person: string | null; seats: number; at: Date; status: string; line: number },
  ): void {
    const { chance, ids } = this.#country;
    const { person, seats, at, status, line } = one;
    this.#rows.add('registration', {
      id: ids.next(),
      meeting_id: meeting.id,
      person_id: person,
      ...(person === null && { name: 'Somebody who rang', registered_by_id: chance.one(this.#at.officers) }),
      status,
      line,
      seats,
      registered_at: at,
      confirmed_at: status === 'WAITING' ? null : at,
      withdrawn_at: status === 'WITHDRAWN' ? at : null,
      attended_at: status === 'ATTENDED' ? new Date(meeting.startsAt.getTime() + 5 * MINUTE) : null,
      told_starts_at: meeting.startsAt,
    });
  }

  /** Asks the team, up to a year back, most of it answered within three days; or for the meeting to come. */
  #addQuestion(meetingId?: string): void {
    const { chance, ids } = this.#country;
    const { officers, residents, places } = this.#at;
    const id = ids.next();
    const [officer, asked] = [chance.one(officers), chance.one(ASKED)];
    const passed = chance.between(2 * HOUR, meetingId ? 6 * DAY : 350 * DAY);
    const at = new Date(this.#now.getTime() - passed);
    const answeredAt = new Date(at.getTime() + chance.between(HOUR, 90 * HOUR));
    const isAnswered = !meetingId && answeredAt < this.#now;
    const isForgotten = isAnswered && this.#now.getTime() - answeredAt.getTime() > 30 * DAY;
    this.#rows.add('question', {
      id,
      area_id: this.#at.id,
      meeting_id: meetingId,
      asker_id: isForgotten ? null : chance.one(residents),
      text: asked.text.replace('PLACE', chance.one(places).name),
      asked_at: at,
      status: 'PUBLISHED',
      reviewed_by_id: officer,
      reviewed_at: new Date(at.getTime() + HOUR),
      ...(isAnswered && { answered_at: answeredAt, answer_id: this.#say(asked.answer, officer, answeredAt) }),
    });
    for (const person of chance.some(chance.between(0, 8), residents)) {
      this.#rows.add('question_support', { question_id: id, person_id: person });
    }
  }

  /** @returns the statement's id */
  #say(body: string, by: string, at: Date): string {
    const id = this.#country.ids.next();
    const said = { body, body_html: htmlOfPlain(body), written_by_id: by, written_at: at, published_at: at };
    this.#rows.add('statement', { id, area_id: this.#at.id, ...said });
    return id;
  }
}
