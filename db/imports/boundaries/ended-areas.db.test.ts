import { describe, expect, jest, test } from '@jest/globals';
import { aDatabase } from '../../../api/src/testing/a-database.ts';
import { aCell, aFeature } from './a-map.ts';
import { onATrial, TRIAL } from './on-a-trial.ts';

jest.setTimeout(60_000);

const { rows, run, dates } = onATrial(aDatabase);

describe('a whole map that is drawn anew', () => {
  const north = aFeature('E05000011', 'North', aCell(0, 0));
  const south = aFeature('E05000012', 'South', aCell(1, 0));
  const all = aFeature('E05000013', 'All', [...aCell(0, 0), ...aCell(1, 0)]);
  const ended = () =>
    rows(`select a.name, a.ended_on::text as on, array_agg(s.name order by s.name) filter (where s.id is not null) as to, min(u.share) as least
      from area a left join area_successor u on u.area_id = a.id left join area s on s.id = u.successor_id
      where a.ended_on is not null group by a.id order by a.name`);
  const inhabit = (path: string) =>
    rows(
      `with who as (insert into person (email, home_area_id) select $1 || '@test', id from area where path = $2 returning id, home_area_id)
       insert into follow (person_id, area_id, topics, themes, frequency, least_importance, followed_at)
       select who.id, who.home_area_id, '{UPDATES}', '{}', 'DAILY', 'LOW', '2020-01-01' from who`,
      path.replaceAll('/', '.'),
      path,
    );

  test('ends what is not in it; who lived there or followed it goes to the one that took its place', async () => {
    await run([north, south], ...TRIAL, '--from', '2018-05-01');
    await inhabit('trial/south/north');
    const result = await run([all], ...TRIAL, '--complete', '--from', '2026-05-01');
    expect(result.said).toBe(
      [
        '1 feature, from 1 May 2026: 1 with a boundary where there was none.',
        '1 is a new area of trial/south.',
        'North (E05000011) ended. All (E05000013) took its place.',
        'South (E05000012) ended. All (E05000013) took its place.',
        '2 follows and homes went to the one successor; of 0 their people are asked.',
      ].join('\n'),
    );
    expect(await ended()).toEqual([
      { name: 'North', on: '2026-05-01', to: ['All'], least: expect.closeTo(1, 6) },
      { name: 'South', on: '2026-05-01', to: ['All'], least: expect.closeTo(1, 6) },
    ]);
    expect(await dates()).toContainEqual(['north', '2018-05-01', '2026-05-01']);
    const [{ home, followed }] = await rows(
      `select h.path as home, a.path as followed from person p join area h on h.id = p.home_area_id join follow f on f.person_id = p.id join area a on a.id = f.area_id`,
    );
    expect([home, followed]).toEqual(['trial/south/all', 'trial/south/all']);
  });

  test('land that went to several has them all, and its people are asked', async () => {
    await run([all], ...TRIAL, '--from', '2018-05-01');
    await inhabit('trial/south/all');
    const result = await run([north, south], ...TRIAL, '--complete', '--from', '2026-05-01');
    expect(result.settled).toEqual({ moved: 0, asked: 2 });
    expect(result.said).toMatch(
      /All \(E05000013\) ended\. Its land went to (North|South) \(E0500001[12]\), (North|South) \(E0500001[12]\)\./,
    );
    expect(await ended()).toEqual([
      { name: 'All', on: '2026-05-01', to: ['North', 'South'], least: expect.closeTo(0.5, 2) },
    ]);
  });

  test('a new code for the same land and name is a new area beside the ended one', async () => {
    await run([north], ...TRIAL, '--from', '2018-05-01');
    await run([aFeature('E05000099', 'North', aCell(0, 0))], ...TRIAL, '--complete');
    expect(
      await rows(`select path, ended_on is not null as ended from area where kind = 'PLACE' order by path`),
    ).toEqual([
      { path: 'trial/south/north', ended: true },
      { path: 'trial/south/north-e05000099', ended: false },
    ]);
  });

  test('an area that is in a later file is there again, without successors', async () => {
    await run([north, south], ...TRIAL, '--from', '2018-05-01');
    await run([all], ...TRIAL, '--complete', '--from', '2020-05-01');
    const result = await run([north, south], ...TRIAL, '--complete', '--from', '2026-05-01');
    expect(result.said).toContain('2 had ended, and are there again.');
    expect(await ended()).toMatchObject([{ name: 'All', to: ['North', 'South'] }]);
    expect(await dates()).toEqual([
      ['all', '2020-05-01', '2026-05-01'],
      ['north', '2018-05-01', '2020-05-01'],
      ['north', '2026-05-01', null],
      ['south', '2018-05-01', '2020-05-01'],
      ['south', '2026-05-01', null],
    ]);
  });

  test('a file from before an area ended does not bring it back, and ends nothing that is known of later', async () => {
    await run([north, south], ...TRIAL, '--from', '2018-05-01');
    await run([all], ...TRIAL, '--complete', '--from', '2020-05-01');
    await run(
      [aFeature('E05000011', 'North', aCell(0, 0, { size: 0.04 }))],
      ...TRIAL,
      '--complete',
      '--from',
      '2010-05-01',
    );
    expect((await ended()).map(({ name }) => name)).toEqual(['North', 'South']);
    expect(await dates()).toContainEqual(['north', '2010-05-01', '2018-05-01']);
  });

  test('on the day that they began, and of other kinds, nothing goes wrong', async () => {
    await run([north], ...TRIAL);
    await run([aFeature('E04000001', 'Parish', aCell(0, 0))], ...TRIAL, '--kind', 'PARISH');
    await run([all], ...TRIAL, '--complete');
    expect((await ended()).map(({ name }) => name)).toEqual(['North']);
    expect(await dates()).toContainEqual(['north', '2026-11-23', '2026-11-24']);
  });

  test('announced ahead, nothing moves before its day', async () => {
    await run([north, south], ...TRIAL, '--from', '2018-05-01');
    await inhabit('trial/south/north');
    const result = await run([all], ...TRIAL, '--complete', '--from', '2027-05-06');
    expect(result.settled).toEqual({ moved: 0, asked: 0 });
    expect((await ended()).map(({ name, on }) => [name, on])).toEqual([
      ['North', '2027-05-06'],
      ['South', '2027-05-06'],
    ]);
    expect(await dates()).toEqual([
      ['all', '2027-05-06', null],
      ['north', '2018-05-01', '2027-05-06'],
      ['south', '2018-05-01', '2027-05-06'],
    ]);
  });
});
