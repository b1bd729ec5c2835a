import { describe, expect, jest, test } from '@jest/globals';
import { aDatabase } from '../../../api/src/testing/a-database.ts';
import { aCell, aFeature } from './a-map.ts';
import { girton, milton, onATrial, sawston, TRIAL } from './on-a-trial.ts';

jest.setTimeout(60_000);

const { run, everything } = onATrial(aDatabase);

describe('a file with something wrong writes nothing, and says all that is', () => {
  const bowtie = [
    [
      [
        [0, 52],
        [1, 53],
        [1, 52],
        [0, 53],
        [0, 52],
      ],
    ],
  ];
  const open = [
    [
      [
        [0, 52],
        [1, 52],
        [1, 53],
        [0, 53],
      ],
    ],
  ];
  const metres = [
    [
      [
        [545000, 261000],
        [546000, 261000],
        [546000, 262000],
        [545000, 261000],
      ],
    ],
  ];
  const list = (...features: object[]) => features;
  test.each<[string, readonly object[] | string, string[], string[]]>([
    [
      'rings',
      list(girton, aFeature('E1', 'A', bowtie), aFeature('E2', 'B', open), aFeature('E3', 'C', metres)),
      TRIAL,
      [
        'line 3, feature 2 (A, E1): Ring 1 crosses itself near 0.50000, 52.50000.',
        'line 4, feature 3 (B, E2): Ring 1 is not closed: it begins at 0, 52 and ends at 0, 53.',
        'line 5, feature 4 (C, E3): These coordinates (545000, 261000) are no longitudes and latitudes: they look like the British National Grid (EPSG:27700).',
      ],
    ],
    [
      'codes and names',
      list(
        girton,
        aFeature('', 'A', aCell(1, 1)),
        aFeature(null, null, aCell(1, 1)),
        aFeature('E9', ' ', aCell(1, 1)),
        aFeature('e05000001', 'Twin', aCell(2, 2)),
        aFeature('E8', 'x'.repeat(121), aCell(1, 1)),
        {},
      ),
      TRIAL,
      [
        'line 3, feature 2 (A): It has no code: WD13CD is empty.',
        'line 4, feature 3: It has no code: WD13CD is empty.',
        'line 5, feature 4 (E9): It has no name: WD13NM is empty.',
        'line 6, feature 5 (Twin, E05000001): Feature 1 has its code too.',
        'line 7, feature 6 (E8): Its name has more than 120 characters.',
        'line 7, feature 7: It is no GeoJSON Feature.',
      ],
    ],
    [
      'thirty of them',
      Array.from({ length: 30 }, (_, i) => aFeature(`E${i}`, `W${i}`, open)),
      TRIAL,
      ['feature 20 (W19, E19)', 'There may be more'],
    ],
    [
      'another field',
      list(girton, milton),
      [...TRIAL, '--code-field', 'WD26CD'],
      ['line 2, feature 1: It has no field WD26CD. It has: WD13CD, WD13NM.'],
    ],
    ['no features', [], TRIAL, ['has no features. Nothing was imported.']],
    [
      'a file that ends',
      JSON.stringify({ type: 'FeatureCollection', features: [girton, milton] }).slice(0, -200),
      TRIAL,
      ['line 1: the file ends too early, after one whole feature.'],
    ],
    ['no JSON', '{"type":"FeatureCollection",\n"features":[{]}', TRIAL, ['line 2, column 14: this is no JSON']],
    ['no area', list(girton), [], ['none of the 1 features of', 'name with --into the neighbourhood']],
    [
      'no area there',
      list(girton),
      ['--into', 'nowhere/south'],
      [
        'There is no area at nowhere/south.',
        'npm run officer -- appoint ADDRESS FORCE_ADMIN nowhere "NAME OF THE FORCE"',
        '--create',
      ],
    ],
    ['no path', list(girton), ['--into', 'a/b/c', '--create'], ['a/b/c is no path of a force or of a neighbourhood']],
    [
      'places in a force',
      list(girton),
      ['--into', 'here', '--kind', 'PLACE'],
      ['Places lie in a neighbourhood, and Here (here) is a force.'],
    ],
    [
      'neighbourhoods in one',
      list(girton),
      ['--into', 'here/south', '--kind', 'NEIGHBOURHOOD'],
      ['Neighbourhoods lie in a force'],
    ],
    ['places in a place', list(girton), ['--into', 'here/south/sawston'], ['is a place, and nothing lies in a place']],
  ])('%s', async (_, file, words, sentences) => {
    await run([sawston], '--into', 'here/south', '--create', '--from', '2018-05-01');
    const before = await everything();
    const error = await run(file, ...words).then(
      () => null,
      (thrown: Error) => thrown,
    );
    for (const sentence of sentences) expect(error?.message).toContain(sentence);
    expect(await everything()).toEqual(before);
  });
});
