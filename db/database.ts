import { startPostgres } from './embedded/start-postgres.ts';
import type { Settings } from './settings.ts';

/** A database to work on, whoever runs it. */
export interface Database {
  appUrl: string;
  ownerUrl: string;
  directUrl: string;
  /** Sentences for whoever started us. */
  warnings: string[];
  /** Stops what `openDatabase` started; leaves alone what it did not. */
  close(): Promise<void>;
}

/**
 * Opens the database of the settings: the given one, else the embedded one, which is then started.
 *
 * @param options.join for tools: where Patchwork is running already, use its embedded PostgreSQL and leave it running
 * @throws CannotStart as `startPostgres` does
 */
export async function openDatabase(settings: Settings, options: { join?: boolean } = {}): Promise<Database> {
  const { given, dataFolder } = settings;
  if (given) {
    const warning =
      'DATABASE_OWNER_URL is not set: the application owns its tables, so nothing keeps it from rewriting the audit.';
    return { ...given, warnings: given.guarded ? [] : [warning], close: async () => undefined };
  }
  const { appUrl, ownerUrl, stop } = await startPostgres({ dataFolder, ...options });
  return { appUrl, ownerUrl, directUrl: appUrl, warnings: [], close: stop };
}
