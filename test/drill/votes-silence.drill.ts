import { operation } from '@patchwork/schema';
import type pg from 'pg';
import { SOUTH } from './patch-facts.ts';
import type { Resident } from './residents.ts';
import { Chance, median, sized, tell } from './size.ts';
import { spoiled } from './spoil.ts';
import { expect, type TwoProcesses, test } from './two-processes.ts';
import { answerOf, aVote, cast, choiceOf, type Vote, voters } from './votes.ts';
import { ask } from './wire.ts';

const VOTES = 100;
const PAIRS = sized(300, 60);
const chance = new Chance();

/** The addresses that speak of a vote. */
const addressesOf = ({ id, quarterId }: Vote): string[] => [
  ...['', '/vote', '/result', '/check', '/check?receipt=7K2QX-9MZB4-0HTRN-C5WVE'].map(
    (page) => `/ballots/${id}${page}`,
  ),
  ...['ballots.csv', 'result.json'].map((file) => `/ballots/${id}/${file}`),
  ...[`/quarters/${quarterId}`, `/areas/${SOUTH}`, `/areas/${SOUTH}/quarters`, '/how-the-vote-works', '/'],
];

/** The committed operations that speak of it. */
const operationsOf = ({ id, quarterId }: Vote): [name: string, variables: object][] => [
  ...['BallotPage', 'BallotResult', 'BallotToVote', 'BallotOfTeam'].map((name): [string, object] => [name, { id }]),
  ['SealedLine', { ballotId: id, receipt: '7K2QX-9MZB4-0HTRN-C5WVE' }],
  ['MyVote', { ballotId: id }],
  ['QuarterPage', { id: quarterId }],
  ['BallotToOpen', { id: quarterId }],
  ['AreaPage', { path: SOUTH }],
  ['AreaQuarters', { path: SOUTH }],
];

/** Anybody, from the cache of public answers and past it; and a resident who does not vote. */
const readersOf = ({ session }: Resident): [who: string, cookie: string | undefined][] => [
  ['anybody', undefined],
  ['anybody, uncached', 'drill=1'],
  ['a resident', session],
];

/** Everything that anybody is answered about a vote, to the byte, by what was asked. */
async function everythingSaid({ urls }: TwoProcesses, vote: Vote, resident: Resident): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const [who, cookie] of readersOf(resident)) {
    const headers: Record<string, string> = cookie ? { cookie } : {};
    for (const url of urls) {
      for (const address of addressesOf(vote)) {
        const page = await fetch(url + address, { headers, redirect: 'manual' });
        said.set(`${who} ${url}${address}`, `${page.status} ${withoutKey(headersIn(page.headers), await page.text())}`);
      }
      for (const [name, variables] of operationsOf(vote)) {
        const { status, headers: sent, body } = await ask(url, operation(name), variables, cookie);
        said.set(`${who} ${url} ${name}`, `${status} ${headersIn(sent)}\n${withoutQuotable(body)}`);
      }
    }
  }
  return said;
}

/** What a vote could show in, and not the moment of the answer. */
function headersIn(headers: Headers): string {
  return ['etag', 'content-length', 'last-modified', 'location'].map((name) => headers.get(name) ?? '').join(' ');
}

/** Without the key that each form is given to be sent once by, new at each, and the tag that is made of the whole page. */
const withoutKey = (headers: string, page: string) =>
  page.includes('name="clientKey"') ? page.replace(/(name="clientKey" value=")[^"]*/, '$1') : `${headers}\n${page}`;

