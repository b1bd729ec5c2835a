import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { appendFile, chown, link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './place.ts';

const run = promisify(execFile);

/** The major version whose data folders we can open. */
const major = '18';

/** Random, made once for each data folder, readable by its owner alone. */
export interface Passwords {
  superuser: string;
  owner: string;
  app: string;
}

export const dataOf = (place: Place): string => join(place.folder, 'data');
export const logOf = (place: Place): string => join(place.folder, 'server.log');

/** Reads the place's passwords, or makes them; two copies that start at once agree on one set. */
export async function passwordsOf(place: Place): Promise<Passwords> {
  const file = join(place.folder, 'passwords.json');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept) as Passwords;
  const password = () => randomBytes(24).toString('hex');
  const draft = `${file}.${process.pid}`;
  await writeFile(
    draft,
    JSON.stringify({
      superuser: password(),
      owner: password(),
      app: password(),
    }),
    { mode: 0o600 },
  );
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return JSON.parse(await readFile(file, 'utf8')) as Passwords;
}

/**
 * Makes the cluster if the place has none: UTF-8, sorted by code point (the same order on every machine), passwords
 * only, no unix socket. Made beside and renamed, so that a start that was killed half-way leaves nothing half-made.
 *
 * @returns whether a cluster was made
 * @throws CannotStart when the place holds the data of another major version
 */
export async function ensureCluster(place: Place, binaries: Binaries, passwords: Passwords): Promise<boolean> {
  const data = dataOf(place);
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (version === major) return false;
  if (version) throw new CannotStart(`${data} was written by PostgreSQL ${version}, and this is PostgreSQL ${major}.`);

  const half = `${data}.${process.pid}`;
  const passwordFile = `${half}.password`;
  await rm(half, { recursive: true, force: true });
  await writeFile(passwordFile, passwords.superuser, { mode: 0o600 });
  const { uid, gid } = place.user;
  if (uid !== undefined && gid !== undefined) await chown(passwordFile, uid, gid);
  try {
    await run(
      binaries.initdb,
      [
        ...['--pgdata', half, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
        ...['--no-sync', '--no-instructions', '--wal-segsize', '4'],
      ],
      {
        ...place.user,
        cwd: place.folder,
        env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      },
    );
    await appendFile(join(half, 'postgresql.conf'), "\ninclude 'patchwork.conf'\n");
    await configure({ ...place, data: half }, 0, {});
    await rename(half, data).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
    return true;
  } finally {
    await rm(half, { recursive: true, force: true });
    await rm(passwordFile, { force: true });
  }
}

/** A test's database is thrown away after a crash, so it need not survive one. */
const THROWN_AWAY = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', 'max_connections = 200'];

/** Settings that differ from PostgreSQL's own defaults, rewritten at each start, since the port is new each time. */
export async function configure(
  place: Place & { data?: string },
  port: number,
  { forTests }: { forTests?: boolean },
): Promise<void> {
  const settings = [
    `port = ${port}`,
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    'max_wal_size = 1GB',
    'jit = off',
    "timezone = 'UTC'",
    "log_line_prefix = '%m '",
    // What people typed and their addresses stay out of the log: no statements, no parameters, no "Key (email)=(…)".
    'log_min_error_statement = panic',
    'log_error_verbosity = terse',
    'log_checkpoints = off',
    ...(forTests ? THROWN_AWAY : ['shared_buffers = 256MB']),
  ];
  const file = join(place.data ?? dataOf(place), 'patchwork.conf');
  await writeFile(file, `# Written by Patchwork at each start.\n${settings.join('\n')}\n`, { mode: 0o600 });
  const { uid, gid } = place.user;
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid);
}
