import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { AnsweringService } from './answering.service.ts';
import { AttendanceService } from './attendance.service.ts';
import { CalendarsEdge } from './calendars.edge.ts';
import { DeskMeetingsResolver } from './desk.resolver.ts';
import { LineService } from './line.service.ts';
import { MeetingLinks } from './meeting-links.ts';
import { MeetingsHoldings } from './meetings.holdings.ts';
import { MeetingsJobs } from './meetings.jobs.ts';
import { MeetingLive } from './meetings.live.ts';
import { MeetingsQueries } from './meetings.queries.ts';
import { AreaMeetingsResolver, MeetingFieldsResolver, MeetingsResolver } from './meetings.resolver.ts';
import { MeetingsService } from './meetings.service.ts';
import { MinutesService } from './minutes.service.ts';
import { NoticesService } from './notices.service.ts';
import { QuestionsQueries } from './questions.queries.ts';
import { AreaQuestionsResolver, QuestionsResolver } from './questions.resolver.ts';
import { QuestionsService } from './questions.service.ts';
import { RegistrationsResolver, RosterResolver } from './registrations.resolver.ts';
import { RegistrationsService } from './registrations.service.ts';
import { RosterService } from './roster.service.ts';
import { StatementsQueries } from './statements.queries.ts';
import { CorrectionsResolver, StatementsResolver } from './statements.resolver.ts';
import { StatementsService } from './statements.service.ts';

const RESOLVERS = [
  MeetingsResolver,
  MeetingFieldsResolver,
  AreaMeetingsResolver,
  RegistrationsResolver,
  RosterResolver,
  QuestionsResolver,
  AreaQuestionsResolver,
  StatementsResolver,
  CorrectionsResolver,
  DeskMeetingsResolver,
  MeetingLive,
];
const DEEDS = [
  MeetingsService,
  LineService,
  RegistrationsService,
  AttendanceService,
  RosterService,
  QuestionsService,
  StatementsService,
  MinutesService,
  AnsweringService,
  NoticesService,
  MeetingsJobs,
  MeetingsHoldings,
];

@Module({
  imports: [AreasModule],
  controllers: [CalendarsEdge],
  providers: [...RESOLVERS, ...DEEDS, MeetingsQueries, QuestionsQueries, StatementsQueries, MeetingLinks],
  exports: [MeetingsQueries, QuestionsQueries],
})
export class MeetingsModule {}
