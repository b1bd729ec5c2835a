import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jest } from '@jest/globals';
import { BallotDesk } from '../../testing/ballot-desk.ts';
import { closeNow, type Opened } from './ballot.factory.ts';

jest.setTimeout(60_000);

let desk: BallotDesk;
let folder: string;
beforeAll(async () => {
  desk = await BallotDesk.open();
  folder = await mkdtemp(join(tmpdir(), 'patchwork-results-'));
});
afterAll(async () => {
  await desk?.patch.close();
  await rm(folder, { recursive: true, force: true });
});

const idsOf = (ballot: Opened) => ballot.options.map(({ id }) => id) as [string, string, string];
const FILES = ['ballots.csv', 'result.json'] as const;

/** Has an auditor's command done by a process of its own. */
function run(command: string, args: readonly string[], cwd = folder): Promise<{ code: number; out: string }> {
  return new Promise((resolve) => {
    execFile(command, args, { cwd, timeout: 30_000 }, (error, out) =>
      resolve({ code: error ? Number(error.code ?? -1) : 0, out }),
    );
  });
}
const COMMAND = fileURLToPath(new URL('../../../../libs/tally/src/command.ts', import.meta.url));
const verify = (what: string) => run(process.execPath, [COMMAND, what]);

describe('before a vote is sealed', () => {
  test.each(['planned', 'open', 'closed'])('there is neither a result nor a file, nor a line: %s', async (state) => {
    const ballot = await desk.ballot(state === 'planned' ? { opensIn: 3_600_000, closesIn: 7_200_000 } : {});
    let receipt = '00000-00000-00000-00000';
    if (state !== 'planned') receipt = (await desk.votes(ballot, 31))[0]?.receipts[0] as string;
    if (state === 'closed') await closeNow(desk.patch, ballot.id);
    expect(await desk.result(ballot)).toBeNull();
    for (const name of FILES) expect((await desk.file(ballot, name)).status).toBe(404);
    const text = 'query ($id: ID!, $receipt: String!) { sealedLine(ballotId: $id, receipt: $receipt) { level } }';
    const { data } = await desk.patch.browser().ask(text, { id: ballot.id, receipt });
    expect(data.sealedLine).toBeNull();
  });
});

