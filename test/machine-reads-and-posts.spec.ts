import { test as base, expect } from '@playwright/test';
import { girton, south } from './demo.ts';
import { ask, codeIn, inboxOf, mailAfter, signIn } from './machine.ts';
import { roles } from './roles.ts';

// What a program can do that knows contract.md and libs/schema/operations: no page, no browser.
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
  baseURL: async ({}, use) => use(process.env.PATCHWORK_URL),
});

test('a machine finds an area and reads what the team works on', async ({ request }) => {
  const found = await ask(request, 'FindAreas', { text: 'E04001788' });
  expect(found.status).toBe(200);
  expect(found.data.findAreas).toMatchObject(
    [{ __typename: 'Area', path: girton, name: 'Girton' }].map(({ __typename, ...rest }) => rest),
  );

  const { status, data, errors } = await ask(request, 'AreaPage', { path: south });
  expect([status, errors]).toEqual([200, []]);
  expect(data.area).toMatchObject({ path: south, kind: 'NEIGHBOURHOOD', name: 'South Cambridgeshire' });
  expect(data.area.currentQuarter.stage).toBe('CURRENT');
  expect(data.area.currentQuarter.priorities.map(({ theme }: { theme: string }) => theme)).toEqual([
    'ASB',
    'DRUGS',
    'SPEEDING',
  ]);
  for (const priority of data.area.currentQuarter.priorities) {
    const page = await ask(request, 'PriorityPage', { id: priority.id });
    expect(page.data.priority).toMatchObject({ id: priority.id, title: priority.title });
    for (const update of page.data.priority.updates.nodes) {
      if (update.withdrawnAt) expect(update).toMatchObject({ body: null, bodyHtml: null, measures: [] });
      else expect(update.bodyHtml).toMatch(/^<(p|ul|ol|h)/);
    }
  }
  const quarter = await ask(request, 'QuarterPage', { id: data.area.currentQuarter.id });
  expect(quarter.data.quarter.area.path).toBe(south);
});

test('what is not there is null or NOT_FOUND, alike for what is not yours', async ({ request }) => {
  const none = '11111111-2222-4333-8444-555555555555';
  const absent = await ask(request, 'PriorityPage', { id: none });
  const malformed = await ask(request, 'PriorityPage', { id: 'not an id' });
  for (const answer of [absent, malformed]) {
    expect(answer.status).toBe(200);
    expect(answer.data.priority ?? null).toBeNull();
    expect(answer.errors.every(({ extensions }) => extensions.code === 'NOT_FOUND')).toBe(true);
  }
  expect({ ...malformed }).toEqual({ ...absent });

  // An update that waits for a second person is there for its team alone.
  await signIn(request, `${crypto.randomUUID()}@patchwork.test`);
  const hidden = await ask(request, 'TeamUpdate', { id: none });
  expect(hidden.errors[0]?.extensions.code ?? 'NOT_FOUND').toMatch(/NOT_FOUND|FORBIDDEN/);
});

