import { scaleLinear } from 'd3-scale';
import type { MeasureFactsFragment } from '#graphql.generated.ts';
import { periodWords } from '#words/days.ts';
import { sentenceCase } from '#words/lists.ts';

export type Measure = MeasureFactsFragment;

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 });

/** "33 mph", "1,204", "12%". */
export function amount(value: number, unit?: string | null): string {
  const figure = number.format(value);
  return unit ? `${figure}${unit === '%' ? '' : ' '}${unit}` : figure;
}

/** "8%", "less than 1%": a share of the whole. */
export function shareWords(value: number, outOf: number): string {
  const percent = (value / outOf) * 100;
  return percent > 0 && percent < 1 ? 'less than 1%' : `${Math.round(percent)}%`;
}

/** One figure as a sentence without its full stop: "26 of 330 vehicles over 35 mph (8%)". */
export function measureWords({ name, value, outOf, before, unit }: Measure): string {
  const was = before === null ? '' : `, before: ${amount(before, unit)}`;
  if (outOf !== null) {
    const whole = [number.format(outOf), unit, name].filter(Boolean).join(' ');
    return `${number.format(value)} of ${whole} (${shareWords(value, outOf)})${was}`;
  }
  if (before === null && !unit) return `${amount(value)} ${name}`;
  return `${sentenceCase(name)}: ${amount(value, unit)}${was}`;
}

/** When it was counted and by whom: "Counted 1 to 5 November 2026 by Speedwatch". Null where neither is known. */
export function countedWords({ from, to, source }: Measure): string | null {
  const period = periodWords(from, to);
  if (!period && !source) return null;
  return `Counted${period ? ` ${period}` : ''}${source ? ` by ${source}` : ''}`;
}

/** One bar of a picture: its words, and how far it reaches, in per cent of the width. */
export interface Bar {
  label: string;
  words: string;
  percent: number;
  kind: 'now' | 'before';
}

/** The bars that draw a figure: a share of its whole, or before and now on one scale. None for a figure by itself. */
export function barsOf({ value, outOf, before, unit }: Measure): Bar[] {
  const figures = [
    ...(before === null ? [] : [{ label: 'Before', value: before, kind: 'before' as const }]),
    { label: before === null ? '' : 'Now', value, kind: 'now' as const },
  ];
  if (outOf === null && before === null) return [];
  const longest = Math.max(outOf ?? 0, ...figures.map((figure) => figure.value));
  if (longest <= 0) return [];
  const reach = scaleLinear().domain([0, longest]).range([0, 100]).clamp(true);
  return figures.map(({ label, value: figure, kind }) => ({
    label,
    kind,
    words: outOf === null ? amount(figure, unit) : `${number.format(figure)} of ${number.format(outOf)}`,
    percent: Math.round(reach(figure) * 10) / 10,
  }));
}
