import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { Jobs } from '../jobs/jobs.ts';
import { log } from '../log.ts';
import { type Mail, Mails, messageIdOf, sound } from './mail.ts';

const QUEUE = 'mail';
/** How long an ordinary mail is tried, in minutes: three days, as mail servers do. */
const WORTH_MINUTES = 3 * 24 * 60;

/** A mail in the queue, with the moment after which it is not worth sending. */
interface Queued extends Mail {
  readonly until: number;
}

/** Keeps mails in the demo's inbox, and hands them to the mail server where there is one. */
@Injectable()
export class MailService extends Mails implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #transport: Transporter | undefined;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly jobs: Jobs,
  ) {
    super();
    const { smtpUrl } = environment;
    this.#transport = smtpUrl
      ? createTransport(smtpUrl, {
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 30_000,
        } as object)
      : undefined;
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
    sound(mail);
    if (this.environment.mode === 'demo') await this.#keep(em, mail);
    if (!this.#transport) return;
    const until = Date.now() + worthMinutes * 60_000;
    await this.jobs.send(em, QUEUE, { ...mail, until }, { retentionSeconds: worthMinutes * 60 });
  }

  async #keep(em: EntityManager, mail: Mail): Promise<void> {
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

  async #deliver({ until, ...mail }: Queued): Promise<void> {
    if (Date.now() > until) return;
    const { to, subject, text, html, headers, calendar } = mail;
    try {
      await this.#transport?.sendMail({
        from: this.environment.mailFrom,
        // An address as an object is taken as it is, never read as a list.
        to: { name: '', address: to },
        subject,
        text,
        html,
        headers,
        messageId: this.#messageIdOf(mail),
        // Both forms at once: Gmail and Outlook read the alternative, Apple’s and others open the file.
        icalEvent: calendar && { method: calendar.method, content: calendar.content, filename: 'invite.ics' },
      });
    } catch (error) {
      // No address in the log or in the job's row; 5xx means that trying again is of no use (RFC 5321 §4.2.1).
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      log.warn({ code, responseCode }, 'A mail could not be handed over.');
      if (responseCode < 500) throw new Error(`The mail server did not take it: ${code} ${responseCode}`);
    }
  }

  #messageIdOf({ id }: Mail): string | undefined {
    return id === undefined ? undefined : messageIdOf(id, this.environment.publicUrl);
  }

  onModuleDestroy(): void {
    this.#transport?.close();
  }
}
