import { Details } from '#ui/details.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { type Cell, Table } from '#ui/table.tsx';
import { periodWords } from '#words/days.ts';
import { sentenceCase } from '#words/lists.ts';
import { amount, type Measure, shareWords } from './measures.ts';

/** The figures of one update as a table: what the pictures show, and nothing less. */
export function MeasureTable({ measures }: { measures: readonly Measure[] }) {
  const anyBefore = measures.some(({ before }) => before !== null);
  const anyWhole = measures.some(({ outOf }) => outOf !== null);
  return (
    <Details summary="These figures as a table">
      <Scroll>
        <Table
          firstCellIsHeader
          head={[
            'What was counted',
            ...(anyBefore ? [numeric('Before')] : []),
            numeric('Now'),
            ...(anyWhole ? [numeric('Out of')] : []),
            'When',
            'Who counted',
          ]}
          rows={measures.map((measure) => [
            sentenceCase(measure.name),
            ...(anyBefore ? [numeric(measure.before === null ? '–' : amount(measure.before, measure.unit))] : []),
            numeric(amount(measure.value, measure.unit)),
            ...(anyWhole ? [numeric(wholeOf(measure))] : []),
            periodWords(measure.from, measure.to) ?? 'Not said',
            measure.source ?? 'Not said',
          ])}
        />
      </Scroll>
    </Details>
  );
}

const wholeOf = ({ value, outOf }: Measure) =>
  outOf === null ? '–' : `${amount(outOf)} (${shareWords(value, outOf)})`;

const numeric = (content: string): Cell => ({ content, format: 'numeric' });
