import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openDatabase } from './database.ts';
import { settingsOf } from './settings.ts';

const project = resolve(import.meta.dirname, '..');

describe('where local things lie', () => {
  test.each([
    [{}, '.data/3000'],
    [{ PORT: '4321' }, '.data/4321'],
    [{ PORT: '4321', PATCHWORK_DATA: 'elsewhere' }, 'elsewhere'],
  ])('%j: %s of the project', (env, folder) => {
    expect(settingsOf(env).dataFolder).toBe(join(project, folder));
  });

  test('an absolute PATCHWORK_DATA is taken as it is', () => {
    expect(settingsOf({ PATCHWORK_DATA: '/srv/patchwork' }).dataFolder).toBe('/srv/patchwork');
  });
});

describe('where the database is', () => {
  const DATABASE_URL = 'postgresql://app@db/patchwork';

  test('DATABASE_URL wins over the embedded one, which is then neither made nor started', async () => {
    const dataFolder = join(tmpdir(), `patchwork-never-made-${process.pid}`);
    const database = await openDatabase(settingsOf({ DATABASE_URL, PATCHWORK_DATA: dataFolder }));
    await database.close();
    expect(database).toMatchObject({ appUrl: DATABASE_URL, ownerUrl: DATABASE_URL, directUrl: DATABASE_URL });
    expect(existsSync(dataFolder)).toBe(false);
  });

  test('an application that owns its tables is warned that the audit is not guarded', async () => {
    const { warnings } = await openDatabase(settingsOf({ DATABASE_URL }));
    expect(warnings.join()).toContain('DATABASE_OWNER_URL is not set');

    const env = { DATABASE_URL, DATABASE_OWNER_URL: 'postgresql://owner@db/patchwork' };
    expect((await openDatabase(settingsOf(env))).warnings).toEqual([]);
  });

  test('the road past a pooler migrates, unless an owner is named', () => {
    const DATABASE_DIRECT_URL = 'postgresql://app@db:5433/patchwork';
    expect(settingsOf({ DATABASE_URL, DATABASE_DIRECT_URL }).given?.ownerUrl).toBe(DATABASE_DIRECT_URL);
    expect(settingsOf({ DATABASE_URL, DATABASE_DIRECT_URL }).given?.appUrl).toBe(DATABASE_URL);
  });

  test.each(['DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL'])('%s alone is refused', (name) => {
    expect(() => settingsOf({ [name]: DATABASE_URL })).toThrow(`${name} without DATABASE_URL`);
  });
});
