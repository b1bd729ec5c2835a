import type { AreaEndedFragment } from '#graphql.generated.ts';
import { InsetText } from '#ui/inset-text.tsx';
import { endedWords } from '#words/ended.ts';

/** What became of an area that has ended, with links to what took its place; nothing for one that is there. */
export function WhatBecame({ area }: { area: AreaEndedFragment & { name: string } }) {
  const { name, endedOn, successors } = area;
  if (!endedOn) return null;
  return (
    <InsetText>
      <p className="govuk-body">
        <strong>{endedWords({ name, endedOn })}</strong>{' '}
        {successors.length === 1 && (
          <>
            It is part of <AreaLink area={successors[0] as (typeof successors)[number]} /> now.
          </>
        )}
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
