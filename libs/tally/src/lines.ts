/** One line of ballots.csv: one choice of a sealed vote. A vote of up to three choices is three of them. */
export interface Line {
  /** 20 characters of Crockford’s base32 in four fives: `7K2QX-9MZB4-0T1VW-HJKMN`. Random, and no other line has it. */
  readonly receipt: string;
  /** The option’s id; `NONE` for none of these; empty for no further choice. */
  readonly optionId: string;
  /** How the voter was known: `EMAIL`, `PAPER`; `ALL` where that may not be told. */
  readonly level: string;
}

/** Votes or lines that cannot be: an option that nobody could choose, a choice too many, a title of two lines. */
export class Miscount extends Error {}

/** What stands for an option’s id where the voter chose none of these. */
export const NONE = 'none';

/** The first line of ballots.csv. */
export const HEADER = 'receipt,option_id,option,level\n';

/** The words in the place of a title where no option was chosen, by what stands in the place of its id. */
const wordsOf: ReadonlyMap<string, string> = new Map([
  [NONE, 'None of these'],
  ['', 'No further choice'],
]);

const receiptPattern = /^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){3}$/;
const levelPattern = /^[A-Z][A-Z_]{0,29}$/;

/** True for a receipt as Patchwork gives them: neither I, L, O nor U, which are easily misread. */
export const isReceipt = (text: string): boolean => receiptPattern.test(text);

/** True for a name a level may have. */
export const isLevel = (text: string): boolean => levelPattern.test(text);

/**
 * A title as a field of the file: in quotes only where it holds a comma or a quote (RFC 4180).
 *
 * @throws Miscount for a title with a line end or half a character: a line of the file is one line, in UTF-8
 */
export function titleField(title: string): string {
  if (/[\r\n]/.test(title) || !title.isWellFormed()) throw new Miscount(`A title is not one line of text: ${title}`);
  return /[",]/.test(title) ? `"${title.replaceAll('"', '""')}"` : title;
}

/** The third field of a line by its second: the option’s title, or the words where none was chosen. */
export function titleFields(titleOf: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...titleOf, ...wordsOf].map(([id, title]) => [id, titleField(title)]));
}

/**
 * One line of ballots.csv with its line end.
 *
 * @param titleOf the title of each option of the ballot by its id
 * @throws Miscount for an option that `titleOf` lacks, and for a receipt, a level or a title that no verifier would take
 */
export function lineText({ receipt, optionId, level }: Line, titleOf: ReadonlyMap<string, string>): string {
  const title = wordsOf.get(optionId) ?? titleOf.get(optionId);
  if (title === undefined) throw new Miscount(`${optionId} is no option of this ballot.`);
  if (!isReceipt(receipt)) throw new Miscount(`${receipt} is no receipt.`);
  if (!isLevel(level)) throw new Miscount(`${level} is no level.`);
  return `${receipt},${optionId},${titleField(title)},${level}\n`;
}
