import { obey, onDatabase } from './command.ts';
import { migrate } from './migrate.ts';

/** `npm run db:migrate`: on the given database, or on the embedded one, whether Patchwork is running there or not. */
async function migrateNow(): Promise<void> {
  await onDatabase(async ({ ownerUrl, appUrl }) => {
    const { ran, grantedTo } = await migrate(ownerUrl, appUrl);
    for (const name of ran) console.log(`Ran ${name}`);
    if (!ran.length) console.log('The database is up to date.');
    if (grantedTo) console.log(`${grantedTo} may read and change rows; the tables are the owner's.`);
  });
}

await obey(migrateNow);
