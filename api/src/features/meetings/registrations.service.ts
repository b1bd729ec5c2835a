import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Clock } from '#platform/clock.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { lineOrNone, TITLE_LIMIT, wordsOrNone } from '#platform/words.ts';
import { LineService } from './line.service.ts';
import type { Meeting } from './meeting.entity.ts';
import type { Notice } from './meetings.mails.tsx';
import { NoticesService } from './notices.service.ts';
import { Registration } from './registration.entity.ts';
import {
  forceRefusal,
  freeSeats,
  overRefusal,
  type RegistrationRefusalReason,
  registrationRefusal,
} from './registration.rules.ts';

type No = Refusal<RegistrationRefusalReason>;
type Answer = Registration | No;

/** What somebody types to come to a meeting. What is left out is left as it was by whoever registers again. */
export interface TypedRegistration {
  meetingId: string;
  name?: string | null;
  companion?: boolean | null;
  needs?: string | null;
  clientKey?: string | null;
}

/** How long the words about access needs may be, in characters. */
export const NEEDS_LIMIT = 1_000;

/** What a resident does about their own place at a meeting. */
@Injectable()
export class RegistrationsService {
  constructor(
    private readonly em: EntityManager,
    private readonly line: LineService,
    private readonly notices: NoticesService,
    private readonly clock: Clock,
  ) {}

