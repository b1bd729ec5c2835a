import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// For a vote that is overtaken by its sealing: a process that loads this before the product (`NODE_OPTIONS=--import …`)
// has each vote written and does not commit it while the file DRILL_HOLD is there. With DRILL_UNLOCKED it takes, as the
// negative control, no lock of the ballot either. The product has no switch for it.

const { DRILL_HOLD = '', DRILL_UNLOCKED } = process.env;

type Query = (this: unknown, first: unknown, ...rest: unknown[]) => unknown;

const ofTheApi = createRequire(join(import.meta.dirname, '../../api/package.json'));
/** The ORM brings a node-postgres of its own. */
const ofTheOrm = createRequire(ofTheApi.resolve('@mikro-orm/postgresql'));

async function released(): Promise<void> {
  while (existsSync(DRILL_HOLD)) await pause(10);
}

const prototypes = new Set([ofTheApi, ofTheOrm].map((from) => from('pg').Client.prototype as { query: Query }));
for (const prototype of prototypes) {
  const { query } = prototype;
  prototype.query = function (first, ...rest) {
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
    if (!text) return query.call(this, first, ...rest);
    const sent = DRILL_UNLOCKED ? text.replace('pg_advisory_xact_lock_shared(7281827', 'greatest(1') : text;
    const send = () =>
      query.call(this, typeof first === 'string' ? sent : Object.assign(first as object, { text: sent }), ...rest);
    return /^commit$/i.test(text) && existsSync(DRILL_HOLD) ? released().then(send) : send();
  };
}
