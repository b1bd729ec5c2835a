// `npm run dev`: as `npm start`, and again after every saved change: builds what changed and restarts the one process.
import { spawn, spawnSync } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const watched = ['api/src', 'web/app', 'web/server', 'libs', 'db'];
const isSource = (file) =>
  /\.(tsx?|graphql|scss|sql)$/.test(file) && !/(\.test\.tsx?$|node_modules|\.generated\.|operations)/.test(file);
const SETTLE_MS = 200;

let server;
let stopping = false;

function build() {
  return spawnSync('nx', ['run-many', '-t', 'build'], { cwd: root, stdio: 'inherit' }).status === 0;
}

function serve() {
  server = spawn('node', ['db/serve.ts'], {
    cwd: root,
    env: { PATCHWORK_MODE: 'demo', ...process.env },
    stdio: 'inherit',
  });
  server.on('exit', () => {
    server = undefined;
    if (stopping) process.exit(0);
  });
}

/** Resolves once the running process, if any, has ended: it holds the port and the database until then. */
function stopped() {
  const running = server;
  if (!running) return Promise.resolve();
  running.kill('SIGTERM');
  return new Promise((resolve) => running.once('exit', resolve));
}

async function again() {
  if (!build()) return console.error('Not restarted: the build failed. Waiting for the next change.');
  await stopped();
  serve();
}

let pending;
let work = Promise.resolve();
function changed(_kind, file) {
  if (!file || !isSource(file)) return;
  clearTimeout(pending);
  pending = setTimeout(() => {
    work = work.then(again);
  }, SETTLE_MS);
}

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopping = true;
    if (server) server.kill('SIGTERM');
    else process.exit(0);
  });
}
if (build()) serve();
for (const folder of watched) watch(join(root, folder), { recursive: true }, changed);
