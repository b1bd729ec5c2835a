import { renderToStaticMarkup } from 'react-dom/server';
import { idsOf, type Similar, SimilarList } from './similar.tsx';

/** What is alike as a piece of a page, for the page to put in its place; empty where nothing is. */
export function similarPart(similar: Similar): string {
  if (idsOf(similar).length === 0) return '';
  return renderToStaticMarkup(
    <>
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2">Is it one of these?</h2>
      <SimilarList similar={similar} />
      <p className="govuk-body govuk-!-margin-bottom-0">
        If it is, the team knows of it: open it to see what becomes of it.
      </p>
    </>,
  );
}
