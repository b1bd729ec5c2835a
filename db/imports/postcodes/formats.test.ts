import { describe, expect, test } from '@jest/globals';
import { codePoint, isCodePoint } from './code-point.ts';
import { degreesOf } from './national-grid.ts';
import { onsDirectory } from './ons-directory.ts';
import type { Row } from './row.ts';

const of2013 = 'pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,parish,lat,long'.split(',');
const of2026 = 'PCD7,PCD8,PCDS,DOINTR,DOTERM,lad25cd,lad26cd,wd26cd,parncp25cd,LAT,LONG'.split(',');

const rowOf = (header: string[], cells: Record<string, string>) => header.map((name) => cells[name] ?? '');
const here = { pcds: 'CB3 0QH', lat: '52.239', long: '0.083', oslaua: 'E07000012', osward: 'E05011294' };

describe('the ONS Postcode Directory', () => {
  const read = (cells: Record<string, string>) => onsDirectory(of2013).read(rowOf(of2013, cells));

  test('gives postcode, place and codes, the most local first', () => {
    expect(read({ ...here, parish: 'E04001788' })).toEqual({
      postcode: 'CB30QH',
      latitude: '52.239',
      longitude: '0.083',
      codes: ['E04001788', 'E05011294', 'E07000012'],
    });
  });

  test('a code that stands for none, or for what was before 2011, is no code', () => {
    expect((read({ ...here, parish: 'E99999999', osward: '12UGHB' }) as Row).codes).toEqual(['E07000012']);
  });

  test('its columns are known by newer names, and of two years the later counts', () => {
    const cells = { PCDS: 'CB3 0QH', LAT: '52.2', LONG: '0.1', lad25cd: 'E07000011', lad26cd: 'E07000012' };
    const row = onsDirectory(of2026).read(rowOf(of2026, { ...cells, wd26cd: 'E05011294', parncp25cd: 'E04001788' }));
    expect((row as Row).codes).toEqual(['E04001788', 'E05011294', 'E07000012']);
  });

  test('what has ended is left out, whatever else it says', () =>
    expect(read({ pcds: 'NPT 0AA', doterm: '199606', lat: 'x' })).toBe('ENDED'));

  test.each([
    ['latitude 99.999999', { ...here, lat: '99.999999', long: '0.000000' }],
    ["Girobank's", { ...here, pcds: 'GIR 0AA' }],
  ])('what has no place is left out: %s', (_, cells) => expect(read(cells)).toBe('NOWHERE'));

  test.each([
    ['no number', { lat: 'north' }, '"north" is not a number, in the column lat'],
    ['no number at all', { long: '' }, '"" is not a number, in the column long'],
    ['columns mistaken', { lat: '0.1', long: '52.2' }, 'latitude 0.1 and longitude 52.2 are not in the United Kingdom'],
    ['no postcode', { pcds: 'CB3 00H' }, '"CB3 00H" is not a postcode'],
    ['SQL', { pcds: "'; drop table postcode" }, 'is not a postcode'],
    ['a tab', { pcds: 'CB3 0QH\t' }, 'is not a postcode'],
  ])('%s is refused', (_, change, words) => expect(() => read({ ...here, ...change })).toThrow(words));

  test('a header without its columns names those that it looked for and those that it found', () => {
    expect(() => onsDirectory(['id', 'Postcode', 'lat'])).toThrow(
      /no column pcds \(or pcd, pcd2, pcd7, pcd8\), nor doterm, nor long\. Its first line names "id", "Postcode", "lat"\./,
    );
  });
});

describe('Code-Point Open', () => {
  const line = ['SO16 0AS', '10', '437292', '115542', 'E92000001', '', '', 'E10000014', 'E07000093', 'E05012936'];
  const changed = (column: number, text: string) => line.map((cell, i) => (i === column ? text : cell));

  test('is known by its first line', () => {
    expect(isCodePoint(line)).toBe(true);
    expect(isCodePoint(changed(2, 'Eastings'))).toBe(false);
    expect(isCodePoint(changed(0, 'Postcode'))).toBe(false);
    expect(isCodePoint(line.slice(1))).toBe(false);
  });

  test('gives postcode, place and codes, the most local first', () => {
    const row = codePoint.read(line) as Row;
    expect(row).toMatchObject({ postcode: 'SO160AS', codes: ['E05012936', 'E07000093'] });
    expect(Number(row.latitude)).toBeCloseTo(50.938, 2);
    expect(Number(row.longitude)).toBeCloseTo(-1.471, 2);
  });

  test.each([
    ['its quality is 90', changed(1, '90')],
    ['its easting is 0', changed(2, '0')],
  ])('what has no place is left out: %s', (_, cells) => expect(codePoint.read(cells)).toBe('NOWHERE'));

  test.each([
    ['no number', changed(3, 'x'), '"x" is not a number, in the column northings'],
    ['off the grid', changed(2, '800000'), 'are not on the National Grid'],
    ['no postcode', changed(0, 'SO'), '"SO" is not a postcode'],
  ])('%s is refused', (_, cells, words) => expect(() => codePoint.read(cells)).toThrow(words));
});

test('a point of the National Grid is within five metres of where Ordnance Survey says that it is', () => {
  // Caister Water Tower, the worked example of OS's transformation: 52° 39' 28.8282" N, 1° 42' 57.8663" E (ETRS89).
  const { latitude, longitude } = degreesOf(651409.804, 313177.45);
  const metres = Math.hypot(
    (latitude - (52 + 39 / 60 + 28.8282 / 3600)) * 111_200,
    (longitude - (1 + 42 / 60 + 57.8663 / 3600)) * 111_200 * Math.cos((52.66 * Math.PI) / 180),
  );
  expect(metres).toBeLessThan(5);
});
