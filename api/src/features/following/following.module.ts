import { Module } from '@nestjs/common';
import { AlertBehindResolver, AlertWordsResolver } from './alert-fields.resolver.ts';
import { AlertsJobs } from './alerts.jobs.ts';
import { AlertPreviews } from './alerts.preview.ts';
import { AlertsQueries } from './alerts.queries.ts';
import { AlertsResolver, AreaAlertsResolver, DeskAlertsResolver } from './alerts.resolver.ts';
import { AlertsService } from './alerts.service.ts';
import { DeliveriesJobs } from './deliveries.jobs.ts';
import { FollowingHoldings } from './following.holdings.ts';
import { FollowsResolver } from './follows.resolver.ts';
import { FollowsService } from './follows.service.ts';
import { LettersService } from './letters.service.ts';
import { MailLinks } from './mail-links.ts';
import { NewsQueries } from './news.queries.ts';
import { SuccessionsJobs } from './successions.jobs.ts';
import { SuccessionsQueries } from './successions.queries.ts';
import { TellingsJobs } from './tellings.jobs.ts';
import { UnsubscribeEdge } from './unsubscribe.edge.ts';

@Module({
  controllers: [UnsubscribeEdge],
  providers: [
    FollowsResolver,
    FollowsService,
    MailLinks,
    NewsQueries,
    LettersService,
    TellingsJobs,
    SuccessionsQueries,
    SuccessionsJobs,
    DeliveriesJobs,
    AlertsResolver,
    AreaAlertsResolver,
    DeskAlertsResolver,
    AlertWordsResolver,
    AlertBehindResolver,
    AlertsService,
    AlertPreviews,
    AlertsQueries,
    AlertsJobs,
    FollowingHoldings,
  ],
  exports: [NewsQueries],
})
export class FollowingModule {}
