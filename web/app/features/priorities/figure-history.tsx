import type { FigurePageQuery } from '#graphql.generated.ts';
import { dayWords } from '#words/days.ts';
import { type Measure, measureWords } from './measures.ts';

type Figure = NonNullable<FigurePageQuery['figure']>;

/** What a figure said before, the newest correction first; that nothing was corrected is said as well. */
export function FigureHistory({ figure: { measure, corrections } }: { figure: Figure }) {
  if (corrections.length === 0) return <p className="govuk-body">This figure has not been corrected.</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {corrections.toReversed().map((correction) => (
        <li key={correction.at}>{correctionWords(correction, measure)}</li>
      ))}
    </ul>
  );
}

/** "Corrected on 3 March 2026. Until then it said: 26 of 330 vehicles over 35 mph (8%)." */
export function correctionWords({ at, value, outOf, before }: Figure['corrections'][number], now: Measure | null) {
  const when = `Corrected on ${dayWords(at)}.`;
  if (value === null) return `${when} What it counts was put right.`;
  if (!now) return when;
  const isSame = now.value === value && now.outOf === outOf && now.before === before;
  if (isSame) return `${when} The number stayed as it is; its words, its days or its source were put right.`;
  return `${when} Until then it said: ${measureWords({ ...now, value, outOf, before })}.`;
}

/** Why there is no number here any more. */
export function goneWords({ takenOutAt, update: { withdrawnAt } }: Figure): string {
  if (withdrawnAt) return `The team took the update with this figure back on ${dayWords(withdrawnAt)}.`;
  return `The team corrected its update${takenOutAt ? ` on ${dayWords(takenOutAt)}` : ''}, and left this figure out.`;
}
