const steps = [
  ['Suggest', 'You say what the team should work on.'],
  ['Vote', 'You choose what matters most.'],
  ['Meet', 'You and the team talk it over in public.'],
  ['Agree', 'The team says what it will do, and why.'],
  ['Done', 'The team posts what it did, with figures.'],
  ['Better?', 'You say whether it got better.'],
] as const;

/** The loop that Patchwork closes, once every three months. */
export function HowItWorks() {
  return (
    <section className="app-section" aria-labelledby="how">
      <h2 className="govuk-heading-m" id="how">
        How it works, every three months
      </h2>
      <ol className="app-loop">
        {steps.map(([name, words]) => (
          <li key={name} className="app-loop__step">
            <strong>{name}</strong> {words}
          </li>
        ))}
      </ol>
      <p className="govuk-body">
        Then it begins again. You need no account to read, and none of it is for reporting crime.{' '}
        <a className="govuk-link" href="/what-has-happened">
          What has happened? Find out who to tell
        </a>
        .
      </p>
    </section>
  );
}
