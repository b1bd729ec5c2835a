import { jest } from '@jest/globals';
import { Clock } from '#platform/clock.ts';
import { aService, type Browser, type TestService } from '../../testing/a-service.ts';
import { CodesService } from './codes.service.ts';

/** A clock that a test moves. */
const clock = new Clock();
let ahead = 0;
clock.now = () => new Date(Date.now() + ahead);

let service: TestService;
beforeAll(async () => {
  service = await aService({ change: (builder) => builder.overrideProvider(Clock).useValue(clock) });
});
beforeEach(() => {
  ahead = 0;
});
afterAll(() => service.close());
jest.setTimeout(60_000);

const REQUEST = `mutation RequestSignInCode($email: String!) { requestSignInCode(email: $email) {
  __typename ... on Done { message } ... on PersonRefusal { message reason field } } }`;
const SIGN_IN = `mutation SignIn($email: String!, $code: String!) { signIn(email: $email, code: $code) {
  __typename ... on Me { id email role } ... on PersonRefusal { message reason field } } }`;
const ME = '{ me { id email role homeArea { path } officer { id } } }';
const MINUTE = 60_000;

async function codeFor(email: string): Promise<string> {
  await service.browser().ask(REQUEST, { email });
  const [mail] = await service.mailsTo(email);
  return mail?.text.match(/\b\d{6}\b/)?.[0] as string;
}

/** A code that it is not. */
function notThe(code: string): string {
  return String((Number(code) + 1) % 1_000_000).padStart(6, '0');
}

async function reasonFor(email: string, code: string): Promise<string> {
  const { data } = await service.browser().ask(SIGN_IN, { email, code });
  return data.signIn.reason ?? data.signIn.__typename;
}

test('a resident signs in with the code from the mail, and out again', async () => {
  const browser = service.browser();
  const asked = await browser.ask(REQUEST, { email: ' Ann@Example.org ' });
  expect(asked.data.requestSignInCode.__typename).toBe('Done');
  const [mail] = await service.mailsTo('ann@example.org');
  const code = mail?.text.match(/\b\d{6}\b/)?.[0] as string;
  const spaced = `${code.slice(0, 3)} ${code.slice(3)} `;
  const { data, cookies } = await browser.ask(SIGN_IN, { email: 'ann@example.org', code: spaced });
  expect(data.signIn).toMatchObject({ __typename: 'Me', email: 'ann@example.org', role: 'RESIDENT' });
  expect(cookies.join()).toMatch(/patchwork\.session_token=.*HttpOnly.*SameSite=Lax/i);
  expect((await browser.ask(ME)).data.me).toMatchObject({ email: 'ann@example.org', role: 'RESIDENT', officer: null });
  const stolen = copyOf(browser);
  const { cookies: cleared } = await browser.ask('mutation { signOut { message } }');
  expect(cleared.join()).toMatch(/session_token=;.*Max-Age=0/i);
  expect((await browser.ask(ME)).data.me).toBeNull();
  expect((await stolen.ask(ME)).data.me).toBeNull();
});

test('signing out everywhere bites on the next request of every device', async () => {
  const [phone, desk] = [await service.signedIn('two@example.org'), await service.signedIn('two@example.org')];
  expect((await phone.ask(ME)).data.me.email).toBe('two@example.org');
  expect((await desk.ask('mutation { signOutEverywhere { message } }')).errors).toEqual([]);
  expect((await phone.ask(ME)).data.me).toBeNull();
  expect((await desk.ask('mutation { signOutEverywhere { message } }')).errors[0]?.extensions?.code).toBe(
    'UNAUTHENTICATED',
  );
});

test('the mail holds exactly one run of six digits, no link with it, and says who will never ask for it', async () => {
  const code = await codeFor('mail@example.org');
  const [mail] = await service.mailsTo('mail@example.org');
  const { text, html, subject } = mail as NonNullable<typeof mail>;
  for (const words of [text, html]) {
    expect(words.match(/\d{6,}/g)).toEqual([code]);
    expect(words).toContain('Demonstration: not real police information');
    expect(words).toContain('/sign-in');
    expect(words.replaceAll(/\s+/g, ' ')).toMatch(/Nobody will ever ask you for this code: not us, and not the police/);
  }
  expect(subject).not.toMatch(/\d/);
  expect(html).not.toContain('href');
});

