import { request } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { WebSocket } from 'ws';
import { aDatabase, type TestDatabase } from '../../testing/a-database.ts';
import { aLine } from '../../testing/a-line.ts';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aService, type Browser, type TestService } from '../../testing/a-service.ts';
import { aSocket, type Heard, headersOf, heardOnce, type TestSocket, until } from '../../testing/a-socket.ts';
import { aTableOfTicks, begun, TICKS, tick } from '../../testing/ticks.ts';
import { Live } from '../live/live.ts';
import { log } from '../log.ts';
import { SOCKETS, Sockets } from './sockets.ts';

jest.setTimeout(60_000);

let database: TestDatabase;
let patch: Patch;
const sockets: TestSocket[] = [];

beforeAll(async () => {
  database = await aDatabase();
  await aTableOfTicks(database);
  patch = await aPatch(database, { also: [TICKS] });
});
beforeEach(() => {
  jest.spyOn(log, 'error').mockImplementation(() => undefined);
  jest.spyOn(log, 'warn').mockImplementation(() => undefined);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.close();
  await until(() => patch.app.get(Live).listeners === 0);
  jest.restoreAllMocks();
});
afterAll(async () => {
  await patch?.close();
  await database?.drop();
});

function socketOf(browser?: Browser, { url }: TestService = patch): TestSocket {
  const socket = aSocket(url, headersOf(browser));
  sockets.push(socket);
  return socket;
}

/** Begins a subscription and waits until it listens. */
async function hearing(socket: TestSocket, query: string, { app }: TestService = patch): Promise<Heard> {
  const before = app.get(Live).listeners;
  const heard = socket.hear(query);
  await until(() => app.get(Live).listeners === before + 1);
  return heard;
}

const refusalOf = async (heard: Heard) => {
  await until(() => heard.refused.length > 0 || heard.isComplete);
  return heard.refused[0] ?? heard.events[0]?.errors?.[0];
};
const codesOf = ({ events }: Heard) => events.map(({ errors }) => errors?.[0]?.extensions?.code);

