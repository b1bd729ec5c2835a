import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Audit } from './audit.ts';
import { Clock } from './clock.ts';
import { Reads } from './database.ts';
import { Deeds } from './deeds.ts';
import { ENVIRONMENT, type Environment } from './environment.ts';
import { HotDeeds } from './graphql/hot-deeds.ts';
import { HotDocuments } from './graphql/hot-documents.ts';
import { Sockets } from './graphql/sockets.ts';
import { HealthEdge } from './health.edge.ts';
import { HotReads } from './hot-reads.ts';
import { Line } from './live/line.ts';
import { Live } from './live/live.ts';
import { MailModule } from './mail/mail.module.ts';
import { PersonalData } from './personal-data.ts';
import { PublicCache } from './public-cache.ts';
import { SiteEdge } from './site.edge.ts';

const SHARED = [
  Audit,
  Clock,
  Deeds,
  HotDeeds,
  HotDocuments,
  HotReads,
  Line,
  Live,
  PersonalData,
  PublicCache,
  Reads,
  Sockets,
];

/** What every feature stands on. */
@Global()
@Module({})
export class PlatformModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: PlatformModule,
      imports: [MailModule.with(environment)],
      controllers: [HealthEdge, SiteEdge],
      providers: [{ provide: ENVIRONMENT, useValue: environment }, ...SHARED],
      exports: [ENVIRONMENT, ...SHARED],
    };
  }
}
