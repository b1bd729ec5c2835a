import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';
import { COMPARED, type Duty, type Evidence, type Figure, figureWords, numberWords } from './evidence-words.ts';

const numeric = (figures: Evidence['total'], field: Figure) => ({
  content: figureWords(figures, field),
  format: 'numeric' as const,
});

/** One duty: what it is, and the neighbourhoods beside one another. */
export function DutyPart({ evidence, duty }: { evidence: Evidence; duty: Evidence['duties'][number] }) {
  const fields = COMPARED[duty.duty];
  const labelOf = (field: Figure) => evidence.columns.find((column) => column.field === field)?.label ?? field;
  const heading = `duty-${duty.duty.toLowerCase()}`;
  const row = (name: string, figures: Evidence['total']) => [
    { content: name, className: 'app-evidence__name' },
    ...fields.map((field) => numeric(figures, field)),
  ];
  return (
    <section aria-labelledby={heading} className="app-evidence__part">
      <h2 className="govuk-heading-m" id={heading}>
        {duty.title}
      </h2>
      <p className="govuk-body">{duty.words}</p>
      {duty.duty === 'INFORMATION' && <Promises evidence={evidence} />}
      <Scroll>
        <Table
          className="app-evidence__table"
          caption={`${duty.title}, by neighbourhood`}
          captionSize="s"
          head={['Neighbourhood', ...fields.map((field) => ({ content: labelOf(field), format: 'numeric' as const }))]}
          rows={[
            ...evidence.neighbourhoods.map(({ area, figures }) => row(area.name, figures)),
            row('The whole force', evidence.total),
          ]}
          firstCellIsHeader
        />
      </Scroll>
    </section>
  );
}

const HEIGHT = 20;
const KEPT = [
  ['updatesOnTime', 'on time', 'app-evidence__on-time'],
  ['updatesLate', 'late', 'app-evidence__late'],
  ['updatesMissed', 'never came', 'app-evidence__missed'],
  ['updatesOverdue', 'overdue now', 'app-evidence__missed'],
] as const;

/** What became of the promised updates of the whole force: a bar for the eye, its words for everybody. */
function Promises({ evidence: { total } }: { evidence: Evidence }) {
  const whole = total.updatesDue;
  if (whole === 0) return null;
  const parts = KEPT.map(([field, words, className]) => ({ count: total[field], words, className }));
  const percent = (count: number) => `${Math.round((count / whole) * 1000) / 10}%`;
  const told = parts.filter(({ count }) => count > 0);
  return (
    <figure className="app-evidence__figure">
      <svg className="app-evidence__bar" width="100%" height={HEIGHT} aria-hidden="true">
        {told.map(({ count, words, className }, i) => (
          <rect
            key={words}
            className={className}
            x={percent(told.slice(0, i).reduce((sum, each) => sum + each.count, 0))}
            y="0"
            width={percent(count)}
            height={HEIGHT}
          />
        ))}
      </svg>
      <figcaption className="govuk-body-s">
        Of {numberWords(whole)} promised updates:{' '}
        {told.map(({ count, words }) => `${numberWords(count)} ${words}`).join(', ')}.
      </figcaption>
    </figure>
  );
}

/** All that is on record of one neighbourhood. */
export function NeighbourhoodPart({ evidence, nth }: { evidence: Evidence; nth: number }) {
  const { area, figures, missing } = evidence.neighbourhoods[nth] as Evidence['neighbourhoods'][number];
  const columnsOf = (duty: Duty) => evidence.columns.filter((column) => column.duty === duty);
  return (
    <section aria-labelledby={area.id} className="app-evidence__neighbourhood">
      <h3 className="govuk-heading-m" id={area.id}>
        <a className="govuk-link" href={`/areas/${area.path}`}>
          {area.name}
        </a>
      </h3>
      {missing.length > 0 && (
        <>
          <p className="govuk-body">What is missing:</p>
          <ul className="govuk-list govuk-list--bullet">
            {missing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <div className="app-evidence__duties">
        {evidence.duties.map(({ duty, title }) => (
          <Table
            key={duty}
            className="app-evidence__own"
            caption={title}
            captionSize="s"
            rows={columnsOf(duty).map(({ field, label }) => [label, numeric(figures, field as Figure)])}
            firstCellIsHeader
          />
        ))}
      </div>
    </section>
  );
}

/** What each figure means, on the page and in the file. */
export function ColumnsPart({ evidence }: { evidence: Evidence }) {
  return (
    <section aria-labelledby="columns" className="app-evidence__part">
      <h2 className="govuk-heading-m" id="columns">
        What each figure means
      </h2>
      <p className="govuk-body">
        Where a number is not known, too few to tell, or about nothing, the page says so and never nought; in the file
        its cell is empty. The file has one row for each neighbourhood, and besides these columns <code>from</code>,{' '}
        <code>until</code>, <code>neighbourhood_id</code>, <code>neighbourhood_path</code>, <code>neighbourhood</code>,{' '}
        <code>missing</code> (the sentences about what is missing) and <code>note</code>.
      </p>
      <Scroll>
        <Table
          className="app-evidence__table app-evidence__meanings"
          caption="The figures, as they are called in the file"
          captionSize="s"
          head={['Figure', 'What it means']}
          rows={evidence.columns.map(({ column, label, means }) => [
            <span key={column}>
              {label}
              <br />
              <code className="app-evidence__column">{column}</code>
            </span>,
            means,
          ])}
          firstCellIsHeader
        />
      </Scroll>
    </section>
  );
}
