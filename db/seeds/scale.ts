import { obey, onMigratedDatabase } from '../command.ts';
import { progressOn, written } from '../progress.ts';
import { askedBy, usage } from './scale/asked-by.ts';
import { lookOf, seedCountry } from './scale/seed-country.ts';

/**
 * `npm run db:seed -- --scale N --seed S`: a large made-up country for measuring, on the given database or on the
 * embedded one, whether Patchwork is running there or not, beside the demonstration and other countries.
 */
async function seedNow(): Promise<void> {
  const asked = askedBy(process.argv.slice(2));
  if (asked === null) return console.log(usage);
  await onMigratedDatabase(async ({ ownerUrl }) => {
    const progress = progressOn(process.stderr, lookOf(asked.scale));
    progress.tell({ neighbourhoods: 0, rows: 0 });
    const began = performance.now();
    const rows = await seedCountry(ownerUrl, asked, new Date(), progress.tell).finally(progress.end);
    const seconds = (performance.now() - began) / 1000;
    const country = `The country of scale ${asked.scale} and seed ${asked.seed}`;
    if (rows === null) return console.log(`${country} is here already. Another --seed makes another one beside it.`);
    const speed = written(Math.round(rows / seconds));
    console.log(`${country}: ${written(rows)} rows in ${seconds.toFixed(1)} s, ${speed} rows a second.`);
  });
}

await obey(seedNow);
