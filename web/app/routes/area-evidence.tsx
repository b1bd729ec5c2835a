import { momentInWords } from '@patchwork/calendar';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { ChooseDays } from '#features/evidence/choose-days.tsx';
import { ColumnsPart, DutyPart, NeighbourhoodPart } from '#features/evidence/evidence-tables.tsx';
import { isEmpty, summaryOf } from '#features/evidence/evidence-words.ts';
import { reportData } from '#features/sharing/structured.ts';
import { EvidencePackDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { QuoteThis } from '#ui/quote-this.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/area-evidence.ts';

export async function loader({ context, request, params, url: asked }: Route.LoaderArgs) {
  const [from, until] = [asked.searchParams.get('from'), asked.searchParams.get('until')];
  const forcePath = params.force;
  const of = (days: { from?: string | null; until?: string | null }) =>
    ask(context, request, EvidencePackDocument, { forcePath, ...days });
  const { publicUrl } = context.get(shellContext).facts;
  try {
    const evidence = found((await of({ from, until })).evidence);
    return { evidence, publicUrl, typed: undefined, error: undefined };
  } catch (thrown) {
    const error = whatIsWrong(thrown);
    if (error === null) throw thrown;
    const evidence = found((await of({})).evidence);
    return data({ evidence, publicUrl, typed: { from: from ?? '', until: until ?? '' }, error }, { status: 400 });
  }
}

/** The sentence about days that cannot be told of; null for everything else. */
function whatIsWrong(thrown: unknown): string | null {
  const { init, data: told } = (thrown ?? {}) as { init?: { status?: number }; data?: { message?: string } };
  return init?.status === 400 ? (told?.message ?? null) : null;
}

export default function AreaEvidence({ loaderData: { evidence, publicUrl, typed, error } }: Route.ComponentProps) {
  const { force, from, until, period, asOf, isOver, duties, neighbourhoods } = evidence;
  const href = `/areas/${force.path}/evidence`;
  const days = `?from=${from}&until=${until}`;
  return (
    <Page
      title={`Evidence: ${force.name}, ${period}`}
      force={force}
      width="full"
      errors={error ? [{ message: error, href: error.startsWith('The last day') ? '#until' : '#from' }] : []}
      before={<Breadcrumbs items={[{ text: force.name, href: `/areas/${force.path}` }, { text: 'Evidence' }]} />}
    >
      <StructuredData
        of={reportData(publicUrl, {
          url: `${publicUrl}${href}${days}`,
          title: `Evidence of neighbourhood policing, ${force.name}, ${period}`,
          description: 'What is on record of each neighbourhood: views, information, meetings, questions, priorities.',
          publishedAt: asOf,
          area: { ...force, force },
        })}
      />
      <div className="app-evidence">
        <h1 className="govuk-heading-l">
          <span className="govuk-caption-l">{force.name}</span>
          Evidence of neighbourhood policing, {period}
        </h1>
        <p className="govuk-body">
          As of {momentInWords(new Date(asOf))}
          {!isOver && '; these days are not over'}. Source: what the force’s teams have published on Patchwork, and
          nothing else; all of it is public.
        </p>
        <p className="govuk-body app-only-print">
          {publicUrl}
          {href}
          {days}
        </p>
        <p className="govuk-body">
          It helps to show what section 34 of the Police Reform and Social Responsibility Act 2011 and the Neighbourhood
          Policing Guarantee ask for. It is no legal advice, and what was done elsewhere is not in it.
        </p>
        <ChooseDays href={href} {...{ from, until, asOf, typed, error }} />
        {isEmpty(evidence) ? (
          <Nothing force={force} isNew={neighbourhoods.length === 0} />
        ) : (
          <>
            <p className="govuk-body app-no-print">
              <a className="govuk-link" href={`/areas/${force.path}/evidence.csv${days}`} type="text/csv">
                The same as a file for a spreadsheet (CSV)
              </a>
              . Print this page for the same on paper.
            </p>
            <section aria-labelledby="summary" className="app-evidence__part">
              <h2 className="govuk-heading-m" id="summary">
                The whole force
              </h2>
              <ul className="govuk-list govuk-list--bullet">
                {summaryOf(evidence).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
              <QuoteThis
                words={`${force.name}, ${period}. ${summaryOf(evidence).join(' ').replace(/\.$/, '')}`}
                source="what the force’s teams have published on Patchwork"
                asOf={dayWords(asOf)}
                url={`${publicUrl}${href}${days}`}
              />
            </section>
            {duties.map((duty) => (
              <DutyPart key={duty.duty} evidence={evidence} duty={duty} />
            ))}
            <h2 className="govuk-heading-l">Each neighbourhood</h2>
            {neighbourhoods.map(({ area }, nth) => (
              <NeighbourhoodPart key={area.id} evidence={evidence} nth={nth} />
            ))}
            <ColumnsPart evidence={evidence} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Says what to do next. */
function Nothing({ force, isNew }: { force: { path: string; name: string }; isNew: boolean }) {
  return isNew ? (
    <p className="govuk-body">
      No neighbourhood of {force.name} uses Patchwork yet, so there is nothing on record. A force administrator adds
      neighbourhoods at{' '}
      <a className="govuk-link" href="/desk/areas">
        the desk
      </a>
      .
    </p>
  ) : (
    <p className="govuk-body">
      Nothing is on record for these days: no suggestion, vote, update, alert, meeting, question or priority. Choose
      other days above, or see{' '}
      <a className="govuk-link" href={`/areas/${force.path}`}>
        what {force.name} works on now
      </a>
      .
    </p>
  );
}
