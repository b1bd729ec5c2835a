import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { CannotStart } from '../cannot-start.ts';

const run = promisify(execFile);

/** Whom PostgreSQL runs as: empty for "whoever started us"; for root, an ordinary user, since PostgreSQL refuses root. */
export interface ServerUser {
  uid?: number;
  gid?: number;
}

async function idsOf(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function newUser(name: string): Promise<void> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', name]);
  } catch {
    // Debian's and Alpine's `adduser -S` both know these short options.
    await run('adduser', ['-S', '-D', '-H', name]).catch(() => undefined);
  }
}

/**
 * The user PostgreSQL runs as. Started by root it is the owner of an existing data folder, else the user `postgres`,
 * which is made when the machine has none.
 *
 * @param existingData the folder of an earlier start, if there is one: its owner stays its owner
 * @throws CannotStart when we are root and the machine lets us make no such user
 */
export async function serverUser(existingData: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(existingData).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await idsOf('postgres');
  if (known) return known;
  await newUser('postgres');
  const made = await idsOf('postgres');
  if (made) return made;
  throw new CannotStart(
    'PostgreSQL refuses to run as root, and no user "postgres" could be made on this machine. ' +
      'Start Patchwork as an ordinary user, or name a running database in DATABASE_URL.',
  );
}

/** Whether that user can enter the folder: every folder above it counts, so the system is asked, not the mode bits. */
export async function mayEnter(user: ServerUser, folder: string): Promise<boolean> {
  if (user.uid === undefined) return true;
  try {
    await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], {
      ...user,
      cwd: '/',
    });
    return true;
  } catch {
    return false;
  }
}
