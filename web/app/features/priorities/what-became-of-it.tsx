import type { ReactNode } from 'react';
import type { PriorityFactsFragment, VerdictFactsFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { dayWords } from '#words/days.ts';
import { counted } from '#words/lists.ts';
import { outcomeWords } from '#words/outcomes.ts';
import { verdictsInWords } from '#words/verdicts.ts';
import { VerdictChart } from './verdict-chart.tsx';

interface Became {
  priority: Pick<PriorityFactsFragment, 'id' | 'title' | 'outcome' | 'outcomeWords' | 'outcomeRecordedAt'> & {
    verdicts: VerdictFactsFragment | null;
    updates: { totalCount: number };
  };
  /** The neighbourhood: its team says, and its residents judge. */
  area: { name: string };
}

const TOO_FEW = 'Fewer than 10 residents have judged so far, so no numbers are shown.';

/**
 * A priority whose months are over: what the team says, and what residents say, in two boxes with a source each. No
 * figure is made of both.
 */
export function WhatBecameOfIt({ priority, area }: Became) {
  const { id, verdicts } = priority;
  return (
    <section className="app-section" aria-labelledby="became">
      <h2 className="govuk-heading-l" id="became">
        What became of it
      </h2>
      <div className="app-became">
        <section className="app-became__side app-became__side--team" aria-labelledby="team-says">
          <h3 className="govuk-heading-m" id="team-says">
            What the team says
          </h3>
          <TeamSays priority={priority} />
        </section>
        <section className="app-became__side" aria-labelledby="residents-say">
          <h3 className="govuk-heading-m" id="residents-say">
            Did it get better?
          </h3>
          <p className="govuk-body">{verdicts ? <strong>{verdictsInWords(verdicts)}</strong> : TOO_FEW}</p>
          {verdicts && <VerdictChart verdicts={verdicts} />}
          <ResidentsSource area={area} />
          <ButtonLink href={`/priorities/${id}/judge`} variant="secondary" className="app-no-print">
            Say whether it got better
          </ButtonLink>
        </section>
      </div>
    </section>
  );
}

/** The same in a list of priorities: in words alone. */
export function BecameBriefly({ priority, area }: Became) {
  const { id, title, verdicts } = priority;
  return (
    <div className="app-became app-became--brief">
      <div className="app-became__side app-became__side--team">
        <h4 className="govuk-heading-s">What the team says</h4>
        <TeamSays priority={priority} />
      </div>
      <div className="app-became__side">
        <h4 className="govuk-heading-s">Did it get better?</h4>
        <p className="govuk-body">{verdicts ? verdictsInWords(verdicts) : TOO_FEW}</p>
        <ResidentsSource area={area} />
        <p className="govuk-body app-no-print">
          <a className="govuk-link" href={`/priorities/${id}/judge`}>
            Say whether it got better
            <span className="govuk-visually-hidden">: {title}</span>
          </a>
        </p>
      </div>
    </div>
  );
}

function TeamSays({ priority }: Pick<Became, 'priority'>) {
  const { outcome, outcomeWords: words, outcomeRecordedAt, updates } = priority;
  return (
    <>
      <p className="govuk-body">
        {outcome ? (
          <>
            <strong>{outcomeWords[outcome]}.</strong> {words}
          </>
        ) : (
          'The team has not said yet what became of this.'
        )}
      </p>
      <Source>
        {outcomeRecordedAt && `Recorded by the team’s inspector on ${dayWords(outcomeRecordedAt)}. `}
        The team posted {updates.totalCount === 0 ? 'no updates' : counted(updates.totalCount, 'update')} in these
        months.
      </Source>
    </>
  );
}

function ResidentsSource({ area }: Pick<Became, 'area'>) {
  return <Source>Said by residents of {area.name} who chose to: it is not a representative survey.</Source>;
}

function Source({ children }: { children: ReactNode }) {
  return <p className="app-became__source">{children}</p>;
}
