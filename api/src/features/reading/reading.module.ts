import { Module } from '@nestjs/common';
import { ReadingPlugin } from './reading.plugin.ts';
import { ReadingQueries } from './reading.queries.ts';

@Module({ providers: [ReadingPlugin, ReadingQueries] })
export class ReadingModule {}