  /** Takes a place, or one in the line. Registering again gives the same registration, brought up to date. */
  register(viewer: Viewer, input: TypedRegistration): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId: input.meetingId }, (em) =>
      once(
        em,
        { viewer, deed: 'registerForMeeting', key: input.clientKey },
        () => this.#register(em, viewer, input),
        (id) => em.findOneOrFail(Registration, id),
      ),
    );
  }

  async #register(em: EntityManager, viewer: Viewer, input: TypedRegistration): Promise<Answer> {
    const name = lineOrNone(input.name, 'name', 'The name', TITLE_LIMIT);
    if (isRefusal(name)) return name;
    const needs = wordsOrNone(input.needs, 'needs', 'What you need', NEEDS_LIMIT);
    if (isRefusal(needs)) return needs;
    // Under the lock everybody waits for every statement: what can be read before it is.
    const [row] = await em.execute<object[]>('select * from person where id = ?', [viewer.personId]);
    const person = em.map(Person, row as object);
    const home = await person.homeArea?.load();
    const meeting = await this.line.lock(em, input.meetingId);
    const now = this.clock.now();
    const over = overRefusal(meeting, now);
    if (over) return over;
    const own = await ownOf(em, meeting, viewer);
    const words = { ...(input.name != null && { name }), ...(input.needs != null && { needs }) };
    if (own && own.status !== 'WITHDRAWN') return this.#again(em, meeting, own, words, input.companion ?? null);
    const no = (await otherForce(home ?? null, meeting)) ?? registrationRefusal(meeting, now);
    if (no) return no;
    const seats = input.companion ? 2 : 1;
    if (seats > meeting.capacity) return noSecondPlace();
    const status = await this.line.placeFor(em, meeting, seats, now);
    const facts = {
      status,
      seats,
      ...words,
      line: meeting.nextInLine++,
      registeredAt: now,
      confirmedAt: status === 'CONFIRMED' ? now : null,
      withdrawnAt: null,
      hasLapsed: false,
      toldSequence: meeting.sequence,
      toldStartsAt: meeting.startsAt,
    };
    const registration = own
      ? em.assign(own, { ...facts, version: own.version + 1 })
      : em.create(Registration, { meeting, person, ...facts });
    await em.flush();
    await this.notices.tell(em, meeting, registration, status);
    await this.line.tellLive(em, meeting);
    return registration;
  }

  /** Somebody who has a place already: what they say anew of themselves is kept, and a companion comes or stays away. */
  async #again(
    em: EntityManager,
    meeting: Meeting,
    own: Registration,
    words: { name?: string | null; needs?: string | null },
    companion: boolean | null,
  ): Promise<Answer> {
    const seats = companion === null ? own.seats : companion ? 2 : 1;
    const more = seats - own.seats;
    if (more > 0 && own.takesPlace()) {
      const free = freeSeats({ capacity: meeting.capacity, taken: await this.line.taken(em, meeting) });
      if (free < more) return noSecondPlace();
    }
    em.assign(own, { ...words, seats, version: more === 0 ? own.version : own.version + 1 });
    await em.flush();
    // Where they stand now, with or without their companion.
    if (more !== 0 && own.status !== 'ATTENDED') await this.notices.tell(em, meeting, own, own.status as Notice);
    if (more < 0) await this.line.settle(em, meeting, this.clock.now());
    return own;
  }

  /** Gives up a place, an offer or a place in the line; the next in line is offered what became free. */
  withdraw(viewer: Viewer, meetingId: string): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId }, async (em) => {
      const meeting = await this.line.lock(em, meetingId);
      const own = await ownOf(em, meeting, viewer);
      if (!own) return notRegistered();
      const now = this.clock.now();
      if (own.status === 'WITHDRAWN') return own;
      const over = overRefusal(meeting, now);
      if (over) return over;
      if (own.status === 'ATTENDED') {
        return new Refusal('CHECKED_IN', 'You are checked in, so there is nothing to give up.');
      }
      await this.giveUp(em, meeting, own, now);
      return own;
    });
  }

  /** Withdraws a registration under the meeting's lock, tells them, and lets the next in line have the place. */
  async giveUp(em: EntityManager, meeting: Meeting, registration: Registration, now: Date): Promise<void> {
    const version = registration.version + 1;
    em.assign(registration, { status: 'WITHDRAWN', offerEndsAt: null, withdrawnAt: now, version });
    await em.flush();
    await this.notices.tell(em, meeting, registration, 'WITHDRAWN');
    await this.line.settle(em, meeting, now);
  }

  /** Takes the place that was offered, while it is held. */
  acceptOffer(viewer: Viewer, meetingId: string): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId }, async (em) => {
      const meeting = await this.line.lock(em, meetingId);
      const over = overRefusal(meeting, this.clock.now());
      if (over) return over;
      const own = await ownOf(em, meeting, viewer);
      return own ? this.accept(em, meeting, own) : notRegistered();
    });
  }

  /** Confirms an offered registration under the meeting's lock. */
  async accept(em: EntityManager, meeting: Meeting, registration: Registration): Promise<Answer> {
    const now = this.clock.now();
    if (registration.isSure()) return registration;
    const hasLapsed = registration.hasLapsed || (registration.offerEndsAt && registration.offerEndsAt <= now);
    if (hasLapsed) {
      const message = 'The time to accept this place is over. While registration is open you can register again.';
      return new Refusal('OFFER_LAPSED', message);
    }
    if (registration.status !== 'OFFERED') {
      const message = 'No place has been offered to you yet. We email you as soon as one is free.';
      return new Refusal('NO_OFFER', message);
    }
    const version = registration.version + 1;
    em.assign(registration, { status: 'CONFIRMED', offerEndsAt: null, confirmedAt: now, version });
    await em.flush();
    await this.notices.tell(em, meeting, registration, 'CONFIRMED');
    return registration;
  }
}

/** Somebody's own registration for a meeting, read under its lock. */
export async function ownOf(em: EntityManager, meeting: Meeting, { personId }: Viewer): Promise<Registration | null> {
  const own = 'select * from registration where meeting_id = ? and person_id = ?';
  const [row] = await em.execute<object[]>(own, [meeting.id, personId]);
  return row ? em.map(Registration, row) : null;
}

/** The forces are read only where their names are to be said. */
async function otherForce(home: Area | null, meeting: Meeting): Promise<No | null> {
  const own = meeting.area.unwrap().force;
  if (!home || home.force.id === own.id) return null;
  return forceRefusal(await home.force.loadOrFail(), await own.loadOrFail());
}

/** For whoever has nothing to do with a meeting yet. */
export function notRegistered(): No {
  return new Refusal('NOT_REGISTERED', 'You are not registered for this meeting. Register first.');
}

function noSecondPlace(): No {
  const message = 'No second place is free for somebody to come with you. Your own place stays yours.';
  return new Refusal('NO_PLACE', message, 'companion');
}
