// Reads each migration as the SQL it will run and has squawk look for what locks or breaks a running service.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'db/migrations');
const sqlFolder = mkdtempSync(join(tmpdir(), 'patchwork-migrations-'));

/** A migration only collects its statements; it needs neither a driver nor a database for that. */
async function sqlOf(file) {
  const [Migration] = Object.values(await import(join(folder, file)));
  const migration = new Migration();
  await migration.up();
  return migration.getQueries().map(
    (query) =>
      `${String(query.sql ?? query)
        .trim()
        .replace(/;$/, '')};`,
  );
}

const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
for (const file of files) writeFileSync(join(sqlFolder, file.replace(/ts$/, 'sql')), (await sqlOf(file)).join('\n\n'));

// Each migration is one transaction (db/mikro-orm.config.ts), so it need not be repeatable by halves; no counter of ours
// outgrows an int.
const lenient = ['prefer-robust-stmts', 'require-timeout-settings', 'prefer-bigint-over-int'];
const args = ['--assume-in-transaction', '--pg-version=15.0', `--exclude=${lenient.join(',')}`];
const { status, error } = spawnSync('squawk', [...args, join(sqlFolder, '*.sql')], { cwd: root, stdio: 'inherit' });
rmSync(sqlFolder, { recursive: true });
if (error) throw error;
process.exitCode = status ?? 1;
console.log(`${files.length} migrations read.`);
