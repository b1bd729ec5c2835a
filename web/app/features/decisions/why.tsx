import type { ReactNode } from 'react';
import { InsetText } from '#ui/inset-text.tsx';

interface WhyProps {
  differs: boolean;
  wasVotedOn: boolean;
  /** The team's words, or the dated stub of what it took back; null where there are none, or none to read yet. */
  reason: ReactNode | null;
  evidence: ReactNode | null;
}

/** Why it was decided so, in the team's words. A reason that waits to be read is said to be there. */
export function Why({ differs, wasVotedOn, reason, evidence }: WhyProps) {
  const heading = !wasVotedOn ? 'Why' : differs ? 'Why it is not what the vote put first' : 'Why';
  return (
    <>
      {(reason || differs) && (
        <section className="app-section" aria-labelledby="why">
          <h2 className="govuk-heading-l" id="why">
            {heading}
          </h2>
          {reason ?? (
            <InsetText>
              The team has given its reason. It mentions something that a second person reads first, and is shown here
              as soon as they have.
            </InsetText>
          )}
        </section>
      )}
      {evidence && (
        <section className="app-section" aria-labelledby="evidence">
          <h2 className="govuk-heading-l" id="evidence">
            What else it rests on
          </h2>
          {evidence}
        </section>
      )}
    </>
  );
}
