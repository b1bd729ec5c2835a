import { CannotStart } from './cannot-start.ts';
import { type Database, openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { type Settings, settingsOf } from './settings.ts';

/** Does what a command line asks for. What cannot be done is said alone, without a stack, and ends with 1. */
export async function obey(deed: () => Promise<void>): Promise<void> {
  try {
    await deed();
  } catch (error) {
    console.error(error instanceof CannotStart ? error.message : error);
    process.exitCode = 1;
  }
}

type Deed = (database: Database, settings: Settings) => Promise<void>;

/**
 * Opens the given database or the embedded one, whether Patchwork is running there or not, and closes it when the deed
 * is done or has failed.
 */
export async function onDatabase(deed: Deed): Promise<void> {
  const settings = settingsOf(process.env);
  const database = await openDatabase(settings, { join: true });
  try {
    for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
    await deed(database, settings);
  } finally {
    await database.close();
  }
}

/** The same on a database that is brought up to date first. */
export async function onMigratedDatabase(deed: Deed): Promise<void> {
  await onDatabase(async (database, settings) => {
    await migrate(database.ownerUrl, database.appUrl);
    await deed(database, settings);
  });
}
