import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { demoSecrets } from './demo-secrets.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'patchwork-secrets-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('the demo keeps the secrets of its first start, for its owner alone', async () => {
  const first = await demoSecrets(folder);
  expect(first.SESSION_SECRET).toMatch(/^[0-9a-f]{64}$/);
  expect((await stat(join(folder, 'session-secret'))).mode & 0o777).toBe(0o600);
  expect((await stat(first.BALLOT_KEY_DIR)).mode & 0o777).toBe(0o700);
  expect(await demoSecrets(folder)).toEqual(first);
});

test('two demos have two secrets', async () => {
  const [one, two] = await Promise.all([demoSecrets(join(folder, 'one')), demoSecrets(join(folder, 'two'))]);
  expect(one.SESSION_SECRET).not.toBe(two.SESSION_SECRET);
});
