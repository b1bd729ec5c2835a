import { CannotStart } from './cannot-start.ts';
import { openDatabase } from './database.ts';
import { migrate } from './migrate.ts';
import { settingsOf } from './settings.ts';

/** `npm run db:migrate`: on the given database, or on the embedded one, whether Patchwork is running there or not. */
async function migrateNow(): Promise<void> {
  const database = await openDatabase(settingsOf(process.env), { join: true });
  try {
    for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
    const { ran, grantedTo } = await migrate(database.ownerUrl, database.appUrl);
    for (const name of ran) console.log(`Ran ${name}`);
    if (!ran.length) console.log('The database is up to date.');
    if (grantedTo) console.log(`${grantedTo} may read and change rows; the tables are the owner's.`);
  } finally {
    await database.close();
  }
}

try {
  await migrateNow();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
