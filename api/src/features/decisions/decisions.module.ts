import { Module } from '@nestjs/common';
import { DecisionsJobs } from './decisions.jobs.ts';
import { DecisionsQueries } from './decisions.queries.ts';
import {
  DecisionsResolver,
  MeetingDecisionsResolver,
  PriorityDecisionResolver,
  QuarterDecisionResolver,
  StatementDecisionResolver,
} from './decisions.resolver.ts';
import { DecisionsService } from './decisions.service.ts';

@Module({
  providers: [
    DecisionsResolver,
    QuarterDecisionResolver,
    PriorityDecisionResolver,
    MeetingDecisionsResolver,
    StatementDecisionResolver,
    DecisionsService,
    DecisionsQueries,
    DecisionsJobs,
  ],
  exports: [DecisionsQueries],
})
export class DecisionsModule {}
