import { MikroOrmModule } from '@mikro-orm/nestjs';
import { type DynamicModule, Inject, Module, type OnModuleInit, Optional } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { entities } from './entities.ts';
import { AreasModule } from './features/areas/areas.module.ts';
import { BallotsModule } from './features/ballots/ballots.module.ts';
import { DecisionsModule } from './features/decisions/decisions.module.ts';
import { FollowingModule } from './features/following/following.module.ts';
import { MeetingsModule } from './features/meetings/meetings.module.ts';
import { PeopleModule } from './features/people/people.module.ts';
import { PrioritiesModule } from './features/priorities/priorities.module.ts';
import { PublishingModule } from './features/publishing/publishing.module.ts';
import { QuartersModule } from './features/quarters/quarters.module.ts';
import { ReadingModule } from './features/reading/reading.module.ts';
import { SuggestionsModule } from './features/suggestions/suggestions.module.ts';
import { ormOptions } from './platform/database.ts';
import type { Environment } from './platform/environment.ts';
import { Execute } from './platform/graphql/execute.ts';
import { graphqlOver } from './platform/graphql/graphql.module.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { mountWeb, PageHost, type WebBuild } from './platform/web.ts';

/** The features, in the order that is the architecture: each leans only on those before it. */
export const FEATURES = [
  AreasModule,
  PeopleModule,
  QuartersModule,
  PrioritiesModule,
  MeetingsModule,
  SuggestionsModule,
  BallotsModule,
  DecisionsModule,
  FollowingModule,
  PublishingModule,
  ReadingModule,
];

/** The token of the built web client; absent where the service runs headless. */
const WEB = Symbol('WebBuild');

@Module({})
export class AppModule implements OnModuleInit {
  constructor(
    private readonly adapters: HttpAdapterHost,
    private readonly host: PageHost,
    @Optional() @Inject(WEB) private readonly web: WebBuild | null,
  ) {}

  static with(environment: Environment, web?: WebBuild): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(environment),
        MikroOrmModule.forRoot({ ...ormOptions(environment.databaseUrl, entities), registerRequestContext: false }),
        ...FEATURES,
        graphqlOver(PeopleModule),
      ],
      // A copy: Nest asks every value for its constructor, and a module's namespace has none.
      providers: [Execute, PageHost, { provide: WEB, useValue: web ? { ...web } : null }],
    };
  }

  /** The pages come last: mounted earlier they would hide `/graphql`, later Nest's own 404 would come first. */
  onModuleInit(): void {
    if (this.web) mountWeb(this.adapters.httpAdapter.getInstance(), this.web, this.host);
  }
}
