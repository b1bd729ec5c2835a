import { Verdict } from '@patchwork/api/seeding';
import { addDays, type DateText, londonDate, londonMidnight } from '@patchwork/calendar';
import { type Days, monthOf } from '../demo/days.ts';
import type { Country, Neighbourhood } from './country.ts';
import type { Rows } from './tables.ts';
import { htmlOfPlain, SUBJECTS, updateWords } from './words.ts';

const QUARTERS = 8;
const PRIORITIES = 5;
const UPDATES = 6;
/** Out of the forty residents of a neighbourhood. */
const FEWEST_JUDGE = 6;
const MOST_JUDGE = 20;
const VERDICTS = Object.values(Verdict);
const HOUR = 3_600_000;

type Subject = (typeof SUBJECTS)[number];

/** The newest priority of a line of work. */
interface Line {
  id: string;
  lineageId: string;
  subject: Subject;
  title: string;
}

/** A priority of a quarter as a vote on it would name it. */
export interface Adopted {
  id: string;
  theme: string;
  title: string;
  places: Neighbourhood['places'];
  continuesId?: string;
}

/** A quarter with its priorities, in their order. */
export interface MadeQuarter {
  id: string;
  days: Days;
  adopted: Adopted[];
}

/** Writes what a neighbourhood's team worked on: so many quarters, the last one running at an instant. */
export class Work {
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

