import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Live } from '#platform/live/live.ts';
import { Turns } from '#platform/turns.ts';
import { Meeting } from './meeting.entity.ts';
import { NoticesService } from './notices.service.ts';
import { Registration } from './registration.entity.ts';
import { freeSeats, heldUntil, nextInLine, placeFor, takenBack } from './registration.rules.ts';

/**
 * How many deeds on one meeting hold a connection at once in one process, of residents and of its team: the meeting's
 * row lets one of them on at a time. And how many on all meetings: the rest of the connections are for everything else.
 */
const AT_ONE_MEETING = { resident: 3, team: 2 };
const AT_ALL_MEETINGS = 7;
/** How many of the line are looked at in one go. */
const AT_ONCE = 200;

/** What changes of somebody's place, and what it is called in the mail about it. */
type Change = Partial<Pick<Registration, 'status' | 'offerEndsAt' | 'withdrawnAt' | 'hasLapsed'>>;

/**
 * The places of one meeting and the line for them. Everything here happens under the lock of the meeting's row, and
 * seats are counted after it was taken: a count before it would let two people have the last one.
 */
@Injectable()
export class LineService {
  readonly #turns = { resident: new Turns(AT_ONE_MEETING.resident), team: new Turns(AT_ONE_MEETING.team) };
  readonly #all = new Turns(AT_ALL_MEETINGS);

  constructor(
    private readonly notices: NoticesService,
    private readonly live: Live,
  ) {}

  /**
   * Does a deed that will lock this meeting, in a transaction of its own, when it is its turn: a rush for the places of
   * one meeting leaves connections for everybody else, and its team does not wait behind a thousand residents. Throws
   * NoTurn.
   */
  inTurn<T>(
    em: EntityManager,
    { whose, meetingId }: { whose: keyof typeof AT_ONE_MEETING; meetingId: string },
    deed: (em: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.#turns[whose].take(meetingId.toLowerCase(), () => this.#all.take('', () => em.transactional(deed)));
  }

  /** The meeting with its row locked and its area. Throws NotFound. */
  async lock(em: EntityManager, id: string): Promise<Meeting> {
    const found = idOf(id, 'This meeting');
    // Rows as they are, since everybody waits for them: its area, which never changes, before; then the one that counts.
    const [area] = await em.execute<object[]>(
      'select a.* from area a join meeting m on m.area_id = a.id where m.id = ?',
      [found],
    );
    if (!area) throw new NotFound('This meeting');
    em.map(Area, area);
    const [row] = await em.execute<object[]>('select * from meeting where id = ? for update', [found]);
    if (!row) throw new NotFound('This meeting');
    return em.map(Meeting, row);
  }

  /** How many seats are confirmed, offered or attended. Under the lock. */
  async taken(em: EntityManager, meeting: Meeting): Promise<number> {
    const [row] = await em.execute<{ taken: number }[]>(
      `select coalesce(sum(seats), 0)::int as taken from registration
       where meeting_id = ? and status in ('CONFIRMED', 'OFFERED', 'ATTENDED')`,
      [meeting.id],
    );
    return row?.taken ?? 0;
  }

  /**
   * Where somebody who comes now stands. Seats that became free unseen (somebody erased themselves) are offered to those
   * who wait for them first. Under the lock.
   */
  async placeFor(em: EntityManager, meeting: Meeting, seats: number, now: Date): Promise<'CONFIRMED' | 'WAITING'> {
    const [line] = await em.execute<{ taken: number; fewest: number | null }[]>(
      `select coalesce(sum(seats) filter (where status <> 'WAITING'), 0)::int as taken,
         min(seats) filter (where status = 'WAITING') as fewest
       from registration where meeting_id = ? and status in ('CONFIRMED', 'OFFERED', 'ATTENDED', 'WAITING')`,
      [meeting.id],
    );
    const free = freeSeats({ capacity: meeting.capacity, taken: line?.taken ?? 0 });
    if (seats > free) return 'WAITING';
    if (!line?.fewest || line.fewest > free) return 'CONFIRMED';
    await this.settle(em, meeting, now);
    return placeFor({ capacity: meeting.capacity, taken: await this.taken(em, meeting) }, seats);
  }

  /**
   * Brings places and line together after anything that could have changed either: offers whose time is over go on,
   * offers that a lowered capacity no longer holds go back, free seats are offered in the order of the line. Each
   * change is told in one mail. Under the lock, what was changed before it flushed.
   */
  async settle(em: EntityManager, meeting: Meeting, now: Date): Promise<void> {
    if (meeting.cancelledAt) return;
    let taken = await this.taken(em, meeting);
    const offered = await em.find(
      Registration,
      { meeting, status: 'OFFERED' },
      { orderBy: { line: 'asc' }, populate: ['person'], refresh: true },
    );
    const lapsed = offered.filter(({ offerEndsAt }) => (offerEndsAt as Date) <= now);
    await this.#change(em, meeting, lapsed, 'LAPSED', { ...WITHDRAWN, withdrawnAt: now, hasLapsed: true });
    taken -= seatsOf(lapsed);
    const standing = offered.filter((one) => !lapsed.includes(one));
    const back = takenBack(standing, { capacity: meeting.capacity, taken });
    await this.#change(em, meeting, back, 'TAKEN_BACK', { status: 'WAITING', offerEndsAt: null });
    await this.#offer(em, meeting, taken - seatsOf(back), now);
    await this.tellLive(em, meeting);
  }

  /** Has the pages of a meeting that live show what changed. */
  tellLive(em: EntityManager, meeting: Meeting): Promise<void> {
    return this.live.tell(em, `meeting:${meeting.id}`);
  }

  async #offer(em: EntityManager, meeting: Meeting, taken: number, now: Date): Promise<void> {
    const until = heldUntil(meeting.startsAt, now);
    let free = freeSeats({ capacity: meeting.capacity, taken });
    while (until && free > 0) {
      const waiting = await em.find(
        Registration,
        { meeting, status: 'WAITING', seats: { $lte: free } },
        { orderBy: { line: 'asc' }, limit: AT_ONCE, populate: ['person'], refresh: true },
      );
      const next = nextInLine(waiting, free);
      if (next.length === 0) return;
      await this.#change(em, meeting, next, 'OFFERED', { status: 'OFFERED', offerEndsAt: until });
      free -= seatsOf(next);
    }
  }

  /** The same of all of them at once: the lock is held no longer than it must be, however many there are. */
  async #change(
    em: EntityManager,
    meeting: Meeting,
    registrations: readonly Registration[],
    notice: 'LAPSED' | 'TAKEN_BACK' | 'OFFERED',
    change: Change,
  ): Promise<void> {
    for (const one of registrations) em.assign(one, { ...change, version: one.version + 1 });
    await em.flush();
    for (const one of registrations) await this.notices.tell(em, meeting, one, notice);
  }
}

const seatsOf = (all: readonly Registration[]) => all.reduce((sum, { seats }) => sum + seats, 0);

const WITHDRAWN: Change = { status: 'WITHDRAWN', offerEndsAt: null };
