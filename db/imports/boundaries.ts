import { obey, onMigratedDatabase } from '../command.ts';
import { progressOn } from '../progress.ts';
import { askedBy, usage } from './boundaries/asked.ts';
import { importBoundaries } from './boundaries/import-boundaries.ts';
import { said } from './boundaries/said.ts';

/**
 * `npm run import:boundaries -- FILE --code-field … --name-field … --kind …`: where areas lie, and from which day, on the
 * given database or on the embedded one, whether Patchwork is running there or not.
 */
async function importNow(): Promise<void> {
  const now = new Date();
  const asked = askedBy(process.argv.slice(2), now);
  if (asked === null) return console.log(usage);
  await onMigratedDatabase(async ({ ownerUrl }) => {
    const began = performance.now();
    const imported = await importBoundaries(ownerUrl, asked, now, (look) => progressOn(process.stderr, look));
    console.log(said(asked, imported));
    console.log(`That took ${((performance.now() - began) / 1000).toFixed(1)} s. Maps say: ${asked.source}`);
  });
}

await obey(importNow);
