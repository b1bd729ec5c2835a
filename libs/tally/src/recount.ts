import { createHash } from 'node:crypto';
import { HEADER, isReceipt, type Line, titleFields } from './lines.ts';
import type { Result } from './result.ts';
import { type Counts, Tally } from './tally.ts';

/** What was found in ballots.csv. Each fault is the first of its kind, as a sentence. */
export interface Recounted {
  /** of the file’s bytes; undefined where it was not read to its end */
  readonly sha256: string | undefined;
  readonly lines: number;
  readonly counts: Counts;
  readonly faults: Readonly<Partial<Record<Fault, string>>>;
}

type Fault = 'form' | 'receipts' | 'options' | 'levels';

/** In characters. A true line has some 100; a title is at most a few hundred. */
const LINE_AT_MOST = 4096;
const PIECE_BYTES = 65_536;

/**
 * Reads ballots.csv once, from beginning to end, and keeps a hash, the counts and one line: as much memory for a
 * million lines as for ten. Gives up at a line that does not end, and where there are more lines than votes.
 */
export async function recount(csv: AsyncIterable<Uint8Array>, result: Result): Promise<Recounted> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const reader = new Reader(result);
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      return undefined;
    }
  };
  for await (const chunk of csv) {
    for (let from = 0; from < chunk.length && !reader.gaveUp; from += PIECE_BYTES) {
      const piece = chunk.subarray(from, from + PIECE_BYTES);
      hash.update(piece);
      reader.take(decode(piece));
    }
    if (reader.gaveUp) break;
  }
  if (!reader.gaveUp) reader.end(decode());
  return reader.found(reader.gaveUp ? undefined : hash.digest('hex'));
}

class Reader {
  readonly #tally: Tally;
  readonly #titles: ReadonlyMap<string, string>;
  readonly #levels: ReadonlySet<string>;
  readonly #linesAtMost: number;
  readonly #faults: Partial<Record<Fault, string>> = {};
  #rest = '';
  #number = 0;
  #receipt = '';
  gaveUp = false;

  constructor({ options, levels, maxChoices, voters }: Result) {
    this.#tally = new Tally(options, maxChoices);
    this.#titles = titleFields(new Map(options.map(({ id, title }) => [id, title])));
    this.#levels = new Set(levels.map(({ level }) => level));
    this.#linesAtMost = voters * maxChoices;
  }

  /** @param text the next piece; undefined where its bytes were not UTF-8 */
  take(text: string | undefined): void {
    if (text === undefined) {
      this.#giveUp(`After line ${this.#number} something is not UTF-8.`);
      return;
    }
    const piece = this.#rest + text;
    let from = 0;
    for (let end = piece.indexOf('\n'); end >= 0 && !this.gaveUp; end = piece.indexOf('\n', from)) {
      this.#line(piece.slice(from, end));
      from = end + 1;
    }
    this.#rest = piece.slice(from);
    if (this.#rest.length > LINE_AT_MOST) this.#giveUp(`Line ${this.#number + 1} is too long to be one.`);
  }

  end(text: string | undefined): void {
    this.take(text);
    if (this.#number === 0) this.#fault('form', 'It has not even a first line.');
    if (this.#rest !== '') this.#fault('form', `Line ${this.#number + 1} has no line end: the file is cut short.`);
  }

  found(sha256: string | undefined): Recounted {
    const faults = { ...this.#faults };
    return { sha256, lines: Math.max(0, this.#number - 1), counts: this.#tally.soFar(), faults };
  }

  #fault(kind: Fault, sentence: string): void {
    this.#faults[kind] ??= sentence;
  }

  #giveUp(sentence: string): void {
    this.gaveUp = true;
    this.#fault('form', `${sentence} The file was not read to its end.`);
  }

  #line(text: string): void {
    const number = ++this.#number;
    if (number === 1) {
      if (`${text}\n` !== HEADER) this.#fault('form', `The first line is not ${HEADER.trimEnd()}, and nothing else.`);
    } else if (number - 1 > this.#linesAtMost) this.#giveUp(`Line ${number} is one more than there can be.`);
    else if (text.length > LINE_AT_MOST) this.#giveUp(`Line ${number} is too long to be one.`);
    else this.#choice(number, text);
  }

  #choice(number: number, text: string): void {
    // The title is the one field that may hold commas, so it is what lies between the second and the last.
    const first = text.indexOf(',');
    const second = text.indexOf(',', first + 1);
    const last = text.lastIndexOf(',');
    if (first < 0 || second < 0 || last <= second) this.#fault('form', `Line ${number} does not have its four fields.`);
    else
      this.#fields(number, text.slice(second + 1, last), {
        receipt: text.slice(0, first),
        optionId: text.slice(first + 1, second),
        level: text.slice(last + 1),
      });
  }

  #fields(number: number, title: string, line: Line): void {
    if (!isReceipt(line.receipt)) this.#fault('receipts', `Line ${number} does not begin with a receipt.`);
    else if (line.receipt <= this.#receipt)
      this.#fault('receipts', `The receipt of line ${number} does not come after that of the line before.`);
    this.#receipt = line.receipt;
    const known = this.#titles.get(line.optionId);
    if (known === undefined) this.#fault('options', `Line ${number} names no option of this ballot.`);
    else if (known !== title)
      this.#fault('options', `Line ${number} has another title than result.json has for that option.`);
    const hasLevel = this.#levels.has(line.level);
    if (!hasLevel) this.#fault(...levelFault(number, line.level));
    if (known !== undefined && hasLevel) this.#tally.add(line);
  }
}

const levelFault = (number: number, level: string): [Fault, string] =>
  level.endsWith('\r')
    ? ['form', `Line ${number} ends in CRLF, not LF.`]
    : ['levels', `Line ${number} has a level that result.json has not.`];
