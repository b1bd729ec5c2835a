import { Injectable } from '@nestjs/common';
import { Reads } from '#platform/database.ts';
import { complete, type Tree } from './derived.ts';
import { PAGES, statementFor } from './pages.sql.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class ReadingQueries {
  constructor(private readonly reads: Reads) {}

  /**
   * The whole answer of a page as the root of a GraphQL execution: one prepared statement, one round trip. Null where
   * the thing asked for is not there.
   */
  async rootFor(
    page: string,
    variables: Readonly<Record<string, unknown>>,
    now: Date,
  ): Promise<Record<string, unknown> | null> {
    const { field, variable } = PAGES[page] as (typeof PAGES)[string];
    const given = variables[variable];
    if (typeof given !== 'string') return null;
    const asked = given.toLowerCase();
    if (variable === 'id' && !UUID.test(asked)) return null;
    const { name, text, values } = statementFor(page, asked, now);
    const [row] = await this.reads.prepared<{ tree: Tree }>(name, text, values);
    return row ? { [field]: complete(row.tree, now) } : null;
  }
}
