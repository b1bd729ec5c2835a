/** One line of the table. */
export interface Row {
  what: string;
  /** The figure in its own unit, and what it is measured against. */
  measured: string;
  /** The ratio or figure that the goal speaks of; absent where there is none. */
  figure?: number;
  goal?: string;
  /** Whether the goal is met; absent where there is none. */
  isMet?: boolean;
}

const cells = ({ what, measured, figure, goal, isMet }: Row): string[] => [
  what,
  measured,
  figure === undefined ? '' : figure.toFixed(2),
  goal ?? '',
  isMet === undefined ? '' : isMet ? 'yes' : 'NO',
];

/** The table as text, its columns lined up. */
export function tableOf(rows: readonly Row[]): string {
  const lines = [['', 'measured', 'figure', 'goal', 'met'], ...rows.map(cells)];
  const widths = (lines[0] as string[]).map((_, i) => Math.max(...lines.map((line) => (line[i] ?? '').length)));
  const text = lines.map((line) =>
    line
      .map((cell, i) => (i === 2 ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  return [text[0], '-'.repeat(Math.max(...text.map((line) => line.length))), ...text.slice(1)].join('\n');
}
