import type { BallotResultQuery } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';
import type { Result } from './result-rows.ts';
import { amount } from './vote-words.ts';

type Ballot = Pick<NonNullable<BallotResultQuery['ballot']>, 'id' | 'maxChoices' | 'tieSeed' | 'options'>;

interface CheckProps {
  ballot: Ballot;
  result: Result;
  publicUrl: string;
}

/** Everything that lets anybody count again, or find their own choices: closed until somebody wants it. */
export function CheckTheCount({ ballot, result, publicUrl }: CheckProps) {
  const { id, tieSeed } = ballot;
  return (
    <Details summary="Check the count yourself" className="app-check">
      <h3 className="govuk-heading-s">Find your own choices</h3>
      <p className="govuk-body">
        If you voted, paste your receipts:{' '}
        <a className="govuk-link" href={`/ballots/${id}/check`}>
          find my receipts
        </a>
        .
      </p>
      {result.isOrderOnly ? (
        <p className="govuk-body">
          With fewer than 30 voters no file is published: with so few, the choices of one person could be put together
          from it.
        </p>
      ) : (
        <Files ballot={ballot} result={result} publicUrl={publicUrl} />
      )}
      <h3 className="govuk-heading-s">Equal numbers of votes</h3>
      <p className="govuk-body">
        Options with equally many votes share a place. Which stands above the other on the page is settled by a word
        drawn before the vote opened, so that nobody could choose it afterwards: in order of SHA-256 of this word
        followed by the option’s id.
      </p>
      <Fixed name="The word drawn">{tieSeed}</Fixed>
      <h3 className="govuk-heading-s">That nothing was changed since</h3>
      <p className="govuk-body">
        When the vote was sealed, its result went into the audit: a list that can only be added to, in which each entry
        holds the mark of the one before. Write this mark down. If it ever reads differently here, something was
        changed.
      </p>
      <Fixed name="Head of the audit">{result.auditHead}</Fixed>
    </Details>
  );
}

function Files({ ballot: { id, maxChoices, options }, result, publicUrl }: CheckProps) {
  const address = `${publicUrl}/ballots/${id}`;
  return (
    <>
      <h3 className="govuk-heading-s">Count the votes again</h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          <a className="govuk-link" href={`/ballots/${id}/ballots.csv`}>
            ballots.csv
          </a>
          : every choice on a line of its own, sorted by receipt. {amount(result.voters)} votes of {maxChoices}{' '}
          {maxChoices === 1 ? 'line' : 'lines'} each.
        </li>
        <li>
          <a className="govuk-link" href={`/ballots/${id}/result.json`}>
            result.json
          </a>
          : what they add up to.
        </li>
      </ul>
      <p className="govuk-body">On any computer with a terminal, in the folder where you saved the file:</p>
      <Command>cut -d, -f2 ballots.csv | sort | uniq -c</Command>
      <p className="govuk-body">
        It prints how often each option was chosen, by its id. <code>option_id</code> is the file’s first line, and the
        number without a name is choices left open.
      </p>
      <Scroll>
        <Table
          head={['Id', 'Option']}
          rows={[
            ...options.map((option) => [<code key={option.id}>{option.id}</code>, option.title]),
            [<code key="none">none</code>, 'None of these'],
            ['(nothing)', 'No further choice'],
          ]}
        />
      </Scroll>
      {result.levels.length > 1 && (
        <>
          <p className="govuk-body">The same by email and on paper apart; the last field of each line says which:</p>
          <Command>{"awk -F, '{ print $2, $NF }' ballots.csv | sort | uniq -c"}</Command>
        </>
      )}
      <p className="govuk-body">With Patchwork’s own program, which also checks everything below:</p>
      <Command>npm run verify -- {address}</Command>
      <Fixed name="SHA-256 of ballots.csv">{result.sha256}</Fixed>
    </>
  );
}

function Command({ children }: { children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <pre className="app-command" tabIndex={0}>
      <code>{children}</code>
    </pre>
  );
}

/** A long row of letters and digits, that breaks wherever the phone ends. */
function Fixed({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <p className="govuk-body">
      {name}:<br />
      <code className="app-fixed">{children}</code>
    </p>
  );
}