describe('a document', () => {
  test.each([
    ['a query', '{ me { id } }'],
    ['a mutation', 'mutation { signOut { __typename } }'],
    ['a query beside a subscription', 'query A { me { id } } subscription B { ticks(topic: "x") }'],
  ])('that holds %s is refused, and over HTTP it is answered', async (_, query) => {
    expect(await refusalOf(socketOf().hear(query))).toMatchObject({
      message: expect.stringMatching(/^No (query|mutation) is offered here\.$/),
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
    if (!query.includes('subscription')) expect((await patch.browser().ask(query)).status).toBe(200);
  });

  test('that holds a subscription is refused over HTTP', async () => {
    const { status, errors } = await patch.browser().ask('subscription { ticks(topic: "x") }');
    expect([status, errors[0]?.message]).toEqual([400, 'No subscription is offered here.']);
  });

  const deep = (levels: number) =>
    `subscription { areaTicks(topic: "x") ${'{ parent '.repeat(levels)} { id } ${'}'.repeat(levels)} }`;
  const many = (count: number, each: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => each(i)).join(' ');
  test.each([
    ['deep', deep(30)],
    ['wide', `subscription { areaTicks(topic: "x") { ${'name '.repeat(3_000)} } }`],
    ['full of aliases', `subscription { areaTicks(topic: "x") { ${many(100, (i) => `a${i}: name`)} } }`],
    ['full of directives', `subscription { areaTicks(topic: "x") { ${many(60, () => 'id @include(if: true)')} } }`],
    [
      'costly',
      `subscription { areaTicks(topic: "x") { children { children { quarters(first: 100) { nodes { priorities { updates(first: 100) { nodes {
      places { team { areas { children { name } } } } } } } } } } } } }`,
    ],
    ['of two roots', 'subscription { ticks(topic: "x") other: ticks(topic: "y") }'],
    ['of an unknown field', 'subscription { tick(topic: "x") }'],
    ['unparsable', 'subscription { '],
    ['of no operation', 'fragment A on Me { id }'],
    ['of nothing that is asked for', 'subscription { ticks(topic: "x") @skip(if: true) }'],
    ['without its variable', 'subscription ($topic: String!) { ticks(topic: $topic) }'],
    ['of introspection', 'subscription { __schema { types { name } } }'],
  ])('is refused before anything is listened to: %s', async (_, query) => {
    const before = begun.times;
    const refused = await refusalOf(socketOf().hear(query));
    expect(refused?.extensions?.code).toMatch(
      /^(GRAPHQL_(PARSE|VALIDATION)_FAILED|OPERATION_RESOLUTION_FAILURE|BAD_USER_INPUT)$/,
    );
    expect(refused?.message).not.toContain('Did you mean');
    expect(begun.times).toBe(before);
    expect(log.error).not.toHaveBeenCalled();
  });

  test('within the limits is heard', async () => {
    const heard = await hearing(socketOf(), deep(8));
    await tick(patch, 'x');
    await until(() => heard.events.length === 1);
    expect(heard.events).toEqual([{ data: { areaTicks: null } }]);
  });
});

describe('an error', () => {
  const tells = /insert into|\/srv\/|person|stack|\.js/;
  test.each([
    ['in an event', 'subscription { failing(how: "bug") }'],
    ['at the beginning', 'subscription { failing(how: "bug", atOnce: true) }'],
  ])('of ours is a number to quote: %s', async (_, query) => {
    const heard = socketOf().hear(query);
    if (!query.includes('atOnce')) {
      await until(() => patch.app.get(Live).listeners === 1);
      await tick(patch, 'failing');
    }
    await until(() => heard.events.length === 1);
    expect(heard.events[0]?.errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(heard.events[0]?.errors?.[0]?.message).toMatch(/^Something went wrong\. Quote \w{4}\.$/);
    expect(JSON.stringify(heard.events)).not.toMatch(tells);
    expect(
      JSON.stringify((log.error as jest.Mock).mock.calls, (_key, v) => (v instanceof Error ? v.message : v)),
    ).toMatch(tells);
  });

  test.each([
    ['in an event', 'subscription { failing(how: "fault") }'],
    ['at the beginning', 'subscription { failing(how: "fault", atOnce: true) }'],
  ])('of the asker’s keeps its code and its words: %s', async (_, query) => {
    const heard = socketOf().hear(query);
    if (!query.includes('atOnce')) {
      await until(() => patch.app.get(Live).listeners === 1);
      await tick(patch, 'failing');
    }
    await until(() => heard.events.length === 1);
    expect(heard.events[0]?.errors).toMatchObject([
      { message: 'This meeting was not found.', extensions: { code: 'NOT_FOUND' } },
    ]);
    expect(log.error).not.toHaveBeenCalled();
  });
});

describe('who may', () => {
  test('a role that may not is refused before anything is listened to, one that may is heard', async () => {
    const before = begun.times;
    const query = 'subscription { officersOwn(topic: "roles") }';
    expect(await refusalOf(socketOf().hear(query))).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    const resident = socketOf(await patch.as('resident@x.test'));
    expect(await refusalOf(resident.hear(query))).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(begun.times).toBe(before);
    const comms = await patch.asOfficer('COMMS', 'testshire');
    expect(await heardOnce(patch, comms, query, {}, 'roles')).toMatchObject({
      data: { officersOwn: 'COMMS' },
      errors: [],
    });
    expect(await heardOnce(patch, comms, query)).toMatchObject({ data: null, errors: [] });
    expect(begun.times).toBe(before + 2);
  });

  test('a revoked session bites on the next event, and nobody else’s', async () => {
    const query = 'subscription { mine(topic: "sessions") }';
    const ann = await hearing(socketOf(await patch.as('ann@x.test')), query);
    const bob = await hearing(socketOf(await patch.as('bob@x.test')), query);
    await tick(patch, 'sessions');
    await until(() => ann.events.length === 1 && bob.events.length === 1);
    expect([ann.events, bob.events]).toEqual([[{ data: { mine: 'ann@x.test' } }], [{ data: { mine: 'bob@x.test' } }]]);
    await patch
      .em()
      .execute(`delete from session where person_id = (select id from person where email = 'ann@x.test')`);
    await after(600);
    await tick(patch, 'sessions');
    await until(() => ann.events.length === 2 && bob.events.length === 2);
    expect([codesOf(ann), codesOf(bob)]).toEqual([
      [undefined, 'UNAUTHENTICATED'],
      [undefined, undefined],
    ]);
  });

  test('a role taken away bites on the next event', async () => {
    const officer = await patch.asOfficer('INSPECTOR', 'testshire/north');
    const heard = await hearing(socketOf(officer), 'subscription { officersOwn(topic: "dismissed") }');
    await tick(patch, 'dismissed');
    await until(() => heard.events.length === 1);
    await patch.em().execute(`update officer set dismissed_at = now() where role = 'INSPECTOR'`);
    await after(600);
    await tick(patch, 'dismissed');
    await until(() => heard.events.length === 2);
    expect(codesOf(heard)).toEqual([undefined, 'FORBIDDEN']);
  });
});

/** How the opening of a socket is answered: 101 where it opens. */
function opening(url: string, headers: Record<string, string> = {}, path = '/graphql'): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}${path}`, 'graphql-transport-ws', { headers });
    socket.on('open', () => {
      opened.push(socket);
      resolve(101);
    });
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode as number));
    socket.on('error', reject);
  });
}
const opened: WebSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.terminate();
});

/** With what code a socket is closed after sending this. */
function closing(url: string, ...messages: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('open', () => messages.forEach((message) => void socket.send(message)));
    socket.on('close', (code) => resolve(code));
    socket.on('error', reject);
  });
}

describe('a socket', () => {
  test('is opened by pages of ours, and by what is no browser', async () => {
    const { port } = new URL(patch.url);
    const ours = [`http://localhost:${port}`, `http://127.0.0.1:${port}`, 'http://localhost:3000'];
    for (const origin of ours) expect(await opening(patch.url, { origin })).toBe(101);
    expect(await opening(patch.url)).toBe(101);
    const theirs = [
      'https://evil.test',
      `http://evil.test:${port}`,
      'http://localhost:1',
      `https://localhost:${port}`,
      'null',
    ];
    for (const origin of theirs) expect(await opening(patch.url, { origin })).toBe(403);
    expect(await opening(patch.url, {}, '/')).toBe(404);
  });

  test('is not what a request with an offer of HTTP/2 wants', async () => {
    const status = await new Promise((resolve) => {
      const asked = request(`${patch.url}/livez`, { headers: { connection: 'upgrade', upgrade: 'h2c' } });
      asked.on('response', (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(200);
  });

  test('carries five subscriptions, and again as many as were left', async () => {
    const socket = socketOf();
    const five: Heard[] = [];
    for (let i = 0; i < SOCKETS.subscriptions; i++)
      five.push(await hearing(socket, 'subscription { ticks(topic: "five") }'));
    expect(await refusalOf(socket.hear('subscription { ticks(topic: "six") }'))).toMatchObject({
      message: 'A socket carries 5 subscriptions.',
      extensions: { code: 'BAD_REQUEST' },
    });
    five[0]?.leave();
    await until(() => patch.app.get(Live).listeners === 4);
    await hearing(socket, 'subscription { ticks(topic: "six") }');
  });

  const init = JSON.stringify({ type: 'connection_init' });
  const subscribe = (padding: number) =>
    JSON.stringify({
      id: '1',
      type: 'subscribe',
      payload: { query: '{ me { id } }', variables: { x: 'x'.repeat(padding) } },
    });
  test.each<[string, number, string[]]>([
    ['sends more than 32 kB', 1009, [init, subscribe(33_000)]],
    ['is no GraphQL', 4400, ['hello']],
    ['says what only we say', 4400, [JSON.stringify({ type: 'connection_ack' })]],
    ['asks before it said who it is', 4401, [subscribe(1)]],
    ['says nothing for five seconds', 4408, []],
  ])('that %s is closed', async (_, code, messages) => {
    expect(await closing(patch.url, ...messages)).toBe(code);
  });

  test('whose other side is dead is ended, and one that answers is not', async () => {
    const beats = patch.app.get(Sockets);
    beats.beatEvery = 100;
    const dead = new WebSocket(`${patch.url.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws', {
      autoPong: false,
    });
    const ended = new Promise((resolve) => dead.on('close', resolve));
    const heard = await hearing(socketOf(), 'subscription { ticks(topic: "beats") }');
    beats.beatEvery = SOCKETS.beatEvery;
    expect(await ended).toBe(1006);
    await after(500);
    expect(heard.closed).toBeUndefined();
  });

  test('is closed with the service, which ends at once, and is told to come again rather than that all is said', async () => {
    const own = await aService({ database, also: [TICKS] });
    const heard = await hearing(socketOf(undefined, own), 'subscription { ticks(topic: "end") }', own);
    const began = performance.now();
    await own.close();
    expect(performance.now() - began).toBeLessThan(3_000);
    await until(() => heard.closed !== undefined);
    expect(heard).toMatchObject({ closed: 1001, isComplete: false });
    expect(own.app.get(Live).listeners).toBe(0);
  });

  test('is not opened by a worker', async () => {
    const worker = await aService({ database, also: [TICKS], env: { ROLE: 'worker' } });
    try {
      expect(await opening(worker.url)).toBe(404);
    } finally {
      await worker.close();
    }
  });

  test('is in production one of twenty that a person may have', async () => {
    const env = {
      PATCHWORK_MODE: 'production',
      PUBLIC_URL: 'http://patchwork.test',
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'a@patchwork.test',
      BALLOT_KEY_DIR: '/nowhere',
    };
    const production = await aService({ database, also: [TICKS], env });
    try {
      const ann = headersOf(await patch.as('ann@x.test'));
      const statuses = [];
      for (let i = 0; i < 21; i++) statuses.push(await opening(production.url, ann));
      expect(statuses).toEqual([...Array(20).fill(101), 429]);
      opened.pop()?.terminate();
      await until(async () => (await opening(production.url, ann)) === 101);
      // Whoever is not signed in is on nobody's account but their address's.
      expect(await opening(production.url)).toBe(101);
      expect(await opening(production.url, { origin: 'http://patchwork.test' })).toBe(101);
      expect(await opening(production.url, { origin: production.url })).toBe(403);
    } finally {
      await production.close();
    }
  });
});

test('while the database is gone an event says so in words that help, and the next one is as before', async () => {
  const line = await aLine(database.appUrl);
  const env = { DATABASE_DIRECT_URL: database.appUrl };
  const behind = await aService({ database: { ...database, appUrl: line.url }, also: [TICKS], env });
  try {
    const heard = await hearing(socketOf(undefined, behind), 'subscription { ticks(topic: "gone") }', behind);
    await tick(patch, 'gone');
    await until(() => heard.events.length === 1);
    line.cut();
    await after(600);
    await tick(patch, 'gone');
    await until(() => heard.events.length === 2);
    line.mend();
    await after(600);
    await tick(patch, 'gone');
    await until(() => heard.events.length === 3);
    expect(heard.events.map(({ data }) => data?.ticks)).toEqual([1, null, 3]);
    expect(heard.events[1]?.errors).toMatchObject([
      {
        message: 'The service is not available right now. Try again in a few minutes.',
        extensions: { code: 'SERVICE_UNAVAILABLE' },
      },
    ]);
    expect(log.error).not.toHaveBeenCalled();
  } finally {
    line.mend();
    await behind.close();
    await line.close();
  }
});