test('a code works once, a new one voids the old, and both sound like a wrong one', async () => {
  const first = await codeFor('once@example.org');
  let second = await codeFor('once@example.org');
  while (second === first) second = await codeFor('once@example.org');
  const answer = async (code: string) =>
    (await service.browser().ask(SIGN_IN, { email: 'once@example.org', code })).body;
  const old = await answer(first);
  expect(old).toContain('WRONG_CODE');
  expect(await answer(second)).toContain('"Me"');
  expect(await answer(second)).toBe(old);
  expect((await service.browser().ask(SIGN_IN, { email: 'nobody@example.org', code: first })).body).toBe(old);
  expect((await service.browser().ask(SIGN_IN, { email: 'nobody@example.org', code: 'what?' })).body).toBe(old);
});

test('a code expires after ten minutes, and says so only to who has the right one', async () => {
  const code = await codeFor('late@example.org');
  ahead = 10 * MINUTE + 1_000;
  expect(await reasonFor('late@example.org', notThe(code))).toBe('WRONG_CODE');
  expect(await reasonFor('late@example.org', code)).toBe('CODE_EXPIRED');
  const again = await codeFor('late@example.org');
  ahead += 9 * MINUTE;
  expect(await reasonFor('late@example.org', again)).toBe('Me');
});

test('the sixth guess at a code is refused, even the right one, and asks for a new code', async () => {
  const code = await codeFor('six@example.org');
  for (let i = 0; i < 5; i++) expect(await reasonFor('six@example.org', notThe(code))).toBe('WRONG_CODE');
  const { data } = await service.browser().ask(SIGN_IN, { email: 'six@example.org', code });
  expect(data.signIn).toMatchObject({
    reason: 'TOO_MANY_GUESSES',
    field: 'code',
    message: expect.stringContaining('Ask for a new code'),
  });
  expect(await reasonFor('six@example.org', await codeFor('six@example.org'))).toBe('Me');
});

test('twenty guesses an hour, whichever code they are at', async () => {
  const email = 'twenty@example.org';
  let wrong = 0;
  for (let round = 0; round < 5; round++) {
    const code = await codeFor(email);
    for (let i = 0; i < 4; i++) if ((await reasonFor(email, notThe(code))) === 'WRONG_CODE') wrong++;
    // A right guess is no guess: it is given back, and lets three more codes be sent.
    if (round < 4) expect(await reasonFor(email, code)).toBe('Me');
  }
  expect(wrong).toBe(20);
  expect(await reasonFor(email, await codeFor(email))).toBe('TOO_MANY_GUESSES');
  ahead = 61 * MINUTE;
  expect(await reasonFor(email, await codeFor(email))).toBe('Me');
});

test('three unused codes an hour; a sign-in resets the count', async () => {
  const email = 'codes@example.org';
  const ask = async () => (await service.browser().ask(REQUEST, { email })).data.requestSignInCode;
  for (let i = 0; i < 2; i++) expect((await ask()).__typename).toBe('Done');
  expect(await reasonFor(email, await codeFor(email))).toBe('Me');
  for (let i = 0; i < 3; i++) expect((await ask()).__typename).toBe('Done');
  expect(await ask()).toMatchObject({ reason: 'TOO_MANY_CODES', field: 'email' });
  expect(await service.mailsTo(email)).toHaveLength(6);
  ahead = 61 * MINUTE;
  expect((await ask()).__typename).toBe('Done');
});

test('of twenty requests at once for one address, three are sent', async () => {
  const email = 'rush@example.org';
  const answers = await Promise.all(Array.from({ length: 20 }, () => service.browser().ask(REQUEST, { email })));
  expect(answers.filter(({ data }) => data.requestSignInCode.__typename === 'Done')).toHaveLength(3);
  expect(await service.mailsTo(email)).toHaveLength(3);
});

test.each([
  '',
  'ann',
  'ann@',
  'ann@localhost',
  'a\nb@example.org',
  'ann@example.org\r\nbcc: x@y.org',
  'a,b@example.org',
  `${'a'.repeat(250)}@example.org`,
])('an address that is none is refused beside its field: %j', async (email) => {
  const { data } = await service.browser().ask(REQUEST, { email });
  expect(data.requestSignInCode).toMatchObject({ reason: 'BAD_EMAIL', field: 'email' });
  expect((await service.browser().ask(SIGN_IN, { email, code: '123456' })).data.signIn).toMatchObject({
    reason: 'BAD_EMAIL',
  });
});

