// Habits of the house that no linter knows: the order of the features, and names that say nothing.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingFrom } from './lock.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { features } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');

/** The features in the order in which app.module.ts lists their modules: in its array FEATURES. */
function orderOf(appModule) {
  const imports = appModule.matchAll(/import \{ (\w+Module) \} from '(?:#|\.\/)features\/([a-z-]+)\//g);
  const folderOf = new Map([...imports].map(([, name, folder]) => [name, folder]));
  const array = appModule.match(/FEATURES = \[([^\]]*)\]/)?.[1] ?? '';
  return [...array.matchAll(/\w+/g)].map(([name]) => folderOf.get(name) ?? name);
}

test('app.module.ts lists the features in their one order, and leaves none out', () => {
  const present = new Set(readdirSync(join(root, 'api/src/features')));
  const listed = orderOf(readFileSync(join(root, 'api/src/app.module.ts'), 'utf8'));
  expect(listed).toEqual(features.filter((feature) => present.has(feature)));
  expect([...present].filter((folder) => !features.includes(folder) && !folder.endsWith('.md'))).toEqual([]);
});

test('the order is read from the array, not from the lines above it', () => {
  const text = `import { BModule } from './features/b/b.module.ts';\nimport { AModule } from '#features/a/a.module.ts';\nconst FEATURES = [AModule, BModule];`;
  expect(orderOf(text)).toEqual(['a', 'b']);
});

const vague = ['util', 'utils', 'common', 'helper', 'helpers', 'manager', 'data', 'info'];
const isVague = (path) =>
  path.split('/').some((part) => {
    const words = part.replace(/^\./, '').split('.');
    return words.some((word) => vague.includes(word) || /-(utils?|helpers?|manager)$/.test(word));
  });

test('no file and no folder has a name that says nothing', () => {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync('git', list, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((file) => existsSync(join(root, file)));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter(isVague)).toEqual([]);
});

test.each(['api/src/utils/x.ts', 'web/app/date-helpers.ts', 'api/src/features/areas/area.data.ts', 'db/common.ts'])(
  'such a name is refused: %s',
  (path) => expect(isVague(path)).toBe(true),
);

test.each(['api/src/platform/personal-data.ts', 'db/information.ts', '.data-folder.ts'])(
  'such a name is fine: %s',
  (path) => expect(isVague(path)).toBe(false),
);

test('npm ci will take the lock file: no package of another platform is missing (node .ci/lock.mjs adds them)', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  expect(missingFrom(lock)).toEqual({});
  delete lock.packages['node_modules/@swc/core-darwin-arm64'];
  expect(missingFrom(lock)).toEqual({
    'node_modules/@swc/core-darwin-arm64': expect.objectContaining({ os: ['darwin'], cpu: ['arm64'], optional: true }),
  });
});

test('every npm script runs a file that is there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files = Object.values(scripts).flatMap((script) => script.match(/[\w./-]+\.(ts|mjs|js)\b/g) ?? []);
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});
