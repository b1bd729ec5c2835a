import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { FollowingModule } from '#features/following/following.module.ts';
import { PrioritiesModule } from '#features/priorities/priorities.module.ts';
import { EvidenceEdge } from './evidence.edge.ts';
import { EvidenceQueries } from './evidence.queries.ts';
import { EvidenceResolver, NeighbourhoodEvidenceResolver } from './evidence.resolver.ts';
import { ExportFiles } from './export-files.ts';
import { ExportsEdge } from './exports.edge.ts';
import { ExportsQueries } from './exports.queries.ts';
import { OpenDataResolver } from './exports.resolver.ts';
import { FeedsEdge } from './feeds.edge.ts';
import { FeedsQueries } from './feeds.queries.ts';
import { OpenApiEdge } from './open-api.edge.ts';
import { PoliceUkEdge } from './police-uk.edge.ts';
import { PoliceUkQueries } from './police-uk.queries.ts';
import { PublishingHoldings } from './publishing.holdings.ts';

@Module({
  imports: [AreasModule, FollowingModule, PrioritiesModule],
  controllers: [FeedsEdge, ExportsEdge, EvidenceEdge, OpenApiEdge],
  providers: [
    EvidenceQueries,
    EvidenceResolver,
    NeighbourhoodEvidenceResolver,
    FeedsQueries,
    ExportsQueries,
    ExportFiles,
    OpenDataResolver,
    PoliceUkEdge,
    PoliceUkQueries,
    PublishingHoldings,
  ],
})
export class PublishingModule {}
