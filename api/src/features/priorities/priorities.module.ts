import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { DeskPrioritiesResolver } from './desk.resolver.ts';
import { FiguresQueries } from './figures.queries.ts';
import { FiguresResolver } from './figures.resolver.ts';
import { PrioritiesQueries } from './priorities.queries.ts';
import { AreaUpdatesResolver, PrioritiesResolver, QuarterPrioritiesResolver } from './priorities.resolver.ts';
import { PrioritiesService } from './priorities.service.ts';
import { UpdatesQueries } from './updates.queries.ts';
import { MeasuresResolver, UpdatesResolver, UpdateVersionsResolver } from './updates.resolver.ts';
import { UpdatesService } from './updates.service.ts';
import { VerdictsHoldings } from './verdicts.holdings.ts';
import { VerdictsQueries } from './verdicts.queries.ts';
import { VerdictsResolver } from './verdicts.resolver.ts';
import { VerdictsService } from './verdicts.service.ts';

@Module({
  imports: [AreasModule],
  providers: [
    PrioritiesResolver,
    QuarterPrioritiesResolver,
    AreaUpdatesResolver,
    UpdatesResolver,
    MeasuresResolver,
    FiguresResolver,
    FiguresQueries,
    UpdateVersionsResolver,
    DeskPrioritiesResolver,
    PrioritiesQueries,
    UpdatesQueries,
    PrioritiesService,
    UpdatesService,
    VerdictsResolver,
    VerdictsQueries,
    VerdictsService,
    VerdictsHoldings,
  ],
  exports: [PrioritiesQueries, UpdatesQueries, VerdictsQueries],
})
export class PrioritiesModule {}
