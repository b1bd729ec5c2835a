import { CannotStart } from '../cannot-start.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { settingsOf } from '../settings.ts';
import { askedBy, usage } from './boundaries/asked.ts';
import { importBoundaries } from './boundaries/import-boundaries.ts';
import { progressOn } from './boundaries/progress.ts';
import { said } from './boundaries/said.ts';

/**
 * `npm run import:boundaries -- FILE --code-field … --name-field … --kind …`: where areas lie, and from which day, on the
 * given database or on the embedded one, whether Patchwork is running there or not.
 */
async function importNow(): Promise<void> {
  const now = new Date();
  const asked = askedBy(process.argv.slice(2), now);
  if (asked === null) return console.log(usage);
  const database = await openDatabase(settingsOf(process.env), { join: true });
  try {
    for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
    await migrate(database.ownerUrl, database.appUrl);
    const began = performance.now();
    const imported = await importBoundaries(database.ownerUrl, asked, now, (bytes) =>
      progressOn(process.stderr, bytes),
    );
    console.log(said(asked, imported));
    console.log(`That took ${((performance.now() - began) / 1000).toFixed(1)} s. Maps say: ${asked.source}`);
  } finally {
    await database.close();
  }
}

try {
  await importNow();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
