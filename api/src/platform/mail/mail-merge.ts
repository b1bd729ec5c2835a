import type { Mail } from './mail.ts';

/**
 * Stands in a letter to many for what each of them has of its own: 48 letters, as long as that is, and of a kind that
 * no encoding of mails changes.
 */
export const OWN = 'OwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwnOwn';

/** A letter to many, with `OWN` wherever each has their own. */
export type Master = Pick<Mail, 'subject' | 'text' | 'html' | 'headers'>;

/** One person’s copy of a letter. */
export interface Copy {
  readonly master: Master;
  readonly to: string;
  /** See `Mail`. */
  readonly id: string;
  /** 48 letters, digits, `-` and `_`. */
  readonly own: string;
}

/** The copy as a mail like any other. */
export function mailOf({ master, to, id, own }: Copy): Mail {
  const filled = (words: string) => words.replaceAll(OWN, own);
  const headers = Object.entries(master.headers ?? {}).map(([name, value]) => [name, filled(value)]);
  return {
    ...{ to, id, subject: master.subject, text: filled(master.text), html: filled(master.html) },
    headers: Object.fromEntries(headers),
  };
}

/** To whom, and by what name, the whole mail goes that others are filled in from. */
export const SAMPLE = { to: 'to.whom@sample.invalid', id: 'sample.of.a.letter' } as const;

type Slot = { of: 'to' | 'id' } | { of: 'own'; from: number; until: number };

/** A whole mail as it goes over the wire, with gaps. Encoded once; each copy only fills the gaps. */
export class WholeMail {
  readonly #parts: readonly (string | Slot)[];

  /** @param sample the mail to `SAMPLE`, whole, whose `own` is `OWN` */
  constructor(sample: Buffer) {
    const parts: (string | Slot)[] = [];
    const text = sample.toString('latin1');
    let at = 0;
    for (const match of text.matchAll(GAPS)) {
      parts.push(text.slice(at, match.index), ...slotsOf(match[0]));
      at = match.index + match[0].length;
    }
    this.#parts = [...parts, text.slice(at)];
  }

  /** The mail of one copy. */
  filled({ to, id, own }: Omit<Copy, 'master'>): Buffer {
    const words = this.#parts.map((part) => {
      if (typeof part === 'string') return part;
      return part.of === 'own' ? own.slice(part.from, part.until) : { to, id }[part.of];
    });
    return Buffer.from(words.join(''), 'latin1');
  }
}

/** Where quoted-printable broke a line, in the middle of a word or not (RFC 2045 §6.7). */
const SOFT_BREAK = '=\r\n';
const exactly = (words: string) => words.replaceAll('.', '[.]');
const GAPS = new RegExp([exactly(SAMPLE.to), exactly(SAMPLE.id), [...OWN].join(`(?:${SOFT_BREAK})?`)].join('|'), 'g');

function slotsOf(found: string): (string | Slot)[] {
  if (found === SAMPLE.to) return [{ of: 'to' }];
  if (found === SAMPLE.id) return [{ of: 'id' }];
  const slots: (string | Slot)[] = [];
  let from = 0;
  for (const [i, piece] of found.split(SOFT_BREAK).entries()) {
    if (i > 0) slots.push(SOFT_BREAK);
    slots.push({ of: 'own', from, until: from + piece.length });
    from += piece.length;
  }
  return slots;
}
