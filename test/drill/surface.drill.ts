import { relative } from 'node:path';
import type pg from 'pg';
import { type Role, roles } from '../roles.ts';
import { monster, noise } from './monsters.ts';
import type { Known } from './odd-values.ts';
import { Operations } from './operations.ts';
import { schemaOf } from './schema-of.ts';
import { Chance, percentile, seed, sized, tell } from './size.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { post, type Reply } from './wire.ts';

const AT_ONCE = 8;
/** No operation may take longer, and no monster, in milliseconds: on two busy cores, and never a client's patience. */
const ANSWERED_WITHIN = 5_000;

/** Words that only our own machinery says: a stack, PostgreSQL's errors, the libraries', a path of this machine. */
const LEAKS = [
  /\\n\s+at |\bat \w+ \(|:\d+:\d+\)|node_modules|file:\/\/|node:internal|\/dist\/|\.(?:ts|js):\d/,
  /violates|at or near|invalid (?:input syntax|byte sequence)|duplicate key|deadlock|out of range for type|relation \\?"|column \\?"/i,
  /\b(?:select|insert into|update|delete from)\b[^"]{0,80}\b(?:from|values|set|where)\b .*(?:\$\d|_id\b)/i,
  /MikroORM|DriverException|postgres(?:ql)?[:_ ]|\bpg_|Cannot read propert|is not a function|unexpected token/i,
  /\b(?:ECONN[A-Z]+|EACCES|ENOENT|(?:Type|Range|Reference|Syntax)Error)\b/,
];

/** What is wrong with an answer; nothing where it is as promised. */
function troubleWith({ status, body, ms }: Pick<Reply, 'status' | 'body' | 'ms'>): string | undefined {
  if (status >= 500) return `status ${status}`;
  if (/INTERNAL_SERVER_ERROR|Something went wrong/.test(body)) return 'a bug of ours';
  if (!isJson(body)) return 'no JSON';
  const leak = LEAKS.map((pattern) => body.match(pattern)?.[0]).find(Boolean);
  if (leak) return `it says ${leak}`;
  if (body.includes(process.cwd())) return 'a path of this machine';
  if (ms > ANSWERED_WITHIN) return `${ms.toFixed(0)} ms`;
  return undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What the product has of which an operation can speak. */
async function known(database: pg.Pool): Promise<Known> {
  const ids = await database.query<{ id: string }>(
    `(select id from area order by path limit 20) union all (select id from quarter order by id)
     union all (select id from priority order by id) union all (select id from progress_update order by written_at limit 60)
     union all (select id from officer order by id)`,
  );
  const paths = await database.query<{ path: string }>('select path from area order by path limit 30');
  return { ids: ids.rows.map(({ id }) => id), paths: paths.rows.map(({ path }) => path) };
}

interface Storm {
  answered: number;
  executed: number;
  refused: number;
  times: number[];
  monsters: number[];
  troubles: string[];
}

/** Sends so many generated operations as everybody in turns. The same number and seed send the same. */
async function storm({ turn, sessionOf, urls, printed }: TwoProcesses, things: Known, many: number): Promise<Storm> {
  const everybody = [undefined, ...(Object.keys(roles) as Role[])];
  const sessions = await Promise.all(everybody.map((role) => role && sessionOf(role)));
  const chance = new Chance();
  const operations = new Operations(await schemaOf(urls[0]), things, chance);
  const all: Storm = { answered: 0, executed: 0, refused: 0, times: [], monsters: [], troubles: [] };
  let next = 0;
  const one = async (i: number) => {
    const session = sessions[i % sessions.length];
    const isMonster = chance.percent(6);
    const made = chance.percent(3) ? noise(chance) : undefined;
    const operation = isMonster ? monster(chance) : operations.next(chance.percent(40) ? 12 : 0, !session);
    const { body, headers } = made ?? { body: JSON.stringify(operation), headers: {} };
    const began = performance.now();
    try {
      const reply = await post(turn(i), body, { ...(session && { cookie: session }), ...headers });
      all.answered++;
      if (reply.status === 200) all.executed++;
      else all.refused++;
      (isMonster ? all.monsters : all.times).push(reply.ms);
      const trouble = troubleWith(reply);
      if (trouble)
        all.troubles.push(
          `${trouble} (${everybody[i % sessions.length] ?? 'nobody'}): ${body.slice(0, 600)} → ${reply.body.slice(0, 400)}${logOf(reply.body, printed())}`,
        );
    } catch (error) {
      all.troubles.push(
        `no answer after ${(performance.now() - began).toFixed(0)} ms: ${error}: ${body.slice(0, 600)}`,
      );
    }
  };
  const lane = async () => {
    for (let i = next++; i < many; i = next++) await one(i);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return all;
}

/** What the log says beside the number that the client was given to quote. */
function logOf(body: string, printed: string): string {
  const quote = body.match(/Quote (\w{4})/)?.[1];
  const line = quote && printed.split('\n').find((text) => text.includes(quote));
  return line ? `\n    log: ${line.slice(0, 1_200)}` : '';
}

test('no generated operation, as nobody and as every role, gets more than an answer, a refusal or a fault', async ({
  patch,
}) => {
  const many = sized(20_000, 2_000);
  const things = await known(patch.database);
  const all = await storm(patch, things, many);
  const [p99, longest] = [percentile(all.times, 99), Math.max(...all.times)];
  const monsters = [percentile(all.monsters, 50), Math.max(...all.monsters)] as const;
  // The control: the same storm over a product whose tables are not what it thinks.
  const few = 150;
  await patch.database.query('alter table quarter rename to quarter_away');
  const broken = await storm(patch, things, few).finally(() =>
    patch.database.query('alter table quarter_away rename to quarter'),
  );
  tell(
    `surface: ${many} operations as ${Object.keys(roles).length} roles and nobody, ${all.executed} executed, ${all.refused} refused, ${all.troubles.length} troubles; 99 % within ${p99.toFixed(0)} ms, longest ${longest.toFixed(0)} ms; ${all.monsters.length} monsters, half within ${monsters[0].toFixed(0)} ms, longest ${monsters[1].toFixed(0)} ms (control with a table gone: ${broken.troubles.length} of ${few})`,
  );
  expect(all.troubles.slice(0, 12)).toEqual([]);
  expect(all.answered).toBe(many);
  expect(all.executed, 'most of them are executed, else the storm shows little').toBeGreaterThan(many / 2);
  expect(broken.troubles.length).toBeGreaterThan(0);
  for (const url of patch.urls) expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

test('the eye for leaks sees what it must, and not what it must not', () => {
  const said = (message: string) =>
    troubleWith({ status: 200, ms: 1, body: JSON.stringify({ errors: [{ message }] }) });
  const leaks = [
    new Error('x').stack as string,
    'insert into "person" ("email") values ($1) - duplicate key value violates unique constraint "person_email_unique"',
    'syntax error at or near "from"',
    'invalid input syntax for type uuid: "x"',
    `ENOENT: no such file or directory, open '${relative('/', process.cwd())}/passwords.json'`,
    "Cannot read properties of null (reading 'id')",
    'Something went wrong. Quote 7F3K.',
  ];
  const innocent = [
    'Cannot query field "x" on type "Area".',
    'Select an area from the list.',
    'We have sent you a code. It can take a minute to arrive, and works for 10 minutes.',
    'Variable "$v0" got invalid value 12; Expected type "Theme".',
  ];
  const seen = leaks.filter(said).length;
  tell(
    `leaks: ${seen} of ${leaks.length} planted ones seen, ${innocent.filter(said).length} of ${innocent.length} innocent ones taken for one`,
  );
  expect(leaks.filter((leak) => !said(leak))).toEqual([]);
  expect(innocent.filter(said)).toEqual([]);
  expect(troubleWith({ status: 503, ms: 1, body: '{}' })).toBe('status 503');
  expect(troubleWith({ status: 200, ms: 6_000, body: '{}' })).toBe('6000 ms');
  expect(troubleWith({ status: 200, ms: 1, body: '<html>' })).toBe('no JSON');
  expect(new Chance(seed).next()).toBe(new Chance(seed).next());
});
