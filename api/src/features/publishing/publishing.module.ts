import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { FollowingModule } from '#features/following/following.module.ts';
import { ExportFiles } from './export-files.ts';
import { ExportsEdge } from './exports.edge.ts';
import { ExportsQueries } from './exports.queries.ts';
import { FeedsEdge } from './feeds.edge.ts';
import { FeedsQueries } from './feeds.queries.ts';

@Module({
  imports: [AreasModule, FollowingModule],
  controllers: [FeedsEdge, ExportsEdge],
  providers: [FeedsQueries, ExportsQueries, ExportFiles],
})
export class PublishingModule {}
