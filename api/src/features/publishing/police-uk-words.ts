const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Plain words as HTML, a paragraph each; nothing for none. */
export function paragraphs(...words: (string | null)[]): string {
  return words
    .map((each) => (each ? `<p>${each.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)}</p>` : ''))
    .join('');
}

/** A figure of an update, as the statement gives it. */
export interface Figure {
  name: string;
  value: number;
  outOf: number | null;
  before: number | null;
  unit: string | null;
  /** The days it was taken, in words. */
  from: string | null;
  to: string | null;
  source: string | null;
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** A figure as a sentence: "26 of 330 vehicles over 35 mph, counted 1 to 5 November 2026 by Speedwatch." */
export function figureInWords(figure: Figure): string {
  const { name, value, outOf, before, unit, source } = figure;
  const amount = (of: number) => `${number.format(of)}${unit === '%' ? '%' : unit ? ` ${unit}` : ''}`;
  const said =
    outOf !== null
      ? `${number.format(value)} of ${[number.format(outOf), unit, name].filter(Boolean).join(' ')}`
      : unit || before !== null
        ? `${name}: ${amount(value)}`
        : `${number.format(value)} ${name}`;
  const was = before === null ? '' : `, before: ${amount(before)}`;
  const days = daysInWords(figure);
  const counted = days || source ? `, counted${days}${source ? ` by ${source}` : ''}` : '';
  return `${said}${was}${counted}.`;
}

function daysInWords({ from, to }: Figure): string {
  if (from && to && from !== to) return ` from ${from} to ${to}`;
  if (from && to) return ` on ${to}`;
  return from ? ` from ${from}` : to ? ` until ${to}` : '';
}
