import type { EntityManager } from '@mikro-orm/postgresql';
import type { Environment } from '../environment.ts';
import type { Copy } from './mail-merge.ts';

/** A file for the reader’s calendar (RFC 5545). */
export interface MailedCalendar {
  /** The one that `content` names (RFC 5546). */
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly content: string;
}

/** A mail to one person. */
export interface Mail {
  /** One address, checked by `emailFor` of people. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Goes along in the form that mail programs offer to put into a calendar, and as the file `invite.ics`. */
  readonly calendar?: MailedCalendar;
  /** Unlike every other mail’s. The Message-ID is made of it, so that who gets this mail twice can be shown it once. */
  readonly id?: string;
}

/** The way out for mails. */
export abstract class Mails {
  /** What a mail says of the service it comes from. */
  abstract readonly facts: Pick<Environment, 'mode' | 'publicUrl'>;

  /**
   * Sends a mail if the transaction of `em` commits, without waiting for a mail server. `worthMinutes` is how long it
   * is worth sending: a code that has expired is not. Throws Unmailable for what could reach a second person.
   */
  abstract send(em: EntityManager, mail: Mail, worthMinutes?: number): Promise<void>;

  /** Keeps a mail in the demo’s inbox, in the transaction of `em`; in production nothing. Throws Unmailable. */
  abstract keep(em: EntityManager, mail: Mail): Promise<void>;

  /** Connections to the mail server for what goes to many; undefined where there is no server, and mails are only kept. */
  abstract open(): OpenLine | undefined;
}

/** Connections to a mail server, beside those of `Mails.send`, which they never hold up. */
export interface OpenLine {
  /**
   * Hands one person’s copy of a letter over now. `beforeEnd` is waited for when all but the end of the mail is there: until it ends, no server
   * has taken it. Throws Unmailable, NoMailServer, and where the mail is worth trying again.
   */
  hand(copy: Copy, beforeEnd: () => Promise<void>): Promise<Handed>;
  close(): void;
}

/** The mail server cannot be reached at all: no mail of this kind would go now. */
export class NoMailServer extends Error {}

/** What became of a mail that a mail server was given: taken, or refused for good, by its mailbox or otherwise. */
export type Handed = 'TAKEN' | 'NO_SUCH_MAILBOX' | 'REFUSED';

/** A mail that could add a header or a recipient: a bug of ours, since addresses and subjects are checked before. */
export class Unmailable extends Error {}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/;

/** The left side of a Message-ID: words between dots (RFC 5322 §3.6.4), fewer of its characters than are allowed. */
const ID = /^(?=.{1,200}$)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/;

/**
 * The mail, if it has exactly one recipient, no line break where a header stands, and a calendar that says the same of
 * itself inside and outside (programs ignore another). Throws Unmailable.
 */
export function sound(mail: Mail): Mail {
  const headers = Object.entries(mail.headers ?? {}).flat();
  const isSound =
    /^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/.test(mail.to) &&
    ![mail.to, mail.subject, ...headers].some((line) => CONTROL.test(line));
  if (!isSound) throw new Unmailable('A mail goes to one address, and no header of it holds a line break.');
  if (mail.id !== undefined && !ID.test(mail.id)) throw new Unmailable('The id of a mail is letters, digits and dots.');
  if (mail.calendar && !isWhole(mail.calendar)) throw new Unmailable('The calendar is not what the mail says it is.');
  return mail;
}

function isWhole({ method, content }: MailedCalendar): boolean {
  return (
    content.startsWith('BEGIN:VCALENDAR\r\n') &&
    content.endsWith('END:VCALENDAR\r\n') &&
    content.includes(`\r\nMETHOD:${method}\r\n`) &&
    !content.includes('\0')
  );
}

/** The Message-ID of a mail with an id, at the host of the service. */
export function messageIdOf(id: string, publicUrl: string): string {
  return `<${id}@${new URL(publicUrl).hostname}>`;
}
