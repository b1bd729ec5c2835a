import type { Country } from './countries.ts';
import { startService } from './running.ts';
import { between } from './wire-between.ts';

/** A list in a list in a list, of `first` items: what costs a statement an item where nobody batches. */
const LISTS = `query Lists($path: String!, $first: Int!) {
  area(path: $path) {
    updatesHere(first: $first) {
      totalCount
      nodes {
        id
        places { name neighbourhood { name } }
        measures { value }
        author { name areas { path } }
        priority { title isOverdue lineageQuarters places { name } quarter { name area { name } } }
      }
    }
  }
}`;

/** How many statements one request costs when its lists hold 1 item, and when they hold 50. */
export async function statementsOf(country: Country, dataFolder: string): Promise<{ one: number; fifty: number }> {
  let count = 0;
  // Each Query and each Execute is a statement.
  const wire = await between(country.appUrl, (kind) => {
    if (kind === 'Q' || kind === 'E') count += 1;
  });
  const service = await startService(dataFolder, {
    DATABASE_URL: wire.url,
    DATABASE_OWNER_URL: country.ownerUrl,
    // Jobs and what is heard of changes go straight.
    DATABASE_DIRECT_URL: country.appUrl,
  });
  try {
    const statements = async (first: number) => {
      const before = count;
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: LISTS, variables: { path: country.paths[0], first } }),
      });
      const { data, errors } = (await response.json()) as { data: Lists; errors?: unknown };
      if (errors || data.area.updatesHere.nodes.length !== first)
        throw new Error(`A list of ${first} did not come: ${JSON.stringify(errors)}`);
      return count - before;
    };
    // Connections are opened, each with a statement or two of its own: as many as either takes.
    await statements(50);
    return { one: await statements(1), fifty: await statements(50) };
  } finally {
    await service.stop();
    wire.close();
  }
}

interface Lists {
  area: { updatesHere: { nodes: unknown[] } };
}
