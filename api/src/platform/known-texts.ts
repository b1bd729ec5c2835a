/** How many bytes of texts are remembered before all are forgotten. */
const BYTES = 8 * 1024 * 1024;
/** So many bytes from the start of a text, and twice as many from its end, say where to look for it. */
const ENDS = 96;

/**
 * The text of bytes (UTF-8); of bytes that were seen before it is the very same string. V8 keeps the hash of a string
 * with it, and hashing a question of four kilobytes anew was a fifth of answering it from memory.
 */
export class KnownTexts {
  readonly #known = new Map<string, { bytes: Buffer; text: string }>();
  #size = 0;

  /** How many bytes of texts are remembered now. */
  get size(): number {
    return this.#size;
  }

  of(bytes: Buffer): string {
    const end = Math.max(0, bytes.length - 2 * ENDS);
    const where = `${bytes.length} ${bytes.toString('latin1', 0, ENDS)}${bytes.toString('latin1', end)}`;
    const known = this.#known.get(where);
    if (known?.bytes.equals(bytes)) return known.text;
    const text = bytes.toString();
    this.#size += bytes.length - (known?.bytes.length ?? 0);
    if (this.#size > BYTES) {
      this.#known.clear();
      this.#size = bytes.length;
    }
    // A copy: a chunk of the network is part of a larger one, which would stay with it.
    this.#known.set(where, { bytes: Buffer.from(bytes), text });
    return text;
  }
}