  /** @returns the quarters, the running one last */
  addQuarters(): MadeQuarter[] {
    const { chance } = this.#country;
    const today = londonDate(this.#now);
    // Quarters of different neighbourhoods begin in different months, the running one in this month or one of the two before.
    const begun = chance.between(0, 2);
    const made: MadeQuarter[] = [];
    let lines: Line[] = [];
    for (let back = QUARTERS - 1; back >= 0; back -= 1) {
      const startsOn = monthOf(today, -begun - 3 * back);
      const endsOn = addDays(monthOf(startsOn, 3), -1);
      const quarter = { id: this.#country.ids.next(), days: { startsOn, endsOn }, adopted: [] };
      lines = this.#addQuarter(quarter, lines, back === 0);
      made.push(quarter);
    }
    return made;
  }

  #addQuarter(quarter: MadeQuarter, before: Line[], isCurrent: boolean): Line[] {
    const { id, days } = quarter;
    const road = (count: number) => londonMidnight(addDays(days.startsOn, count));
    const timetable = { suggest_from: road(-42), vote_from: road(-21), vote_until: road(-7) };
    this.#rows.add('quarter', {
      id,
      area_id: this.#at.id,
      starts_on: days.startsOn,
      ends_on: days.endsOn,
      ...timetable,
    });
    const subjects = this.#country.chance.some(PRIORITIES, SUBJECTS);
    return Array.from({ length: PRIORITIES }, (_, slot) =>
      this.#addPriority({ ...quarter, isCurrent }, slot, before[slot], subjects[slot] as Subject),
    );
  }

  #addPriority(
    quarter: MadeQuarter & { isCurrent: boolean },
    slot: number,
    before: Line | undefined,
    subject: Subject,
  ): Line {
    const { chance, ids } = this.#country;
    const id = ids.next();
    const continued = before && !chance.onceIn(3) ? before : undefined;
    const line: Line = continued
      ? { ...continued, id }
      : { id, lineageId: id, subject, title: `${chance.one(subject.titles)} in ${chance.one(this.#at.places).name}` };
    this.#rows.add('priority', {
      id,
      quarter_id: quarter.id,
      position: slot + 1,
      theme: line.subject.theme,
      title: line.title,
      promise: line.subject.promise,
      update_every_days: chance.one([7, 14, 14, 28]),
      continues_id: continued?.id,
      lineage_id: line.lineageId,
      ...(quarter.isCurrent ? {} : this.#outcome(quarter.days.endsOn)),
    });
    const places = chance.some(chance.between(1, 3), this.#at.places);
    for (const place of places) this.#rows.add('priority_place', { priority_id: id, area_id: place.id });
    const { title, subject: of } = line;
    quarter.adopted.push({ id, theme: of.theme, title, places, continuesId: continued?.id });
    for (const postedAt of this.#moments(quarter.days)) this.#addUpdate(line, places, postedAt);
    if (!quarter.isCurrent) this.#judge(id, quarter.days.endsOn);
    return line;
  }

  #outcome(endsOn: DateText) {
    const outcome = this.#country.chance.one(['DONE', 'PARTLY', 'NOT_DONE', 'CONTINUES']);
    const recordedAt = new Date(londonMidnight(addDays(endsOn, 2)).getTime() + 11 * HOUR);
    const by = { outcome_recorded_at: recordedAt, outcome_recorded_by_id: this.#at.inspector };
    return { outcome, outcome_words: 'What we did and did not do is in the updates.', ...by };
  }

  /** So many residents say within four weeks whether it got better; of some priorities too few for numbers. */
  #judge(priorityId: string, endsOn: DateText): void {
    const { chance } = this.#country;
    const today = londonDate(this.#now);
    for (const person of chance.some(chance.between(FEWEST_JUDGE, MOST_JUDGE), this.#at.residents)) {
      const day = addDays(endsOn, chance.between(1, 28));
      const isToCome = day > today;
      const judged = { verdict: chance.one(VERDICTS), judged_on: isToCome ? today : day };
      this.#rows.add('verdict', { priority_id: priorityId, person_id: person, ...judged });
    }
  }

  /** When updates were posted: spread over the quarter, or over what has passed of it. */
  #moments({ startsOn, endsOn }: Days): Date[] {
    const from = londonMidnight(startsOn).getTime();
    const until = Math.min(londonMidnight(addDays(endsOn, 1)).getTime(), this.#now.getTime());
    const step = (until - from) / UPDATES;
    const { chance } = this.#country;
    return Array.from({ length: UPDATES }, (_, i) => new Date(Math.floor(from + step * (i + chance.next()))));
  }

  #addUpdate(line: Line, among: Neighbourhood['places'], postedAt: Date): void {
    const { chance, ids } = this.#country;
    const { inspector, officers } = this.#at;
    const id = ids.next();
    const places = chance.some(chance.between(1, 2), among);
    const author = chance.one(officers);
    const body = updateWords(chance, line.subject, (places[0] ?? this.#at).name);
    const isWithdrawn = chance.onceIn(100);
    const isCorrected = !isWithdrawn && chance.onceIn(50);
    const after = new Date(Math.min(postedAt.getTime() + 3 * HOUR, this.#now.getTime()));
    this.#rows.add('progress_update', {
      id,
      priority_id: line.id,
      author_id: author,
      version: isCorrected ? 2 : 1,
      body,
      body_html: htmlOfPlain(body),
      written_by_id: author,
      written_at: isCorrected ? after : postedAt,
      posted_at: postedAt,
      corrected_at: isCorrected ? after : null,
      ...(isWithdrawn && {
        withdrawn_at: after,
        withdrawn_by_id: inspector,
        withdrawn_reason: 'The figures were of another place.',
      }),
    });
    for (const place of places) this.#rows.add('update_place', { update_id: id, area_id: place.id });
    this.#addMeasures(id, line.subject, addDays(londonDate(postedAt), -1));
    if (isCorrected) this.#addVersion(id, author, places, `${body}\n\nFigures will follow.`, postedAt);
  }

  #addMeasures(updateId: string, { counted }: Subject, day: DateText): void {
    const { chance, ids } = this.#country;
    for (const [i, { name, most, outOf, unit, source }] of counted.entries()) {
      const value = chance.between(1, most);
      const known = { name, unit, source, from_day: addDays(day, -6), to_day: day };
      const whole = outOf && chance.between(outOf, outOf * 2);
      const before = chance.onceIn(2) ? chance.between(1, most) : null;
      this.#rows.add('measure', {
        id: ids.next(),
        update_id: updateId,
        position: i + 1,
        value,
        out_of: whole,
        before,
        ...known,
      });
    }
  }

  /** What it said before it was corrected: the same without its figures. */
  #addVersion(
    updateId: string,
    writtenBy: string,
    places: Neighbourhood['places'],
    body: string,
    writtenAt: Date,
  ): void {
    this.#rows.add('update_version', {
      update_id: updateId,
      version: 1,
      body,
      body_html: htmlOfPlain(body),
      place_ids: `{${places.map(({ id }) => id).join(',')}}`,
      measures: '[]',
      written_at: writtenAt,
      written_by_id: writtenBy,
    });
  }
}
