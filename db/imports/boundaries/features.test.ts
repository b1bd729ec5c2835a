import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aCell, aFeature } from './a-map.ts';
import { type Feature, featuresOf } from './features.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchwork-features-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function all(path: string): Promise<Feature[]> {
  const features: Feature[] = [];
  for await (const feature of featuresOf(path)) features.push(feature);
  return features;
}

async function read(text: string | Buffer): Promise<Feature[]> {
  const path = join(folder, 'wards.geojson');
  await writeFile(path, text);
  return all(path);
}

const girton = aFeature('E05002805', 'Girton', aCell(0, 0, { points: 2 }));
const milton = aFeature('E05002815', 'Mílton \\ "M"', aCell(1, 0, { points: 2 }));
const collection = { type: 'FeatureCollection', name: 'wards', bbox: [0, 52, 1, 53], features: [girton, milton] };

describe('features, each with the line it begins on', () => {
  test.each([
    ['on one line', JSON.stringify(collection), [1, 1]],
    [
      'one a line',
      `{"type":"FeatureCollection","features":[\n${JSON.stringify(girton)},\n${JSON.stringify(milton)}\n]}`,
      [2, 3],
    ],
    ['with Windows’ ends of lines', JSON.stringify(collection, null, 1).replaceAll('\n', '\r\n'), [11, 63]],
    ['standing by themselves', `${JSON.stringify(girton)}\n${JSON.stringify(milton)}\n`, [1, 2]],
    ['after a byte-order mark', `\uFEFF${JSON.stringify(collection)}`, [1, 1]],
    [
      'before what else the file says',
      JSON.stringify({ features: collection.features, crs: null, type: 'FeatureCollection' }),
      [1, 1],
    ],
  ])('%s', async (_, text, lines) => {
    const features = await read(text);
    expect(features.map(({ value }) => value)).toEqual([girton, milton]);
    expect(features.map(({ line }) => line)).toEqual(lines);
    expect(features.map(({ number }) => number)).toEqual([1, 2]);
  });

  test('of a file of many pieces, whose words are cut anywhere', async () => {
    const many = Array.from({ length: 400 }, (_, i) => aFeature(`E0${i}`, `Ŵyrd ${i}`, aCell(i, 0)));
    const features = await read(JSON.stringify({ type: 'FeatureCollection', features: many }));
    expect(features.map(({ value }) => value)).toEqual(many);
  });

  test.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'urn:ogc:def:crs:EPSG::4326',
    'EPSG:4326',
    'urn:ogc:def:crs:OGC::CRS84',
    'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  ])('in %s', async (name) => {
    expect(await read(JSON.stringify({ crs: { type: 'name', properties: { name } }, ...collection }))).toHaveLength(2);
  });
});

describe('the line and the reason where there are none', () => {
  const text = JSON.stringify(collection, null, 1);
  const crs = (name: string) => JSON.stringify({ crs: { type: 'name', properties: { name } }, ...collection }, null, 1);
  test.each<[string, string | Buffer, RegExp]>([
    ['nothing', '', /, line 1: the file is empty\./],
    [
      'cut within a feature',
      text.slice(0, text.indexOf('Mílton')),
      /, line 67: the file ends too early, after one whole feature\. Nothing/,
    ],
    [
      'cut after a feature',
      `{"type":"FeatureCollection","features":[\n${JSON.stringify(girton)},\n`,
      /, line 3: the file ends too early, after one whole feature/,
    ],
    [
      'cut before its last bracket',
      text.slice(0, text.lastIndexOf('}')),
      /, line 116: the file ends too early, after 2 whole features/,
    ],
    [
      'a comma too many',
      text.replace('"name": "wards",', '"name": "wards",,'),
      /, line 3, column 18: this is no JSON, before the first feature: expected an object key\./,
    ],
    ['a word', 'wards', /, line 1, column 1: this is no JSON, before the first feature/],
    ['a list', '[]', /, line 1: this is no GeoJSON/],
    ['a string', '"wards', /, line 1: this is no GeoJSON/],
    ['a page that says sorry', '<!doctype html>\n<p>Sorry', /, line 1, column 1: this is no JSON/],
    [
      'a topology',
      '{"type":"Topology","arcs":[]}',
      /, line 1: this is neither a FeatureCollection nor a Feature but a Topology\./,
    ],
    ['an answer', '\n{"error":"gone"}', /, line 2: this is neither a FeatureCollection nor a Feature\./],
    [
      'the National Grid',
      crs('urn:ogc:def:crs:EPSG::27700'),
      /, line 7: its coordinates are in another projection \(urn:ogc:def:crs:EPSG::27700, the British National Grid\)\. Convert the file to WGS 84 \(EPSG:4326\) first\./,
    ],
    ['Web Mercator', crs('urn:ogc:def:crs:EPSG::3857'), /in another projection \(urn:ogc:def:crs:EPSG::3857\)\./],
  ])('%s', async (_, bad, sentence) => {
    await expect(read(bad)).rejects.toThrow(sentence);
  });

  test('no file', async () => {
    await expect(all(join(folder, 'none'))).rejects.toThrow(`There is no file ${join(folder, 'none')}.`);
    await expect(all(folder)).rejects.toThrow('cannot be read');
  });
});