test('known and unknown addresses are answered alike, in bytes and time', async () => {
  await service.signedIn('known@example.org');
  const times = { known: [] as number[], unknown: [] as number[] };
  const bodies = new Set<string>();
  const timed = async (kind: 'known' | 'unknown', email: string) => {
    const before = performance.now();
    bodies.add((await service.browser().ask(REQUEST, { email })).body);
    bodies.add((await service.browser().ask(SIGN_IN, { email, code: '1 2 3' })).body);
    times[kind].push(performance.now() - before);
  };
  for (let i = 0; i < 25; i++) {
    await service.signedIn(`known${i}@example.org`);
    await timed('known', `known${i}@example.org`);
    await timed('unknown', `fresh${i}@example.org`);
  }
  expect(bodies.size).toBe(2);
  const [known, unknown] = [median(times.known), median(times.unknown)];
  console.log(`sign-in answers: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms (median of 25)`);
  expect(Math.abs(known - unknown)).toBeLessThan(Math.max(10, 0.5 * Math.min(known, unknown)));
});

test('a made-up or tampered cookie is nobody, and asks the database nothing', async () => {
  const browser = await service.signedIn('cookie@example.org');
  const [[name, value]] = [...browser.jar] as [[string, string]];
  for (const bad of [
    'x',
    'x.y',
    '%E0%A4%A',
    `a${value}`,
    value.slice(0, 32),
    decodeURIComponent(value).split('.')[0] as string,
  ]) {
    const other = service.browser();
    other.jar.set(name, bad);
    expect((await other.ask(ME)).data).toEqual({ me: null });
  }
});

describe('guesses at once', () => {
  /** Sends many wrong guesses over aliases and requests at once; how many were looked at. */
  async function lookedAt(target: TestService, email: string): Promise<number> {
    await target.browser().ask(REQUEST, { email });
    const [mail] = await target.mailsTo(email);
    const code = notThe(mail?.text.match(/\b\d{6}\b/)?.[0] as string);
    const aliases = Array.from(
      { length: 5 },
      (_, i) => `g${i}: signIn(email: $email, code: $code) { ... on PersonRefusal { reason } }`,
    );
    const query = `mutation ($email: String!, $code: String!) { ${aliases.join(' ')} }`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => target.browser().ask(query, { email, code })));
    return answers
      .flatMap(({ data }) => Object.values(data))
      .filter((no) => (no as { reason: string }).reason === 'WRONG_CODE').length;
  }

  test('of fifty at one code, five are looked at', async () => {
    const counts = [];
    for (let i = 0; i < 3; i++) counts.push(await lookedAt(service, `race${i}@example.org`));
    console.log(`guesses looked at, of 50 over 10 requests with 5 aliases: ${counts.join(', ')}`);
    expect(counts).toEqual([5, 5, 5]);
  });

  test('the same with two processes on one database', async () => {
    const other = await aService({ database: service.database });
    try {
      const email = 'processes@example.org';
      const code = notThe(await codeFor(email));
      const guess = (from: TestService) => from.browser().ask(SIGN_IN, { email, code });
      const answers = await Promise.all(Array.from({ length: 30 }, (_, i) => guess(i % 2 ? other : service)));
      expect(answers.filter(({ data }) => data.signIn.reason === 'WRONG_CODE')).toHaveLength(5);
    } finally {
      await other.close();
    }
  });

  test('negative control: counted after a look, more than five get through', async () => {
    class CountsAfterwards extends CodesService {
      protected override async reserveGuess(email: string, now: Date) {
        const [row] = await this.em
          .fork()
          .execute<{ guesses: number }[]>('select guesses from sign_in_code where address = ?', [
            this.addressOf(email),
          ]);
        const guesses = row?.guesses ?? 0;
        if (guesses >= 5) return { reserved: false, atThisCode: guesses };
        // The time in which all the others look, too.
        await new Promise((resolve) => setTimeout(resolve, 200));
        await super.reserveGuess(email, now);
        return { reserved: true, atThisCode: guesses + 1 };
      }
    }
    const careless = await aService({
      change: (builder) => builder.overrideProvider(CodesService).useClass(CountsAfterwards),
    });
    try {
      expect(await lookedAt(careless, 'control@example.org')).toBeGreaterThan(5);
    } finally {
      await careless.close();
    }
  });
});

function copyOf({ jar }: Browser): Browser {
  const copy = service.browser();
  for (const [name, value] of jar) copy.jar.set(name, value);
  return copy;
}

function median(numbers: number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number;
}
