import type { PriorityDisplacedFragment } from '#graphql.generated.ts';
import { outcomeWords } from '#words/outcomes.ts';
import { themeBefore } from '#words/themes.ts';
import { verdictsInWords } from '#words/verdicts.ts';

/** What the team worked on before and nothing goes on with: each with what the team says of it and what residents say. */
export function WhatEnds({ displaced }: { displaced: readonly PriorityDisplacedFragment[] }) {
  const [first] = displaced;
  if (!first) return null;
  return (
    <section className="app-section" aria-labelledby="ends">
      <h2 className="govuk-heading-l" id="ends">
        What the team does not go on with
        <span className="govuk-caption-m">It worked on this from {first.quarter.name}</span>
      </h2>
      {displaced.map((priority) => (
        <Ended key={priority.id} priority={priority} />
      ))}
    </section>
  );
}

function Ended({ priority }: { priority: PriorityDisplacedFragment }) {
  const { id, theme, title, outcome, outcomeWords: words, verdicts, quarter } = priority;
  const isOver = quarter.stage === 'ENDED';
  return (
    <div className="app-card">
      <h3 className="govuk-heading-s app-card__title">
        <a className="govuk-link" href={`/priorities/${id}`}>
          {themeBefore(theme, title)}
          {title}
        </a>
      </h3>
      {!outcome && !isOver && <p className="govuk-body">The team works on it until these months end.</p>}
      {(outcome || isOver) && (
        <p className="govuk-body">
          <strong>What the team says:</strong>{' '}
          {outcome
            ? `${outcomeWords[outcome].toLowerCase()}. ${words ?? ''}`
            : 'it has not said yet what became of this.'}
        </p>
      )}
      {isOver && (
        <p className="govuk-body">
          <strong>Did it get better?</strong>{' '}
          {verdicts
            ? verdictsInWords(verdicts)
            : 'Fewer than 10 residents have judged so far, so no numbers are shown.'}
        </p>
      )}
    </div>
  );
}
