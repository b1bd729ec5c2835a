import { CannotStart } from '../cannot-start.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { settingsOf } from '../settings.ts';
import { askedBy, HELP } from './police-uk/asked-by.ts';
import { progressOn } from './police-uk/progress.ts';
import { run } from './police-uk/run.ts';

/**
 * `npm run import:police-uk -- --force cambridgeshire [--from URL|folder]`: a force from what it publishes at
 * data.police.uk, on the given database or on the embedded one, whether Patchwork is running there or not.
 */
async function importNow(): Promise<void> {
  const asked = askedBy(process.argv.slice(2));
  if (!asked) return console.log(HELP);
  const settings = settingsOf(process.env);
  const database = await openDatabase(settings, { join: true });
  try {
    for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
    await migrate(database.ownerUrl, database.appUrl);
    const fetching = progressOn(process.stderr, 'Read');
    const importing = progressOn(process.stderr, 'Imported');
    const report = await run({
      ...{ asked, ownerUrl: database.ownerUrl, dataFolder: settings.dataFolder, now: new Date() },
      fetching: fetching.tell,
      importing: (progress) => {
        fetching.end();
        importing.tell(progress);
      },
    }).finally(() => {
      fetching.end();
      importing.end();
    });
    console.log(report);
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
