import { momentInWords } from '@patchwork/calendar';
import type { UpdateOfTeamFragment } from '#graphql.generated.ts';
import { Details } from '#ui/details.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import { measureWords } from './measures.ts';
import { whereWords } from './update.tsx';

/** What an update said before each correction: for the team alone. */
export function EarlierVersions({ versions }: { versions: UpdateOfTeamFragment['earlierVersions'] }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="earlier">
      <h2 className="govuk-heading-m" id="earlier">
        What it said before
      </h2>
      <p className="govuk-hint">Only the team can read this.</p>
      {versions.map((version) => (
        <Details
          key={version.version}
          summary={`Version ${version.version}: ${momentInWords(new Date(version.writtenAt))}`}
        >
          <p className="govuk-body-s app-muted">
            {whereWords(version)}. Written by {version.writtenBy.name ?? version.writtenBy.title}.
          </p>
          <SafeHtml html={version.bodyHtml} />
          {version.measures.length > 0 && (
            <ul className="govuk-list govuk-list--bullet">
              {version.measures.map((measure) => (
                <li key={measure.id}>{measureWords(measure)}</li>
              ))}
            </ul>
          )}
        </Details>
      ))}
    </section>
  );
}
