import { isRouteErrorResponse } from 'react-router';
import { FindAreaForm } from '#features/areas/find-area-form.tsx';
import { Page } from './page.tsx';

/** The page for every no that is not a form's: nothing here, not yours, too often, or our fault. */
export function ErrorPage({ error }: { error: unknown }) {
  const status = isRouteErrorResponse(error) ? error.status : 500;
  if (status === 404) return <NotFound />;
  const { title, words } = texts[status] ?? ourFault;
  return (
    <Page title={title}>
      <h1 className="govuk-heading-l">{title}</h1>
      <p className="govuk-body">{saidBy(error) ?? words}</p>
      <p className="govuk-body">
        <a className="govuk-link" href="/">
          Find your area
        </a>
      </p>
    </Page>
  );
}

function NotFound() {
  return (
    <Page title="Page not found">
      <h1 className="govuk-heading-l">Page not found</h1>
      <p className="govuk-body">
        If you typed or pasted the address, check that it is whole. It may also have moved: look for your area instead.
      </p>
      <FindAreaForm />
    </Page>
  );
}

const ourFault = {
  title: 'Sorry, there is a problem with the service',
  words: 'Something went wrong. Try again later.',
};

const texts: Record<number, { title: string; words: string }> = {
  400: { title: 'We did not understand that', words: 'Go back, and try again.' },
  403: { title: 'You cannot do that here', words: 'This is for the team of this area.' },
  405: { title: 'We did not understand that', words: 'Go back, and try again.' },
  429: { title: 'Too many attempts', words: 'Wait a few minutes, and try again.' },
  503: { title: 'Sorry, the service is not available', words: 'Try again in a few minutes.' },
};

/** The api's own words ("Something went wrong. Quote 7F3K."): already fit to be shown. */
function saidBy(error: unknown): string | undefined {
  const body: unknown = isRouteErrorResponse(error) ? error.data : undefined;
  if (typeof body !== 'object' || body === null || !('message' in body)) return undefined;
  return typeof body.message === 'string' ? body.message : undefined;
}
