import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** The files are not to be had; the message is a sentence for whoever asked. */
export class CannotRead extends Error {}

/** The two files of a ballot as they come. A `csv` that breaks off rejects with CannotRead. */
export interface Files {
  readonly csv: AsyncIterable<Uint8Array>;
  readonly result: Uint8Array;
}

const CSV = 'ballots.csv';
const RESULT = 'result.json';
/** A true one has some kilobytes. */
const RESULT_BYTES_AT_MOST = 1_000_000;
const REDIRECTS_AT_MOST = 5;
const ANSWER_WITHIN_MS = 30_000;

/**
 * The files in a folder; naming one of the two is naming its folder.
 *
 * @throws CannotRead where there is no such folder or file
 */
export async function filesIn(place: string): Promise<Files> {
  // Under npm a command runs in the project; the folder is named from where the person stands.
  const from = process.env.npm_lifecycle_event === 'verify' ? (process.env.INIT_CWD ?? '.') : '.';
  const named = resolve(from, place);
  const folder = [CSV, RESULT].includes(basename(named)) ? dirname(named) : named;
  if (!(await stat(folder).catch(() => undefined))?.isDirectory())
    throw new CannotRead(`There is no folder ${folder}.`);
  for (const name of [RESULT, CSV])
    if (!(await stat(join(folder, name)).catch(() => undefined))?.isFile())
      throw new CannotRead(`There is no ${name} in ${folder}.`);
  const result = await gathered(RESULT, createReadStream(join(folder, RESULT)));
  return { csv: whole(CSV, createReadStream(join(folder, CSV), { highWaterMark: 262_144 })), result };
}

/**
 * The files at a ballot’s address, with or without `/result` or the name of one of the two.
 *
 * @throws CannotRead where nothing answers, or it answers with something else
 */
export async function filesAt(address: string): Promise<Files> {
  if (!URL.canParse(address)) throw new CannotRead(`${address} is no address.`);
  const ballot = new URL(address);
  if (ballot.username || ballot.password) throw new CannotRead('The files are public: leave name and password out.');
  const path = ballot.pathname.replace(/\/+$/, '').replace(/\/(result|ballots\.csv|result\.json)$/, '');
  const result = await gathered(RESULT, await answer(new URL(`${path}/${RESULT}`, ballot.origin)));
  return { csv: asWanted(() => answer(new URL(`${path}/${CSV}`, ballot.origin))), result };
}

/** Asks for the large file only when somebody reads it. */
async function* asWanted(open: () => Promise<AsyncIterable<Uint8Array>>): AsyncIterable<Uint8Array> {
  yield* whole(CSV, await open());
}

/** The body at an address. Redirects are followed within the same origin, and no further. */
async function answer(address: URL): Promise<AsyncIterable<Uint8Array>> {
  let at = address;
  for (let redirects = 0; redirects <= REDIRECTS_AT_MOST; redirects++) {
    const response = await asked(at);
    const location = response.headers.get('location');
    if (response.status === 200 && response.body) return response.body;
    await response.body?.cancel();
    if (response.status < 300 || response.status > 399 || !location)
      throw new CannotRead(
        response.status === 404
          ? `There is nothing at ${at} (404): no such vote, or it has not been counted yet, or too few people voted.`
          : `${at} answered ${response.status}, and not with the file.`,
      );
    if (!URL.canParse(location, at.href) || new URL(location, at).origin !== address.origin)
      throw new CannotRead(`${at} sends us on to another site, ${location}. If you trust that one, name it yourself.`);
    at = new URL(location, at);
  }
  throw new CannotRead(`${address} sends us on and on.`);
}

async function asked(at: URL): Promise<Response> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_WITHIN_MS);
  try {
    return await fetch(at, { redirect: 'manual', credentials: 'omit', signal: late.signal });
  } catch {
    throw new CannotRead(`${at.origin} does not answer. Is the address right, and the service running?`);
  } finally {
    clearTimeout(timer);
  }
}

async function gathered(name: string, body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of whole(name, body)) {
    bytes += piece.length;
    if (bytes > RESULT_BYTES_AT_MOST) throw new CannotRead(`${name} is far too large to be one.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* whole(name: string, body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw new CannotRead(`${name} could not be read to its end: ${(error as Error).message}.`);
  }
}
