import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.ts';
import { tableOf } from './table.ts';

// `npm run bench`: the table of speed figures, measured side by side in one run. Numbers of two runs or of two machines
// say nothing about one another; the ratios within one do. `--large N` is the scale of the larger country (1,000),
// `--seconds N` how long each contender is loaded in each of three rounds (4).

const folder = resolve(import.meta.dirname, '../../.data/bench');
const { values } = parseArgs({
  options: { large: { type: 'string', default: '1000' }, seconds: { type: 'string', default: '4' } },
});

await mkdir(folder, { recursive: true });
const result = await measure(folder, {
  large: Number(values.large),
  seconds: Number(values.seconds),
  told: (line) => console.error(line),
});
const text = [
  ...Object.entries(result.circumstances).map(([name, value]) => `${name}: ${value}`),
  '',
  tableOf(result.rows),
  '',
  ...result.notes,
].join('\n');
await writeFile(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`);
console.log(`\n${text}\n\nAs JSON: .data/bench/result.json`);
