import { Page } from '#shell/page.tsx';
import { Table } from '#ui/table.tsx';

export default function Cookies() {
  return (
    <Page title="Cookies">
      <h1 className="govuk-heading-l">Cookies</h1>
      <p className="govuk-body">
        Patchwork keeps one cookie on your device, and only once you sign in. It measures nothing, and nobody else sets
        one here. You need no cookie to read anything.
      </p>
      <Table
        caption="The cookie of a signed-in person"
        head={['Purpose', 'Expires']}
        rows={[
          [
            'Remembers on this device that you are signed in',
            'When you sign out, or after the time signing in tells you',
          ],
        ]}
      />
      <p className="govuk-body">
        Because it is needed for what you ask of us, the law does not require us to ask your consent for it.
      </p>
    </Page>
  );
}
