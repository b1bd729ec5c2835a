import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a demo makes for itself and production must be given. */
export interface DemoSecrets {
  SESSION_SECRET: string;
  BALLOT_KEY_DIR: string;
}

async function secretIn(file: string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => '');
  if (kept) return kept;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  // `link` fails where another start was first: then both use the other's.
  await link(draft, file).catch(() => undefined);
  await rm(draft, { force: true });
  return readFile(file, 'utf8');
}

/** Reads the demo's secrets from its data folder, making them at the first start; only the owner may read them. */
export async function demoSecrets(dataFolder: string): Promise<DemoSecrets> {
  const ballotKeys = join(dataFolder, 'ballot-keys');
  await mkdir(ballotKeys, { recursive: true });
  await chmod(ballotKeys, 0o700);
  return { SESSION_SECRET: await secretIn(join(dataFolder, 'session-secret')), BALLOT_KEY_DIR: ballotKeys };
}
