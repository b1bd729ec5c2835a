import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.ts';

const projectRoot = resolve(import.meta.dirname, '..');

/** A PostgreSQL that somebody else runs, by the three roads the contract names. */
export interface GivenDatabase {
  appUrl: string;
  ownerUrl: string;
  directUrl: string;
  /** whether the owner is a role of its own, so that the append-only tables are guarded */
  guarded: boolean;
}

/** What this room reads of the environment; the rest is the api's. */
export interface Settings {
  isDemo: boolean;
  /** absolute; everything local lies in it */
  dataFolder: string;
  /** absent: the embedded PostgreSQL in `dataFolder` */
  given?: GivenDatabase;
}

function givenDatabase(env: NodeJS.ProcessEnv): GivenDatabase | undefined {
  const appUrl = env.DATABASE_URL;
  if (!appUrl) {
    const alone = ['DATABASE_OWNER_URL', 'DATABASE_DIRECT_URL'].filter((name) => env[name]);
    if (alone.length) throw new CannotStart(`${alone.join(' and ')} without DATABASE_URL: name that one too.`);
    return undefined;
  }
  const directUrl = env.DATABASE_DIRECT_URL || appUrl;
  return { appUrl, directUrl, ownerUrl: env.DATABASE_OWNER_URL || directUrl, guarded: Boolean(env.DATABASE_OWNER_URL) };
}

/**
 * Where the database is and where local things lie: `DATABASE_URL` wins over the embedded one, `PATCHWORK_DATA` is
 * `.data/$PORT` of the project unless given (a relative one is the project's too, whatever folder we were started in).
 *
 * @throws CannotStart when the database is named by halves
 */
export function settingsOf(env: NodeJS.ProcessEnv): Settings {
  return {
    isDemo: env.PATCHWORK_MODE === 'demo',
    dataFolder: resolve(projectRoot, env.PATCHWORK_DATA || join('.data', env.PORT || '3000')),
    given: givenDatabase(env),
  };
}
