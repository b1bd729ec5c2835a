import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { MailSettingsQuery } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { dayWords } from '#words/days.ts';

type Settings = MailSettingsQuery['mailSettings'];

/** That nothing is sent to an address because a mail server said that it is nobody's, and how to try it again. */
export function AddressRefused({
  settings: { email, refusedAt, neutralSubjects },
  isByLink = false,
}: {
  settings: Settings;
  /** True for whoever came by the link of a mail: only whoever signs in with a code shows that mails arrive. */
  isByLink?: boolean;
}) {
  const { form } = useAnswers('again', undefined);
  if (!refusedAt) return null;
  return (
    <InsetText className="app-refused">
      <p className="govuk-body">
        <strong>We send nothing to {email} at the moment.</strong> When we last tried, on {dayWords(refusedAt)}, the
        answer was that there is no such mailbox.
      </p>
      {isByLink ? (
        <p className="govuk-body">
          <a className="govuk-link" href="/sign-in?next=%2Fme%2Fmails">
            Sign in with a code to have it tried again
          </a>
        </p>
      ) : (
        <Form form={form}>
          {neutralSubjects && <input type="hidden" name="neutral" value="yes" />}
          <Button variant="secondary" name="deed" value="again" preventDoubleClick>
            Try this address again
          </Button>
        </Form>
      )}
    </InsetText>
  );
}
