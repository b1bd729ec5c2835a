import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { screened } from '#platform/screening/residents-words.ts';
import type { Viewer } from '#platform/viewer.ts';
import { wordsOrNone } from '#platform/words.ts';
import { LineService } from './line.service.ts';
import type { Meeting } from './meeting.entity.ts';
import { MeetingFeedback, Registration } from './registration.entity.ts';
import { overRefusal, type RegistrationRefusalReason } from './registration.rules.ts';
import { NEEDS_LIMIT, notRegistered, ownOf } from './registrations.service.ts';

type Answer = Registration | Refusal<RegistrationRefusalReason>;

/** Being there: checking in, joining, and what one thought of it. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly em: EntityManager,
    private readonly line: LineService,
    private readonly clock: Clock,
  ) {}

  /** Says that they are in the room, by the code that is shown there. */
  checkIn(viewer: Viewer, meetingId: string, code: string): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId }, async (em) => {
      const meeting = await this.line.lock(em, meetingId);
      const own = await this.#present(em, meeting, viewer);
      if (isRefusal(own) || own.status === 'ATTENDED') return own;
      const typed = code.replace(/[\s-]/g, '').toUpperCase();
      if (typed === meeting.checkInCode) return attend(em, own, this.clock.now());
      const message = 'This is not the code of this meeting. Type the one that is shown in the room.';
      return new Refusal('WRONG_CODE', message, 'code');
    });
  }

  /** Joins online: whoever has a place is there from now on, and gets the link. */
  join(viewer: Viewer, meetingId: string): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId }, async (em) => {
      const meeting = await this.line.lock(em, meetingId);
      if (!meeting.isOnline() || !meeting.joinUrl) {
        return new Refusal('NOT_ONLINE', 'This meeting has no link to join by. Its page says where it is.');
      }
      const own = await this.#present(em, meeting, viewer);
      return isRefusal(own) || own.status === 'ATTENDED' ? own : attend(em, own, this.clock.now());
    });
  }

  /** The registration of somebody who may be there now. */
  async #present(em: EntityManager, meeting: Meeting, viewer: Viewer): Promise<Answer> {
    const now = this.clock.now();
    const over = overRefusal(meeting, now);
    if (over) return over;
    const own = await ownOf(em, meeting, viewer);
    if (!own || own.status === 'WITHDRAWN') return notRegistered();
    if (!own.isSure())
      return new Refusal(
        'NO_PLACE',
        'You have no place yet. Accept one if it is offered to you; at the door, ask whether one is free.',
      );
    if (meeting.doorsOpen(now)) return own;
    const message = 'You can join and check in from half an hour before the start until the end.';
    return new Refusal('TOO_EARLY', message);
  }

  /** What somebody who was there, or had a place, thought of it; said again it is changed. */
  giveFeedback(
    viewer: Viewer,
    input: { meetingId: string; helpful: MeetingFeedback['helpful']; words?: string | null },
  ): Promise<Answer> {
    return this.line.inTurn(this.em, { whose: 'resident', meetingId: input.meetingId }, async (em) => {
      const words = wordsOrNone(input.words, 'words', 'What you write', NEEDS_LIMIT);
      if (isRefusal(words)) return words;
      const no = words && screened(words, 'words');
      if (no) return new Refusal('SCREENED', no.message, 'words');
      const meeting = await this.line.lock(em, input.meetingId);
      const own = await ownOf(em, meeting, viewer);
      if (!own?.isSure()) return notRegistered();
      const now = this.clock.now();
      if (!meeting.hasStarted(now)) return new Refusal('TOO_EARLY', 'Tell us after the meeting has begun.');
      await em.upsert(MeetingFeedback, { registration: own, helpful: input.helpful, words, givenAt: now });
      return own;
    });
  }
}

/** Marks somebody as there, in the deed's transaction. */
export async function attend(em: EntityManager, registration: Registration, now: Date): Promise<Registration> {
  const confirmedAt = registration.confirmedAt ?? now;
  em.assign(registration, { status: 'ATTENDED', attendedAt: now, offerEndsAt: null, hasLapsed: false, confirmedAt });
  await em.flush();
  return registration;
}
