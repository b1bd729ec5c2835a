import { Module } from '@nestjs/common';
import { QuartersQueries } from './quarters.queries.ts';
import { AreaQuartersResolver, QuartersResolver } from './quarters.resolver.ts';
import { QuartersService } from './quarters.service.ts';

@Module({
  providers: [QuartersResolver, AreaQuartersResolver, QuartersQueries, QuartersService],
  exports: [QuartersQueries],
})
export class QuartersModule {}
