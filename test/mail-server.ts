import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is sent, as a real one would have delivered it. */
export interface MailServer {
  url: string;
  /** The newest mail to this address, when it has come. */
  mailTo: (address: string) => Promise<ParsedMail>;
  close: () => Promise<void>;
}

export async function aMailServer(): Promise<MailServer> {
  const kept: { to: string[]; mail: ParsedMail }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: async (stream, session, done) => {
      const mail = await simpleParser(stream);
      kept.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
      done();
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    mailTo: async (address) => {
      for (const until = Date.now() + 20_000; Date.now() < until; await pause(50)) {
        const found = kept.findLast(({ to }) => to.includes(address));
        if (found) return found.mail;
      }
      throw new Error(`No mail came to ${address}.`);
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
