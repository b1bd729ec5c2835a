import type { policeUk } from '@patchwork/api/seeding';
import { CannotStart } from '../../cannot-start.ts';
import type { Answer } from './source.ts';

/**
 * An answer as JSON of the shape that its address is to have.
 *
 * @throws CannotStart with the address or file, the line where there is one, and what is wrong
 */
export function readAs<T extends policeUk.Shape>({ text, from }: Answer, shape: T): policeUk.Said<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new CannotStart(`${from}, line ${lineOf(text, error as Error)}: ${reasonOf(text, error as Error)}`);
  }
  const { success, error } = shape.safeParse(value);
  // The shape is only asked: keys stay in the order in which they came.
  if (success) return value as policeUk.Said<T>;
  const [issue] = error.issues;
  const where = issue?.path.length ? `${issue.path.map(String).join(' › ')}: ` : '';
  throw new CannotStart(`${from} is not what data.police.uk answers there: ${where}${issue?.message}.`);
}

function lineOf(text: string, { message }: Error): number {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  return text.slice(0, position).split('\n').length;
}

function reasonOf(text: string, { message }: Error): string {
  if (text.trim() === '') return 'it is empty, and no JSON.';
  if (/^\s*</.test(text)) return 'it is a page of HTML, and no JSON.';
  const isCut = /end of JSON|Unterminated|Expected .* (?:after|or|in)/.test(message) && endsAtFault(text, message);
  return isCut ? 'the JSON ends before it is complete: it is truncated.' : `this is no JSON (${message}).`;
}

function endsAtFault(text: string, message: string): boolean {
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined || Number(position) >= text.trimEnd().length - 1 || /Unterminated/.test(message);
}
