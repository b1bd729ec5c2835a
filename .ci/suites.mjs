// `npm test` and `npm run check`: every check and every test, one after the other, going on after a failure.
// Its last line is `N passed, N failed`: each test of jest and Playwright counts one, each check counts one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'patchwork-tests-'));
const SUITE_MINUTES = 25;
const unit = ['house', 'libs', 'api', 'web'];
const typed = ['libs/schema', 'libs/calendar', 'libs/tally', 'api', 'db', 'test'];

const check = (name, command, ...args) => ({ name, command, args, count: (code) => tally(code === 0) });
const tally = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1 });

const checks = [
  check('build', 'nx', 'run-many', '-t', 'build'),
  check('generated files', 'node', '.ci/generated.mjs'),
  check('format and lint', 'biome', 'ci', '--error-on-warnings', '.'),
  check('boundaries', 'depcruise', '--config', '.dependency-cruiser.cjs', 'libs', 'api', 'web', 'db', 'test'),
  ...typed.map((folder) => check(`types of ${folder}`, 'tsc', '--noEmit', '-p', folder)),
  check('types of web', 'npm', 'run', '--silent', 'types', '-w', 'web'),
  check('migrations', 'node', '.ci/migrations.mjs'),
  check('dead code', 'knip', '--no-progress', '--no-config-hints'),
];

/** @param projects the names of jest.config.js to run; none means all */
function jest(projects) {
  const report = join(reports, 'jest.json');
  const bin = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--forceExit',
  ];
  const only = projects ? ['--selectProjects', ...projects] : [];
  const count = (code) => {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    return honest(code, { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites });
  };
  return { name: 'jest', command: 'node', args: [...bin, ...only, '--json', '--outputFile', report], count };
}

/** @param config the folder in test/ with its playwright.config.ts */
function playwright(name, config, env = {}) {
  const report = join(reports, `${config.replaceAll(/\W/g, '')}-playwright.json`);
  const args = ['../node_modules/@playwright/test/cli.js', 'test', '-c', config, '--reporter=list,json'];
  const count = (code) => {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8'));
    // A test that passes only now and then has failed.
    return honest(code, { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length });
  };
  return { name, command: 'node', args, cwd: 'test', env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report, ...env }, count };
}

/** A run that ends badly without naming a failed test, or that ran nothing, is a failure all the same. */
function honest(code, { passed, failed }) {
  return { passed, failed: failed || (code === 0 && passed > 0 ? 0 : 1) };
}

/** Ends with the exit code; a suite that hangs is stopped with everything it started. */
function run({ command, args, cwd = '.', env = {} }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: join(root, cwd),
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`, CI: 'true', ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
    });
    const stop = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It has ended by itself.
      }
    };
    const interrupted = (signal) => {
      stop(signal);
      process.exitCode = 1;
    };
    const late = setTimeout(() => {
      console.error(`Stopped after ${SUITE_MINUTES} minutes.`);
      stop('SIGKILL');
    }, SUITE_MINUTES * 60_000);
    process.on('SIGINT', interrupted).on('SIGTERM', interrupted);
    child.on('error', (error) => console.error(error.message));
    child.on('close', (code) => {
      clearTimeout(late);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve(code ?? 1);
    });
  });
}

const inBrowser = playwright('a person in a browser', '.');
const drills = playwright('drills at a tenth', 'drill', { DRILL_SHARE: '0.1' });
const suites = process.argv[2] === 'check' ? [...checks, jest(unit)] : [...checks, jest(), inBrowser, drills];
const total = { passed: 0, failed: 0 };
const failures = [];
for (const suite of suites) {
  if (process.exitCode) break;
  const began = Date.now();
  console.log(`\n— ${suite.name}`);
  const code = await run(suite);
  let result = tally(false);
  try {
    result = suite.count(code);
  } catch {
    console.error('It ended before it could report.');
  }
  total.passed += result.passed;
  total.failed += result.failed;
  if (result.failed) failures.push(suite.name);
  console.log(`  ${suite.name}: ${result.failed ? 'FAILED' : 'ok'}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
rmSync(reports, { recursive: true, force: true });
if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`);
if (total.failed) process.exitCode = 1;
console.log(`\n${total.passed} passed, ${total.failed} failed`);
