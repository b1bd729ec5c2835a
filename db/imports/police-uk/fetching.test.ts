import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { aSource, status, type TestSource } from './a-source.factory.ts';
import { countsOf, HASTY, onTestshire } from './on-testshire.factory.ts';
import { millisecondsOf, politely } from './politely.ts';
import { aFolder, aNewFolder, partsOf, testshire } from './testshire.factory.ts';

jest.setTimeout(60_000);

const { rows, everything, importFrom, database, dataFolder } = onTestshire();

let source: TestSource;
beforeEach(async () => {
  source = await aSource(testshire());
});
afterEach(() => source.close());

const addresses = () => source.asked.map(({ address }) => address).toSorted();
const isEmpty = async () => (await rows('select count(*)::int as n from area'))[0].n === 0;

test('a 500 half-way imports nothing, and the next run asks for nothing twice', async () => {
  const one = 'testshire/Ab 1/events';
  source.instead.set(
    one,
    Array.from({ length: 5 }, () => status(500)),
  );
  await expect(importFrom(source.url)).rejects.toThrow(
    `${source.url}/testshire/Ab%201/events: it answers 500 Internal Server Error, 5 times.`,
  );
  expect(await isEmpty()).toBe(true);
  const before = addresses();
  expect(before.filter((address) => address === one)).toHaveLength(5);
  source.asked.length = 0;
  const report = await importFrom(source.url);
  expect(countsOf(report, 'neighbourhoods')).toEqual([4, 0, 0, 0, 0]);
  const all = [...testshire().keys()].toSorted();
  expect(addresses()).toEqual(all.filter((address) => address === one || !before.includes(address)));
  // Done, so that the next import sees what is new.
  source.asked.length = 0;
  expect(countsOf(await importFrom(source.url), 'neighbourhoods')).toEqual([0, 0, 0, 4, 0]);
  expect(addresses()).toEqual(all);
  await rows('truncate area, officer, audit_entry, mailing cascade');
});

test('429 and 503 are tried again when they say so', async () => {
  source.instead.set('testshire/NC04', [
    status(429, { 'retry-after': '0' }),
    status(503),
    (response) => response.destroy(),
  ]);
  const report = await importFrom(source.url, { isDryRun: true });
  expect(countsOf(report, 'people')).toEqual([6, 0, 0, 0, 0]);
  expect(addresses().filter((address) => address === 'testshire/NC04')).toHaveLength(4);
});

test('what a dry run has fetched is imported after it without being asked for again', async () => {
  source.asked.length = 0;
  await importFrom(source.url, { isDryRun: true });
  source.asked.length = 0;
  await importFrom(source.url);
  expect(addresses()).toEqual([]);
  expect(existsSync(join(dataFolder(), 'imports/police-uk/testshire'))).toBe(false);
  await rows('truncate area, officer, audit_entry, mailing cascade');
});

describe('what is not there', () => {
  test('a listed neighbourhood stops the import, with its address and the way on', async () => {
    source.answers.delete('testshire/55.CB3001');
    await expect(importFrom(source.url)).rejects.toThrow(
      `${source.url}/testshire/55.CB3001 is not there (404). With --skip-missing the rest is imported without it.`,
    );
    expect(await isEmpty()).toBe(true);
  });

  test('--skip-missing imports the rest, says what it went without, and leaves what was imported before', async () => {
    source.answers.delete('testshire/55.CB3001');
    source.answers.delete('testshire/NC04/events');
    const report = await importFrom(source.url, { skipMissing: true });
    expect(countsOf(report, 'neighbourhoods')).toEqual([3, 0, 0, 0, 0]);
    expect(report).toContain(`${source.url}/testshire/55.CB3001: It is not there, so the neighbourhood 55.CB3001`);
    expect(report).toContain(`${source.url}/testshire/NC04/events: It is not there, so the events of NC04 City Centre`);
    await importFrom(await aFolder(testshire()));
    const again = await importFrom(source.url, { skipMissing: true });
    expect(countsOf(again, 'neighbourhoods')).toEqual([0, 0, 0, 3, 0]);
    expect(countsOf(again, 'events')).toEqual([0, 0, 0, 0, 0]);
    expect(await rows('select count(*)::int as n from meeting where cancelled_at is null')).toEqual([{ n: 4 }]);
    await rows('truncate area, officer, audit_entry, mailing cascade');
  });

  test('a force that is not known is told with those that are', async () => {
    await expect(importFrom(source.url, { force: 'westshire' })).rejects.toThrow(
      `${source.url} has no force westshire. It has northshire, testshire.`,
    );
  });
});

