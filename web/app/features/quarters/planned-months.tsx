import { shortDayInWords } from '@patchwork/calendar';
import type { QuarterDatesFragment } from '#graphql.generated.ts';
import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';

/** What is planned already, the newest first: the next months may not overlap with it. */
export function PlannedMonths({ quarters }: { quarters: readonly QuarterDatesFragment[] }) {
  if (quarters.length === 0) return null;
  return (
    <Scroll>
      <Table
        caption="Planned already"
        firstCellIsHeader
        head={['Months', 'First day', 'Last day']}
        rows={quarters.map(({ name, startsOn, endsOn }) => [name, shortDayInWords(startsOn), shortDayInWords(endsOn)])}
      />
    </Scroll>
  );
}
