import { jest } from '@jest/globals';
import { EntityManager } from '@mikro-orm/postgresql';
import { aDatabase } from '../../testing/a-database.ts';
import { aFreePort } from '../../testing/a-free-port.ts';
import { aMailServer, type TestMailServer } from '../../testing/a-mail-server.ts';
import { aProvider, CLIENT, type Claims, type TestProvider } from '../../testing/a-provider.ts';
import { aService, type Browser, type TestService } from '../../testing/a-service.ts';
import { anOfficer } from './officer.factory.ts';

jest.setTimeout(60_000);

let service: TestService;
let provider: TestProvider;
let mailServer: TestMailServer;
let em: EntityManager;
beforeAll(async () => {
  const port = await aFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  [provider, mailServer] = await Promise.all([aProvider(publicUrl), aMailServer()]);
  service = await aService({ port, env: production(publicUrl) });
  em = service.app.get(EntityManager).fork();
  await anOfficer(em, { email: 'unverified@force.test' });
});
afterAll(() => Promise.all([service.close(), provider.close(), mailServer.close()]));

function production(publicUrl: string) {
  return {
    PATCHWORK_MODE: 'production',
    PUBLIC_URL: publicUrl,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Testshire Police <no-reply@force.test>',
    BALLOT_KEY_DIR: '/nowhere',
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
}

const REQUEST =
  'mutation ($email: String!) { requestSignInCode(email: $email) { __typename ... on Done { message } } }';
const SIGN_IN = `mutation ($email: String!, $code: String!) { signIn(email: $email, code: $code) {
  __typename ... on Me { role } ... on PersonRefusal { reason } } }`;
const ME = '{ me { email role officer { id } } }';

/** Goes where a browser would, with its cookies, as whoever `claims` says; where it ends up. */
async function throughForce(browser: Browser, claims: Claims, start = '/auth/force?to=/desk'): Promise<string> {
  provider.next = claims;
  const foreign = new Map<string, string>();
  let address = `${service.url}${start}`;
  for (let hops = 0; hops < 12; hops++) {
    const jar = address.startsWith(service.url) ? browser.jar : foreign;
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get('location');
    if (!next) throw new Error(`${address} answered ${response.status}: ${(await response.text()).slice(0, 300)}`);
    address = new URL(next, address).href;
    if (address.startsWith(service.url) && !address.includes('/auth/')) return address.slice(service.url.length);
  }
  throw new Error(`It goes round in circles: ${address}`);
}

async function codeIn(email: string): Promise<string> {
  await service.browser().ask(REQUEST, { email });
  const { mail } = await mailServer.until(({ recipients }) => recipients.includes(email));
  return mail.text?.match(/\b\d{6}\b/)?.[0] as string;
}

describe('officers sign in through their force', () => {
  test('and are officers by it', async () => {
    await anOfficer(em, { email: 'inspector@force.test', role: 'INSPECTOR' });
    const browser = service.browser();
    expect(await throughForce(browser, { sub: 's1', email: 'Inspector@force.test', email_verified: true })).toBe(
      '/desk',
    );
    expect((await browser.ask(ME)).data.me).toMatchObject({ email: 'inspector@force.test', role: 'INSPECTOR' });
    const again = service.browser();
    expect(await throughForce(again, { sub: 's1', email: 'inspector@force.test', email_verified: true })).toBe('/desk');
    await em.execute(`update officer set dismissed_at = now() where email = 'inspector@force.test'`);
    expect((await browser.ask(ME)).data.me.role).toBe('RESIDENT');
  });

  test('nothing of what the provider says is kept but who it is', async () => {
    await anOfficer(em, { email: 'lean@force.test' });
    await throughForce(service.browser(), { sub: 'lean', email: 'lean@force.test', email_verified: true });
    const [row] =
      await em.execute(`select p.name, p.image, a.access_token, a.refresh_token, a.id_token, s.ip_address, s.user_agent
      from person p join account a on a.person_id = p.id join session s on s.person_id = p.id where p.email = 'lean@force.test'`);
    expect(row).toEqual({
      name: '',
      image: null,
      access_token: null,
      refresh_token: null,
      id_token: null,
      ip_address: null,
      user_agent: null,
    });
  });

  test('also where they signed in as a resident before; those sessions stay a resident’s', async () => {
    const browser = service.browser();
    const code = await codeIn('was.resident@force.test');
    expect((await browser.ask(SIGN_IN, { email: 'was.resident@force.test', code })).data.signIn).toEqual({
      __typename: 'Me',
      role: 'RESIDENT',
    });
    await anOfficer(em, { email: 'was.resident@force.test' });
    expect((await browser.ask(ME)).data.me.role).toBe('RESIDENT');
    const through = service.browser();
    expect(await throughForce(through, { sub: 's2', email: 'was.resident@force.test' })).toBe('/desk');
    expect((await through.ask(ME)).data.me.role).toBe('INSPECTOR');
  });

  test.each<[string, Claims]>([
    ['somebody of the force who is no officer here', { sub: 'x1', email: 'clerk@force.test', email_verified: true }],
    [
      'an address that the provider calls unverified',
      { sub: 'x2', email: 'unverified@force.test', email_verified: false },
    ],
    ['nobody with an address', { sub: 'x3' }],
  ])('not %s', async (_, claims) => {
    const browser = service.browser();
    expect(await throughForce(browser, claims)).toMatch(/^\/sign-in\?error=/);
    expect((await browser.ask(ME)).data.me).toBeNull();
    expect(await em.execute('select 1 from person where email = ?', [claims.email ?? ''])).toEqual([]);
  });

  test('not a second subject with the same address, and not a resident’s account by its address', async () => {
    await anOfficer(em, { email: 'bound@force.test' });
    await throughForce(service.browser(), { sub: 'first', email: 'bound@force.test', email_verified: true });
    const second = service.browser();
    expect(await throughForce(second, { sub: 'second', email: 'bound@force.test', email_verified: true })).toMatch(
      /^\/sign-in\?error=/,
    );
    expect((await second.ask(ME)).data.me).toBeNull();
    const resident = service.browser();
    await resident.ask(SIGN_IN, { email: 'ann@example.org', code: await codeIn('ann@example.org') });
    const thief = service.browser();
    expect(await throughForce(thief, { sub: 'third', email: 'ann@example.org', email_verified: true })).toMatch(
      /^\/sign-in\?error=/,
    );
    expect((await thief.ask(ME)).data.me).toBeNull();
  });

  test('a new officer with another address takes the subject of one no longer in post', async () => {
    const old = await anOfficer(em, { email: 'maiden@force.test' });
    await throughForce(service.browser(), { sub: 'same', email: 'maiden@force.test', email_verified: true });
    await em.execute('update officer set dismissed_at = now() where id = ?', [old.id]);
    await anOfficer(em, { email: 'married@force.test' });
    const browser = service.browser();
    expect(await throughForce(browser, { sub: 'same', email: 'married@force.test', email_verified: true })).toBe(
      '/desk',
    );
    expect((await browser.ask(ME)).data.me).toMatchObject({ email: 'married@force.test', role: 'INSPECTOR' });
  });

  test('and is never sent on to another site', async () => {
    await anOfficer(em, { email: 'open@force.test' });
    for (const to of ['//evil.test', 'https://evil.test', '/\\evil.test', '/%09/evil.test']) {
      const end = await throughForce(
        service.browser(),
        { sub: 'open', email: 'open@force.test', email_verified: true },
        `/auth/force?to=${encodeURIComponent(to)}`,
      );
      expect(new URL(end, service.url).origin).toBe(service.url);
    }
  });

  test('nothing else of the sign-in library is reachable', async () => {
    for (const [method, path] of [
      ['POST', '/auth/sign-in/email-otp'],
      ['POST', '/auth/sign-in/social'],
      ['POST', '/auth/sign-up/email'],
      ['GET', '/auth/get-session'],
      ['GET', '/auth/list-sessions'],
      ['POST', '/auth/update-user'],
      ['POST', '/auth/delete-user'],
      ['GET', '/auth/error'],
      ['GET', '/auth/ok'],
    ] as const) {
      expect([path, (await fetch(service.url + path, { method })).status]).toEqual([path, 404]);
    }
  });
});

describe('an officer’s address cannot get in by code', () => {
  test('the same answer, another mail, and no code that could be typed', async () => {
    await anOfficer(em, { email: 'pc@force.test', role: 'OFFICER' });
    const officer = await service.browser().ask(REQUEST, { email: 'pc@force.test' });
    const resident = await service.browser().ask(REQUEST, { email: 'someone@example.org' });
    expect(officer.body).toBe(resident.body);
    const { mail, recipients } = await mailServer.until((one) => one.recipients.includes('pc@force.test'));
    expect(mail.subject).toBe('Sign in with your force account');
    // The one mail that no demonstration sends, so its form is held to what is promised of every mail here.
    expect(recipients).toEqual(['pc@force.test']);
    expect(mail.text).toContain('choose your force’s own sign-in');
    expect([...mail.headers.keys()].filter((name) => /^(list|list-unsubscribe|cc|bcc|precedence)/.test(name))).toEqual(
      [],
    );
    expect(`${mail.text} ${mail.html}`).not.toMatch(/\d{6}/);
    expect((await service.browser().ask(SIGN_IN, { email: 'pc@force.test', code: '123456' })).data.signIn.reason).toBe(
      'WRONG_CODE',
    );
  });
});

test('one network gets two hundred attempts an hour, whichever addresses they are for', async () => {
  const [database, own] = [await aDatabase(), await aFreePort()];
  const other = await aService({ database, port: own, env: production(`http://127.0.0.1:${own}`) });
  try {
    const guesses = Array.from(
      { length: 8 },
      (_, i) => `g${i}: signIn(email: $e${i}, code: "000000") { ... on PersonRefusal { reason message } }`,
    );
    const query = `mutation (${guesses.map((_, i) => `$e${i}: String!`).join(' ')}) { ${guesses.join(' ')} }`;
    const answers = [];
    for (let round = 0; round < 30; round++) {
      const variables = Object.fromEntries(guesses.map((_, i) => [`e${i}`, `v${round}-${i}@example.org`]));
      answers.push(
        ...Object.values(
          (await other.browser().ask(query, variables)).data as Record<string, { reason: string; message: string }>,
        ),
      );
    }
    expect(answers.filter(({ reason }) => reason === 'WRONG_CODE')).toHaveLength(200);
    expect(answers.at(-1)).toEqual({ reason: 'TOO_MANY_GUESSES', message: expect.stringContaining('your network') });
    const asked = await other
      .browser()
      .ask('mutation { requestSignInCode(email: "more@example.org") { ... on PersonRefusal { reason } } }');
    expect(asked.data.requestSignInCode.reason).toBe('TOO_MANY_CODES');
  } finally {
    await other.close();
    await database.drop();
  }
});

describe('mails', () => {
  test('go to exactly one recipient, with a text part, from the force, without a word of demonstration', async () => {
    await codeIn('one@example.org');
    const { recipients, mail, raw } = await mailServer.until((caught) => caught.recipients.includes('one@example.org'));
    expect(recipients).toEqual(['one@example.org']);
    expect(mail.from?.value[0]?.address).toBe('no-reply@force.test');
    expect(raw).toMatch(/content-type: text\/plain/i);
    expect(raw).not.toContain('Demonstration');
    expect(`${mail.text}`.match(/\d{6,}/g)).toHaveLength(1);
    expect(`${mail.html}`.match(/\d{6,}/g)).toHaveLength(1);
  });

  test('a dead mail server does not hang the request, and the mail comes when it is back', async () => {
    const port = await aFreePort();
    const [database, own] = [await aDatabase(), await aFreePort()];
    const env = { ...production(`http://127.0.0.1:${own}`), SMTP_URL: `smtp://127.0.0.1:${port}` };
    const other = await aService({ database, port: own, env });
    try {
      const before = performance.now();
      expect(
        (await other.browser().ask(REQUEST, { email: 'patient@example.org' })).data.requestSignInCode.__typename,
      ).toBe('Done');
      const took = performance.now() - before;
      console.log(`requestSignInCode with the mail server down: ${took.toFixed(0)} ms`);
      expect(took).toBeLessThan(2_000);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const back = await aMailServer(port);
      try {
        const caught = await back.until(({ recipients }) => recipients.includes('patient@example.org'));
        expect(caught.recipients).toEqual(['patient@example.org']);
      } finally {
        await back.close();
      }
    } finally {
      await other.close();
      await database.drop();
    }
  });

  test('the demo’s inbox is not there', async () => {
    for (const path of ['', '.json', '/00000000-0000-4000-8000-000000000000/invite.ics'])
      expect((await fetch(`${service.url}/dev/inbox${path}`)).status).toBe(404);
  });
});

test('with an https address the cookie is Secure and carries the prefix', async () => {
  const database = await aDatabase();
  const other = await aService({
    database,
    env: { ...production('https://patchwork.example'), PATCHWORK_MODE: 'production' },
  });
  try {
    const browser = other.browser();
    await browser.ask(REQUEST, { email: 'secure@example.org' });
    const { mail } = await mailServer.until(({ recipients }) => recipients.includes('secure@example.org'));
    const { cookies } = await browser.ask(SIGN_IN, {
      email: 'secure@example.org',
      code: mail.text?.match(/\b\d{6}\b/)?.[0],
    });
    expect(cookies.join()).toMatch(/^__Secure-patchwork\.session_token=.*HttpOnly; Secure; SameSite=Lax/);
    expect((await browser.ask(ME)).data.me.email).toBe('secure@example.org');
  } finally {
    await other.close();
    await database.drop();
  }
});
