import type pg from 'pg';
import { Chance, median, sized, tell } from './size.ts';
import { spoiled } from './spoil.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { ask, codeFor, inboxOf, type Reply, run, signIn } from './wire.ts';

const ALIASES = 8;
const chance = new Chance();
/** Nobody else's address. */
const anAddress = (what: string) => `${what}-${chance.int(1e9)}@drill.test`;
const notThe = (code: string) => String((Number(code) + 1 + chance.int(999_998)) % 1_000_000).padStart(6, '0');
/** What lifts every limit of an address: nothing that is counted is kept. */
const FORGETS = `new.guesses := 0; new.guessed_at := '{}'; new.sent_at := '{}';`;

/** Sends guesses at once: several aliases a request, the requests over both processes. How many were looked at. */
async function lookedAt({ turn }: TwoProcesses, email: string, guesses: readonly string[]): Promise<number> {
  const requests: Promise<Reply>[] = [];
  for (let at = 0; at < guesses.length; at += ALIASES) {
    const part = guesses.slice(at, at + ALIASES);
    const fields = part.map(
      (code, i) =>
        `g${i}: signIn(email: $email, code: "${code}") { __typename ... on PersonRefusal { reason } ... on Me { id } }`,
    );
    requests.push(ask(turn(at / ALIASES), `mutation ($email: String!) { ${fields.join(' ')} }`, { email }));
  }
  const answers = (await Promise.all(requests)).flatMap(({ data, body, status }) => {
    expect(status, body).toBe(200);
    return Object.values(data) as { __typename: string; reason?: string }[];
  });
  expect(answers).toHaveLength(guesses.length);
  expect(answers.filter(({ reason }) => reason !== 'WRONG_CODE' && reason !== 'TOO_MANY_GUESSES')).toEqual([]);
  return answers.filter(({ reason }) => reason === 'WRONG_CODE').length;
}

/** Asks for codes at once, over aliases, requests and both processes. How many mails came, and how many were told so. */
async function sent(
  { turn, urls }: TwoProcesses,
  email: string,
  asked: number,
): Promise<{ mails: number; told: number }> {
  const before = (await inboxOf(urls[0], email)).length;
  const field = 'requestSignInCode(email: $email) { __typename }';
  const query = `mutation ($email: String!) { a: ${field} b: ${field} }`;
  const answers = await Promise.all(Array.from({ length: asked / 2 }, (_, i) => ask(turn(i), query, { email })));
  const told = answers
    .flatMap(({ data }) => [data?.a, data?.b] as { __typename?: string }[])
    .filter((answer) => answer?.__typename === 'Done').length;
  return { mails: (await inboxOf(urls[0], email)).length - before, told };
}

/**
 * The naive limiter: each guess looks how many there were, and then counts itself. On a row of its own in the product's
 * table; all look before the first counts.
 */
async function lookedAtByNaive(database: pg.Pool, guesses: number): Promise<number> {
  const row = [anAddress('naive')];
  await database.query(
    `insert into sign_in_code (address, expires_at, guesses, sent_at, guessed_at, updated_at)
     values ($1, now(), 0, '{}', '{}', now())`,
    row,
  );
  const look = () => database.query('select 1 from sign_in_code where address = $1 and guesses < 5', row);
  const count = () => database.query('update sign_in_code set guesses = guesses + 1 where address = $1', row);
  const looks = await Promise.all(Array.from({ length: guesses }, look));
  const counts = await Promise.all(looks.filter(({ rows }) => rows.length > 0).map(count));
  await database.query('delete from sign_in_code where address = $1', row);
  return counts.length;
}

test('five guesses at a code are looked at, whatever the aliases, requests and processes', async ({ patch }) => {
  const wrong = (code: string) => Array.from({ length: sized(200, 40) }, () => notThe(code));
  const email = anAddress('guess');
  const code = await codeFor(patch.urls[0], email);
  const guesses = wrong(code);
  const looked = await lookedAt(patch, email, guesses);
  const { data } = await run(patch.urls[1], 'SignIn', { email, code });

  const other = anAddress('control');
  const otherCode = await codeFor(patch.urls[0], other);
  const lifted = await spoiled(patch.database, 'sign_in_code', FORGETS, () => lookedAt(patch, other, wrong(otherCode)));
  const naive = await lookedAtByNaive(patch.database, guesses.length);
  tell(
    `guesses at one code: ${guesses.length} at once over two processes, ${looked} looked at (controls: ${lifted} without the limit, ${naive} by check-then-count)`,
  );
  expect(looked).toBe(5);
  expect(data.signIn.reason).toBe('TOO_MANY_GUESSES');
  expect(lifted).toBe(guesses.length);
  expect(naive).toBeGreaterThan(5);
});

test('twenty guesses an hour at an address are looked at, over however many codes', async ({ patch }) => {
  const email = anAddress('hour');
  let looked = 0;
  for (let round = 0; round < 4; round++) {
    const code = await codeFor(patch.turn(round), email);
    looked += await lookedAt(
      patch,
      email,
      [1, 2, 3, 4].map(() => notThe(code)),
    );
    // A right one is no guess: it makes room for more codes, and for no more guesses.
    const { data } = await run(patch.turn(round), 'SignIn', { email, code });
    expect(data.signIn.email).toBe(email);
  }
  const many = sized(200, 40);
  for (let round = 0; round < 3; round++) {
    const code = await codeFor(patch.turn(round), email);
    looked += await lookedAt(
      patch,
      email,
      Array.from({ length: many }, () => notThe(code)),
    );
    expect((await run(patch.turn(round), 'SignIn', { email, code })).data.signIn.reason).toBe('TOO_MANY_GUESSES');
  }
  tell(`guesses at one address: ${16 + 3 * many} over seven codes within the hour, ${looked} looked at`);
  expect(looked).toBe(20);
});

