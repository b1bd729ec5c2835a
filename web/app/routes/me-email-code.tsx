import { redirect } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { CodeInput, CodeWarning, InboxLink } from '#features/people/code-input.tsx';
import { dropAddress, keptAddress } from '#features/people/typed-address.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { ChangeEmailDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/me-email-code.ts';
import { type Code, code } from './sign-in.server.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request);
  const email = await keptAddress(request);
  if (email === null) throw redirect('/me/email');
  return { email };
}

export async function action({ context, request }: Route.ActionArgs) {
  const email = await keptAddress(request);
  if (email === null) return seeOther('/me/email');
  const form = await readForm(request, code);
  if (!form.ok) return form.again;
  const { changeEmail } = await ask(context, request, ChangeEmailDocument, { email, code: form.value.code });
  if (isRefusal(changeEmail)) return form.refuse(changeEmail);
  await dropAddress(context);
  return seeOther('/me?done=email');
}

export default function ChangeEmailCode({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Code>('code', actionData);
  return (
    <Page title="Type the code" errors={form.errors} before={<BackLink href="/me/email" />}>
      <h1 className="govuk-heading-l">Type the code from your email</h1>
      <p className="govuk-body">
        We have sent an email to <strong>{email}</strong>. The code works for 10 minutes, once.
      </p>
      <InboxLink email={email} />
      <Form form={form}>
        <CodeInput {...text(fields.code)} />
        <Button preventDoubleClick>Change my address</Button>
      </Form>
      <CodeWarning />
      <p className="govuk-body">
        No email?{' '}
        <a className="govuk-link" href="/me/email">
          Send a new code, or use another address
        </a>
        .
      </p>
    </Page>
  );
}
