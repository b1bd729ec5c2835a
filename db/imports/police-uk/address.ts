import { CannotStart } from '../../cannot-start.ts';

/** An address below `/api`, part by part as they are meant: `['cambridgeshire', 'Ab 1', 'events']`. */
export type Address = readonly string[];

/** As it is written in a URL and, here, as the name of a file: `cambridgeshire/Ab%201/events`. */
export function written(address: Address): string {
  return address.map(encodeURIComponent).join('/');
}

/**
 * Refuses an id that would lead elsewhere when it is part of an address or of a file's name.
 *
 * @throws CannotStart
 */
export function checkedId(id: string, from: string): string {
  if (/^\.*$/.test(id) || !id.isWellFormed() || id.includes('\0')) {
    throw new CannotStart(`${from} names the id ${JSON.stringify(id)}, which cannot be part of an address.`);
  }
  return id;
}
