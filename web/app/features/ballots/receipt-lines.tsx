import type { SealedLineQuery } from '#graphql.generated.ts';
import { Table } from '#ui/table.tsx';
import { levelWords } from './vote-words.ts';

/** A receipt as it was typed, and the line of the published count that has it. */
export interface Found {
  typed: string;
  line: SealedLineQuery['sealedLine'];
}

/** What each of the receipts that were pasted says in the published count. */
export function ReceiptLines({ found }: { found: readonly Found[] }) {
  const missing = found.filter(({ line }) => !line).length;
  return (
    <section className="app-section" aria-labelledby="found">
      <h2 className="govuk-heading-m" id="found">
        {summaryOf(found.length, missing)}
      </h2>
      <Table
        className="app-receipt-lines"
        head={['Receipt', 'What was published']}
        rows={found.map(({ typed, line }) => [
          <code key={typed}>{line?.receipt ?? typed}</code>,
          line ? (
            <>
              <strong>{choiceOf(line)}</strong>, {levelWords[line.level] ?? line.level}
            </>
          ) : (
            'There is no such line in this vote.'
          ),
        ])}
      />
      {missing > 0 && (
        <p className="govuk-body">
          A receipt is 20 letters and digits. Small letters, spaces and hyphens make no difference, and O is read as 0.
          If you changed your vote, only the newest receipts count. If one that you copied rightly is not there, write
          to the team, and to the force: that must not happen.
        </p>
      )}
    </section>
  );
}

function summaryOf(all: number, missing: number): string {
  if (missing === 0) return all === 1 ? 'It is there' : `All ${all} are there`;
  if (missing === all) return all === 1 ? 'It is not there' : 'None of them is there';
  return `${all - missing} of ${all} are there`;
}

function choiceOf({ option, isNoneOfThese }: NonNullable<Found['line']>): string {
  return option?.title ?? (isNoneOfThese ? 'None of these' : 'No further choice');
}
