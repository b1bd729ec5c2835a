import { Module } from '@nestjs/common';
import { AreasQueries } from './areas.queries.ts';
import { AreasResolver } from './areas.resolver.ts';
import { AreasService } from './areas.service.ts';
import { Whereabouts } from './whereabouts.queries.ts';

@Module({
  providers: [AreasResolver, AreasQueries, AreasService, Whereabouts],
  exports: [AreasQueries, Whereabouts],
})
export class AreasModule {}
