import { jest } from '@jest/globals';
import pg from 'pg';
import { HotDeeds } from '#platform/graphql/hot-deeds.ts';
import { log } from '#platform/log.ts';
import { PublicCache } from '#platform/public-cache.ts';
import type { Answer, Browser } from '../../testing/a-service.ts';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { aVoter, CAST, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let ballot: Opened;
let voter: Browser;
let done: ReturnType<typeof jest.spyOn>;
let variables: { ballotId: string; optionIds: string[] };

beforeAll(async () => {
  desk = await BallotDesk.open();
  ballot = await desk.ballot();
  voter = await aVoter(desk.patch, 'voter@x.test');
  done = jest.spyOn(desk.patch.app.get(HotDeeds, { strict: false }), 'do');
  variables = { ballotId: ballot.id, optionIds: [ballot.options[0]?.id as string] };
});
afterAll(() => desk?.patch.close());

const SHORT = '{ ... on VoteReceipt { receipts } ... on VoteRefusal { reason } }';

async function tookTheShortWay(ask: () => Promise<Answer>): Promise<[boolean, Answer]> {
  done.mockClear();
  const answer = await ask();
  return [done.mock.calls.length > 0, answer];
}

test.each([
  ['the client’s', CAST],
  [
    'without a name',
    `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} }`,
  ],
  [
    'under another name',
    `mutation M($ballotId: ID!, $optionIds: [ID!]!) { vote: castVote(optionIds: $optionIds, ballotId: $ballotId) ${SHORT} }`,
  ],
])('a vote in any document takes the short way: %s', async (_, document) => {
  const [short, { status, data, errors }] = await tookTheShortWay(() => voter.ask(document, variables));
  expect([short, status, errors]).toEqual([true, 200, []]);
  expect((data.castVote ?? data.vote).receipts).toHaveLength(ballot.maxChoices);
});

test.each([
  [
    'beside another field',
    `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} __typename }`,
  ],
  [
    'twice',
    `mutation ($ballotId: ID!, $optionIds: [ID!]!) { a: castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} b: castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} }`,
  ],
  [
    'through a fragment',
    `mutation ($ballotId: ID!, $optionIds: [ID!]!) { ...F } fragment F on Mutation { castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} }`,
  ],
])('everything else takes the ordinary way, and is a vote all the same: %s', async (_, document) => {
  const [short, { status, data, errors }] = await tookTheShortWay(() => voter.ask(document, variables));
  expect([short, status, errors]).toEqual([false, 200, []]);
  expect(Object.values(data as Record<string, { receipts?: string[] }>).find((each) => each.receipts)).toBeTruthy();
});

test('what is wrong with a document is said as ever', async () => {
  for (const wrong of [
    'mutation { castVote(',
    CAST.replace('reason message field', 'reasons'),
    CAST.replace('$optionIds: [ID!]!', '$optionIds: Int'),
  ]) {
    const [short, { status, errors }] = await tookTheShortWay(() => voter.ask(wrong, variables));
    expect([short, status, errors.length > 0]).toEqual([false, 400, true]);
  }
  const deep = CAST.replace('ballot { id }', `ballot { ${'quarter { area { '.repeat(6)} id ${'} }'.repeat(6)} }`);
  expect((await tookTheShortWay(() => voter.ask(deep, variables)))[0]).toBe(false);
});

test('variables that do not fit are refused as ever', async () => {
  const [, { status, errors, body }] = await tookTheShortWay(() =>
    voter.ask(CAST, { ballotId: ballot.id, optionIds: 7.5 }),
  );
  const ordinary = await voter.ask(CAST.replace('mutation (', 'mutation Other('), {
    ballotId: ballot.id,
    optionIds: 7.5,
  });
  expect([status, errors[0]?.extensions?.code]).toEqual([ordinary.status, ordinary.errors[0]?.extensions?.code]);
  expect(body).not.toMatch(/INTERNAL/);
});

test('an id of nothing, and nobody’s session, are answered as ever', async () => {
  const nothing = { ...variables, ballotId: '00000000-0000-4000-8000-000000000000' };
  const [short, { status, data, errors }] = await tookTheShortWay(() => voter.ask(CAST, nothing));
  expect([short, status, data, errors[0]?.extensions?.code]).toEqual([true, 200, null, 'NOT_FOUND']);
  const [again, nobodys] = await tookTheShortWay(() => desk.patch.browser().ask(CAST, variables));
  expect([again, nobodys.errors[0]?.extensions?.code]).toEqual([false, 'UNAUTHENTICATED']);
  // Somebody who was signed in, until their session was ended.
  const gone = await aVoter(desk.patch, 'gone@x.test');
  await desk.patch
    .em()
    .execute(`delete from session where person_id = (select id from person where email = 'gone@x.test')`);
  expect((await gone.ask(CAST, variables)).errors[0]?.extensions?.code).toBe('UNAUTHENTICATED');
});

test('an error of ours is a number to quote, and nothing of what happened', async () => {
  const logged = jest.spyOn(log, 'error').mockImplementation(() => undefined);
  const owner = new pg.Client(desk.patch.database.ownerUrl);
  await owner.connect();
  await owner.query('alter table participation rename to participation_away');
  const [short, { data, errors, body }] = await tookTheShortWay(() => voter.ask(CAST, variables));
  await owner.query('alter table participation_away rename to participation');
  await owner.end();
  expect([short, data]).toEqual([true, null]);
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/^Something went wrong\. Quote \w{4}\.$/),
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    },
  ]);
  expect(body).not.toMatch(/participation|stack/);
  expect(logged).toHaveBeenCalled();
  logged.mockRestore();
});

test('a vote leaves what is kept for everybody where it is, by either way; another deed does not', async () => {
  const cache = desk.patch.app.get(PublicCache, { strict: false });
  const moved = async (ask: () => Promise<Answer>) => {
    const before = cache.generation;
    expect((await ask()).errors).toEqual([]);
    return cache.generation > before;
  };
  const ordinary = CAST.replace('castVote(', 'one: castVote(').replace(
    /\}$/,
    `two: castVote(ballotId: $ballotId, optionIds: $optionIds) ${SHORT} }`,
  );
  expect(await moved(() => voter.ask(CAST, variables))).toBe(false);
  expect(await moved(() => voter.ask(ordinary, variables))).toBe(false);
  const areaId = 'mutation ($path: String!) { setHomeArea(path: $path) { __typename } }';
  expect(await moved(() => voter.ask(areaId, { path: 'testshire/north/girton' }))).toBe(true);
});

test('the short way sends the headers that the ordinary way sends', async () => {
  const { url } = desk.patch;
  const cookie = [...voter.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headersFor = async (query: string) => {
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity', cookie };
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables }),
    });
    const { date: _date, etag: _etag, 'content-length': _length, ...others } = Object.fromEntries(answer.headers);
    return others;
  };
  const ordinary = await headersFor(CAST.replace(/\}$/, ' __typename }'));
  for (let i = 0; i < 2; i++) expect(await headersFor(CAST)).toEqual(ordinary);
});
