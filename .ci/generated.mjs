// Generated files are committed. This makes them again and fails where that changes one: then they were out of date.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = [
  '{libs,api,web,db,test}/**/*.generated.*',
  'libs/schema/schema.graphql',
  'libs/schema/operations/*.graphql',
];
const exclude = (path) => /(^|\/)(node_modules|dist|build)$/.test(String(path));

function hashes() {
  const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root, exclude }));
  return new Map(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(root, file)))
        .digest('hex'),
    ]),
  );
}

const before = hashes();
execFileSync('npm', ['run', '--silent', 'generate'], { cwd: root, stdio: 'inherit' });
const after = hashes();
const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
if (changed.length) {
  console.error(`Out of date, and made anew just now; look at them and commit them:\n  ${changed.join('\n  ')}`);
  process.exit(1);
}
console.log(`${after.size} generated files are up to date.`);
