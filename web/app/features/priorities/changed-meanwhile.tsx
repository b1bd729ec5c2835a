import type { UpdateFactsFragment } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import { measureWords } from './measures.ts';
import { whereWords } from './update.tsx';

/** A colleague corrected the update while this person was writing: what it says now, before they go on. */
export function ChangedMeanwhile({ update }: { update: UpdateFactsFragment }) {
  return (
    <InsetText>
      <h2 className="govuk-heading-s">What it says now (version {update.version})</h2>
      <p className="app-muted">{whereWords(update)}</p>
      {update.bodyHtml && <SafeHtml html={update.bodyHtml} />}
      {update.measures.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {update.measures.map((measure) => (
            <li key={measure.id}>{measureWords(measure)}</li>
          ))}
        </ul>
      )}
      <p>Your own words are kept below. Saving puts them in the place of these.</p>
    </InsetText>
  );
}
