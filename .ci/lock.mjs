// Completes package-lock.json after an `npm install`: `node .ci/lock.mjs`.
// Some packages bring one optional package a platform, and not every registry carries all of them. npm 11.16 and later
// leaves those it cannot see out of the lock file, and then `npm ci` refuses that same file (npm/cli#9846). Their name and
// version are known from the package that asks for them, so they are entered by that; a machine of such a platform fetches
// them, every other passes them by. house.test.mjs sees to it that nothing is missing.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** The entries that `lock` (the parsed file) names and lacks, by their place. Packages for no one system are left out. */
export function missingFrom({ packages }) {
  const missing = {};
  for (const [path, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(path === '' ? {} : optionalDependencies)) {
      const place = `node_modules/${name}`;
      const words = name.split(/[-/]/);
      const os = systems.filter((system) => words.includes(system));
      const cpu = processors.filter((processor) => words.includes(processor));
      if (packages[place] || packages[`${path}/${place}`] || os.length === 0) continue;
      const libc = words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {};
      missing[place] = {
        version,
        ...(cpu.length ? { cpu } : {}),
        ...(dev ? { dev } : {}),
        ...libc,
        optional: true,
        os,
      };
    }
  }
  return missing;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingFrom(lock);
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} entries added to package-lock.json.`);
}
