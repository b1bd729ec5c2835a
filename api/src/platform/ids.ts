import { NotFound } from './faults.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id as PostgreSQL takes it. Throws NotFound for a malformed one: contract.md answers it like an absent one. */
export function idOf(id: string, what: string): string {
  if (!UUID.test(id)) throw new NotFound(what);
  return id.toLowerCase();
}
