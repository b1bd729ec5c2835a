import type { VerdictFactsFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { type Cell, Table } from '#ui/table.tsx';
import { verdictRows, verdictsInWords } from '#words/verdicts.ts';
import { shareWords } from './measures.ts';

const HEIGHT = 18;
const WORDS = 22;
const ROW = HEIGHT + WORDS + 6;

/** What residents say, as bars of all who judged, and as a table. */
export function VerdictChart({ verdicts }: { verdicts: VerdictFactsFragment }) {
  const rows = verdictRows(verdicts);
  const { total } = verdicts;
  return (
    <>
      <svg
        className="app-bars"
        width="100%"
        height={rows.length * ROW}
        role="img"
        aria-label={`A bar chart: ${verdictsInWords(verdicts)}`}
      >
        {rows.map(({ verdict, words, count }, at) => (
          <g key={verdict}>
            <text className="app-bars__label" x="0" y={at * ROW + 16}>
              {words}: {count}
            </text>
            <rect className="app-bars__whole" x="0" y={at * ROW + WORDS} width="100%" height={HEIGHT} />
            <rect
              className="app-bars__now"
              x="0"
              y={at * ROW + WORDS}
              width={`${Math.round((count / total) * 1000) / 10}%`}
              height={HEIGHT}
            />
          </g>
        ))}
      </svg>
      <Details summary="These numbers as a table">
        <Table
          firstCellIsHeader
          head={['They say', numeric('Residents')]}
          rows={[
            ...rows.map(({ words, count }) => [words, numeric(`${count} (${shareWords(count, total)})`)]),
            ['All who judged', numeric(`${total}`)],
          ]}
        />
      </Details>
    </>
  );
}

const numeric = (content: string): Cell => ({ content, format: 'numeric' });
