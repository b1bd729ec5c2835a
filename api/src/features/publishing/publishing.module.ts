import { Module } from '@nestjs/common';
import { AreasModule } from '#features/areas/areas.module.ts';
import { FollowingModule } from '#features/following/following.module.ts';
import { FeedsEdge } from './feeds.edge.ts';
import { FeedsQueries } from './feeds.queries.ts';

@Module({ imports: [AreasModule, FollowingModule], controllers: [FeedsEdge], providers: [FeedsQueries] })
export class PublishingModule {}
