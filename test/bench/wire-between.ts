import { connect, createServer, type Server, type Socket } from 'node:net';

/** Between the application and PostgreSQL: passes everything on, and shows what the application says. */
export interface Between {
  url: string;
  close(): void;
}

/** @param said each message of the frontend: the letter of its kind, and what comes after its length */
export async function between(databaseUrl: string, said: (kind: string, body: Buffer) => void): Promise<Between> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    const database = connect(Number(port), hostname);
    const watch = messages(said);
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
  return { url: url.href, close };
}

/** Reads the frontend's side of the protocol, message by message. */
function messages(said: (kind: string, body: Buffer) => void): (chunk: Buffer) => void {
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
      if (hasBegun) said(String.fromCharCode(rest[0] as number), rest.subarray(head + 4, length));
      hasBegun = true;
      rest = rest.subarray(length);
    }
  };
}
