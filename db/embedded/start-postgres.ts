import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { binariesFor } from './binaries.ts';
import { dataOf, ensureCluster, passwordsOf } from './cluster.ts';
import { type Place, placeOf } from './place.ts';
import { appRole, databaseName, ensureRolesAndDatabase, ownerRole } from './roles.ts';
import { startServer, stopServer } from './server.ts';
import { takeSoleUse } from './sole-use.ts';

/** A running embedded PostgreSQL. The addresses hold until `stop`; the port is another at each start. */
export interface EmbeddedPostgres {
  /** the role that migrates and owns the database */
  ownerUrl: string;
  /** the role the application uses */
  appUrl: string;
  /** where the data lies */
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
 * @throws Error in plain words: another copy is running there, no PostgreSQL for this machine, data of another version
 */
export async function startPostgres(options: { dataFolder: string; forTests?: boolean }): Promise<EmbeddedPostgres> {
  const place = await placeOf(options.dataFolder);
  const binaries = await binariesFor(place);
  const passwords = await passwordsOf(place);
  await ensureCluster(place, binaries, passwords);
  const { port, adopted } = await startServer(place, binaries, options);

  const superuserUrl = urlOf('postgres', passwords.superuser, port, 'postgres');
  const { client, use } = await takeSoleUse(superuserUrl, options.dataFolder);
  try {
    await ensureRolesAndDatabase(client, passwords);
  } catch (error) {
    await stopServer(place, binaries);
    await use.release();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  const stop = () => {
    // The hold ends last: nobody may adopt a server that is about to stop.
    stopped ??= stopServer(place, binaries).finally(() => use.release());
    return stopped;
  };
  return {
    ownerUrl: urlOf(ownerRole, passwords.owner, port, databaseName),
    appUrl: urlOf(appRole, passwords.app, port, databaseName),
    place: dataOf(place),
    adopted,
    stop,
    destroy: async () => {
      await stop();
      await removePlace(options.dataFolder, place);
    },
  };
}
