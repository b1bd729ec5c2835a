import { Module } from '@nestjs/common';
import { Changes } from './changes.ts';
import { ReadingPlugin } from './reading.plugin.ts';
import { ReadingQueries } from './reading.queries.ts';

@Module({ providers: [ReadingPlugin, ReadingQueries, Changes] })
export class ReadingModule {}
