import { Module } from '@nestjs/common';
import { DeliveriesJobs } from './deliveries.jobs.ts';
import { FollowingHoldings } from './following.holdings.ts';
import { FollowsResolver } from './follows.resolver.ts';
import { FollowsService } from './follows.service.ts';
import { LettersService } from './letters.service.ts';
import { MailLinks } from './mail-links.ts';
import { NewsQueries } from './news.queries.ts';
import { QuarterSummaries } from './quarters.queries.ts';
import { TellingsJobs } from './tellings.jobs.ts';
import { UnsubscribeEdge } from './unsubscribe.edge.ts';

@Module({
  controllers: [UnsubscribeEdge],
  providers: [
    FollowsResolver,
    FollowsService,
    MailLinks,
    NewsQueries,
    QuarterSummaries,
    LettersService,
    TellingsJobs,
    DeliveriesJobs,
    FollowingHoldings,
  ],
})
export class FollowingModule {}
