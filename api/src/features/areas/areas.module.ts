import { Module } from '@nestjs/common';
import { AreasQueries } from './areas.queries.ts';
import { AreasResolver } from './areas.resolver.ts';
import { AreasService } from './areas.service.ts';
import { PostcodesQueries } from './postcodes.queries.ts';
import { PostcodesResolver } from './postcodes.resolver.ts';
import { Whereabouts } from './whereabouts.queries.ts';

@Module({
  providers: [AreasResolver, AreasQueries, AreasService, PostcodesQueries, PostcodesResolver, Whereabouts],
  exports: [AreasQueries, Whereabouts],
})
export class AreasModule {}
