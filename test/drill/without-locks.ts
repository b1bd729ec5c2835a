import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// A negative control: a process that loads this before the product (`NODE_OPTIONS=--import …`) reads the rows that it
// means to lock, and takes a moment over what it has counted. So the product needs no switch that turns its locks off.

/** How long after the counting the deed goes on, in milliseconds: as a busy machine would have it. */
const MOMENT = 25;

type Query = (this: unknown, first: unknown, ...rest: unknown[]) => unknown;

const ofTheApi = createRequire(join(import.meta.dirname, '../../api/package.json'));
/** The ORM brings a node-postgres of its own. */
const { Client } = createRequire(ofTheApi.resolve('@mikro-orm/postgresql'))('pg') as { Client: { prototype: object } };
const prototype = Client.prototype as { query: Query };
const { query } = prototype;

prototype.query = function (first, ...rest) {
  const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
  if (!text) return query.call(this, first, ...rest);
  const read =
    / for update$/i.test(text) && /^select \* from meeting /i.test(text) ? text.replace(/ for update$/i, '') : text;
  const done = query.call(
    this,
    typeof first === 'string' ? read : Object.assign(first as object, { text: read }),
    ...rest,
  );
  const isCount = /^select coalesce\(sum\(seats\)/i.test(text);
  return isCount && done instanceof Promise ? done.then((row) => pause(MOMENT, row)) : done;
};
