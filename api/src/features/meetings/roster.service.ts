import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Officer } from '#features/people/officer.entity.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { lineFor, lineOrNone, TITLE_LIMIT, wordsOrNone } from '#platform/words.ts';
import { attend } from './attendance.service.ts';
import { LineService } from './line.service.ts';
import type { Meeting } from './meeting.entity.ts';
import { isOfTeam, mustServe } from './meeting.policy.ts';
import { Registration } from './registration.entity.ts';
import { freeSeats, openDoorRefusal, overRefusal, type RegistrationRefusalReason } from './registration.rules.ts';
import { NEEDS_LIMIT, RegistrationsService } from './registrations.service.ts';

type Answer = Registration | Refusal<RegistrationRefusalReason>;

/** Somebody who rang, as the officer noted. */
export interface Caller {
  meetingId: string;
  name: string;
  phone?: string | null;
  companion?: boolean | null;
  needs?: string | null;
  clientKey?: string | null;
}

const PHONE_LIMIT = 40;

/** What the team does about other people's places: for those who rang, and at the door. */
@Injectable()
export class RosterService {
  constructor(
    private readonly em: EntityManager,
    private readonly line: LineService,
    private readonly registrations: RegistrationsService,
    private readonly clock: Clock,
  ) {}

  /** Registers somebody who rang, until the meeting ends: the team may let people in after the window has closed. */
  registerCaller(viewer: Viewer, input: Caller): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'registerCaller', key: input.clientKey },
        () => this.#registerCaller(em, viewer, input),
        (id) => em.findOneOrFail(Registration, id),
      ),
    );
  }

  async #registerCaller(em: EntityManager, viewer: Viewer, input: Caller): Promise<Answer> {
    const meeting = await this.#locked(em, viewer, input.meetingId);
    const name = lineFor(input.name, 'name', 'The name', TITLE_LIMIT);
    if (isRefusal(name)) return name;
    const phone = lineOrNone(input.phone, 'phone', 'The phone number', PHONE_LIMIT);
    if (isRefusal(phone)) return phone;
    const needs = wordsOrNone(input.needs, 'needs', 'What they need', NEEDS_LIMIT);
    if (isRefusal(needs)) return needs;
    const now = this.clock.now();
    const no = overRefusal(meeting, now) ?? openDoorRefusal(meeting);
    if (no) return no;
    const seats = input.companion ? 2 : 1;
    const status = await this.line.placeFor(em, meeting, seats, now);
    const registration = em.create(Registration, {
      meeting,
      status,
      seats,
      name,
      phone,
      needs,
      line: meeting.nextInLine++,
      registeredBy: em.getReference(Officer, viewer.officerId as string),
      registeredAt: now,
      confirmedAt: status === 'CONFIRMED' ? now : null,
      toldSequence: meeting.sequence,
      toldStartsAt: meeting.startsAt,
    });
    await em.flush();
    await this.line.tellLive(em, meeting);
    return registration;
  }

  /** One tap at the door: whoever has a place is in, and whoever waits is if a seat is free. */
  checkIn(viewer: Viewer, registrationId: string): Promise<Answer> {
    return this.#serve(viewer, registrationId, async (em, meeting, registration) => {
      const now = this.clock.now();
      const over = overRefusal(meeting, now);
      if (over) return over;
      if (registration.status === 'ATTENDED') return registration;
      if (!meeting.doorsOpen(now)) {
        return new Refusal('CHECK_IN_CLOSED', 'People can be checked in from half an hour before the start.');
      }
      const free = freeSeats({ capacity: meeting.capacity, taken: await this.line.taken(em, meeting) });
      if (!registration.takesPlace() && free < registration.seats) {
        return new Refusal('NO_PLACE', 'No place is free for them: every one is taken.');
      }
      return attend(em, registration, now);
    });
  }

  /** Takes back a tap at the door that was one too many: they stand where they stood, the offered in their turn. */
  undoCheckIn(viewer: Viewer, registrationId: string): Promise<Answer> {
    return this.#serve(viewer, registrationId, async (em, meeting, registration) => {
      if (registration.status !== 'ATTENDED') return registration;
      const status = registration.stoodBefore();
      const confirmedAt = status === 'CONFIRMED' ? registration.confirmedAt : null;
      em.assign(registration, { status, attendedAt: null, confirmedAt });
      await em.flush();
      if (status !== 'CONFIRMED') await this.line.settle(em, meeting, this.clock.now());
      return registration;
    });
  }

  /** Accepts an offer for somebody who was rung. */
  confirm(viewer: Viewer, registrationId: string): Promise<Answer> {
    return this.#serve(viewer, registrationId, (em, meeting, registration) => {
      const over = overRefusal(meeting, this.clock.now());
      if (over) return Promise.resolve(over);
      if (registration.status === 'OFFERED' || registration.isSure()) {
        return this.registrations.accept(em, meeting, registration);
      }
      return Promise.resolve(new Refusal('NO_OFFER', 'No place is offered to them at the moment.'));
    });
  }

  /** Notes that somebody who rang was told how the meeting has changed. */
  noteRung(viewer: Viewer, registrationId: string): Promise<Answer> {
    return this.#serve(viewer, registrationId, async (em, meeting, registration) => {
      em.assign(registration, { toldSequence: meeting.sequence, toldStartsAt: meeting.startsAt });
      await em.flush();
      return registration;
    });
  }

  /** Withdraws somebody who said that they will not come. */
  withdraw(viewer: Viewer, registrationId: string): Promise<Answer> {
    return this.#serve(viewer, registrationId, async (em, meeting, registration) => {
      const now = this.clock.now();
      const over = overRefusal(meeting, now);
      if (over) return over;
      if (registration.status === 'WITHDRAWN' || registration.status === 'ATTENDED') return registration;
      await this.registrations.giveUp(em, meeting, registration, now);
      return registration;
    });
  }

  #serve(
    viewer: Viewer,
    registrationId: string,
    act: (em: EntityManager, meeting: Meeting, registration: Registration) => Promise<Answer>,
  ): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const id = idOf(registrationId, 'This registration');
      const [row] = await em.execute<{ meeting_id: string }[]>('select meeting_id from registration where id = ?', [
        id,
      ]);
      if (!row) throw new NotFound('This registration');
      const meeting = await this.line.lock(em, row.meeting_id);
      // Another team's registrations are nobody's business: answered as absent.
      const registration = await em.findOne(Registration, id, { populate: ['person'], refresh: true });
      if (!registration || !isOfTeam(viewer, meeting.area.unwrap().path)) throw new NotFound('This registration');
      return act(em, meeting, registration);
    });
  }

  async #locked(em: EntityManager, viewer: Viewer, id: string): Promise<Meeting> {
    const meeting = await this.line.lock(em, id);
    mustServe(viewer, meeting.area.unwrap().path);
    return meeting;
  }
}
