import { environmentOf, HalfConfigured, start } from '@patchwork/api/start';
import { CannotStart } from './cannot-start.ts';
import { type Database, openDatabase } from './database.ts';
import { demoSecrets } from './demo-secrets.ts';
import { portMustBeFree } from './free-port.ts';
import { migrate } from './migrate.ts';
import { type Settings, settingsOf } from './settings.ts';
import { type Shutdown, shutdown } from './shutdown.ts';
import { webBuild } from './web-build.ts';
import { welcome } from './welcome.ts';

type Environment = ReturnType<typeof environmentOf>;

/** What stands in for the database's address while everything else is checked before anything is started. */
const notYet = 'postgresql://127.0.0.1/patchwork';

/**
 * Everything the api is told: what we were told and, in the demo, secrets of its own. Checked before anything starts.
 *
 * @throws HalfConfigured naming everything that is missing or malformed
 */
async function environmentFor(settings: Settings): Promise<[NodeJS.ProcessEnv, Environment]> {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
  const own = settings.isDemo ? await demoSecrets(settings.dataFolder) : {};
  const env = { ...own, ...given, PATCHWORK_DATA: settings.dataFolder };
  return [env, environmentOf(settings.isDemo ? { DATABASE_URL: notYet, ...env } : env)];
}

async function prepare(database: Database, { isDemo }: Settings, ballotKeyDir: string): Promise<void> {
  for (const warning of database.warnings) console.warn(`Warning: ${warning}`);
  const { ran } = await migrate(database.ownerUrl, database.appUrl);
  if (ran.length) console.log(`Migrated the database: ${ran.join(', ')}`);
  if (!isDemo) return;
  const { isEmpty } = await import('./seeds/is-empty.ts');
  if (!(await isEmpty(database.ownerUrl))) return;
  const { seedDemo } = await import('./seeds/demo.ts');
  await seedDemo(database.ownerUrl, new Date(), ballotKeyDir);
  console.log('Filled the empty database with the demonstration.');
}

/** What never began needs no end, and whoever waited for it has the reason. */
const alreadyTold = () => undefined;

/** PostgreSQL, migrations, the demo's seed, then the application: each has its end noted before it begins. */
async function serve(ending: Shutdown): Promise<void> {
  const settings = settingsOf(process.env);
  const [env, { port, host, publicUrl, ballotKeyDir }] = await environmentFor(settings);
  await portMustBeFree(port, host);

  const opening = openDatabase(settings);
  ending.add(() => opening.then(({ close }) => close(), alreadyTold));
  const database = await opening;
  await prepare(database, settings, ballotKeyDir);
  if (ending.hasBegun) return;

  Object.assign(process.env, env, { DATABASE_URL: database.appUrl, DATABASE_DIRECT_URL: database.directUrl });
  // The application has no business with the owner's password.
  delete process.env.DATABASE_OWNER_URL;
  const starting = start(process.env, await webBuild());
  ending.add(() => starting.then((application) => application.close(), alreadyTold));
  const { url } = await starting;
  if (!ending.hasBegun) console.log(welcome(port === 0 ? url : publicUrl, settings));
}

function explain(error: unknown): void {
  if (error instanceof CannotStart || error instanceof HalfConfigured) console.error(error.message);
  else console.error(error);
}

const ending = shutdown();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // npm passes a signal on that the terminal has sent us already, so a second one means nothing.
  process.on(signal, async () => {
    await ending.begin();
    process.exit(0);
  });
}
try {
  await serve(ending);
} catch (error) {
  if (!ending.hasBegun) {
    explain(error);
    await ending.begin();
    process.exit(1);
  }
}
