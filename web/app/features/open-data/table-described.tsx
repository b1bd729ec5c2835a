import type { OpenTableFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';
import { TableLinks } from './table-links.tsx';

type Column = OpenTableFragment['columns'][number];

/** One table: what is in it, where it is, and what its columns mean. */
export function TableDescribed({ table }: { table: OpenTableFragment }) {
  const { name, title, description, ofPlace, key, columns } = table;
  return (
    <section aria-labelledby={name}>
      <h3 className="govuk-heading-s" id={name}>
        {title}
      </h3>
      <p className="govuk-body">
        {description} All areas: <TableLinks under="/data" name={name} title={title} />
      </p>
      <Details summary={`Columns of ${title}`}>
        <p className="govuk-body">
          <code>{key}</code> names a row, for ever. Of a place: {ofPlace.charAt(0).toLowerCase() + ofPlace.slice(1)}
        </p>
        <Scroll>
          <Table
            caption={`Columns of ${title}`}
            captionSize="s"
            head={['Column', 'What is in it', 'Meaning']}
            firstCellIsHeader
            rows={columns.map((column) => [
              <code key="name">{column.name}</code>,
              kindOf(column),
              <MeaningOf key="meaning" column={column} />,
            ])}
          />
        </Scroll>
      </Details>
    </section>
  );
}

const kindOf = ({ kind, isNullable }: Column) => (isNullable ? `${kind}; may be empty` : kind);

function MeaningOf({ column: { description, values, from } }: { column: Column }) {
  return (
    <>
      {description}
      {values.length > 0 && ` One of ${values.join(', ')}.`}
      {from && (
        <>
          {' '}
          In GraphQL: <code>{from}</code>
        </>
      )}
    </>
  );
}
