import { Injectable, type OnModuleInit } from '@nestjs/common';
import { operation } from '@patchwork/schema';
import { Clock } from '#platform/clock.ts';
import { HotDocuments } from '#platform/graphql/hot-documents.ts';
import { PAGES } from './pages.sql.ts';
import { ReadingQueries } from './reading.queries.ts';

/** Has the public pages' documents answered by one prepared statement each; both ways give equal answers, see the test. */
@Injectable()
export class HotPages implements OnModuleInit {
  constructor(
    private readonly hot: HotDocuments,
    private readonly reading: ReadingQueries,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    for (const name of Object.keys(PAGES)) {
      const root = (variables: Record<string, unknown>) => this.reading.rootFor(name, variables, this.clock.now());
      this.hot.add({ name, text: operation(name), root });
    }
  }
}