test('three unused codes an hour go to an address, and a sign-in makes room for three more', async ({ patch }) => {
  const asked = sized(200, 40);
  const [email, control] = [anAddress('codes'), anAddress('control')];
  const first = await sent(patch, email, asked);
  // Of codes asked for at once the newest mail need not be the last that was written, so each is tried.
  for (const { text } of await inboxOf(patch.urls[0], email)) {
    const code = text.match(/\b\d{6}\b/)?.[0];
    if ((await run(patch.urls[0], 'SignIn', { email, code })).data.signIn.email) break;
  }
  const second = await sent(patch, email, asked);
  const lifted = await spoiled(patch.database, 'sign_in_code', FORGETS, () => sent(patch, control, asked));
  tell(
    `codes to one address: ${asked} asked for at once over two processes, ${first.mails} sent; after signing in ${second.mails} more (control without the limit: ${lifted.mails})`,
  );
  expect([first, second]).toEqual([
    { mails: 3, told: 3 },
    { mails: 3, told: 3 },
  ]);
  expect(lifted.mails).toBe(asked);
});

/** Everything of an answer but the moment it was made. */
function said({ status, body, headers }: Reply): string {
  const lines = [...headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': '));
  return [status, ...lines.sort(), '', body].join('\n');
}

interface Sample {
  known: number[];
  unknown: number[];
  answers: Set<string>;
}

/** Asks for a code and guesses wrongly for addresses that somebody signs in with and others, in a random order. */
async function sample({ urls, database }: TwoProcesses, pairs: number): Promise<Sample> {
  const known = Array.from({ length: pairs }, () => anAddress('known'));
  await database.query('insert into person (email, email_verified) select unnest($1::text[]), true', [known]);
  const all: Sample = { known: [], unknown: [], answers: new Set() };
  const measure = async (kind: 'known' | 'unknown', email: string) => {
    const asked = await run(urls[0], 'RequestSignInCode', { email });
    const guessed = await run(urls[0], 'SignIn', { email, code: 'none' });
    all[kind].push(asked.ms + guessed.ms);
    all.answers.add(said(asked)).add(said(guessed));
  };
  for (const email of known) {
    const isFirst = chance.percent(50);
    if (isFirst) await measure('known', email);
    await measure('unknown', anAddress('known'));
    if (!isFirst) await measure('known', email);
  }
  return all;
}

/**
 * How often a known address took longer than an unknown one, of all pairs: 0.5 where nobody can tell. Unlike a
 * difference of means it cares nothing for how slow a busy machine is now and then.
 */
function slower({ known, unknown }: Sample): number {
  const wins = known.reduce((all, k) => all + unknown.filter((u) => u < k).length, 0);
  return wins / (known.length * unknown.length);
}

test('known and unknown addresses are answered alike, in bytes and in time', async ({ patch }) => {
  const pairs = sized(300, 60);
  await sample(patch, 5);
  const all = await sample(patch, pairs);
  const leak = 'if exists (select 1 from person where email = new.to_address) then perform pg_sleep(0.02); end if;';
  const control = await spoiled(patch.database, 'kept_mail', leak, () => sample(patch, 20));
  tell(
    `known and unknown addresses: ${all.answers.size} different answers to 2 questions, known ${median(all.known).toFixed(1)} ms, unknown ${median(all.unknown).toFixed(1)} ms, known slower in ${(100 * slower(all)).toFixed(0)} % of pairs (control that does 20 ms more for a known one: ${(100 * slower(control)).toFixed(0)} %)`,
  );
  expect(all.answers.size).toBe(2);
  // With 60 of each, chance alone strays this far once in ten thousand runs.
  expect(Math.abs(slower(all) - 0.5)).toBeLessThan(0.2);
  expect(slower(control) - 0.5).toBeGreaterThan(0.2);
});

test('a session ends at once in both processes, and nobody else’s with it', async ({ patch }) => {
  const [one, other] = [anAddress('leaves'), anAddress('stays')];
  const devices = [await signIn(patch.urls[0], one), await signIn(patch.urls[1], one)] as const;
  const stays = await signIn(patch.urls[0], other);
  const who = async (session: string) =>
    Promise.all(patch.urls.map(async (url) => (await run(url, 'Me', {}, session)).data.me?.email ?? null));
  const before = await Promise.all(devices.map(who));
  await run(patch.urls[0], 'SignOutEverywhere', {}, devices[0]);
  const after = await Promise.all(devices.map(who));
  const left = await who(stays);
  const still = [before, after].map((each) => each.flat().filter(Boolean).length);
  tell(
    `signing out everywhere: 2 devices of one person asked at 2 processes, ${still[0]} signed in before, ${still[1]} after`,
  );
  expect(before).toEqual([
    [one, one],
    [one, one],
  ]);
  expect(after).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(left).toEqual([other, other]);
});
