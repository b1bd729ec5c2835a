import { TABLES } from './tables.ts';

interface TableLinksProps {
  /** Where the files are: `/data`, or of one area `/areas/<path>`. */
  under: string;
  /** As in addresses. */
  name: string;
  title: string;
}

/** The two files of a table. */
export function TableLinks({ under, name, title }: TableLinksProps) {
  const which = <span className="govuk-visually-hidden">{`${title} as `}</span>;
  return (
    <>
      <a className="govuk-link" href={`${under}/${name}.csv`} type="text/csv">
        {which}CSV
      </a>{' '}
      ·{' '}
      <a className="govuk-link" href={`${under}/${name}.json`} type="application/json">
        {which}JSON
      </a>
    </>
  );
}

/** The tables of an area, for whoever would rather calculate than read. */
export function AreaAsData({ area: { path, name } }: { area: { path: string; name: string } }) {
  return (
    <section className="app-no-print" aria-labelledby="as-data">
      <h2 className="govuk-heading-m" id="as-data">
        This page as data
      </h2>
      <ul className="govuk-list">
        {TABLES.map((table) => (
          <li key={table.name}>
            {table.title}: <TableLinks under={`/areas/${path}`} name={table.name} title={`${table.title}, ${name},`} />
          </li>
        ))}
      </ul>
      <p className="govuk-body">
        <a className="govuk-link" href="/data">
          What the columns mean, and what you may do with it
        </a>
      </p>
    </section>
  );
}
