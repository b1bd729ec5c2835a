import { Page } from '#shell/page.tsx';
import { Panel } from '#ui/panel.tsx';

/** After erasing oneself: nobody is signed in any more. */
export default function Erased() {
  return (
    <Page title="Everything is erased">
      <Panel title="Everything is erased">We keep nothing of you any more, and you are signed out.</Panel>
      <p className="govuk-body">
        You can go on reading without signing in.{' '}
        <a className="govuk-link" href="/">
          Find your area
        </a>
        .
      </p>
    </Page>
  );
}
