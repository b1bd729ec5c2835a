import { momentInWords } from '@patchwork/calendar';
import { SummaryList } from '#ui/summary-list.tsx';
import { counted } from '#words/lists.ts';

/** What the api answers: rows by table, and when it looked. */
export interface KeptSections {
  madeAt: string;
  sections: Record<string, readonly Record<string, unknown>[]>;
}

/** Everything that is held about one person, table by table. */
export function KeptRows({ email, kept }: { email: string; kept: KeptSections }) {
  const tables = Object.entries(kept.sections).filter(([, rows]) => rows.length > 0);
  return (
    <section aria-labelledby="kept">
      <h2 className="govuk-heading-m" id="kept">
        Held about {email}
      </h2>
      <p className="govuk-body app-muted">Looked up on {momentInWords(new Date(kept.madeAt))}.</p>
      {tables.length === 0 && <p className="govuk-body">Nothing is held about this address.</p>}
      {tables.map(([table, rows]) => (
        <section key={table} aria-label={table}>
          <h3 className="govuk-heading-s">
            {table}: {counted(rows.length, 'row')}
          </h3>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name in common, and never change places.
            <SummaryList key={at} rows={Object.entries(row).map(([key, value]) => ({ key, value: shown(value) }))} />
          ))}
        </section>
      ))}
    </section>
  );
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
