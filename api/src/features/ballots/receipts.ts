import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit or another letter. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const GROUP = 5;

/** New receipts: each a hundred random bits as four fives of characters, `7K2QX-9MZB4-0HTRN-C5WVE`. */
export function newReceipts(howMany: number): string[] {
  const bytes = randomBytes(howMany * LENGTH);
  return Array.from({ length: howMany }, (_, nth) => {
    let receipt = '';
    for (let i = 0; i < LENGTH; i++) {
      if (i > 0 && i % GROUP === 0) receipt += '-';
      receipt += ALPHABET[(bytes[nth * LENGTH + i] as number) % ALPHABET.length];
    }
    return receipt;
  });
}

/** A receipt as typed or pasted, in the spelling it was given in: case, spaces and look-alikes do not count. Null for none. */
export function receiptOf(typed: string): string | null {
  const characters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{20}$/.test(characters)) return null;
  return characters.match(/.{5}/g)?.join('-') ?? null;
}
