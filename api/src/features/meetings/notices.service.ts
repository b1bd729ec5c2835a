import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { toPlainWords } from '#platform/mail/letter.tsx';
import { Mails } from '#platform/mail/mail.ts';
import type { MeetingEvent } from './calendar-file.ts';
import type { Meeting } from './meeting.entity.ts';
import { type Notice, placeMail, type ToldPlace } from './meetings.mails.tsx';
import type { Registration } from './registration.entity.ts';

/** Tells people by mail how their place stands. Who rang has no address: the roster says whom to ring. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly mails: Mails,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * One mail about one change, in its transaction. `meeting` with its area; `once` tells apart mails that no change of
   * the place goes with, such as reminders.
   */
  async tell(
    em: EntityManager,
    meeting: Meeting,
    registration: Registration,
    notice: Notice,
    once = '',
  ): Promise<void> {
    const person = await registration.person?.load();
    if (!person) return;
    const told: ToldPlace = {
      to: person.email,
      id: [registration.id, registration.version, notice.toLowerCase().replace('_', '-'), once]
        .filter(String)
        .join('.'),
      event: eventOf(meeting, meeting.sequence + registration.version),
      place: placeOf(registration),
      hasCompanion: registration.seats === 2,
      position: registration.status === 'WAITING' ? await positionOf(em, registration) : null,
      offerEndsAt: registration.offerEndsAt ?? null,
      startedAt: registration.toldStartsAt,
      gettingThere: meeting.gettingThere ?? null,
      dialIn: meeting.dialIn ?? null,
    };
    await this.mails.send(em, await placeMail(this.environment, notice, told));
  }
}

/** Where somebody stands in the line, from 1. */
async function positionOf(em: EntityManager, { meeting, line }: Registration): Promise<number> {
  const [row] = await em.execute<{ ahead: number }[]>(
    `select count(*)::int as ahead from registration where meeting_id = ? and status = 'WAITING' and line < ?`,
    [meeting.id, line],
  );
  return (row?.ahead ?? 0) + 1;
}

function placeOf({ status }: Registration): ToldPlace['place'] {
  return status === 'ATTENDED' ? 'CONFIRMED' : status;
}

/** A meeting as calendars tell it, without the joining link. With its area. */
export function eventOf(meeting: Meeting, sequence = meeting.sequence): MeetingEvent {
  const { id, title, startsAt, endsAt, changedAt, cancelReason, descriptionHtml } = meeting;
  return {
    id,
    sequence,
    title,
    startsAt,
    endsAt,
    changedAt,
    areaName: meeting.area.unwrap().name,
    address: meeting.address ?? null,
    isOnline: meeting.isOnline(),
    description: descriptionHtml ? toPlainWords(descriptionHtml) : null,
    isCancelled: Boolean(meeting.cancelledAt),
    cancelReason: cancelReason ?? null,
  };
}
