import { Module } from '@nestjs/common';
import { BallotKeys } from './ballot-keys.ts';
import { BallotsHoldings } from './ballots.holdings.ts';
import { BallotsJobs } from './ballots.jobs.ts';
import { BallotsQueries } from './ballots.queries.ts';
import {
  BallotOptionsResolver,
  BallotsResolver,
  PaperBatchesResolver,
  QuarterBallotResolver,
  SealedLinesResolver,
  SuggestionBallotResolver,
  VotesResolver,
} from './ballots.resolver.ts';
import { BallotsService } from './ballots.service.ts';
import { DeskBallotsResolver } from './desk.resolver.ts';
import { OpeningsJobs } from './openings.jobs.ts';
import { PaperVotesService } from './paper-votes.service.ts';
import { ResultsEdge } from './results.edge.ts';
import { ResultsQueries } from './results.queries.ts';
import { SealingService } from './sealing.service.ts';
import { VotesService } from './votes.service.ts';

const RESOLVERS = [
  BallotsResolver,
  BallotOptionsResolver,
  QuarterBallotResolver,
  PaperBatchesResolver,
  VotesResolver,
  SealedLinesResolver,
  SuggestionBallotResolver,
  DeskBallotsResolver,
];
const DEEDS = [
  BallotsService,
  VotesService,
  PaperVotesService,
  SealingService,
  BallotsJobs,
  OpeningsJobs,
  BallotsHoldings,
];

@Module({
  controllers: [ResultsEdge],
  providers: [...RESOLVERS, ...DEEDS, BallotKeys, BallotsQueries, ResultsQueries],
  exports: [BallotsQueries, ResultsQueries],
})
export class BallotsModule {}
