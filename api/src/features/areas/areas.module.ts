import { Module } from '@nestjs/common';
import { AreasQueries } from './areas.queries.ts';
import { AreasResolver } from './areas.resolver.ts';
import { AreasService } from './areas.service.ts';

@Module({ providers: [AreasResolver, AreasQueries, AreasService], exports: [AreasQueries] })
export class AreasModule {}
