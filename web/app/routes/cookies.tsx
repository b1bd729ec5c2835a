import { Page } from '#shell/page.tsx';
import { Table } from '#ui/table.tsx';

export default function Cookies() {
  return (
    <Page title="Cookies">
      <h1 className="govuk-heading-l">Cookies</h1>
      <p className="govuk-body">
        Patchwork keeps cookies on your device only when you sign in. They measure nothing, and nobody else sets one
        here. You need no cookie to read anything.
      </p>
      <Table
        caption="The cookies of signing in"
        head={['Purpose', 'Expires']}
        rows={[
          [
            'Remembers the address a code was sent to, until you type the code',
            'When the code is typed, or after 30 minutes',
          ],
          ['Remembers on this device that you are signed in', 'When you sign out, or after 30 days'],
        ]}
      />
      <p className="govuk-body">
        Because they are needed for what you ask of us, the law does not require us to ask your consent for them.
      </p>
      <p className="govuk-body">
        For the police team alone: an update that is being written is kept on the device until it is posted, for a week
        at most. It is sent nowhere before.
      </p>
    </Page>
  );
}
