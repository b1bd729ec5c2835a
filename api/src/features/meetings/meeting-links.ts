import { Inject, Injectable } from '@nestjs/common';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { calendarLinks } from './calendar-file.ts';
import type { Meeting } from './meeting.entity.ts';
import { eventOf } from './notices.service.ts';

/** Where a meeting can be added to a calendar. */
@Injectable()
export class MeetingLinks {
  constructor(@Inject(ENVIRONMENT) private readonly environment: Environment) {}

  /** The meeting with its area. */
  of(meeting: Meeting): { name: string; href: string }[] {
    return calendarLinks(eventOf(meeting), this.environment);
  }
}
