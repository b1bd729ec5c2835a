import { describe, expect, test } from '@jest/globals';
import { askedBy } from './asked.ts';

const now = new Date('2026-06-30T23:30:00Z');
const need = ['wards.geojson', '--code-field', 'WD13CD', '--name-field', 'WD13NM', '--kind', 'ward'];
const asked = (...args: string[]) => askedBy([...need, ...args], now);

test('a file with its fields and kind holds from today in London, under the open licence', () => {
  expect(asked()).toEqual({
    ...{ file: 'wards.geojson', codeField: 'WD13CD', nameField: 'WD13NM', kind: 'WARD', from: '2026-07-01' },
    source: 'Contains public sector information licensed under the Open Government Licence v3.0.',
    ...{ into: null, complete: false, create: false, forceName: null, neighbourhoodName: null, dryRun: false },
  });
});

test('a path may be an address', () => {
  expect(asked('--into', '/areas/Trial/south-cambs/')).toMatchObject({ into: 'trial/south-cambs' });
  expect(asked('--into', 'trial', '--complete', '--create', '--dry-run')).toMatchObject({
    ...{ into: 'trial', complete: true, create: true, dryRun: true },
  });
});

test('help is no import', () => expect(askedBy(['--help'], now)).toBeNull());

describe('what is missing or wrong is told with the usage', () => {
  test.each<[string[], string]>([
    [[], 'Usage: npm run import:boundaries'],
    [['a', 'b'], 'One file at a time, and these are several.'],
    [['a'], '--code-field is missing.'],
    [['a', '--code-field', 'c', '--kind', 'WARD'], '--name-field is missing.'],
    [need.slice(0, -2), '--kind is missing.'],
    [[...need.slice(0, -1), 'hamlet'], 'HAMLET is no kind: PLACE, NEIGHBOURHOOD, FORCE, WARD, PARISH or DISTRICT.'],
    [[...need, '--from', '1 May 2026'], '1 May 2026 is no day, like 2026-05-01.'],
    [[...need, '--from', '2026-02-30'], '2026-02-30 is no day'],
    [[...need, '--complete'], '--complete needs --into: say where.'],
    [[...need, '--create'], '--create needs --into: say where.'],
    [[...need.slice(0, -1), 'force', '--into', 'trial'], 'A force lies in no other area'],
    [[...need, '--until', '2026-05-01'], "Unknown option '--until'"],
  ])('%j', (args, sentence) => {
    expect(() => askedBy(args, now)).toThrow(sentence);
    expect(() => askedBy(args, now)).toThrow('--code-field FIELD');
  });
});
