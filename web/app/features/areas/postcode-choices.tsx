import type { FindByPostcodeQuery } from '#graphql.generated.ts';
import { counted, sentenceCase } from '#words/lists.ts';
import { whatItIs } from './area-kinds.ts';

type Answer = FindByPostcodeQuery['findByPostcode'];

/** The areas that a postcode, or a part of one, may mean: each a link with what it is and how much of it lies there. */
export function PostcodeChoices({ answer: { postcode, areas } }: { answer: Answer }) {
  const isPart = !/ .{3}$/.test(postcode ?? '');
  return (
    <section aria-labelledby="choices">
      <h2 className="govuk-heading-m" id="choices">
        {isPart ? `Where is your postcode? Choose what ${postcode} is part of` : `${postcode} may be in any of these`}
      </h2>
      <ul className="govuk-list govuk-list--spaced">
        {areas.map(({ area: { id, path, name, kind, parent }, postcodes }) => (
          <li key={id}>
            <a className="govuk-link govuk-!-font-weight-bold" href={`/areas/${path}`}>
              {name}
            </a>
            <br />
            <span className="app-muted">
              {sentenceCase(whatItIs({ kind, parent }))}
              {isPart ? `, ${counted(postcodes, 'postcode')}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {isPart && <p className="govuk-body">Or type your whole postcode, and we take you there.</p>}
    </section>
  );
}

/** Whose data led there, as its licence asks. */
export function PostcodeSource({ source }: { source?: string | null }) {
  return source ? <p className="govuk-body-s app-muted">{source}</p> : null;
}
