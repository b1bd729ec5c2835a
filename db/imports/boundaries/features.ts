import { createReadStream } from 'node:fs';
import Assembler from 'stream-json/assembler.js';
import { jsonParser, type Token } from 'stream-json/parser.js';
import { CannotStart } from '../../cannot-start.ts';
import { afterFeatures, syntaxErrorIn } from './syntax-error.ts';

/** A feature of a file, as it stands there. */
export interface Feature {
  /** From 1. */
  number: number;
  /** The line that it begins on, from 1. */
  line: number;
  value: unknown;
}

/** How much of a file was read when a feature had been. */
export interface Read {
  bytes: number;
}

/** What the members of a GeoJSON object say, but for its features. */
type Members = Record<string, unknown>;

/**
 * The features of a GeoJSON file one after the other: of a FeatureCollection, or of features that stand one after the
 * other, one on each line. Whatever the size of the file, no more than one feature is in memory.
 *
 * @param read is kept up to date while the file is read
 * @throws CannotStart with the line where the file is no JSON, ends too early, is no GeoJSON or names another projection
 */
export async function* featuresOf(path: string, read: Read = { bytes: 0 }): AsyncGenerator<Feature> {
  const parse = jsonParser({ packValues: true, streamNumbers: false, streamKeys: false, jsonStreaming: true });
  const envelope = new Envelope(path);
  const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
  try {
    for await (const chunk of stream as AsyncIterable<string>) {
      // Line by line, so that each feature knows its own.
      for (const piece of (read.bytes === 0 ? chunk.replace(/^\uFEFF/, '') : chunk).split(/(?<=\n)/)) {
        for (const token of tokensOf(parse(piece))) yield* envelope.take(token);
        if (piece.endsWith('\n')) envelope.line++;
      }
      read.bytes = stream.bytesRead;
    }
    // Ends a number or a word that stands last.
    for (const token of tokensOf(parse('\n'))) yield* envelope.take(token);
  } catch (error) {
    if (error instanceof CannotStart) throw error;
    throw await syntaxErrorIn(path, envelope.line, envelope.features, error);
  }
  envelope.end();
}

function tokensOf(parsed: unknown): readonly Token[] {
  return typeof parsed === 'object' && parsed !== null ? (parsed as { values: readonly Token[] }).values : [];
}

/** What is around the features. */
class Envelope {
  line = 1;
  features = 0;
  readonly #path: string;
  #where: 'OUTSIDE' | 'OBJECT' | 'FEATURES' = 'OUTSIDE';
  #key = '';
  #members: Members = {};
  #objectLine = 1;
  /** What is being put together, and the line that it began on. */
  #value: { assembler: Assembler; line: number } | null = null;
  #isGeoJson = false;

  constructor(path: string) {
    this.#path = path;
  }

  *take(token: Token): Generator<Feature> {
    if (this.#value) {
      this.#value.assembler.consume(token);
      if (this.#value.assembler.done) yield* this.#put(this.#value.assembler.current, this.#value.line);
    } else if (this.#where === 'OUTSIDE') this.#open(token);
    else if (this.#where === 'FEATURES' && token.name === 'endArray') this.#where = 'OBJECT';
    else if (this.#where === 'OBJECT' && token.name === 'keyValue') this.#key = token.value;
    else if (this.#where === 'OBJECT' && token.name === 'endObject') yield* this.#close();
    else if (this.#where === 'OBJECT' && this.#key === 'features' && token.name === 'startArray') this.#startFeatures();
    else yield* this.#begin(token);
  }

  /** What the end of the file leaves open is the end's fault. */
  end(): void {
    if (this.#where !== 'OUTSIDE') throw this.#no(`the file ends too early, ${afterFeatures(this.features)}.`);
    if (!this.#isGeoJson) throw this.#no('the file is empty. It must be GeoJSON.');
  }

  #open(token: Token): void {
    if (token.name !== 'startObject') throw this.#no('this is no GeoJSON, which begins with { "type": … }.');
    this.#where = 'OBJECT';
    this.#members = {};
    this.#objectLine = this.line;
  }

  #startFeatures(): void {
    this.#where = 'FEATURES';
    this.#isGeoJson = true;
    this.#members['features'] = true;
  }

  *#begin(token: Token): Generator<Feature> {
    if (token.name === 'startString' || token.name === 'stringChunk' || token.name === 'endString') return;
    const assembler = new Assembler();
    this.#value = { assembler, line: this.line };
    assembler.consume(token);
    if (assembler.done) yield* this.#put(assembler.current, this.line);
  }

  *#put(value: unknown, line: number): Generator<Feature> {
    this.#value = null;
    if (this.#where === 'FEATURES') yield { number: ++this.features, line, value };
    else {
      this.#members[this.#key] = value;
      if (this.#key === 'crs') this.#checkProjection(value);
    }
  }

  /** The end of an object that stands on its own. */
  *#close(): Generator<Feature> {
    this.#where = 'OUTSIDE';
    const { type, features } = this.#members;
    if (features === true) return;
    if (type !== 'Feature')
      throw this.#no(
        `this is neither a FeatureCollection nor a Feature${typeof type === 'string' ? ` but a ${type}` : ''}.`,
        this.#objectLine,
      );
    this.#isGeoJson = true;
    yield { number: ++this.features, line: this.#objectLine, value: this.#members };
  }

  /** RFC 7946 has done away with the member; files that have it mean it. */
  #checkProjection(crs: unknown): void {
    if (crs === null) return;
    const name = (crs as { properties?: { name?: unknown } }).properties?.name;
    const said = typeof name === 'string' ? name : JSON.stringify(crs);
    if (/CRS:?84h?$|EPSG:[\d.]*:?(4326|4258)$/i.test(said)) return;
    const known = /EPSG:[\d.]*:?27700$/i.test(said) ? ', the British National Grid' : '';
    throw this.#no(
      `its coordinates are in another projection (${said}${known}). Convert the file to WGS 84 (EPSG:4326) first.`,
    );
  }

  #no(sentence: string, line = this.line): CannotStart {
    return new CannotStart(`${this.#path}, line ${line}: ${sentence} Nothing was imported.`);
  }
}
