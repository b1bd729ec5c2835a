import { obey, onMigratedDatabase } from '../command.ts';
import { progressOn, written } from '../progress.ts';
import { askedBy, usage } from './postcodes/asked.ts';
import { type Imported, importPostcodes } from './postcodes/import-postcodes.ts';

/**
 * `npm run import:postcodes -- FILE`: the postcodes of the ONS Postcode Directory or of Code-Point Open, by which people
 * find their area, on the given database or on the embedded one, whether Patchwork is running there or not.
 */
async function importNow(): Promise<void> {
  const path = askedBy(process.argv.slice(2));
  if (path === null) return console.log(usage);
  await onMigratedDatabase(async ({ ownerUrl }) => {
    const began = performance.now();
    const imported = await importPostcodes(ownerUrl, path, new Date(), (look) => progressOn(process.stderr, look));
    console.log(said(imported, (performance.now() - began) / 1000));
  });
}

function said({ kept, ended, nowhere, northernIrish, format, source }: Imported, seconds: number): string {
  const rows = kept + ended + nowhere;
  const lines = [
    `${written(kept)} postcodes of ${format} are in use now. Left out: ${written(ended)} that have ended, ${written(nowhere)} without a place.`,
    `${written(rows)} rows in ${seconds.toFixed(1)} s, ${written(Math.round(rows / seconds))} rows a second.`,
    `Pages that use them say: ${source}`,
  ];
  if (northernIrish > 0)
    lines.push(
      `${written(northernIrish)} of them are Northern Ireland's, for which Land & Property Services gives another licence: see that you have it, or leave them out of the file.`,
    );
  return lines.join('\n');
}

await obey(importNow);
