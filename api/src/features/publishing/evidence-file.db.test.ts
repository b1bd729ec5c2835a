import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { aPatch, type Patch } from '../../testing/a-patch.ts';
import { aCountedVote, EvidenceDesk, type EvidenceRow, SUMMER } from '../../testing/evidence-desk.ts';
import { statementsOf } from '../../testing/statements.ts';
import { anArea } from '../areas/area.factory.ts';
import { aStatement } from '../meetings/question.factory.ts';
import { anOfficer } from '../people/officer.factory.ts';
import { anUpdate, aPriority } from '../priorities/priority.factory.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { COLUMNS, columnName, FIGURE_NAMES } from './evidence-columns.ts';

jest.setTimeout(60_000);

let patch: Patch;
let desk: EvidenceDesk;
beforeAll(async () => {
  patch = await aPatch();
  desk = new EvidenceDesk(patch);
  patch.clock.set('2022-12-05T12:00:00Z');
  await anArea(patch.em(), NORTH);
});
afterAll(() => patch?.close());

const at = (text: string) => new Date(text);
const NORTH = 'testshire/north';

describe('the days', () => {
  test('are the calendar quarter that ended last, unless asked', async () => {
    await anArea(patch.em(), 'daysshire/one');
    const { from, until, period, isOver } = await desk.of({}, 'daysshire');
    expect({ from, until, period, isOver }).toEqual({
      ...{ from: '2022-07-01', until: '2022-09-30', period: '1 July 2022 to 30 September 2022', isOver: true },
    });
    expect((await desk.of({ from: '2022-12-05', until: '2023-12-05' }, 'daysshire')).isOver).toBe(false);
  });

  test.each([
    [{ from: '2022-02-30', until: '2022-03-31' }, 'The first day is not in the calendar. Write it as 2026-07-01.'],
    [{ from: '2022-02-01', until: 'soon' }, 'The last day is not in the calendar. Write it as 2026-09-30.'],
    [{ from: '2022-02-01' }, 'Give both days, the first and the last, or neither for the last calendar quarter.'],
    [{ from: '2022-03-02', until: '2022-03-01' }, 'The last day is before the first day.'],
    [
      { from: '2022-01-01', until: '2023-01-02' },
      'At most 366 days can be told at once: until Sunday 1 January 2023 at the latest.',
    ],
    [
      { from: '2022-12-06', until: '2022-12-31' },
      'These days have not begun, so there is nothing to tell of them yet.',
    ],
  ])('%j are refused with a sentence, on the schema and as a file', async (days, sentence) => {
    const { data, errors } = await desk.ask(days);
    expect([data?.evidence ?? null, errors[0]?.message, errors[0]?.extensions?.code]).toEqual([
      null,
      sentence,
      'BAD_USER_INPUT',
    ]);
    const file = await fetch(`${patch.url}/areas/testshire/evidence.csv?${new URLSearchParams(days)}`);
    expect([file.status, await file.text()]).toEqual([400, expect.stringContaining(sentence)]);
  });

  test.each(['nowhere', NORTH])('of %s there is none: it is no force', async (path) => {
    expect((await desk.ask({}, path)).errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });
});

describe('votes', () => {
  const area = 'voteshire/north';
  const aVote = (closes: string, levels: Record<string, number> | null, decision?: { at: string; reason?: string }) =>
    aCountedVote(patch.em(), { area, closes, levels, decision });

  test('count by the day on which they closed, and tell of papers only where the result does', async () => {
    const em = patch.em();
    const reason = await aStatement(em);
    const takenBack = await aStatement(em, { withdrawnAt: at('2022-10-01T09:00:00Z'), withdrawnReason: 'Wrong.' });
    // In London the last moment of 30 June, the first of 1 July, and the end of 30 September.
    await aVote('2022-06-30T22:59:00Z', { EMAIL: 100 });
    await aVote('2022-06-30T23:00:00Z', { EMAIL: 28, PAPER: 12 }, { at: '2022-07-08T09:00:00Z', reason: reason.id });
    await aVote('2022-09-30T22:59:00Z', { EMAIL: 19, PAPER: 10 }, { at: '2022-10-02T09:00:00Z', reason: takenBack.id });
    await aVote('2022-08-01T20:00:00Z', { ALL: 33 }, { at: '2022-08-02T09:00:00Z' });
    await aVote('2022-08-02T20:00:00Z', null);
    const { figures, missing } = await desk.row(area, SUMMER);
    expect(figures).toMatchObject({
      ...{ votesHeld: 4, residentsWhoCouldVote: 1_500, residentsWhoVoted: 102, paperVotes: 12 },
      // Seven days where it closes with a day of London, else eight.
      ...{ daysOpenForVotes: 7 + 8 + 8 + 8, decisionsPublished: 3, daysToDecision: 7 },
      ...{ decisionsThatDiffer: 2, decisionsThatDifferWithReason: 1 },
    });
    expect(missing).toContain('One vote has no published decision yet.');
    expect(missing).toContain('One decision differs from the vote, and its reason can no longer be read.');
    const few = (await desk.row(area, { from: '2022-09-30', until: '2022-09-30' })).figures;
    expect([few.residentsWhoVoted, few.paperVotes]).toEqual([29, null]);
  });
});

describe('the file', () => {
  test('says row by row what the schema says, and is sent as every file of ours', async () => {
    const em = patch.em();
    await anArea(em, 'fileshire/north');
    await em.execute(`update area set name = '=HYPERLINK("x")' where path = 'fileshire/north'`);
    await anArea(em, 'fileshire/south');
    const address = `${patch.url}/areas/fileshire/evidence.csv`;
    const response = await fetch(address);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'inline; filename="evidence-fileshire-2022-07-01-2022-09-30.csv"',
      'access-control-allow-origin': '*',
      link: '</areas/fileshire/evidence?from=2022-07-01&until=2022-09-30#columns>; rel="describedby"',
    });
    const rows = parse(await response.text(), { columns: true }) as Record<string, string>[];
    const { neighbourhoods, columns, from, until } = await desk.of({}, 'fileshire');
    expect(rows).toHaveLength(2);
    for (const [i, { area, figures, missing }] of (neighbourhoods as EvidenceRow[]).entries()) {
      const figured = FIGURE_NAMES.map((name) => [
        columnName(name),
        figures[name] === null ? '' : String(figures[name]),
      ]);
      expect(rows[i]).toEqual({
        ...{ from, until, neighbourhood_id: area.id, neighbourhood_path: area.path },
        neighbourhood: area.name.startsWith('=') ? `'${area.name}` : area.name,
        ...Object.fromEntries(figured),
        ...{ missing: missing.join(' '), note: 'Demonstration: not real police information.' },
      });
    }
    expect(columns.map(({ column }: { column: string }) => column)).toEqual(FIGURE_NAMES.map(columnName));
    expect(columnName('answeredWithin72Hours')).toBe('answered_within_72_hours');
    for (const { means } of Object.values(COLUMNS)) expect(means).toMatch(/\.$/);
    const etag = response.headers.get('etag') as string;
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const head = await fetch(address, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag')]).toEqual([200, etag]);
    expect((await fetch(`${patch.url}/areas/nowhere/evidence.csv`)).status).toBe(404);
  });
});

test('fifty neighbourhoods cost as many statements as one', async () => {
  const em = patch.em();
  const author = await anOfficer(em);
  const filled = async (area: string) => {
    const quarter = await aQuarter(em, { area, startsOn: '2022-07-01', endsOn: '2022-09-30' });
    await anUpdate(em, { author, priority: await aPriority(em, { quarter, updateEveryDays: 14 }) });
  };
  await filled('oneshire/north');
  for (let n = 0; n < 50; n++) await filled(`fiftyshire/n${n}`);
  const statements = async (force: string) => (await statementsOf(() => desk.ask(SUMMER, force))).length;
  const one = await statements('oneshire');
  expect((await desk.of(SUMMER, 'fiftyshire')).neighbourhoods).toHaveLength(50);
  expect(Math.abs((await statements('fiftyshire')) - one)).toBeLessThanOrEqual(2);
  expect(one).toBeLessThan(25);
});
