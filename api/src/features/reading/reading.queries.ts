import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import { Reads } from '#platform/database.ts';
import { connection } from '#platform/paging.ts';
import { PAGES } from './pages.sql.ts';

/** A page's answer by field names; see `trees.sql.ts`. */
type Tree = Record<string, unknown> & { updates?: { nodes: unknown[]; totalCount: number } };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class ReadingQueries {
  constructor(private readonly reads: Reads) {}

  /**
   * The whole answer of a page as the root of a GraphQL execution: one prepared statement, one round trip. Without the
   * thing asked for the root is empty, and the field's own resolver says that it was not found.
   */
  async rootFor(
    page: string,
    variables: Readonly<Record<string, unknown>>,
    now: Date,
  ): Promise<Record<string, unknown>> {
    const { name, text, field, variable, takesToday } = PAGES[page] as (typeof PAGES)[string];
    const asked = String(variables[variable] ?? '').toLowerCase();
    if (variable === 'id' && !UUID.test(asked)) return {};
    const [row] = await this.reads.prepared<{ tree: Tree }>(
      name,
      text,
      takesToday ? [asked, now, londonDate(now)] : [asked, now],
    );
    return row ? { [field]: paged(row.tree) } : {};
  }
}

/** Adds to the tree's own list of updates what its statement leaves out: where the page stands in it. */
function paged(tree: Tree): Tree {
  const { updates } = tree;
  return updates ? { ...tree, updates: connection(updates.nodes, 0, updates.totalCount) } : tree;
}
