import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { startPostgres } from './embedded/start-postgres.ts';
import { ended, gone, postmasterOf, project, signalGroup } from './jest/node-that-starts.ts';

// The whole program, as `npm start` runs it; so it needs the build (`npm run build`), as `npm test` makes first.
jest.setTimeout(60_000);

let folder: string;
let running: { child: ChildProcess; printed: () => string }[];

/** Runs serve.ts with this environment and no other word of ours in it. */
function serve(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(project, 'db/serve.ts')], {
    env: { PATH, HOME, PATCHWORK_DATA: join(folder, 'data'), ...env },
    detached: true,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += chunk));
  running.push({ child, printed: () => text });
  return { child, printed: () => text };
}

async function untilReady({ child, printed }: ReturnType<typeof serve>): Promise<string> {
  while (!printed().includes('Ctrl-C stops it')) {
    if (child.exitCode !== null || child.signalCode) throw new Error(`It ended by itself:\n${printed()}`);
    await pause(50);
  }
  return /http:\/\/\S+/.exec(printed())?.[0] ?? '';
}

beforeEach(async () => {
  running = [];
  folder = await mkdtemp(join(tmpdir(), 'patchwork-serve-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  for (const { child } of running) {
    signalGroup(child, 'SIGKILL');
    await ended(child);
  }
  const data = join(folder, 'data');
  if (existsSync(join(data, 'postgres'))) await (await startPostgres({ dataFolder: data })).destroy();
  await rm(folder, { recursive: true, force: true });
});

test('production that is half-configured names everything that is missing and starts nothing', async () => {
  const { child, printed } = serve({ SMTP_URL: 'smtp://127.0.0.1' });
  expect(await ended(child)).toBe(1);
  const missing = printed().match(/\w+(?= is missing)/g);
  expect(missing).toEqual(['DATABASE_URL', 'SESSION_SECRET', 'MAIL_FROM', 'PUBLIC_URL', 'BALLOT_KEY_DIR']);
  expect(printed()).not.toContain('    at ');
  expect(await readdir(folder)).toEqual([]);
});

test('the demo answers, says who can sign in, and Ctrl-C ends it and its PostgreSQL within seconds', async () => {
  const demo = serve({ PATCHWORK_MODE: 'demo', PORT: '0' });
  const url = await untilReady(demo);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  for (const person of ['inspector@', 'officer@', 'comms@', 'admin@', 'inspector.east@']) {
    expect(demo.printed()).toContain(`${person}patchwork.test`);
  }

  const server = await postmasterOf(join(folder, 'data/postgres'));
  const began = Date.now();
  // As under npm: the terminal's signal, and npm's own copy of it.
  signalGroup(demo.child, 'SIGINT');
  signalGroup(demo.child, 'SIGTERM');
  expect(await ended(demo.child)).toBe(0);
  await gone(server);
  expect(Date.now() - began).toBeLessThan(8_000);
  expect(demo.printed()).not.toContain('Error');
});

test('Ctrl-C in the middle of the first start leaves a folder that the next start opens', async () => {
  const hasty = serve({ PATCHWORK_MODE: 'demo', PORT: '0' });
  while (
    !existsSync(join(folder, 'data/postgres/data/postmaster.pid')) &&
    hasty.child.exitCode === null &&
    !hasty.child.signalCode
  )
    await pause(10);
  signalGroup(hasty.child, 'SIGINT');
  expect(await ended(hasty.child)).toBe(0);

  const url = await untilReady(serve({ PATCHWORK_MODE: 'demo', PORT: '0' }));
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});
