import { barsOf, countedWords, type Measure, measureWords } from './measures.ts';

interface MeasureChartProps {
  measure: Measure;
  /** True on the figure's own page, which need not lead to itself. */
  isOwnPage?: boolean;
}

/** One figure: said in words, drawn where there is something to compare, with its days and who counted. */
export function MeasureChart({ measure, isOwnPage = false }: MeasureChartProps) {
  const bars = barsOf(measure);
  const counted = countedWords(measure);
  return (
    <figure className="app-measure">
      <figcaption className="app-measure__words">{measureWords(measure)}</figcaption>
      {bars.length > 0 && <Bars bars={bars} isShare={measure.outOf !== null} words={measureWords(measure)} />}
      {(counted || !isOwnPage) && (
        <p className="app-measure__source">
          {counted && `${counted}. `}
          {!isOwnPage && (
            <a className="govuk-link app-no-print" href={`/figures/${measure.id}`}>
              Quote this<span className="govuk-visually-hidden">: {measureWords(measure)}</span>
            </a>
          )}
        </p>
      )}
    </figure>
  );
}

const HEIGHT = 22;
const GAP = 6;

/** Widths are per cent of the page's, so that nothing is scaled and the words keep their size. */
function Bars({ bars, isShare, words }: { bars: ReturnType<typeof barsOf>; isShare: boolean; words: string }) {
  const row = HEIGHT + GAP + (bars.length > 1 ? 20 : 0);
  return (
    <svg className="app-bars" width="100%" height={bars.length * row} role="img" aria-label={words}>
      {bars.map(({ label, words: figure, percent, kind }, at) => {
        const top = at * row;
        const isNamed = bars.length > 1;
        return (
          <g key={kind}>
            {isNamed && (
              <text className="app-bars__label" x="0" y={top + 14}>
                {label}: {figure}
              </text>
            )}
            {isShare && (
              <rect className="app-bars__whole" x="0" y={top + (isNamed ? 20 : 0)} width="100%" height={HEIGHT} />
            )}
            <rect
              className={`app-bars__${kind}`}
              x="0"
              y={top + (isNamed ? 20 : 0)}
              width={`${percent}%`}
              height={HEIGHT}
            />
          </g>
        );
      })}
    </svg>
  );
}
