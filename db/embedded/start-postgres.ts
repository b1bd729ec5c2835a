import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { binariesFor } from './binaries.ts';
import { ensureCluster, passwordsOf } from './cluster.ts';
import { type Place, placeOf } from './place.ts';
import { appRole, databaseName, ensureRolesAndDatabase, ownerRole } from './roles.ts';
import { startServer, stopServer } from './server.ts';
import { InUse, takeSoleUse } from './sole-use.ts';

/** A running embedded PostgreSQL. The addresses hold until `stop`; the port is another at each start. */
export interface EmbeddedPostgres {
  /** the role that migrates and owns the database */
  ownerUrl: string;
  /** the role the application uses */
  appUrl: string;
  /** the folder that holds the data, its passwords and the server's log */
  place: string;
  /** whether an earlier process had left it running */
  adopted: boolean;
  /** Stops it cleanly, within seconds. May be called again. */
  stop(): Promise<void>;
  /** Stops it and deletes its data: for tests. */
  destroy(): Promise<void>;
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function once(deed: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= deed();
    return done;
  };
}

async function removePlace(dataFolder: string, place: Place): Promise<void> {
  await rm(place.folder, { recursive: true, force: true });
  await rm(join(dataFolder, 'postgres'), { recursive: true, force: true });
}

/**
 * Starts PostgreSQL 18 on a data folder, making there what is missing: the cluster, two roles with random passwords,
 * the empty database `patchwork`. It listens on 127.0.0.1 alone, at a port that was free, and outlives a killed Node:
 * the next call adopts it.
 *
 * @param options.dataFolder made when missing; `<dataFolder>/postgres` is the place of the data, or links to it
 * @param options.forTests gives up crash safety for speed
 * @param options.join where another process has the folder, uses its PostgreSQL too, and leaves it running
 * @throws CannotStart in plain words: another copy is running there, no PostgreSQL for this machine, data of another version
 */
export async function startPostgres(options: {
  dataFolder: string;
  forTests?: boolean;
  join?: boolean;
}): Promise<EmbeddedPostgres> {
  const place = await placeOf(options.dataFolder);
  const binaries = await binariesFor(place);
  const passwords = await passwordsOf(place);
  await ensureCluster(place, binaries, passwords);
  const { port, adopted } = await startServer(place, binaries, options);

  const running = {
    ownerUrl: urlOf(ownerRole, passwords.owner, port, databaseName),
    appUrl: urlOf(appRole, passwords.app, port, databaseName),
    place: place.folder,
    adopted,
  };
  const superuserUrl = urlOf('postgres', passwords.superuser, port, 'postgres');
  try {
    const { client, use } = await takeSoleUse(superuserUrl, options.dataFolder, options.join ? 0 : undefined);
    // The hold ends last: nobody may adopt a server that is about to stop.
    const stop = once(() => stopServer(place, binaries).finally(() => use.release()));
    await ensureRolesAndDatabase(client, passwords).catch((error) => stop().then(() => Promise.reject(error)));
    return { ...running, stop, destroy: () => stop().then(() => removePlace(options.dataFolder, place)) };
  } catch (error) {
    if (!(options.join && error instanceof InUse)) throw error;
    const leave = async () => undefined;
    return { ...running, stop: leave, destroy: leave };
  }
}
