import { createHash } from 'node:crypto';

/**
 * The id of a thing of the demonstration by its name in these files: a version 5 UUID, the same in every database, so
 * that a link to the demonstration outlives a new data folder.
 */
export function idOf(name: string): string {
  const hash = createHash('sha1').update(`patchwork demonstration ${name}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
