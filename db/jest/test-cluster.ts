import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../embedded/start-postgres.ts';

/** Where a test run's template database can be reached, and how to leave the machine as it was. */
export interface TestCluster {
  ownerUrl: string;
  appUrl: string;
  end(): Promise<void>;
}

const prefix = 'patchwork-postgres-of-';

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A test run that was killed left its PostgreSQL running: the next one ends it. */
async function endAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    if (!Number.isInteger(pid) || isRunning(pid)) continue;
    const left = await startPostgres({
      dataFolder: join(tmpdir(), name),
    }).catch(() => undefined);
    await left?.destroy();
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined); // another user's
  }
}

/** A PostgreSQL of this test run's own, in a temporary folder that is removed with it. */
export async function startTestCluster(): Promise<TestCluster> {
  await endAbandoned();
  const dataFolder = join(tmpdir(), `${prefix}${process.pid}`);
  await mkdir(dataFolder, { recursive: true });
  await chmod(dataFolder, 0o755);
  const postgres = await startPostgres({ dataFolder, forTests: true });
  const end = async () => {
    await postgres.destroy();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl, end };
}
