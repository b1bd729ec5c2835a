import { createHash } from 'node:crypto';

const hex = (number: number) => (number >>> 0).toString(16).padStart(8, '0');

/** Mixes 32 bits so that what counts up looks like chance; no two inputs give the same output (MurmurHash3's end). */
function mixed(number: number): number {
  let bits = number | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

/**
 * The ids of one made-up country: version 8 UUIDs that never collide with those of another, since the country's name is
 * in them, and that scatter in an index as the service's random ones do.
 */
export class ScaleIds {
  readonly #tail: string;
  #count = 0;

  constructor(country: string) {
    const key = createHash('sha256').update(country).digest('hex');
    this.#tail = `-${key.slice(0, 4)}-8${key.slice(4, 7)}-a${key.slice(7, 10)}-${key.slice(10, 22)}`;
  }

  next(): string {
    this.#count += 1;
    return hex(mixed(this.#count)) + this.#tail;
  }
}
