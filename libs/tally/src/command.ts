// npm run verify -- URL|FOLDER [--head HASH]. Exit 0 where the count is right, else 1.
import { parseArgs } from 'node:util';
import { CannotRead, filesAt, filesIn } from './files.ts';
import type { Counts } from './tally.ts';
import { type Examined, examine } from './verify.ts';

const usage = `npm run verify -- http://localhost:3000/ballots/ID   counts a published vote again
npm run verify -- FOLDER                              the same, of ballots.csv and result.json in a folder
      --head HASH                                     and is this the head of the audit that you noted?`;

/** A row for each option and the two that are none: the number in all, by level where there are several, the name. */
function table({ options, noneOfThese, noFurtherChoice, levels }: Counts): string {
  const apart = levels.length > 1 ? levels : [];
  const rows: [string, ...(number | string)[]][] = [
    ['', 'votes', ...apart.map(({ level }) => level)],
    ...options.map(({ title, votes }, at): [string, ...number[]] => [
      title,
      votes,
      ...apart.map((each) => each.options[at]?.votes ?? 0),
    ]),
    ['None of these', noneOfThese, ...apart.map((each) => each.noneOfThese)],
    ['No further choice', noFurtherChoice, ...apart.map((each) => each.noFurtherChoice)],
  ];
  const width = 2 + Math.max(...rows.flatMap(([, ...cells]) => cells.map((cell) => `${cell}`.length)));
  return rows
    .map(([name, ...cells]) => [...cells.map((cell) => `${cell}`.padStart(width)), `  ${name}`].join(''))
    .join('\n');
}

/** Letters that a terminal would obey rather than show are shown as a question mark: these files are anybody’s. */
const shown = (text: string) => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, (letter) => (letter === '\n' ? letter : '?'));

function report({ checks, result, counted }: Examined): string {
  const isRight = checks.every(({ ok }) => ok);
  const lines = checks.map(({ what, ok, why }) => (ok ? `✓ yes  ${what}.` : `✗ NO   ${what}.\n       ${why}`));
  const verdict = isRight ? `The count is right: ${result?.voters} people voted.` : 'The count is NOT right.';
  const counts = counted && `\n\n${isRight ? '' : 'What was counted, not what is published:\n'}${table(counted)}`;
  return `${lines.join('\n')}\n\n${verdict}${counts ?? ''}`;
}

/** @throws CannotRead where the command is not one, or the files are not there */
async function obey(args: readonly string[]): Promise<boolean> {
  const { place, head } = wanted(args);
  const { csv, result } = await (/^https?:\/\//i.test(place) ? filesAt(place) : filesIn(place));
  const examined = await examine({ csv, result, head });
  console.log(shown(report(examined)));
  return examined.checks.every(({ ok }) => ok);
}

function wanted(args: readonly string[]): { place: string; head: string | undefined } {
  const { values, positionals } = parsed(args);
  const [place, ...more] = positionals;
  if (!place || more.length) throw new CannotRead(`Name one address or one folder.\n\n${usage}`);
  const head = values.head?.trim().toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new CannotRead('A head of the audit is 64 digits and letters from a to f.');
  return { place, head };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: { head: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new CannotRead(`${(error as Error).message}\n\n${usage}`);
  }
}

try {
  process.exitCode = (await obey(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  process.exitCode = 1;
  console.error(error instanceof CannotRead ? shown(error.message) : error);
}
