import { stat } from 'node:fs/promises';
import type pg from 'pg';
import { CannotStart } from '../../cannot-start.ts';
import { type Look, type Shown, written } from '../../progress.ts';
import type { Asked } from './asked.ts';
import { featuresOf, type Read } from './features.ts';
import { isProblem, type Problem, problemOf, type Shape, shapeOf } from './shape.ts';

/** So many are listed; whoever has more mends these first. */
const MOST_PROBLEMS = 20;
/** Characters of shapes that are written at once. */
const BATCH = 4_000_000;

/** Everything of the file, as long as the transaction lasts: shapes of a whole country do not stay in memory. */
const TABLE = `create temporary table import_shape (
  number int primary key, line int not null, code text not null, name text not null, slug text not null,
  longitude float8 not null, latitude float8 not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null, parts json not null
) on commit drop`;

/** How far the reading of a file has come. */
export interface Reading {
  bytes: number;
  features: number;
}

/** How that is shown, of a file of so many bytes. */
export const lookOf = (total: number): Look<Reading> => ({
  reached: ({ bytes }) => ({ done: bytes, total }),
  format: '{bar} {percentage} %, {features} features, {eta_formatted} to go',
  words: ({ features }) => ({ features: written(features) }),
  line: ({ bytes, features }) => `${Math.floor((bytes * 10) / total) * 10} % read, ${written(features)} features`,
});

/**
 * Reads the file into the temporary table `import_shape`, and checks each feature of it.
 *
 * @returns how many there are
 * @throws CannotStart with all that is wrong with its features, up to twenty, or where it is no GeoJSON at all
 */
export async function readIntoTable(
  client: pg.ClientBase,
  asked: Asked,
  shown: (look: Look<Reading>) => Shown<Reading>,
): Promise<number> {
  const bytes = await stat(asked.file).then(
    ({ size }) => size,
    () => 0,
  );
  const progress = shown(lookOf(bytes));
  await client.query(TABLE);
  const read: Read = { bytes: 0 };
  const problems: Problem[] = [];
  const seen = new Map<string, number>();
  const batch = new Batch(client);
  try {
    progress.tell({ bytes: 0, features: 0 });
    for await (const feature of featuresOf(asked.file, read)) {
      const shape = withoutDouble(shapeOf(feature, asked), seen);
      if (isProblem(shape)) problems.push(shape);
      else if (problems.length === 0) await batch.add(shape);
      if (problems.length === MOST_PROBLEMS || problems[0]?.isOfAll) break;
      progress.tell({ bytes: read.bytes, features: feature.number });
    }
    await batch.write();
  } finally {
    progress.end();
  }
  if (problems.length > 0) throw new CannotStart(told(asked.file, problems));
  if (seen.size === 0) throw new CannotStart(`${asked.file} has no features. Nothing was imported.`);
  await client.query('create index on import_shape (code)');
  await client.query('analyze import_shape');
  return seen.size;
}

function withoutDouble(shape: Shape | Problem, seen: Map<string, number>): Shape | Problem {
  if (isProblem(shape)) return shape;
  const earlier = seen.get(shape.code);
  if (earlier !== undefined) return problemOf(shape, `Feature ${earlier} has its code too.`);
  seen.set(shape.code, shape.number);
  return shape;
}

/** Each problem with its place in the file. */
export function told(file: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ line, feature, sentence }) => `${file}, line ${line}, ${feature}: ${sentence}`);
  const more = problems.length === MOST_PROBLEMS ? ['There may be more: the rest was not looked at.'] : [];
  return ['Nothing was imported.', ...lines, ...more].join('\n');
}

class Batch {
  readonly #client: pg.ClientBase;
  #shapes: Shape[] = [];
  #parts: string[] = [];
  #size = 0;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async add({ parts, ...shape }: Shape): Promise<void> {
    const text = JSON.stringify(parts);
    this.#shapes.push({ ...shape, parts: [] });
    this.#parts.push(text);
    this.#size += text.length;
    if (this.#size > BATCH) await this.write();
  }

  async write(): Promise<void> {
    const column = <Value>(of: (shape: Shape) => Value) => this.#shapes.map(of);
    await this.#client.query(
      `insert into import_shape select * from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[],
         $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::float8[], $11::float8[], $12::json[])`,
      [
        ...[column((shape) => shape.number), column((shape) => shape.line), column((shape) => shape.code)],
        ...[column((shape) => shape.name), column((shape) => shape.slug)],
        ...[column((shape) => shape.longitude), column((shape) => shape.latitude)],
        ...[0, 1, 2, 3].map((side) => column((shape) => shape.box[side])),
        this.#parts,
      ],
    );
    this.#shapes = [];
    this.#parts = [];
    this.#size = 0;
  }
}
