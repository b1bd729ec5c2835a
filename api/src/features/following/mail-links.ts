import { createHmac, timingSafeEqual } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Person } from '#features/people/person.entity.ts';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { NotFound } from '#platform/faults.ts';

const DAY = 24 * 60 * 60_000;
/** How long the link of a mail is good for, in days: mails are kept, and read again a year later. */
const GOOD_FOR_DAYS = 400;
const ID_BYTES = 16;
const WHOLE_BYTES = ID_BYTES + 4;
const SIGNED_BYTES = 16;
const TOKEN = /^[A-Za-z0-9_-]{48}$/;

/**
 * The links by which whoever got a mail sees and changes which mails they get, without signing in. A link names a
 * person and a day, and is signed with the address it was sent to: whoever has another address by now, or has erased
 * themselves, is not reached by it. It opens nothing but the choice of mails.
 */
@Injectable()
export class MailLinks {
  readonly #key: Buffer;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Environment,
    private readonly clock: Clock,
  ) {
    this.#key = createHmac('sha256', environment.sessionSecret).update('links of mails').digest();
  }

  /** The token for a mail to this person at this address, now. 48 characters of base64url. */
  tokenFor({ id, email }: { id: string; email: string }): string {
    const whole = Buffer.alloc(WHOLE_BYTES);
    Buffer.from(id.replaceAll('-', ''), 'hex').copy(whole);
    whole.writeUInt32BE(Math.floor(this.clock.now().getTime() / DAY), ID_BYTES);
    return Buffer.concat([whole, this.#signed(whole, email)]).toString('base64url');
  }

  /** Where the person of this token chooses their mails. */
  preferencesAt(token: string): string {
    return `${this.environment.publicUrl}/mails/${token}`;
  }

  /** Where a mail program ends all of them with one POST (RFC 8058). */
  unsubscribeAt(token: string): string {
    return `${this.environment.publicUrl}/unsubscribe/${token}`;
  }

  /** Whose link it is. Throws NotFound for one that is old, altered, or of an address that is not theirs any more. */
  async personOf(em: EntityManager, token: string): Promise<Person> {
    const bytes = TOKEN.test(token) ? Buffer.from(token, 'base64url') : Buffer.alloc(0);
    if (bytes.length !== WHOLE_BYTES + SIGNED_BYTES) throw new NotFound('This link');
    const whole = bytes.subarray(0, WHOLE_BYTES);
    const age = Math.floor(this.clock.now().getTime() / DAY) - whole.readUInt32BE(ID_BYTES);
    const person = await em.findOne(Person, { id: uuidOf(whole.subarray(0, ID_BYTES)) });
    const isTheirs = person && timingSafeEqual(this.#signed(whole, person.email), bytes.subarray(WHOLE_BYTES));
    if (!isTheirs || age < 0 || age > GOOD_FOR_DAYS) throw new NotFound('This link');
    return person;
  }

  #signed(whole: Buffer, email: string): Buffer {
    return createHmac('sha256', this.#key).update(whole).update(email).digest().subarray(0, SIGNED_BYTES);
  }
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
