import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Parts } from '@patchwork/api/seeding';
import { aDatabase } from '../../../api/src/testing/a-database.ts';
import { aCell, aFeature } from './a-map.ts';
import { girton, milton, onATrial, sawston, TRIAL } from './on-a-trial.ts';
import { outlinesOf } from './outlines.ts';

jest.setTimeout(60_000);

const { rows, run, boundaries, dates, everything } = onATrial(aDatabase);

describe('areas of a trial', () => {
  test('are made of what is no area yet, with their code, a point inside and an outline', async () => {
    const { said: words } = await run([girton, milton, sawston], ...TRIAL, '--force-name', 'Trial Constabulary');
    expect(words).toBe(
      '3 features, from 23 November 2026: 3 with a boundary where there was none.\n3 are new areas of trial/south.',
    );
    const made = await rows(
      `select a.path, a.kind, a.name, a.gss_code, n.path as of, f.name as force, c.kind as code_kind, c.name as code_name
       from area a join area n on n.id = a.neighbourhood_id join area f on f.id = a.force_id
       left join area_code c on c.area_id = a.id and c.code = a.gss_code order by a.path`,
    );
    const place = { kind: 'PLACE', of: 'trial/south', force: 'Trial Constabulary', code_kind: 'WARD' };
    expect(made).toEqual([
      {
        ...place,
        path: 'trial/south',
        kind: 'NEIGHBOURHOOD',
        name: 'South',
        gss_code: null,
        code_kind: null,
        code_name: null,
      },
      { ...place, path: 'trial/south/girton', name: 'Girton', gss_code: 'E05000001', code_name: 'Girton' },
      { ...place, path: 'trial/south/milton', name: 'Milton', gss_code: 'E05000002', code_name: 'Milton' },
      { ...place, path: 'trial/south/sawston', name: 'Sawston', gss_code: 'E05000003', code_name: 'Sawston' },
    ]);
    const points = await rows(
      'select latitude as lat, longitude as lng from area where gss_code is not null order by path',
    );
    expect(points[0]).toEqual({ lat: expect.closeTo(52.125, 1), lng: expect.closeTo(0.125, 1) });
    const held = await boundaries();
    expect(held.every(({ drawn }) => drawn)).toBe(true);
    expect(held.map(({ geometry }) => geometry)).toEqual([aCell(0, 0), [...aCell(1, 0), ...aCell(3, 0)], aCell(0, 1)]);
    const [deed] = await rows('select deed, facts from audit_entry order by seq desc limit 1');
    expect(deed).toMatchObject({ deed: 'importBoundaries', facts: { features: 3, added: 3, first: 3, kind: 'WARD' } });
  });

  test('a second time nothing changes, and nothing is said to have', async () => {
    await run([girton, milton], ...TRIAL);
    const before = await everything();
    const { said: words } = await run([girton, milton], ...TRIAL);
    expect(words).toBe('2 features, from 23 November 2026: 2 the same.');
    expect(await everything()).toEqual(before);
  });

  test('a dry run says the same and leaves everything as it was', async () => {
    const before = await everything();
    const { said: words } = await run([girton], ...TRIAL, '--dry-run');
    expect(words).toContain('1 is a new area of trial/south.\nThis was a dry run: nothing of it was written.');
    expect(await everything()).toEqual(before);
  });

  test('two of one name, and one whose name is a word of the pages, have an address each', async () => {
    const named = ['Castle', 'Castle', 'Meetings', '???'].map((name, i) => aFeature(`E0500001${i}`, name, aCell(i, 0)));
    const { said: words } = await run(named, ...TRIAL);
    expect((await rows(`select path from area where kind = 'PLACE' order by path`)).map(({ path }) => path)).toEqual([
      'trial/south/castle',
      'trial/south/castle-e05000011',
      'trial/south/e05000013',
      'trial/south/meetings-e05000012',
    ]);
    expect(words).toContain('Castle (/areas/trial/south/castle-e05000011), Meetings');
  });

  test('districts become neighbourhoods of a force', async () => {
    await run([girton], '--kind', 'district', '--into', 'trial', '--create');
    expect(await rows(`select path, kind, id = neighbourhood_id as own from area order by path`)).toEqual([
      { path: 'trial', kind: 'FORCE', own: null },
      { path: 'trial/girton', kind: 'NEIGHBOURHOOD', own: true },
    ]);
  });

  test('a name is enough where an area there has no code', async () => {
    await run([sawston], ...TRIAL);
    await rows(`update area set gss_code = null where path like '%/sawston'`);
    await rows('truncate area_code, area_boundary');
    const { said: words, added } = await run([sawston], ...TRIAL);
    expect(added.count).toBe(0);
    expect(words).toContain('known by their name, and have one now: Sawston.');
    expect(await rows('select a.path, c.code, c.kind from area_code c join area a on a.gss_code = c.code')).toEqual([
      { path: 'trial/south/sawston', code: 'E05000003', kind: 'WARD' },
    ]);
  });
});

