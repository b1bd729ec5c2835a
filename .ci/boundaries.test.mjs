// The boundaries hold only as long as something would notice: each rule of .dependency-cruiser.cjs is broken once, in a
// made-up tree, and must be the rule that says so; the same tree without the violations must pass.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clean, planted } from './boundaries.planted.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const trees = [];

afterAll(() => {
  for (const tree of trees) rmSync(tree, { recursive: true, force: true });
});

/** Writes the files and says which rule each import breaks: `['rule: from → to', …]`. */
function cruise(files) {
  const tree = mkdtempSync(join(tmpdir(), 'patchwork-boundaries-'));
  trees.push(tree);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  writeFileSync(join(tree, 'api/package.json'), readFileSync(join(root, 'api/package.json')));
  mkdirSync(join(tree, 'node_modules/@patchwork'), { recursive: true });
  const links = { api: 'api', calendar: 'libs/calendar' };
  for (const [name, to] of Object.entries(links))
    symlinkSync(join(tree, to), join(tree, 'node_modules/@patchwork', name));

  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const config = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const run = spawnSync(process.execPath, [bin, ...config, 'libs', 'api', 'web', 'db', 'test'], { cwd: tree });
  const { summary } = JSON.parse(run.stdout.toString());
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).sort();
}

test('a tree that keeps the rules passes', () => {
  expect(cruise(clean)).toEqual([]);
});

test('each planted violation is caught, by its own rule', () => {
  const caught = cruise({ ...clean, ...Object.fromEntries(planted.map(({ from, text }) => [from, text])) });
  expect(caught).toEqual(planted.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`).sort());
});

test('no rule is without its planted violation', () => {
  const tried = new Set(planted.map(({ rule }) => rule));
  expect(rules.forbidden.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
});
