// How long a recount takes, and how much memory: `npm run measure -w libs/tally [-- LINES …]`, of 100,000 and 1,000,000.
// Makes the files itself, in a temporary folder, and counts each in a process of its own.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { HEADER, lineText, resultText, Tally, verify } from './src/index.ts';
import { bareOf, linesOf, optionsOf, randomOf, sealed, votesOf } from './testing/made-up.ts';

const MAX_CHOICES = 3;

async function write(folder: string, lines: number): Promise<void> {
  const voters = Math.ceil(lines / MAX_CHOICES);
  const options = optionsOf(12);
  const titleOf = new Map(options.map(({ id, title }) => [id, title]));
  const tally = new Tally(options, MAX_CHOICES);
  const hash = createHash('sha256');
  const file = createWriteStream(join(folder, 'ballots.csv'));
  let text = HEADER;
  const flush = async () => {
    hash.update(text);
    if (!file.write(text)) await once(file, 'drain');
    text = '';
  };
  const random = randomOf(1);
  for (const line of linesOf(votesOf(voters, options, MAX_CHOICES, random), voters, MAX_CHOICES, random)) {
    tally.add(line);
    text += lineText(line, titleOf);
    if (text.length > 500_000) await flush();
  }
  await flush();
  file.end();
  await finished(file);
  const bare = bareOf(tally.counts(), MAX_CHOICES, hash.digest('hex'));
  writeFileSync(join(folder, 'result.json'), resultText(sealed(bare)));
}

async function count(folder: string): Promise<void> {
  const began = performance.now();
  const csv = createReadStream(join(folder, 'ballots.csv'), { highWaterMark: 262_144 });
  const checks = await verify({ csv, result: readFileSync(join(folder, 'result.json')) });
  const seconds = (performance.now() - began) / 1000;
  if (!checks.every(({ ok }) => ok)) throw new Error('The count is not right.');
  const heapMegabytes = process.memoryUsage().heapUsed / 1e6;
  console.log(JSON.stringify({ seconds, heapMegabytes, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
}

async function measure(lines: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'patchwork-tally-'));
  try {
    await write(folder, lines);
    const megabytes = statSync(join(folder, 'ballots.csv')).size / 1e6;
    const own = [fileURLToPath(import.meta.url), '--count', folder];
    const { stdout } = spawnSync(process.execPath, own, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
    const { seconds, heapMegabytes, peakMegabytes } = JSON.parse(stdout);
    const said = `${lines.toLocaleString('en-GB')} lines (${megabytes.toFixed(0)} MB) hashed, checked and counted in`;
    const memory = `${peakMegabytes.toFixed(0)} MB, in use at the end ${heapMegabytes.toFixed(0)} MB`;
    console.log(`${said} ${seconds.toFixed(2)} s; peak memory of the process ${memory}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const args = process.argv.slice(2);
if (args[0] === '--count') await count(args[1] ?? '.');
else for (const lines of args.length ? args.map(Number) : [100_000, 1_000_000]) await measure(lines);
