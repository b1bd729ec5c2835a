import { obey, onMigratedDatabase } from '../command.ts';
import { progressOn } from '../progress.ts';
import { askedBy, HELP } from './police-uk/asked-by.ts';
import { run } from './police-uk/run.ts';

/**
 * `npm run import:police-uk -- --force cambridgeshire [--from URL|folder]`: a force from what it publishes at
 * data.police.uk, on the given database or on the embedded one, whether Patchwork is running there or not.
 */
async function importNow(): Promise<void> {
  const asked = askedBy(process.argv.slice(2));
  if (!asked) return console.log(HELP);
  await onMigratedDatabase(async ({ ownerUrl }, { dataFolder }) => {
    const asking = { asked, ownerUrl, dataFolder, now: new Date() };
    console.log(await run({ ...asking, shown: (look) => progressOn(process.stderr, look) }));
  });
}

await obey(importNow);
