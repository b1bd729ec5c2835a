import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type SendMailOptions, type Transporter } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { Jobs } from '../jobs/jobs.ts';
import { log } from '../log.ts';
import { type Handed, type Mail, Mails, messageIdOf, NoMailServer, type OpenLine, sound } from './mail.ts';
import { type Copy, type Master, mailOf, SAMPLE, WholeMail } from './mail-merge.ts';

const QUEUE = 'mail';
/** How long an ordinary mail is tried, in minutes: three days, as mail servers do. */
const WORTH_MINUTES = 3 * 24 * 60;

/** How many mails of an open line are on their way at a time. */
const AT_ONCE = 8;
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const PLAIN = /^[\x21-\x7e]+$/;
/** What nodemailer says where there was no talking to the server. */
const UNREACHED = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'EAUTH', 'ETLS']);

/** A mail in the queue, with the moment after which it is not worth sending. */
interface Queued extends Mail {
  readonly until: number;
}

/** Keeps mails in the demo's inbox, and hands them to the mail server where there is one. */
@Injectable()
export class MailService extends Mails implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #transport: Transporter | undefined;
  readonly #letters = new WeakMap<Master, Promise<WholeMail>>();

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly jobs: Jobs,
  ) {
    super();
    const { smtpUrl } = environment;
    if (smtpUrl) this.#transport = createTransport({ url: smtpUrl, ...PATIENCE } as object);
  }

  get facts(): Pick<Environment, 'mode' | 'publicUrl'> {
    return this.environment;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.#transport) return;
    // Words and addresses stay in the queue no longer than they must.
    await this.jobs.queue(QUEUE, {
      retryLimit: 100,
      retryDelay: 2,
      retryBackoff: true,
      retryDelayMax: 900,
      deleteAfterSeconds: 60,
    });
    await this.jobs.work<Queued>(QUEUE, (mail) => this.#deliver(mail));
  }

  async send(em: EntityManager, mail: Mail, worthMinutes = WORTH_MINUTES): Promise<void> {
    await this.keep(em, mail);
    if (!this.#transport) return;
    const until = Date.now() + worthMinutes * 60_000;
    await this.jobs.send(em, QUEUE, { ...mail, until }, { retentionSeconds: worthMinutes * 60 });
  }

  async keep(em: EntityManager, mail: Mail): Promise<void> {
    sound(mail);
    if (this.environment.mode !== 'demo') return;
    const { to, subject, text, html, calendar } = mail;
    const messageId = this.#messageIdOf(mail);
    const headers = { ...mail.headers, ...(messageId && { 'Message-ID': messageId }) };
    await em.execute(
      `insert into kept_mail (to_address, from_address, subject, body_text, body_html, headers, calendar, sent_at)
       values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, clock_timestamp())`,
      [
        to,
        this.environment.mailFrom,
        subject,
        text,
        html,
        JSON.stringify(headers),
        calendar ? JSON.stringify(calendar) : null,
      ],
    );
  }

  open(): OpenLine | undefined {
    const { smtpUrl } = this.environment;
    if (!smtpUrl) return undefined;
    const pool = { pool: true, maxConnections: AT_ONCE, maxMessages: Number.POSITIVE_INFINITY };
    const transport = createTransport({ url: smtpUrl, ...PATIENCE, ...pool } as object);
    return { hand: (copy, beforeEnd) => this.#hand(transport, copy, beforeEnd), close: () => transport.close() };
  }

  async #hand(transport: Transporter, copy: Copy, beforeEnd: () => Promise<void>): Promise<Handed> {
    const whole = await this.#whole(copy);
    try {
      const envelope = { from: addressIn(this.environment.mailFrom), to: [copy.to] };
      await transport.sendMail({ envelope, raw: heldBeforeItsEnd(whole, beforeEnd) });
      return 'TAKEN';
    } catch (error) {
      return refusalIn(error as NodemailerError);
    }
  }

  /** A copy as it goes over the wire. Its letter is encoded once; only what is each one’s own is filled in. */
  async #whole(copy: Copy): Promise<Buffer> {
    const mail = sound(mailOf(copy));
    // An address in another script is written in another way in a header.
    if (!PLAIN.test(copy.to)) return this.#composed(mail);
    const { master } = copy;
    const letter =
      this.#letters.get(master) ?? this.#composed({ ...master, ...SAMPLE }).then((sample) => new WholeMail(sample));
    this.#letters.set(master, letter);
    return (await letter).filled(copy);
  }

  #composed(mail: Mail): Promise<Buffer> {
    return new MailComposer(this.#toSend(mail)).compile().build();
  }

  async #deliver({ until, ...mail }: Queued): Promise<void> {
    if (Date.now() > until) return;
    try {
      await this.#transport?.sendMail(this.#toSend(mail));
    } catch (error) {
      // No address in the log or in the job's row; 5xx means that trying again is of no use (RFC 5321 §4.2.1).
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      log.warn({ code, responseCode }, 'A mail could not be handed over.');
      if (responseCode < 500) throw new Error(`The mail server did not take it: ${code} ${responseCode}`);
    }
  }

  /** The mail as nodemailer takes it. */
  #toSend(mail: Mail): SendMailOptions {
    const { to, subject, text, html, headers, calendar } = mail;
    return {
      from: this.environment.mailFrom,
      // An address as an object is taken as it is, never read as a list.
      to: { name: '', address: to },
      subject,
      text,
      html,
      headers: { ...headers },
      messageId: this.#messageIdOf(mail),
      // Both forms at once: Gmail and Outlook read the alternative, Apple’s and others open the file.
      icalEvent: calendar && { method: calendar.method, content: calendar.content, filename: 'invite.ics' },
    };
  }

  #messageIdOf({ id }: Mail): string | undefined {
    return id === undefined ? undefined : messageIdOf(id, this.environment.publicUrl);
  }

  onModuleDestroy(): void {
    this.#transport?.close();
  }
}

/** A mail as a stream that ends when `beforeEnd` lets it. */
function heldBeforeItsEnd(whole: Buffer, beforeEnd: () => Promise<void>): Readable {
  let rest: Buffer | null = whole;
  return new Readable({
    // What comes after the words is asked for once they are gone.
    highWaterMark: 1,
    read() {
      if (rest) {
        this.push(rest);
        rest = null;
      } else {
        beforeEnd().then(
          () => this.push(null),
          (error) => this.destroy(error),
        );
      }
    },
  });
}

interface NodemailerError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** What the server said for good. Throws NoMailServer, and an Error where it is worth trying again. */
function refusalIn({ code = '', command, responseCode = 0 }: NodemailerError): Handed {
  // No address in the log.
  log.warn({ code, responseCode }, 'A mail could not be handed over.');
  if (responseCode >= 500) return command === 'RCPT TO' ? 'NO_SUCH_MAILBOX' : 'REFUSED';
  if (responseCode === 0 && UNREACHED.has(code)) throw new NoMailServer(`The mail server was not reached: ${code}`);
  throw new Error(`The mail server did not take it: ${code} ${responseCode}`);
}

/** The address in “Name <address>”. */
function addressIn(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}
