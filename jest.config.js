import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

// Tests run from the TypeScript source: swc strips the types, the `source` condition resolves `#…` imports to src/.
const swc = {
  swcrc: false,
  jsc: {
    parser: { syntax: 'typescript', decorators: true, tsx: true },
    target: 'es2024',
    keepClassNames: true,
    transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
};

const project = (displayName, rootDir, options = {}) => ({
  displayName,
  rootDir,
  testMatch: ['<rootDir>/**/*.test.ts', '<rootDir>/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '\\.db\\.test\\.ts$', '/dist/', '/build/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/build/'],
  transform: { '\\.tsx?$': ['@swc/jest', swc] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  // A hook that starts the service waits for the processor on a small machine.
  testTimeout: 30_000,
  ...options,
});

// Real PostgreSQL: db's global set-up starts it (or takes DATABASE_URL) and leaves a template database's address.
const onPostgres = {
  testMatch: ['<rootDir>/**/*.db.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  globalSetup: here('db/jest/global-setup.ts'),
  globalTeardown: here('db/jest/global-teardown.ts'),
};

// Nest's CommonJS edges fail with "Cannot require() ES Module in a cycle" unless these are loaded first.
const nest = { setupFiles: [here('api/jest-nest.mjs')] };

export default {
  maxWorkers: 2,
  // Modules of a file that has ended stay in memory: a process that has grown makes room for a fresh one.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('house', '<rootDir>/.ci', { testMatch: ['<rootDir>/**/*.test.mjs'] }),
    project('libs', '<rootDir>/libs'),
    project('api', '<rootDir>/api', nest),
    project('api-db', '<rootDir>/api', { ...nest, ...onPostgres }),
    project('db', '<rootDir>/db', { ...nest, ...onPostgres, testMatch: ['<rootDir>/**/*.test.ts'] }),
    project('web', '<rootDir>/web', {
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
    }),
  ],
};
