import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that reached the server, with whom its envelope named. */
export interface Caught {
  recipients: string[];
  mail: ParsedMail;
  raw: string;
}

/** A mail server that keeps what it is sent. */
export interface TestMailServer {
  url: string;
  caught: Caught[];
  /** The first mail that `is` one, within some seconds. */
  until(is: (caught: Caught) => boolean): Promise<Caught>;
  close(): Promise<void>;
}

/** Starts it on the loopback address, at a free port unless one is given. */
export async function aMailServer(port = 0): Promise<TestMailServer> {
  const caught: Caught[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', async () => {
        const raw = Buffer.concat(parts).toString();
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        caught.push({ recipients, raw, mail: await simpleParser(raw) });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const until = async (is: (one: Caught) => boolean) => {
    for (const end = Date.now() + 15_000; Date.now() < end; ) {
      const found = caught.find(is);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`No such mail came; ${caught.length} others did.`);
  };
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    caught,
    until,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
