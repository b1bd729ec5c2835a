import { InsetText } from '#ui/inset-text.tsx';

/** What to try when nothing was found. */
export function NoAreaFound() {
  return (
    <InsetText>
      <p>Check the spelling, or try:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>only the beginning of the name</li>
        <li>a village, parish or ward nearby</li>
        <li>the name of your district or of your police force</li>
      </ul>
      <p>
        Your area may not use Patchwork yet.{' '}
        <a className="govuk-link" href="https://www.police.uk/pu/your-area/">
          Find your police team on police.uk
        </a>
        .
      </p>
    </InsetText>
  );
}