/** Without the number that each error is given to be quoted by, new at each. */
const withoutQuotable = (body: string) => body.replace(/ [A-Z0-9]{4}\.(?=")/g, '.');

/** What was asked where the answer is another now, with the first words that differ. */
function changedIn(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...before].flatMap(([what, text]) => {
    const now = after.get(what) ?? '';
    const at = [...text].findIndex((letter, i) => letter !== now[i]);
    const around = (whole: string) => whole.slice(Math.max(0, at - 60), at + 60);
    return text === now ? [] : [`${what}: “${around(text)}” is now “${around(now)}”`];
  });
}

async function votesOn({ turn }: TwoProcesses, vote: Vote, residents: readonly Resident[]): Promise<void> {
  for (const [i, { session }] of residents.entries()) {
    const { fault, reason } = answerOf(await cast(turn(i), session, vote, choiceOf(vote, i)));
    if (fault || reason) throw new Error(`No vote: ${fault ?? reason}`);
  }
}

/** How long answers about a vote took, asked of both in turns, in milliseconds. */
interface Pair {
  voted: number[];
  silent: number[];
}

/**
 * Asks for the page and the operations of a vote with a hundred votes and of one with none, in turns and in a random
 * order, past the cache.
 */
async function timed({ turn }: TwoProcesses, voted: Vote, silent: Vote, more: () => Promise<unknown>): Promise<Pair> {
  const all: Pair = { voted: [], silent: [] };
  const measure = async (kind: keyof Pair, url: string, vote: Vote) => {
    const began = performance.now();
    await (await fetch(`${url}/ballots/${vote.id}`, { headers: { cookie: 'drill=1' } })).arrayBuffer();
    await ask(url, operation('BallotResult'), { id: vote.id }, 'drill=1');
    if (kind === 'voted') await more();
    all[kind].push(performance.now() - began);
  };
  for (let i = 0; i < PAIRS; i++) {
    const isFirst = chance.percent(50);
    if (isFirst) await measure('voted', turn(i), voted);
    await measure('silent', turn(i), silent);
    if (!isFirst) await measure('voted', turn(i), voted);
  }
  return all;
}

/** How often an answer about the vote with votes took longer, of all pairs: 0.5 where nobody can tell. */
function slower({ voted, silent }: Pair): number {
  const wins = voted.reduce((all, v) => all + silent.filter((s) => s < v).length, 0);
  return wins / (voted.length * silent.length);
}

/** A slip that the control makes: with each vote the words of the ballot say how many there are. */
const counting = `update ballot set words = 'So far ' || (select count(*) from participation p where p.ballot_id = new.ballot_id)
  where id = new.ballot_id;`;

test('while a vote is open nothing public moves when somebody votes, in no byte and no time', async ({ patch }) => {
  const { database, secret, urls, sessionOf } = patch;
  const inspector = await sessionOf('inspector');
  const [vote, silent, told] = [
    await aVote(database, urls[0], inspector),
    await aVote(database, urls[0], inspector),
    await aVote(database, urls[0], inspector),
  ];
  const residents = await voters(database, secret, VOTES);
  const [other] = (await voters(database, secret, 1)) as [Resident];
  const before = await everythingSaid(patch, vote, other);
  await votesOn(patch, vote, residents);
  const cast100 = await tookPart(database, vote);
  const changed = changedIn(before, await everythingSaid(patch, vote, other));
  const times = await timed(patch, vote, silent, async () => undefined);

  const beforeTold = await everythingSaid(patch, told, other);
  await spoiled(database, 'participation', counting, () => votesOn(patch, told, residents.slice(0, 10)));
  const noticed = changedIn(beforeTold, await everythingSaid(patch, told, other));
  const control = await timed(patch, vote, silent, () => new Promise((done) => setTimeout(done, 20)));
  tell(
    `no running tally: ${before.size} answers about a vote before and after ${cast100} votes, ${changed.length} changed (control that adds a count: ${noticed.length}); its answers ${median(times.voted).toFixed(1)} ms, of one without votes ${median(times.silent).toFixed(1)} ms, slower in ${(100 * slower(times)).toFixed(0)} % of pairs (control that takes 20 ms more: ${(100 * slower(control)).toFixed(0)} %)`,
  );
  expect(cast100).toBe(VOTES);
  expect(changed).toEqual([]);
  expect(Math.abs(slower(times) - 0.5)).toBeLessThan(0.2);
  expect(noticed.length).toBeGreaterThan(0);
  expect(slower(control) - 0.5).toBeGreaterThan(0.2);
});

async function tookPart(database: pg.Pool, { id }: Vote): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    'select count(*)::int as n from participation where ballot_id = $1',
    [id],
  );
  return rows[0]?.n ?? 0;
}
