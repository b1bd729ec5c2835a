import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Country } from './countries.ts';
import { startService } from './running.ts';

/** Between the application and PostgreSQL: passes everything on and counts the statements. */
interface Counter {
  url: string;
  count(): number;
  close(): void;
}

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
  const counter = await counting(country.appUrl);
  const service = await startService(dataFolder, {
    DATABASE_URL: counter.url,
    DATABASE_OWNER_URL: country.ownerUrl,
    // Jobs and what is heard of changes go straight.
    DATABASE_DIRECT_URL: country.appUrl,
  });
  try {
    const statements = async (first: number) => {
      const before = counter.count();
      const response = await fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: LISTS, variables: { path: country.paths[0], first } }),
      });
      const { data, errors } = (await response.json()) as { data: Lists; errors?: unknown };
      if (errors || data.area.updatesHere.nodes.length !== first)
        throw new Error(`A list of ${first} did not come: ${JSON.stringify(errors)}`);
      return counter.count() - before;
    };
    // Connections are opened, each with a statement or two of its own.
    await statements(1);
    return { one: await statements(1), fifty: await statements(50) };
  } finally {
    await service.stop();
    counter.close();
  }
}

interface Lists {
  area: { updatesHere: { nodes: unknown[] } };
}

async function counting(databaseUrl: string): Promise<Counter> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let count = 0;
  const server: Server = createServer((client) => {
    const database = connect(Number(port), hostname);
    const watch = statementWatch(() => (count += 1));
    client.on('data', watch).pipe(database).pipe(client);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on('error', () => [client, database].map((each) => each.destroy()));
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const url = new URL(databaseUrl);
  if (typeof address === 'object' && address) url.port = String(address.port);
  const close = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: url.href, count: () => count, close };
}

/** Reads the frontend's side of the protocol: each Query and each Execute is a statement. */
function statementWatch(counted: () => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let hasBegun = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message of a connection has no letter.
      const head = hasBegun ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = head + rest.readInt32BE(head);
      if (rest.length < length) return;
      if (hasBegun && (rest[0] === 0x51 || rest[0] === 0x45)) counted();
      hasBegun = true;
      rest = rest.subarray(length);
    }
  };
}