describe('with few voters', () => {
  test.each([0, 1, 29])('of %s only the order is told, and there are no files', async (voters) => {
    const ballot = await desk.ballot();
    const [a, b] = idsOf(ballot);
    await desk.votes(ballot, voters, (nth) => (nth === 0 ? [a, b] : [b]));
    expect(await desk.seal(ballot)).toBe(true);
    const result = await desk.result(ballot);
    expect(result).toMatchObject({ voters, isOrderOnly: true, levels: [], auditHead: expect.any(String) });
    expect([result.noneOfThese, result.noFurtherChoice, result.sha256]).toEqual([null, null, null]);
    for (const { votes } of result.options) expect(votes).toBeNull();
    const ranks = result.options.map(({ rank }: { rank: number }) => rank);
    expect(ranks).toEqual({ 0: [1, 1, 1], 1: [1, 1, 3], 29: [1, 2, 3] }[voters]);
    for (const name of FILES) {
      const file = await desk.file(ballot, name);
      expect(file.status).toBe(404);
      expect(await file.text()).toContain('at least 30 people');
      // Whoever reads it with a page of their own is told, too.
      expect(file.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test('of 30 all is told', async () => {
    const ballot = await desk.ballot();
    const [a, b, c] = idsOf(ballot);
    await desk.votes(ballot, 30, (nth) => (nth < 5 ? [] : nth < 18 ? [a, b] : [c]));
    await desk.seal(ballot);
    expect(await desk.result(ballot)).toMatchObject({
      ...{ voters: 30, isOrderOnly: false, noneOfThese: 5, noFurtherChoice: 17 },
      options: [
        { votes: 13, rank: 1 },
        { votes: 13, rank: 1 },
        { votes: 12, rank: 3 },
      ],
      levels: [
        {
          ...{ level: 'EMAIL', voters: 30, noneOfThese: 5, noFurtherChoice: 17 },
          options: [
            { optionId: a, votes: 13 },
            { optionId: b, votes: 13 },
            { optionId: c, votes: 12 },
          ],
        },
      ],
    });
    for (const name of FILES) expect((await desk.file(ballot, name)).status).toBe(200);
  });
});

test('ties are told as ties, in the order of the seed that was published before anybody voted', async () => {
  const titles = ['A', 'B', 'C', 'D', 'E'];
  const ballot = await desk.ballot({ titles, maxChoices: 5 });
  const seedOf = async () =>
    (await desk.patch.browser().ask('query ($id: ID!) { ballot(id: $id) { tieSeed } }', { id: ballot.id })).data.ballot
      .tieSeed;
  const seed = await seedOf();
  const ids = ballot.options.map(({ id }) => id);
  await desk.votes(ballot, 30, (nth) => (nth < 10 ? ids : ids.slice(0, 4)));
  await desk.seal(ballot);
  const { options } = await desk.result(ballot);
  const lot = (id: string) => createHash('sha256').update(`${seed}${id}`).digest('hex');
  const tied = ids.slice(0, 4).sort((one, other) => (lot(one) < lot(other) ? -1 : 1));
  expect(options.map(({ option }: { option: { id: string } }) => option.id)).toEqual([...tied, ids[4]]);
  expect(options.map(({ rank, isTied }: { rank: number; isTied: boolean }) => [rank, isTied])).toEqual([
    ...Array.from({ length: 4 }, () => [1, true]),
    [5, false],
  ]);
  expect(await seedOf()).toBe(seed);
});

test('turnout is told by place where ten or more took part, and for the others together', async () => {
  const ballot = await desk.ballot();
  for (const [home, many] of [
    ['girton', 20],
    ['milton', 11],
    [null, 3],
  ] as const)
    await desk.votes(ballot, many, () => [], `testshire/north${home ? `/${home}` : ''}`);
  const soFar = 'query ($id: ID!) { ballot(id: $id) { turnoutSoFar { voters area { path } } } }';
  const { data } = await desk.team.officer.ask(soFar, { id: ballot.id });
  await desk.seal(ballot);
  const { turnout, voters, residents } = await desk.result(ballot);
  expect(turnout).toEqual([
    { voters: 20, area: { path: 'testshire/north/girton' } },
    { voters: 14, area: null },
  ]);
  expect(data.ballot.turnoutSoFar).toEqual(turnout);
  expect(voters).toBe(34);
  expect(residents).toBeGreaterThanOrEqual(34);
});

describe('the published files', () => {
  let ballot: Opened;
  let receipts: string[];
  beforeAll(async () => {
    ballot = await desk.ballot({ titles: ['Speeding', 'Cars, “fast” and "loud"', 'Wölfe'], maxChoices: 2 });
    const [a, b, c] = idsOf(ballot);
    const cast = await desk.votes(ballot, 25, (nth) => [[], [a], [b, c]][nth % 3] as string[]);
    receipts = cast.flatMap((one) => one.receipts);
    await desk.papers(ballot, { [b]: 7, [c]: 10 }, 12, 1);
    await desk.seal(ballot);
    for (const name of FILES) {
      const file = await desk.file(ballot, name);
      await writeFile(join(folder, name), Buffer.from(await file.arrayBuffer()));
    }
  });

  test('are as they are described, and hold each receipt', async () => {
    const csv = await readFile(join(folder, 'ballots.csv'), 'utf8');
    const [header, ...lines] = csv.split('\n');
    expect(header).toBe('receipt,option_id,option,level');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(2 * 37);
    expect(lines).toEqual([...lines].sort());
    for (const receipt of receipts) expect(csv).toContain(`\n${receipt},`);
    expect(csv).toContain(`,${ballot.options[1]?.id},"Cars, “fast” and ""loud""",EMAIL\n`);
    const json = await readFile(join(folder, 'result.json'), 'utf8');
    expect(json).toBe(JSON.stringify(JSON.parse(json)));
    expect(JSON.parse(json)).toMatchObject({ ballotId: ballot.id, areaPath: 'testshire/north', voters: 37 });
  });

  test('are accepted by the verifier, at their address and in a folder', async () => {
    for (const what of [`${desk.patch.url}/ballots/${ballot.id}`, folder]) {
      const { code, out } = await verify(what);
      expect({ code, wrong: out.match(/^✗.*/gm) }).toEqual({ code: 0, wrong: null });
      expect(out).toContain('The count is right: 37 people voted.');
    }
  });

  test('are not, where one choice was moved to another option', async () => {
    const csv = await readFile(join(folder, 'ballots.csv'), 'utf8');
    const [a, , c] = idsOf(ballot);
    await writeFile(join(folder, 'ballots.csv'), csv.replace(`${a},Speeding`, `${c},Wölfe`));
    expect((await verify(folder)).code).toBe(1);
    await writeFile(join(folder, 'ballots.csv'), csv);
  });

  test('come to the same with cut, sort and uniq', async () => {
    const { out } = await run('sh', ['-c', 'tail -n +2 ballots.csv | cut -d, -f2 | sort | uniq -c']);
    const counted = Object.fromEntries(
      out
        .trimEnd()
        .split('\n')
        .map((row) => row.trim().split(' ').toReversed().concat('').slice(0, 2)),
    );
    const { options, noneOfThese } = await desk.result(ballot);
    for (const { option, votes } of options) expect(counted[option.id]).toBe(`${votes}`);
    expect(counted['none']).toBe(`${noneOfThese}`);
  });

  test('may be kept and are never sent twice to whoever has them', async () => {
    for (const name of FILES) {
      const { headers } = await desk.file(ballot, name);
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const again = await fetch(`${desk.patch.url}/ballots/${ballot.id}/${name}`, {
        headers: { 'if-none-match': headers.get('etag') as string },
      });
      expect([again.status, await again.text()]).toEqual([304, '']);
    }
  });

  test('have no line for a receipt that is none; one is found however it is typed', async () => {
    const text = `query ($id: ID!, $receipt: String!) { sealedLine(ballotId: $id, receipt: $receipt) {
      receipt level isNoneOfThese option { title } } }`;
    const ask = async (receipt: string, id = ballot.id) =>
      (await desk.patch.browser().ask(text, { id, receipt })).data.sealedLine;
    const [receipt = ''] = receipts;
    const line = { receipt, level: 'EMAIL', isNoneOfThese: expect.any(Boolean) };
    for (const typed of [receipt, receipt.toLowerCase().replaceAll('-', ' ')])
      expect(await ask(typed)).toMatchObject(line);
    for (const none of ['', 'x', '00000-00000-00000-00000', "' or 1=1"]) expect(await ask(none)).toBeNull();
    expect(await ask(receipt, (await desk.ballot()).id)).toBeNull();
    const own = await Promise.all(receipts.slice(0, 2).map((one) => ask(one)));
    // The first voter chose none of these.
    expect(own.filter(({ isNoneOfThese }) => isNoneOfThese)).toHaveLength(1);
    expect(own.map(({ option }) => option)).toEqual([null, null]);
  });

  test('are at no other address', async () => {
    for (const id of ['x', crypto.randomUUID(), '%2e%2e'])
      for (const name of FILES) expect((await desk.file({ id }, name)).status).toBe(404);
    expect((await desk.file({ id: ballot.id.toUpperCase() }, 'result.json')).status).toBe(200);
  });
});
