import { startPostgres } from '../embedded/start-postgres.ts';

// For the tests: a Node of its own that starts PostgreSQL, says how it went, and then waits to be ended.
// Usage: node postgres-child.ts <data folder>
const [dataFolder = ''] = process.argv.slice(2);
try {
  const postgres = await startPostgres({ dataFolder });
  setInterval(() => undefined, 60_000);
  process.on('SIGINT', async () => {
    await postgres.stop();
    process.exit(0);
  });
  // Said last: whoever hears it may send the signal at once.
  console.log(JSON.stringify({ ownerUrl: postgres.ownerUrl, adopted: postgres.adopted, place: postgres.place }));
} catch (error) {
  console.log(JSON.stringify({ refusal: (error as Error).message }));
  process.exitCode = 1;
}