test('a machine signs in by the code of a mail, is somebody, and signs out', async ({ request }) => {
  const email = `${crypto.randomUUID()}@patchwork.test`;
  expect((await ask(request, 'Me')).data.me).toBeNull();
  const mail = await mailAfter(request, email, () => ask(request, 'RequestSignInCode', { email }));
  expect(mail).toMatchObject({ to: email });
  expect(Object.keys(mail).sort()).toEqual(
    expect.arrayContaining(['from', 'headers', 'html', 'id', 'sentAt', 'subject', 'text', 'to']),
  );
  expect(Number.isNaN(Date.parse(mail.sentAt))).toBe(false);
  expect(mail.text).toContain('Demonstration: not real police information');
  expect(mail.html).toContain('Demonstration: not real police information');
  expect(mail.text).toContain(`${process.env.PATCHWORK_URL}/sign-in`);
  expect(mail.text).toMatch(/Nobody.* will ever ask/);

  const wrong = await ask(request, 'SignIn', { email, code: '000000' === codeIn(mail) ? '000001' : '000000' });
  expect([wrong.status, wrong.errors]).toEqual([200, []]);
  expect(wrong.data.signIn).toMatchObject({ __typename: 'PersonRefusal', field: 'code' });
  const right = await ask(request, 'SignIn', { email, code: codeIn(mail) });
  expect(right.data.signIn).toMatchObject({ __typename: 'Me', email, role: 'RESIDENT', homeArea: null });
  const { cookies } = await request.storageState();
  expect(cookies.filter(({ httpOnly, sameSite }) => httpOnly && sameSite === 'Lax').length).toBeGreaterThan(0);

  await ask(request, 'SetHomeArea', { path: girton });
  expect((await ask(request, 'Me')).data.me.homeArea.path).toBe(girton);
  const mine = await ask(request, 'ExportMyData');
  expect(JSON.stringify(mine.data.exportMyData)).toContain(email);
  await ask(request, 'SignOut');
  expect((await ask(request, 'Me')).data.me).toBeNull();
  // The session is gone in the service, not only from this client.
  const thief = await fetch(`${process.env.PATCHWORK_URL}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    body: JSON.stringify({ query: '{ me { id } }' }),
  });
  expect((await thief.json()).data.me).toBeNull();
});

test('a known and an unknown address are answered alike', async ({ request }) => {
  const known = await ask(request, 'RequestSignInCode', { email: roles.comms });
  const unknown = await ask(request, 'RequestSignInCode', { email: `${crypto.randomUUID()}@patchwork.test` });
  expect(unknown).toEqual(known);
  // So that the hour's three are there for others.
  await ask(request, 'SignIn', { email: roles.comms, code: codeIn((await inboxOf(request, roles.comms))[0] as never) });
});

test.describe('an inspector’s machine', () => {
  const asInspector = test.extend({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright asks for a pattern
    storageState: async ({}, use) => use(`${process.env.PATCHWORK_SESSIONS}/inspector.json`),
  });

  asInspector('posts once for one key, and everybody reads it at once', async ({ request }) => {
    const { data } = await ask(request, 'AreaPage', { path: south });
    const priorityId = data.area.currentQuarter.priorities.find(({ theme }: { theme: string }) => theme === 'ASB').id;
    const clientKey = crypto.randomUUID();
    const body = `Told by a machine ${clientKey}`;
    const measures = [
      { name: 'patrols', value: 3, before: 2, unit: 'evenings', from: '2026-01-01', to: '2026-01-07', source: 'Team' },
    ];
    const input = { priorityId, body, placePaths: [`${south}/histon`], measures, clientKey };
    const answers = await Promise.all([1, 2, 3].map(() => ask(request, 'PostUpdate', { input })));
    const ids = new Set(answers.map((answer) => answer.data.postUpdate.id));
    expect(ids.size).toBe(1);
    const page = await ask(request, 'PriorityPage', { id: priorityId });
    const mine = page.data.priority.updates.nodes.filter((update: { body: string | null }) => update.body === body);
    expect(mine).toHaveLength(1);
    expect(mine[0]).toMatchObject({ version: 1, correctedAt: null, measures });
  });

  asInspector('meets the stages of no: refusals in the union, faults by their codes', async ({ request }) => {
    const { data } = await ask(request, 'AreaPage', { path: south });
    const ended = data.area.lastQuarter.priorities[0].id;
    const late = await ask(request, 'PostUpdate', { input: { priorityId: ended, body: 'Too late' } });
    expect([late.status, late.errors]).toEqual([200, []]);
    expect(late.data.postUpdate).toMatchObject({ __typename: 'UpdateRefusal', reason: 'QUARTER_ENDED' });
    expect(late.data.postUpdate.message).toMatch(/^[A-Z].+\.$/);

    const nowhere = { priorityId: '11111111-2222-4333-8444-555555555555', body: 'Where?' };
    const unknown = await ask(request, 'PostUpdate', { input: nowhere });
    expect(unknown.errors[0]?.extensions.code).toBe('NOT_FOUND');
    const admins = await ask(request, 'SubjectAccess', { email: 'x@patchwork.test' });
    expect(admins.errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

test('nobody posts without signing in', async ({ request }) => {
  const { errors } = await ask(request, 'PostUpdate', { input: { priorityId: 'x', body: 'x' } });
  expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect((await ask(request, 'Desk')).errors[0]?.extensions.code ?? 'UNAUTHENTICATED').toBe('UNAUTHENTICATED');
});

test('what is no question is 400, and never tells how it works inside', async ({ request }) => {
  const post = async (data: unknown, headers: Record<string, string> = {}) => {
    const answer = await request.post('/graphql', {
      data,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: answer.status(), text: await answer.text() };
  };
  for (const data of [
    '{',
    '[]',
    '{}',
    { query: '' },
    { query: '{ nothingOfTheKind }' },
    { query: 'query($path: String!) { area(path: $path) { id } }', variables: { path: 7 } },
    { query: `{ ${'a: __typename '.repeat(2000)} }` },
    { query: `{ area(path: "x") ${'{ parent '.repeat(60)} { id }${'}'.repeat(60)} }` },
    { query: '{ area(path: "cambridgeshire") { quarters(first: 100000) { nodes { id } } } }' },
    { query: `{ ${Array.from({ length: 200 }, (_, at) => `a${at}: findAreas(text: "a") { id }`).join(' ')} }` },
  ]) {
    const { status, text } = await post(data);
    expect(status, `${JSON.stringify(data).slice(0, 80)} ${text.slice(0, 200)}`).toBe(400);
    expect(text).not.toMatch(/\bat \w+.*\(|node_modules|select .* from|\/api\/(src|dist)/);
  }
  expect((await request.get('/graphql?query={__typename}')).status()).toBeGreaterThanOrEqual(400);
  const huge = await post({ query: `{ __typename } # ${'x'.repeat(3_000_000)}` });
  expect([huge.status, huge.text]).toEqual([expect.any(Number), expect.stringContaining('256 kB')]);
});

test('what stands at fixed addresses', async ({ request }) => {
  expect(await (await request.get('/livez')).json()).toMatchObject({ status: 'ok' });
  expect(await (await request.get('/readyz')).json()).toMatchObject({ status: 'ok' });
  const robots = await request.get('/robots.txt');
  expect(await robots.text()).toMatch(/User-agent: \*\s+Disallow: \//);
  const security = await request.get('/.well-known/security.txt');
  expect(await security.text()).toMatch(/^Contact: /m);
  expect(Date.parse(/^Expires: (.+)$/m.exec(await security.text())?.[1] ?? '')).toBeGreaterThan(Date.now());
});

test('public pages are cached by what they say: an ETag, and 304 for the same', async ({ request }) => {
  for (const address of [
    `/areas/${south}`,
    `/areas/${girton}`,
    `/areas/${south}/feed.atom`,
    `/areas/${south}/feed.json`,
  ]) {
    const first = await request.get(address);
    const etag = first.headers().etag ?? '';
    expect(etag, address).toMatch(/^(W\/)?".+"$/);
    expect(first.headers()['access-control-allow-origin'], address).toBe('*');
    const second = await request.get(address, { headers: { 'if-none-match': etag } });
    expect([200, 304]).toContain(second.status());
    if (second.headers().etag === etag) expect(second.status()).toBe(304);
  }
});

test('the head of a public page is what a GET says before its body', async ({ request }) => {
  for (const address of ['/', `/areas/${south}`, `/areas/${south}/feed.atom`, '/how-the-vote-works', '/no/such/page']) {
    const [head, page] = [await request.head(address), await request.get(address)];
    expect(head.status(), address).toBe(page.status());
    expect((await head.body()).length, address).toBe(0);
    for (const name of ['content-type', 'access-control-allow-origin', 'cache-control', 'etag'])
      expect(head.headers()[name], `${name} of ${address}`).toBe(page.headers()[name]);
  }
});

test('a program finds the feeds of an area from its page, and every page that they speak of', async ({ request }) => {
  const page = await (await request.get(`/areas/${south}`)).text();
  const [, head = ''] = /<head>(.*?)<\/head>/s.exec(page) ?? [];
  const feeds = [
    ...head.matchAll(/<link rel="alternate" type="application\/(?:atom\+xml|feed\+json)"[^>]* href="([^"]+)"/g),
  ];
  expect(feeds.map(([, href]) => href)).toEqual([`/areas/${south}/feed.atom`, `/areas/${south}/feed.json`]);
  const { version, title, feed_url, items } = await (await request.get(`/areas/${south}/feed.json`)).json();
  expect([version, new URL(feed_url).pathname]).toEqual([
    'https://jsonfeed.org/version/1.1',
    `/areas/${south}/feed.json`,
  ]);
  expect(title).toContain('Demonstration: not real police information');
  expect(items.length).toBeGreaterThan(5);
  const xml = await (await request.get(`/areas/${south}/feed.atom`)).text();
  for (const { id, url } of items) {
    expect(xml).toContain(`<id>${id}</id>`);
    const { pathname, search } = new URL(url);
    expect((await request.get(pathname + search)).status(), url).toBe(200);
  }
});
