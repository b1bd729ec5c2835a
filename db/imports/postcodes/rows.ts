import { CannotStart } from '../../cannot-start.ts';
import { codePoint, isCodePoint } from './code-point.ts';
import { cellsOf, linesOf } from './csv.ts';
import type { File } from './files.ts';
import { onsDirectory } from './ons-directory.ts';
import { type Format, type Row, Wrong } from './row.ts';

/** What a reading has come to so far. */
export interface Count {
  /** Postcodes that are kept. */
  kept: number;
  ended: number;
  nowhere: number;
  /** Of those kept, how many are Northern Ireland's: theirs is another licence. */
  northernIrish: number;
  /** Signs read, which are bytes. */
  bytes: number;
}

const BYTE_ORDER_MARK = '\u00EF\u00BB\u00BF';

/** Reads files of one kind, and counts. */
export class Rows {
  readonly count: Count = { kept: 0, ended: 0, nowhere: 0, northernIrish: 0, bytes: 0 };
  format: Format | null = null;
  readonly #files: readonly File[];

  constructor(files: readonly File[]) {
    this.#files = files;
  }

  /**
   * Every postcode in COPY's text format, some thousand lines at a time.
   *
   * @throws CannotStart with the file, the line and what is wrong there
   */
  async *copied(): AsyncGenerator<string> {
    for (const file of this.#files) yield* this.#copiedOf(file);
  }

  async *#copiedOf(file: File): AsyncGenerator<string> {
    let number = 0;
    let format: Format | null = null;
    try {
      for await (const lines of linesOf(this.#counted(file))) {
        const out: string[] = [];
        for (const line of lines) {
          number += 1;
          if (line === '' || line === '\r') continue;
          const cells = cellsOf(number === 1 ? withoutMark(line) : line);
          if (!cells) throw new Wrong('a quote stands where none may, or is not closed on its line');
          if (format === null) {
            format = this.#formatBy(cells);
            if (format.hasHeader) continue;
          }
          if (cells.length !== format.columns)
            throw new Wrong(`it has ${cells.length} columns, and ${format.columns} are expected`);
          this.#add(format.read(cells), out);
        }
        if (out.length > 0) yield out.join('');
      }
      if (format === null) throw new Wrong('the file is empty');
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      throw new CannotStart(`${file.name}, line ${Math.max(number, 1)}: ${error.message}. Nothing was imported.`);
    }
  }

  async *#counted(file: File): AsyncGenerator<string> {
    for await (const piece of file.pieces()) {
      if (this.count.bytes === 0) refuseOtherKinds(piece);
      this.count.bytes += piece.length;
      yield piece;
    }
  }

  #formatBy(cells: readonly string[]): Format {
    const format = isCodePoint(cells) ? codePoint : onsDirectory(cells);
    if (this.format && this.format.name !== format.name)
      throw new Wrong(`this is ${format.name}, and the files before it are ${this.format.name}. Import one of them`);
    this.format = format;
    return format;
  }

  #add(row: ReturnType<Format['read']>, out: string[]): void {
    if (row === 'ENDED') this.count.ended += 1;
    else if (row === 'NOWHERE') this.count.nowhere += 1;
    else {
      this.count.kept += 1;
      if (row.postcode.startsWith('BT')) this.count.northernIrish += 1;
      out.push(copied(row));
    }
  }
}

/** One line of COPY's text format; nothing in it needs escaping, since every part was held to its shape. */
function copied({ postcode, latitude, longitude, codes }: Row): string {
  return `${postcode}\t${latitude}\t${longitude}\t{${codes.join(',')}}\n`;
}

function withoutMark(line: string): string {
  return line.startsWith(BYTE_ORDER_MARK) ? line.slice(BYTE_ORDER_MARK.length) : line;
}

/** @throws Wrong for what is no text */
function refuseOtherKinds(beginning: string): void {
  if (beginning.startsWith('SQLite format 3'))
    throw new Wrong('this is a GeoPackage. Download Code-Point Open as CSV, and name that file or folder');
  if (beginning.startsWith('PK')) throw new Wrong('this is a ZIP archive. Unpack it, and name the CSV in it');
  if (beginning.slice(0, 2_000).includes('\0')) throw new Wrong('this is no CSV file: it is no text');
}
