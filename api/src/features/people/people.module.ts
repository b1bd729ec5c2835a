import { Module } from '@nestjs/common';
import { Viewers } from '#platform/viewer.ts';
import { CodesService } from './codes.service.ts';
import { ForceAccountsService } from './force-accounts.service.ts';
import { OfficersQueries } from './officers.queries.ts';
import { DeskResolver, OfficersResolver, TeamResolver } from './officers.resolver.ts';
import { PeopleQueries } from './people.queries.ts';
import { PeopleResolver } from './people.resolver.ts';
import { PeopleService } from './people.service.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInService } from './sign-in.service.ts';
import { ViewersQueries } from './viewers.queries.ts';

@Module({
  providers: [
    PeopleResolver,
    OfficersResolver,
    TeamResolver,
    DeskResolver,
    PeopleQueries,
    OfficersQueries,
    PeopleService,
    SignInService,
    CodesService,
    SessionsService,
    ForceAccountsService,
    { provide: Viewers, useClass: ViewersQueries },
  ],
  exports: [Viewers, PeopleQueries, OfficersQueries],
})
export class PeopleModule {}
