import { Module } from '@nestjs/common';
import { Changes } from './changes.ts';
import { HotPages } from './hot-pages.ts';
import { ReadingQueries } from './reading.queries.ts';
import { SitemapEdge } from './sitemap.edge.ts';

@Module({ controllers: [SitemapEdge], providers: [HotPages, ReadingQueries, Changes] })
export class ReadingModule {}
