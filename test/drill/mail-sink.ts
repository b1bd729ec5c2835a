import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';

/** A mail that the sink took. */
export interface Taken {
  to: string;
  messageId: string;
  subject: string;
  text: string;
  at: number;
}

/** A mail server that remembers what it took, and can be slow or dead. */
export interface MailSink {
  url: string;
  taken: Taken[];
  /** The recipients of one envelope, where it had more or less than one. */
  odd: string[][];
  close(): Promise<void>;
}

/** Starts it at a port of the loopback address. Each mail takes so many milliseconds to be taken. */
export async function aMailSink(port = 0, slowness = 0): Promise<MailSink> {
  const taken: Taken[] = [];
  const odd: string[][] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    // Clients that are killed say no goodbye.
    closeTimeout: 200,
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('error', () => undefined);
      stream.on('end', async () => {
        if (slowness > 0) await pause(slowness);
        const raw = Buffer.concat(parts).toString();
        const recipients = envelope.rcptTo.map(({ address }) => address);
        if (recipients.length !== 1) odd.push(recipients);
        const header = (name: string) => new RegExp(`^${name}:\\s*(.*?)\\r$`, 'im').exec(raw)?.[1] ?? '';
        taken.push({
          ...{ to: recipients[0] ?? '', messageId: header('Message-ID'), subject: header('Subject') },
          ...{ text: raw.slice(raw.indexOf('\r\n\r\n')), at: performance.now() },
        });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  const { port: bound } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${bound}`,
    taken,
    odd,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
