import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { ENVIRONMENT, type Environment } from '../environment.ts';
import { Jobs } from '../jobs/jobs.ts';
import { log } from '../log.ts';
import { type Mail, Mails, sound } from './mail.ts';

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
    await em.execute(
      `insert into kept_mail (to_address, from_address, subject, body_text, body_html, headers, sent_at)
       values (?, ?, ?, ?, ?, ?::jsonb, clock_timestamp())`,
      [mail.to, this.environment.mailFrom, mail.subject, mail.text, mail.html, JSON.stringify(mail.headers ?? {})],
    );
  }

  async #deliver({ to, subject, text, html, headers, until }: Queued): Promise<void> {
    if (Date.now() > until) return;
    const from = this.environment.mailFrom;
    try {
      // An address as an object is taken as it is, never read as a list.
      await this.#transport?.sendMail({ from, to: { name: '', address: to }, subject, text, html, headers });
    } catch (error) {
      // No address in the log or in the job's row; 5xx means that trying again is of no use (RFC 5321 §4.2.1).
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      log.warn({ code, responseCode }, 'A mail could not be handed over.');
      if (responseCode < 500) throw new Error(`The mail server did not take it: ${code} ${responseCode}`);
    }
  }

  onModuleDestroy(): void {
    this.#transport?.close();
  }
}
