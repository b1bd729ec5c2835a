import { Module } from '@nestjs/common';
import { Viewers } from '#platform/viewer.ts';
import { AuthEdge } from './auth.edge.ts';
import { CodesService } from './codes.service.ts';
import { DataRightsService } from './data-rights.service.ts';
import { ForceAccountsService } from './force-accounts.service.ts';
import { OfficersQueries } from './officers.queries.ts';
import { DeskResolver, OfficersResolver, TeamResolver } from './officers.resolver.ts';
import { OfficersService } from './officers.service.ts';
import { PeopleJobs } from './people.jobs.ts';
import { PeopleQueries } from './people.queries.ts';
import { PeopleResolver } from './people.resolver.ts';
import { PeopleService } from './people.service.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInService } from './sign-in.service.ts';
import { ViewersQueries } from './viewers.queries.ts';

@Module({
  controllers: [AuthEdge],
  providers: [
    PeopleResolver,
    OfficersResolver,
    TeamResolver,
    DeskResolver,
    PeopleQueries,
    OfficersQueries,
    PeopleService,
    OfficersService,
    DataRightsService,
    PeopleJobs,
    SignInService,
    CodesService,
    SessionsService,
    ForceAccountsService,
    { provide: Viewers, useClass: ViewersQueries },
  ],
  exports: [Viewers, PeopleQueries, OfficersQueries],
})
export class PeopleModule {}
