import { CannotStart } from '../cannot-start.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { settingsOf } from '../settings.ts';
import { askedBy } from './scale/asked-by.ts';
import { progressOn } from './scale/progress.ts';
import { seedCountry } from './scale/seed-country.ts';

/**
 * `npm run db:seed -- --scale N --seed S`: a large made-up country for measuring, on the given database or on the
 * embedded one, whether Patchwork is running there or not, beside the demonstration and other countries.
 */
async function seedNow(): Promise<void> {
  const asked = askedBy(process.argv.slice(2));
  const database = await openDatabase(settingsOf(process.env), { join: true });
  try {
    for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
    await migrate(database.ownerUrl, database.appUrl);
    const progress = progressOn(process.stderr, asked.scale);
    const began = performance.now();
    const rows = await seedCountry(database.ownerUrl, asked, new Date(), progress.tell).finally(progress.end);
    const seconds = (performance.now() - began) / 1000;
    const country = `The country of scale ${asked.scale} and seed ${asked.seed}`;
    if (rows === null) return console.log(`${country} is here already. Another --seed makes another one beside it.`);
    const speed = Math.round(rows / seconds).toLocaleString('en-GB');
    console.log(`${country}: ${rows.toLocaleString('en-GB')} rows in ${seconds.toFixed(1)} s, ${speed} rows a second.`);
  } finally {
    await database.close();
  }
}

try {
  await seedNow();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
}
