import type { EntityManager } from '@mikro-orm/postgresql';
import type { Environment } from '../environment.ts';

/** A mail to one person. */
export interface Mail {
  /** One address, checked by `emailFor` of people. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
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
}

/** A mail that could add a header or a recipient: a bug of ours, since addresses and subjects are checked before. */
export class Unmailable extends Error {}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for
const CONTROL = /[\u0000-\u001F\u007F\u0085\u2028\u2029]/;

/** The mail, if it has exactly one recipient and no line break where a header stands. Throws Unmailable. */
export function sound(mail: Mail): Mail {
  const headers = Object.entries(mail.headers ?? {}).flat();
  const isSound =
    /^[^\s,;:<>()[\]"\\@]+@[^\s,;:<>()[\]"\\@]+$/.test(mail.to) &&
    ![mail.to, mail.subject, ...headers].some((line) => CONTROL.test(line));
  if (isSound) return mail;
  throw new Unmailable('A mail goes to one address, and no header of it holds a line break.');
}
