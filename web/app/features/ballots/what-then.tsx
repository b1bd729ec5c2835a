import { dayWords } from '#words/days.ts';

interface WhatThenProps {
  decision: { id: string; decidedAt: string } | null;
  /** The first line of the vote: who decides, and by when. */
  advises: string;
}

/** What is done with a result: who decides about it, or what they decided. */
export function WhatThen({ decision, advises }: WhatThenProps) {
  return (
    <section className="app-section" aria-labelledby="then">
      <h2 className="govuk-heading-m" id="then">
        What happens with it
      </h2>
      <p className="govuk-body">
        {decision ? (
          <>
            The team decided on {dayWords(decision.decidedAt)} what to work on.{' '}
            <a className="govuk-link" href={`/decisions/${decision.id}`}>
              What was agreed, and why
            </a>
          </>
        ) : (
          advises
        )}
      </p>
    </section>
  );
}
