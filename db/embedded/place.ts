import { createHash } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readlink, realpath, rename, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start.ts';
import { mayEnter, type ServerUser, serverUser } from './server-user.ts';

/** Where root keeps what its ordinary server user must reach although the project lies in a closed folder. */
export const openGround = '/var/lib/patchwork';

/** Where one data folder's PostgreSQL lives, and whom it runs as. */
export interface Place {
  /** holds `data/`, `passwords.json` and `server.log`; `<dataFolder>/postgres` is it, or is a link to it */
  folder: string;
  user: ServerUser;
}

async function ownedFolder(folder: string, user: ServerUser): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  if (user.uid !== undefined && user.gid !== undefined) await chown(folder, user.uid, user.gid);
}

/** Makes (once) the folder on open ground, world-enterable whatever our umask. */
export async function openFolder(): Promise<string> {
  await mkdir(openGround, { recursive: true });
  await chmod(openGround, 0o755);
  return openGround;
}

async function placeOnOpenGround(dataFolder: string, user: ServerUser): Promise<string> {
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  const folder = join(await openFolder(), hash);
  if (await lstat(folder).catch(() => undefined)) {
    // The data folder that named it was deleted: its owner wants an empty one, and we delete nobody's data.
    const aside = `${folder}.${Date.now()}`;
    await rename(folder, aside);
    console.warn(`PostgreSQL data of an earlier, deleted ${dataFolder} is kept in ${aside}`);
  }
  await ownedFolder(folder, user);
  return folder;
}

/**
 * Finds or makes the place of a data folder: `<dataFolder>/postgres` itself, or, where the server's user cannot enter
 * that (we are root, and a folder above is closed), `/var/lib/patchwork/<hash of the folder>`, to which it then links.
 *
 * @throws CannotStart when an existing place cannot be entered by the user who owns it
 */
export async function placeOf(dataFolder: string): Promise<Place> {
  await mkdir(dataFolder, { recursive: true });
  const named = join(await realpath(dataFolder), 'postgres');
  const user = await serverUser(named);
  const existing = await lstat(named).catch(() => undefined);

  if (existing?.isSymbolicLink()) {
    const folder = await readlink(named);
    await ownedFolder(folder, user);
    return { folder, user };
  }
  if (existing) {
    if (await mayEnter(user, named)) return { folder: named, user };
    throw new CannotStart(
      `The user who owns ${named} can no longer enter it: a folder above it has been closed. ` +
        `Open that folder again, or choose another PATCHWORK_DATA.`,
    );
  }
  if (await mayEnter(user, await realpath(dataFolder))) {
    await ownedFolder(named, user);
    return { folder: named, user };
  }
  const folder = await placeOnOpenGround(named, user);
  await symlink(folder, named);
  return { folder, user };
}
