import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { DeskSuggestionsResolver } from './desk.resolver.ts';
import { SuggestionsHoldings } from './suggestions.holdings.ts';
import { SuggestionsJobs } from './suggestions.jobs.ts';
import { SuggestionsQueries } from './suggestions.queries.ts';
import { AreaSuggestionsResolver, SuggestionFieldsResolver, SuggestionsResolver } from './suggestions.resolver.ts';
import { SuggestionsService } from './suggestions.service.ts';

const RESOLVERS = [SuggestionsResolver, SuggestionFieldsResolver, AreaSuggestionsResolver, DeskSuggestionsResolver];

@Module({
  imports: [AreasModule],
  providers: [...RESOLVERS, SuggestionsService, SuggestionsQueries, SuggestionsHoldings, SuggestionsJobs],
  exports: [SuggestionsQueries],
})
export class SuggestionsModule {}
