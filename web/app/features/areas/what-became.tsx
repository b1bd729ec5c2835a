import type { AreaEndedFragment } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { endedWords, isRedrawn } from '#words/ended.ts';

/** What became of an area that has ended, with links to what took its place; nothing for one that is there. */
export function WhatBecame({ area }: { area: AreaEndedFragment & { name: string } }) {
  const { name, endedOn, successors } = area;
  if (!endedOn) return null;
  const [only] = successors.length === 1 ? successors : [];
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>{endedWords({ name, endedOn, successors })}</strong>{' '}
        {only &&
          (isRedrawn({ name, successors }) ? (
            <>
              See <AreaLink area={{ ...only, name: `${name} as it is now` }} />.
            </>
          ) : (
            <>
              It is part of <AreaLink area={only} /> now.
            </>
          ))}
        {successors.length > 1 && 'It was divided between:'}
        {successors.length === 0 && (
          <a className="govuk-link" href="/">
            Find your area
          </a>
        )}
      </p>
      {successors.length > 1 && (
        <ul className="govuk-list govuk-list--bullet">
          {successors.map((successor) => (
            <li key={successor.id}>
              <AreaLink area={successor} />
            </li>
          ))}
        </ul>
      )}
    </InsetText>
  );
}

function AreaLink({ area: { path, name } }: { area: { path: string; name: string } }) {
  return (
    <a className="govuk-link" href={`/areas/${path}`}>
      {name}
    </a>
  );
}
