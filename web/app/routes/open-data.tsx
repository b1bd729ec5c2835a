import type { ReactNode } from 'react';
import { ask } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { TableDescribed } from '#features/open-data/table-described.tsx';
import { catalogData } from '#features/sharing/structured.ts';
import { OpenDataDocument, type OpenDataQuery } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import type { Route } from './+types/open-data.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  const { openData } = await ask(context, request, OpenDataDocument);
  return { openData, publicUrl: context.get(shellContext).facts.publicUrl };
}

/** What programs can have of us: tables, feeds, calendars, addresses; how fresh, how lasting, under which licence. */
export default function OpenData({ loaderData: { openData, publicUrl } }: Route.ComponentProps) {
  return (
    <Page title="Open data">
      <StructuredData of={catalogData(publicUrl, openData)} />
      <h1 className="govuk-heading-l">Open data</h1>
      <p className="govuk-body-l">
        Everything that the pages of this service say in public, as files for spreadsheets and programs. Free, without
        an account and without a key.
      </p>
      <Licence openData={openData} />
      <h2 className="govuk-heading-m" id="tables">
        Tables
      </h2>
      <p className="govuk-body">
        Each is a CSV file and a JSON file with the same columns. <code>/data/priorities.csv</code> has all areas. In
        the place of <code>/data</code>, put the address of an area’s page for that area alone:
      </p>
      <p className="govuk-body">
        <code>
          /areas/&lt;force&gt;/
          <wbr />
          &lt;neighbourhood&gt;/
          <wbr />
          priorities.csv
        </code>
      </p>
      <p className="govuk-body">
        With a place it is that place, with a force alone all of its neighbourhoods. Add{' '}
        <code>?quarter=&lt;quarterId&gt;</code> for one quarter: a neighbourhood’s months from one agreement to the
        next.
      </p>
      {openData.tables.map((table) => (
        <TableDescribed key={table.name} table={table} />
      ))}
      <Reading />
      <Elsewhere />
      <Promises />
      <Corrections />
    </Page>
  );
}

function Licence({ openData: { licence, licenceUrl, attribution } }: { openData: OpenDataQuery['openData'] }) {
  return (
    <>
      <h2 className="govuk-heading-m">What you may do with it</h2>
      <p className="govuk-body">
        It is published under the{' '}
        <a className="govuk-link" href={licenceUrl} rel="license">
          {licence}
        </a>
        : copy it, change it, publish it, use it in your own work, also to earn money. Say where it comes from, with
        this line and a link to the page that you took it from:
      </p>
      <InsetText>{attribution}</InsetText>
    </>
  );
}

function Reading() {
  return (
    <>
      <h3 className="govuk-heading-s">How to read the files</h3>
      <ul className="govuk-list govuk-list--bullet">
        <li>CSV is UTF-8 with commas and a line of column names. An empty cell is nothing known, or not shown.</li>
        <li>Times are in UTC, with a Z at their end. Days are days in London.</li>
        <li>
          Numbers about people are left out where they are small: a meeting to which fewer than 10 came, the votes where
          fewer than 30 took part.
        </li>
        <li>
          In CSV, a text that a spreadsheet would take for a formula has an apostrophe in front. JSON has texts as they
          are.
        </li>
        <li>
          Every column, for programs:{' '}
          <a className="govuk-link" href="/data/datapackage.json">
            datapackage.json
          </a>{' '}
          (Frictionless Data).
        </li>
      </ul>
    </>
  );
}

function Elsewhere() {
  return (
    <>
      <h2 className="govuk-heading-m">What else there is</h2>
      <dl className="govuk-summary-list">
        <Way name="Every address">
          <a className="govuk-link" href="/openapi.json">
            openapi.json
          </a>{' '}
          names every address for programs, with what it answers (OpenAPI 3.1).
        </Way>
        <Way name="As data.police.uk">
          <code>/api/forces</code> and what follows it: programs written for the neighbourhoods of data.police.uk work
          here unchanged.
        </Way>
        <Way name="News">
          <code>feed.atom</code> and <code>feed.json</code> under the address of an area: what its team says, as it says
          it.
        </Way>
        <Way name="Calendars">
          <code>meetings.ics</code> under the address of an area, to be subscribed to, and <code>.ics</code> behind the
          address of one meeting.
        </Way>
        <Way name="Votes">
          <code>ballots.csv</code> and <code>result.json</code> under the address of a vote that is counted, where 30 or
          more took part: every choice, so that anybody can count again.{' '}
          <a className="govuk-link" href="/how-the-vote-works">
            How to check the count
          </a>
          .
        </Way>
        <Way name="A force’s record">
          <code>evidence.csv</code> under the address of a force, for the days from <code>?from=</code> to{' '}
          <code>&amp;until=</code>: what was asked, held, promised and done in each neighbourhood.
        </Way>
        <Way name="On your own site">
          <code>/embed</code> with the path of an area behind it. The area’s page says how, under “Put this on your
          site”.
        </Way>
        <Way name="GraphQL">
          <code>POST /graphql</code>: exactly the fields you ask for. Its schema is public and comes with the program.
        </Way>
      </dl>
    </>
  );
}

function Way({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="govuk-summary-list__row">
      <dt className="govuk-summary-list__key">{name}</dt>
      <dd className="govuk-summary-list__value">{children}</dd>
    </div>
  );
}

function Promises() {
  return (
    <>
      <h2 className="govuk-heading-m">How fresh it is, and what stays</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          A file says what the pages say at the moment you ask. It has an <code>ETag</code>: ask again with{' '}
          <code>If-None-Match</code>, as often as you like, and you get the file only if something in it has changed.
        </li>
        <li>
          Ids are for ever: none is used again for something else, and a correction keeps it. Paths of areas, and with
          them addresses, change only where an area does.
        </li>
        <li>
          Columns may be added at any time, so read them by name. One that goes, or comes to mean something else, is
          announced in the list of changes that comes with the program.
        </li>
        <li>Every origin may ask (CORS), so that the script of a page can.</li>
      </ul>
    </>
  );
}

function Corrections() {
  return (
    <>
      <h2 className="govuk-heading-m">Corrections, and who to ask</h2>
      <p className="govuk-body">
        An update that is corrected keeps its id and counts up its <code>version</code>. One that is taken back loses
        its words and figures here at the same moment as on its page, and its row says when and why: please take the
        words out of what you made of them, too.
      </p>
      <p className="govuk-body">
        If something is wrong, tell the team that said it. The page of its area says how. If a file or an address does
        not do what this page says, tell whoever runs the service: the address is in{' '}
        <a className="govuk-link" href="/.well-known/security.txt">
          security.txt
        </a>
        .
      </p>
    </>
  );
}
