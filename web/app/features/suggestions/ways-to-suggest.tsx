import type { QuarterDatesFragment } from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { whichMonthsWords } from './suggestion-words.ts';

interface WaysToSuggestProps {
  /** Of the area whose page this is: from a place's page the place is chosen already. */
  path: string;
  /** The neighbourhood's own path. */
  neighbourhoodPath: string;
  next: Pick<QuarterDatesFragment, 'stage' | 'name'> | null | undefined;
}

/** The way to suggest something, and to what others suggested. */
export function WaysToSuggest({ path, neighbourhoodPath, next }: WaysToSuggestProps) {
  return (
    <div className="app-no-print">
      <p className="govuk-body">{whichMonthsWords(next)}</p>
      <ButtonLink variant="secondary" href={`/areas/${path}/suggest`}>
        Suggest what the team works on
      </ButtonLink>
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${neighbourhoodPath}/suggestions`}>
          What was suggested, and what became of it
        </a>
      </p>
    </div>
  );
}
