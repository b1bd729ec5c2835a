import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { keepAddress } from '#features/people/typed-address.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RequestSignInCodeDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/me-email.ts';
import { type Address, address } from './sign-in.server.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  return { email: signedIn(context, request).email };
}

export async function action({ context, request }: Route.ActionArgs) {
  signedIn(context, request);
  const form = await readForm(request, address);
  if (!form.ok) return form.again;
  const { email } = form.value;
  const { requestSignInCode } = await ask(context, request, RequestSignInCodeDocument, { email });
  if (isRefusal(requestSignInCode)) return form.refuse(requestSignInCode);
  await keepAddress(context, email);
  return seeOther('/me/email/code');
}

export default function ChangeEmail({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Address>('email', actionData);
  return (
    <Page title="Change your email address" errors={form.errors} before={<BackLink href="/me">My page</BackLink>}>
      <h1 className="govuk-heading-l">Change your email address</h1>
      <p className="govuk-body">
        You sign in with <strong>{email}</strong>. We send a code to the new address, to see that it is yours.
      </p>
      <Form form={form}>
        <Input
          label="New email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          className="govuk-!-width-two-thirds"
          {...text(fields.email)}
        />
        <Button preventDoubleClick>Send a code to it</Button>
      </Form>
    </Page>
  );
}
