import held from '@patchwork/schema/personal-data' with { type: 'json' };
import { Page } from '#shell/page.tsx';
import { Scroll } from '#ui/scroll.tsx';
import { Table } from '#ui/table.tsx';

export default function Privacy() {
  return (
    <Page title="Privacy" width="full">
      <h1 className="govuk-heading-l">Privacy</h1>
      <p className="govuk-body-l govuk-!-width-two-thirds">
        You can read everything here without telling us who you are. We do not measure what you read, and nobody else
        watches: there is no tracking in pages or emails.
      </p>
      <h2 className="govuk-heading-m">What we hold, why, and for how long</h2>
      <Scroll>
        <Table
          className="app-held"
          firstCellIsHeader
          head={['What', 'What for', 'Lawful basis', 'Who sees it', 'When it is deleted']}
          rows={held.map(({ what, purpose, lawfulBasis, seenBy, deleted }) => [
            what,
            purpose,
            lawfulBasis,
            seenBy,
            deleted,
          ])}
        />
      </Scroll>
      <h2 className="govuk-heading-m">Who is responsible</h2>
      <p className="govuk-body govuk-!-width-two-thirds">
        The police force whose name heads the page of your area is the controller of what is held about you. You must be
        13 or older to sign in.
      </p>
      <h2 className="govuk-heading-m">Your rights</h2>
      <p className="govuk-body govuk-!-width-two-thirds">
        You can ask for a copy of what is held about you, have it put right, have it erased, or object to its use. Write
        to the force’s data protection officer: the force’s website, which your area’s page links to, says how. You will
        have an answer within one month, and a complaint is acknowledged within 30 days.
      </p>
      <p className="govuk-body govuk-!-width-two-thirds">
        You can also complain to the{' '}
        <a className="govuk-link" href="https://ico.org.uk/make-a-complaint/">
          Information Commissioner’s Office
        </a>
        .
      </p>
      <p className="govuk-body govuk-!-width-two-thirds">
        <a className="govuk-link" href="/cookies">
          The one cookie we keep
        </a>{' '}
        has a page of its own.
      </p>
    </Page>
  );
}
