import { PgBoss } from 'pg-boss';

/**
 * Makes the tables of the jobs, or brings them up to date, as the owner: the application's role may not.
 *
 * @param ownerUrl the role that owns the tables; not through a transaction-mode pooler
 */
export async function migrateJobs(ownerUrl: string): Promise<void> {
  const quiet = { supervise: false, schedule: false, registerInstance: false };
  const boss = new PgBoss({ connectionString: ownerUrl, application_name: 'patchwork migrate', max: 1, ...quiet });
  // What goes wrong is thrown by start(); an unheard 'error' would end the process.
  boss.on('error', () => undefined);
  await boss.start();
  await boss.stop({ graceful: false, close: true });
}