describe('areas that are here', () => {
  beforeEach(async () => {
    await run([girton, milton, sawston], ...TRIAL);
    await rows('truncate area_boundary');
  });

  test('are known by their own code, or by one that they alone carry; what is none is listed', async () => {
    await rows(`update area set gss_code = 'E04000009' where path like '%/sawston'`);
    const stranger = aFeature('E05000009', 'Stranger', aCell(5, 5));
    const { said: words } = await run([girton, milton, sawston, stranger]);
    expect(words).toBe(
      '4 features, from 23 November 2026: 3 with a boundary where there was none.\nLeft out, since they are no area here (--into makes them one): Stranger (E05000009).',
    );
    expect(await dates()).toHaveLength(3);
  });

  test('a code that several carry is nobody’s own boundary', async () => {
    await rows(`update area set gss_code = 'E0400000' || right(gss_code, 1) where kind = 'PLACE'`);
    await rows(
      `insert into area_code (area_id, code, kind, name) select id, 'E05000001', 'WARD', 'Girton' from area where path like '%/milton'`,
    );
    const { said: words } = await run([girton, milton, sawston]);
    expect(words).toContain('or one that carries others too: Girton (E05000001), Milton (E05000002).');
    expect(await dates()).toEqual([['sawston', '2026-11-23', null]]);
  });

  test('of another force stay as they are where the file is for this one', async () => {
    await run([girton], '--into', 'other/north', '--create', '--from', '2020-01-01');
    expect((await boundaries()).map(({ path }) => path)).toEqual(['other/north/girton']);
  });

  test('are forces and neighbourhoods, too, by their own code', async () => {
    await rows(`update area set gss_code = 'E23000001' where path = 'trial'`);
    await rows(`update area set gss_code = 'E07000001' where path = 'trial/south'`);
    await run([aFeature('E23000001', 'Trialshire', aCell(0, 0, { size: 1 }))], '--kind', 'force');
    await run([aFeature('E07000001', 'South', aCell(0, 0, { size: 0.5 }))], '--kind', 'District');
    expect((await boundaries()).map(({ path, drawn }) => [path, drawn])).toEqual([
      ['trial', true],
      ['trial/south', true],
    ]);
  });

  test('of another kind are not meant', async () => {
    await expect(run([girton], '--kind', 'NEIGHBOURHOOD')).rejects.toThrow('is an area here, like Girton (E05000001)');
    await expect(run([girton], '--kind', 'FORCE')).rejects.toThrow('FORCE is their kind');
    expect((await run([girton], '--kind', 'PLACE')).dated.first).toBe(1);
  });
});

describe('boundaries with their dates', () => {
  const moved = aFeature('E05000001', 'Girton', aCell(0, 0, { size: 0.06 }));
  const again = (feature: object, from: string, ...words: string[]) => run([feature], '--from', from, ...words);
  beforeEach(() => again(girton, '2018-05-01', ...TRIAL));

  test('the earlier one is kept until the later begins', async () => {
    expect((await again(moved, '2026-12-01')).said).toBe('1 feature, from 1 December 2026: 1 with a new one.');
    expect(await dates()).toEqual([
      ['girton', '2018-05-01', '2026-12-01'],
      ['girton', '2026-12-01', null],
    ]);
    expect((await boundaries()).every(({ drawn }) => drawn)).toBe(true);
    expect((await again(girton, '2020-01-01')).dated.same).toBe(1);
  });

  test('one from before holds until the present one begins, and one between two until the later', async () => {
    await again(moved, '2010-01-01');
    await again(moved, '2020-01-01');
    await again(aFeature('E05000001', 'Girton', aCell(0, 0, { size: 0.07 })), '2019-01-01');
    expect(await dates()).toEqual([
      ['girton', '2010-01-01', '2018-05-01'],
      ['girton', '2018-05-01', '2019-01-01'],
      ['girton', '2019-01-01', '2020-01-01'],
      ['girton', '2020-01-01', null],
    ]);
    expect((await boundaries()).every(({ drawn }) => drawn)).toBe(true);
  });

  test('one that is the same as the next holds from its day on, as one', async () => {
    await again(moved, '2020-01-01');
    await again(moved, '2019-01-01');
    expect(await dates()).toEqual([
      ['girton', '2018-05-01', '2019-01-01'],
      ['girton', '2019-01-01', null],
    ]);
    await again(girton, '2010-01-01');
    expect((await dates())[0]).toEqual(['girton', '2010-01-01', '2019-01-01']);
  });

  test('one of the very day is put right, and is made up no longer', async () => {
    await rows('update area_boundary set is_made_up = true');
    await again(moved, '2018-05-01', '--source', 'Drawn by hand');
    expect(await dates()).toEqual([['girton', '2018-05-01', null]]);
    expect(
      await rows('select json_array_length(geometry->0->0) as size, source, is_made_up from area_boundary'),
    ).toEqual([{ size: 201, source: 'Drawn by hand', is_made_up: false }]);
    expect((await boundaries())[0]).toMatchObject({ drawn: true, geometry: aCell(0, 0, { size: 0.06 }) });
  });

  test('the outlines of a whole map are drawn anew together, so that its borders stay one', async () => {
    const outlineOf = async (slug: string) =>
      (
        await rows(
          `select outline from area_boundary b join area a on a.id = b.area_id where path like '%/' || $1`,
          slug,
        )
      )[0].outline;
    const alone = await outlineOf('girton');
    await run([milton, aFeature('E05000009', 'Afar', aCell(40, 0))], ...TRIAL, '--from', '2018-05-01');
    expect(await outlineOf('girton')).not.toBe(alone);
    const held = await boundaries();
    const together = outlinesOf(new Map(held.map(({ path, geometry }) => [path, geometry as Parts])));
    for (const path of held.map((one) => one.path))
      expect(await outlineOf(path.split('/').at(-1))).toBe(together.get(path)?.outline);
  });
});
