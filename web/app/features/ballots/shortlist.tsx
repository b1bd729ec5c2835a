import type { BallotPageQuery } from '#graphql.generated.ts';

type Ballot = NonNullable<BallotPageQuery['ballot']>;

/** Who made the list of what can be chosen, how, and what was left off. */
export function Shortlist({ ballot, area }: { ballot: Ballot; area: { path: string } }) {
  const { openedBy, words, suggestionsLeftOff, prioritiesLeftOff } = ballot;
  const nothing = suggestionsLeftOff.length === 0 && prioritiesLeftOff.length === 0;
  return (
    <section className="app-section" aria-labelledby="list">
      <h2 className="govuk-heading-l" id="list">
        How this list was made
      </h2>
      <p className="govuk-body">
        {whoWords(openedBy)} made it, from what residents suggested and what the team works on now.{' '}
        {!words && 'They added no words on how they chose.'}
      </p>
      {words && <blockquote className="app-list-words app-lines">{words}</blockquote>}
      <h3 className="govuk-heading-m" id="left-off">
        What was left off
      </h3>
      {nothing && (
        <p className="govuk-body">
          Nothing: every suggestion that the team accepted and every present priority can be chosen. Suggestions that it
          declined, and why, are among{' '}
          <a className="govuk-link" href={`/areas/${area.path}/suggestions`}>
            all suggestions
          </a>
          .
        </p>
      )}
      {prioritiesLeftOff.length > 0 && (
        <>
          <p className="govuk-body">Present priorities that nothing on the list goes on with:</p>
          <ul className="govuk-list govuk-list--bullet">
            {prioritiesLeftOff.map(({ id, title, quarter }) => (
              <li key={id}>
                <a className="govuk-link" href={`/priorities/${id}`}>
                  {title}
                </a>{' '}
                ({quarter.name})
              </li>
            ))}
          </ul>
        </>
      )}
      {suggestionsLeftOff.length > 0 && (
        <>
          <p className="govuk-body">Suggestions that the team accepted and did not put on the list:</p>
          <ul className="govuk-list govuk-list--bullet">
            {suggestionsLeftOff.map(({ id, title }) => (
              <li key={id}>
                <a className="govuk-link" href={`/suggestions/${id}`}>
                  {title ?? 'A suggestion'}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {!nothing && !words && (
        <p className="govuk-body">The team has not said why. You can ask it: the page of the area says how.</p>
      )}
    </section>
  );
}

function whoWords({ name, title }: Ballot['openedBy']): string {
  if (!name) return `The ${title.toLowerCase()} of the team`;
  return name.includes(title) ? name : `${name}, ${title.toLowerCase()},`;
}
