import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit or another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 5;

/** A new receipt: a hundred random bits as four fives of characters, `7K2QX-9MZB4-0HTRN-C5WVE`. */
export function newReceipt(): string {
  const characters = Array.from(randomBytes(LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]);
  return Array.from({ length: LENGTH / GROUP }, (_, i) => characters.slice(i * GROUP, (i + 1) * GROUP).join('')).join(
    '-',
  );
}

/** A receipt as typed or pasted, in the spelling it was given in: case, spaces and look-alikes do not count. Null for none. */
export function receiptOf(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(characters)) return null;
  return characters.match(/.{5}/g)?.join('-') ?? null;
}