describe('what is no answer', () => {
  test.each([
    [
      '[{"title": "Beat surgery",\n "address": "Central',
      /events, line 2: the JSON ends before it is complete: it is truncated\.$/,
    ],
    ['[{"title": "Beat surgery",\n\n oops}]', /events, line 3: this is no JSON/],
    ['', /events, line 1: it is empty, and no JSON\.$/],
    ['<html>Sorry</html>', /events, line 1: it is a page of HTML, and no JSON\.$/],
    [{ error: 'no' }, /events is not what data\.police\.uk answers there: .*array/],
    [[{ title: 5 }], /events is not what data\.police\.uk answers there: 0 › title: .*string/],
  ])('%j is refused, by address and by file', async (answer, reason) => {
    const before = await everything();
    source.answers.set('testshire/NC04/events', answer);
    await expect(importFrom(source.url)).rejects.toThrow(reason);
    const folder = await aFolder(source.answers);
    const inFile = new RegExp(reason.source.replace('events', 'events\\.json'));
    await expect(importFrom(folder)).rejects.toThrow(inFile);
    expect(await everything()).toBe(before);
  });

  test('it is not kept: the next run asks for it again', async () => {
    source.answers.set('testshire/NC04/events', '[');
    await expect(importFrom(source.url)).rejects.toThrow('truncated');
    source.answers.set('testshire/NC04/events', []);
    expect(await importFrom(source.url, { isDryRun: true })).toMatch(/^Nothing is changed/);
  });

  test('the answer about another thing is none', async () => {
    source.answers.set('testshire/NC04', source.answers.get('testshire/Ab 1'));
    await expect(importFrom(source.url)).rejects.toThrow('/testshire/NC04 is about the neighbourhood "Ab 1"');
  });
});

describe('saved files', () => {
  const raw = (parts: string[]) => parts.map((part) => part.replace('/', '%2F')).join('/');

  test.each([
    ['<address>.json, percent-encoded', undefined],
    ['<address>.json, as they are', (parts: string[]) => `${raw(parts)}.json`],
    ['<address>/index.json', (parts: string[]) => `${raw(parts)}/index.json`],
  ])('%s', async (_, nameOf) => {
    const report = await importFrom(await aFolder(testshire(), nameOf), { isDryRun: true });
    expect(countsOf(report, 'people')).toEqual([6, 0, 0, 0, 0]);
  });

  test('--save writes what --from reads', async () => {
    const save = await aNewFolder();
    const fetched = await importFrom(source.url, { isDryRun: true, save });
    expect(await importFrom(save, { isDryRun: true })).toBe(fetched);
    expect(await readdir(save)).toEqual(expect.arrayContaining(['forces', 'forces.json', 'testshire']));
  });
});

test('a kill half-way leaves nothing behind, and the next run goes on', async () => {
  let child: ChildProcess | undefined;
  const killed = new Promise<void>((resolve) => {
    source.instead.set('testshire/Ab 1/priorities', [
      () => {
        child?.on('exit', () => resolve());
        child?.kill('SIGKILL');
      },
    ]);
  });
  const folder = await aNewFolder();
  const start = () => {
    const { PATH = '' } = process.env;
    const urls = { DATABASE_URL: database().appUrl, DATABASE_OWNER_URL: database().ownerUrl };
    const args = ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, '../police-uk.ts')];
    return spawn(process.execPath, [...args, '--force', 'testshire', '--from', source.url], {
      env: { PATH, PATCHWORK_DATA: folder, ...urls },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  };
  child = start();
  await killed;
  expect(await isEmpty()).toBe(true);
  const before = new Set(addresses());
  source.asked.length = 0;
  let printed = '';
  child = start();
  child.stdout?.on('data', (chunk) => (printed += chunk));
  const code = await new Promise((resolve) => child?.on('exit', resolve));
  expect([code, printed.split('\n')[0]]).toEqual([0, 'Imported.']);
  expect(countsOf(printed, 'neighbourhoods')).toEqual([4, 0, 0, 0, 0]);
  // At most those that were on their way at the time are asked for again.
  expect(addresses().filter((address) => before.has(address)).length).toBeLessThanOrEqual(4);
  expect(new Set([...before, ...addresses()])).toEqual(new Set(testshire().keys()));
});

describe('manners', () => {
  test('never more than so many a second, however many ask at once', async () => {
    const ask = politely({ ...HASTY, perSecond: 50, wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) });
    await Promise.all(
      [...testshire().keys()].map((address) =>
        ask(`${source.url}/${partsOf(address).map(encodeURIComponent).join('/')}`),
      ),
    );
    const times = source.asked.map(({ at }) => at).toSorted((a, b) => a - b);
    const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
    // Half as much again for clocks and for requests that arrive together.
    expect((times.length - 1) / seconds).toBeLessThan(75);
  });

  test('Retry-After holds all requests back', async () => {
    const waits: number[] = [];
    const ask = politely({ ...HASTY, perSecond: 1_000_000, wait: async (ms) => void waits.push(ms) });
    source.instead.set('forces', [status(429, { 'retry-after': '7' })]);
    await ask(`${source.url}/forces`);
    expect(Math.max(...waits)).toBeGreaterThan(6_500);
  });

  test('a wait of more than five minutes is no wait: it is said', async () => {
    const ask = politely(HASTY);
    source.instead.set('forces', [status(503, { 'retry-after': '3600' })]);
    await expect(ask(`${source.url}/forces`)).rejects.toThrow('asks to be left alone for 60 minutes');
  });

  test.each([
    [null, null],
    ['3', 3_000],
    ['Mon, 23 Nov 2026 12:00:10 GMT', 10_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
  ])('Retry-After: %s', (header, wait) => {
    expect(millisecondsOf(header, Date.parse('2026-11-23T12:00:00Z'))).toBe(wait);
  });
});
