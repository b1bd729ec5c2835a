import { RequestContext } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Headers, Inject, NotFoundException, Param, Res } from '@nestjs/common';
import type { Response } from 'express';
import { AreasQueries } from '#features/areas/areas.queries.ts';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { Fault } from '#platform/faults.ts';
import { hasIt, kept } from '#platform/public-cache.ts';
import { calendarOf } from './calendar-file.ts';
import { MeetingsQueries } from './meetings.queries.ts';
import { eventOf } from './notices.service.ts';

/** The calendars: one meeting to keep, or an area's to subscribe to. Public, so without any joining link. */
@Controller()
export class CalendarsEdge {
  constructor(
    private readonly em: EntityManager,
    private readonly areas: AreasQueries,
    private readonly meetings: MeetingsQueries,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** One meeting, cancelled ones too: a calendar that has it hears so. */
  @Get('meetings/:id.ics')
  async meeting(
    @Param('id') id: string,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.#read(async () => {
      const meeting = await this.meetings.byId(id);
      return calendarOf(meeting.title, [eventOf(meeting)], this.environment);
    });
    sendCalendar(response, ifNoneMatch, file, `meeting-${id.toLowerCase()}.ics`);
  }

  /** The meetings of an area, those of the last year included; of a place they are its neighbourhood's. */
  @Get(['areas/:a/meetings.ics', 'areas/:a/:b/meetings.ics', 'areas/:a/:b/:c/meetings.ics'])
  async area(
    @Param() { a, b, c }: Record<string, string>,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.#read(async () => {
      const area = await this.areas.at([a, b, c].filter(Boolean).join('/'));
      const neighbourhoods = area.neighbourhood ? [area.neighbourhood.id] : await this.areas.neighbourhoodsOf(area.id);
      const meetings = await this.meetings.forCalendar(neighbourhoods, this.clock.now());
      const events = meetings.map((each) => eventOf(each));
      return calendarOf(`Meetings with the police team, ${area.name}`, events, this.environment);
    });
    sendCalendar(response, ifNoneMatch, file, 'meetings.ics');
  }

  /** Reads with entities of this request's own. What is not there is a 404. */
  async #read(file: () => Promise<string>): Promise<string> {
    try {
      return await RequestContext.create(this.em, file);
    } catch (error) {
      if (error instanceof Fault) throw new NotFoundException();
      throw error;
    }
  }
}

function sendCalendar(response: Response, ifNoneMatch: string | undefined, file: string, name: string): void {
  const { etag, body } = kept(Buffer.from(file), {});
  response.set({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': `inline; filename="${name}"`,
    'access-control-allow-origin': '*',
    'cache-control': 'public, max-age=0, must-revalidate',
    etag,
  });
  if (hasIt(ifNoneMatch, etag)) response.status(304).end();
  else response.send(body);
}
