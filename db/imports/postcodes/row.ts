/** What is wrong with a row or a header, in words; where it stands is added by whoever knows. */
export class Wrong extends Error {}

/** Why a row is left out: its postcode is no longer in use, or its file does not know where it is. */
export type LeftOut = 'ENDED' | 'NOWHERE';

/** A postcode and where it is; numbers as the text in which they go on. */
export interface Row {
  /** In capitals without a space. */
  postcode: string;
  latitude: string;
  longitude: string;
  /** GSS codes, the most local first. */
  codes: readonly string[];
}

/** A file's kind, once its first line is known. */
export interface Format {
  /** What people call it. */
  name: string;
  /** How many cells each row has. */
  columns: number;
  /** True where the first line names the columns. */
  hasHeader: boolean;
  /** Whose data it is, as the licence asks for it. */
  sourceOf(year: number): string;
  /** @throws Wrong */
  read(cells: readonly string[]): Row | LeftOut;
}

const POSTCODE = /^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$/;
const GSS = /^[EWSN](?!99999999)[0-9]{8}$/;

/** True for what is written as a postcode is, with or without spaces. */
export function isPostcode(text: string): boolean {
  return POSTCODE.test(compact(text));
}

/** @throws Wrong for what is no postcode */
export function postcodeOf(text: string): string {
  const postcode = compact(text);
  if (POSTCODE.test(postcode)) return postcode;
  throw new Wrong(`${quoted(text)} is not a postcode`);
}

/** A number in a cell. @throws Wrong for what is none */
export function numberOf(text: string, column: string): number {
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return number;
  throw new Wrong(`${quoted(text)} is not a number, in the column ${column}`);
}

/** @throws Wrong for a point outside the United Kingdom: a column was mistaken for another */
export function withinTheKingdom(latitude: number, longitude: number): void {
  if (latitude >= 49 && latitude <= 61.5 && longitude >= -9 && longitude <= 2.5) return;
  throw new Wrong(`latitude ${latitude} and longitude ${longitude} are not in the United Kingdom`);
}

/** Those of these codes that stand for something: nine signs, and not the register's "none" (E99999999). */
export function codesOf(cells: readonly (string | undefined)[]): string[] {
  return cells.filter((cell) => cell !== undefined && GSS.test(cell)) as string[];
}

/** A text as a message quotes it. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 30 ? `${text.slice(0, 30)}…` : text);
}

function compact(text: string): string {
  return text.includes(' ') ? text.replaceAll(' ', '').toUpperCase() : text.toUpperCase();
}
