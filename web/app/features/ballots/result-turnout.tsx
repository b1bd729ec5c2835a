import { Table } from '#ui/table.tsx';
import type { Result } from './result-rows.ts';
import { amount } from './vote-words.ts';

/** How many took part from where, as far as that may be told. Never what they chose. */
export function ResultTurnout({ turnout, area }: Pick<Result, 'turnout'> & { area: { id: string; name: string } }) {
  const named = turnout.filter((row) => row.area !== null);
  if (turnout.length === 0) return null;
  return (
    <section className="app-section" aria-labelledby="from-where">
      <h2 className="govuk-heading-m" id="from-where">
        Where they live
      </h2>
      {named.length === 0 ? (
        <p className="govuk-body">
          This is not told: too few people voted from one place or another to tell the places apart.
        </p>
      ) : (
        <>
          <Table
            firstCellIsHeader
            head={['Place', { content: 'People who voted by email', format: 'numeric' }]}
            rows={turnout.map((row) => [
              nameOf(row.area, area, named.length),
              { content: amount(row.voters), format: 'numeric' },
            ])}
          />
          <p className="govuk-body">
            Places from where fewer than 10 people voted are put together. What was chosen is not shown by place.
          </p>
        </>
      )}
    </section>
  );
}

function nameOf(place: { id: string; name: string } | null, area: { id: string; name: string }, named: number): string {
  if (!place) return named > 0 ? 'All other places together' : 'All places together';
  return place.id === area.id ? `Elsewhere in ${area.name}` : place.name;
}
