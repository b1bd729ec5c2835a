import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import type { MailSettingsQuery } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { dayWords } from '#words/days.ts';

type Settings = MailSettingsQuery['mailSettings'];

/** That nothing is sent to an address because a mail server said that it is nobody's, and how to try it again. */
export function AddressRefused({ settings: { email, refusedAt, neutralSubjects } }: { settings: Settings }) {
  const { form } = useAnswers('again', undefined);
  if (!refusedAt) return null;
  return (
    <InsetText className="app-refused">
      <p className="govuk-body">
        <strong>We send nothing to {email} at the moment.</strong> When we last tried, on {dayWords(refusedAt)}, the
        answer was that there is no such mailbox.
      </p>
      <Form form={form}>
        {neutralSubjects && <input type="hidden" name="neutral" value="yes" />}
        <Button variant="secondary" name="deed" value="again" preventDoubleClick>
          Try this address again
        </Button>
      </Form>
    </InsetText>
  );
}
