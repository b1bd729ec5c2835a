import { redirect } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { CodeInput, CodeWarning, InboxLink } from '#features/people/code-input.tsx';
import { dropAddress, keptAddress } from '#features/people/typed-address.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RequestSignInCodeDocument, SignInDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/sign-in-code.ts';
import { afterSignIn, type Code, code, nextAlong, onlyStrangers } from './sign-in.server.ts';

const firstPage = (request: Request) => ['/sign-in', nextAlong(request)].filter(Boolean).join('?');

export async function loader({ context, request }: Route.LoaderArgs) {
  onlyStrangers(context, request);
  const email = await keptAddress(request);
  if (email === null) throw redirect(firstPage(request));
  return { email, firstPage: firstPage(request) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const email = await keptAddress(request);
  if (email === null) return seeOther(firstPage(request));
  const isForNewCode = (await request.clone().formData()).has('again');
  return isForNewCode ? newCode({ context, request }, email) : typedCode({ context, request }, email);
}

type Asked = Pick<Route.ActionArgs, 'context' | 'request'>;

async function typedCode({ context, request }: Asked, email: string) {
  const form = await readForm(request, code);
  if (!form.ok) return form.again;
  const { signIn } = await ask(context, request, SignInDocument, { email, code: form.value.code });
  if (isRefusal(signIn)) return form.refuse(signIn);
  await dropAddress(context);
  return seeOther(afterSignIn(request, signIn.role));
}

async function newCode({ context, request }: Asked, email: string) {
  const form = await readForm(request, code.partial());
  if (!form.ok) return form.again;
  const { requestSignInCode } = await ask(context, request, RequestSignInCodeDocument, { email });
  if (isRefusal(requestSignInCode)) return form.refuse(requestSignInCode);
  return seeOther(`/sign-in/code?${[nextAlong(request), 'done=new-code'].filter(Boolean).join('&')}`);
}

export default function SignInCode({ loaderData: { email, firstPage }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Code>('code', actionData);
  return (
    <Page title="Type the code" errors={form.errors} before={<BackLink href={firstPage} />}>
      <DoneBanner said={{ 'new-code': 'We have sent you a new code. The one before no longer works.' }} />
      <h1 className="govuk-heading-l">Type the code from your email</h1>
      <p className="govuk-body">
        We have sent an email to <strong>{email}</strong>. It can take a minute to arrive. The code works for 10
        minutes, once.
      </p>
      <InboxLink email={email} />
      <Form form={form}>
        <CodeInput {...text(fields.code)} />
        <Button preventDoubleClick>Sign in</Button>
      </Form>
      <CodeWarning />
      <h2 className="govuk-heading-s">No email?</h2>
      <p className="govuk-body">
        Look among your junk mail, and check that the address above is right.{' '}
        <a className="govuk-link" href={firstPage}>
          Change the address
        </a>
        .
      </p>
      <form method="post">
        <Button variant="secondary" name="again" value="yes" preventDoubleClick>
          Send a new code
        </Button>
      </form>
    </Page>
  );
}
