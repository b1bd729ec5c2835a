import { ask } from '#asking/ask.server.ts';
import { DemoPeople } from '#features/people/demo-people.tsx';
import { keepAddress } from '#features/people/typed-address.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { RequestSignInCodeDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { useShellFacts } from '#shell/shell-facts.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import type { Route } from './+types/sign-in.ts';
import { type Address, address, forcePage, nextAlong, onlyStrangers, sentBack } from './sign-in.server.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  onlyStrangers(context, request);
  return { codePage: codePage(request), forcePage: forcePage(request), sentBack: sentBack(request) };
}

const codePage = (request: Request) => ['/sign-in/code', nextAlong(request)].filter(Boolean).join('?');

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, address);
  if (!form.ok) return form.again;
  const { email } = form.value;
  const { requestSignInCode } = await ask(context, request, RequestSignInCodeDocument, { email });
  // Kept also where no further code is sent: the newest one may still be typed.
  if (!isRefusal(requestSignInCode) || requestSignInCode.reason === 'TOO_MANY_CODES') await keepAddress(context, email);
  if (isRefusal(requestSignInCode)) return form.refuse(requestSignInCode);
  return seeOther(codePage(request));
}

export default function SignIn({ loaderData: { codePage, forcePage, sentBack }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Address>('sign-in', actionData);
  const { mode, officersSignIn } = useShellFacts();
  return (
    <Page title="Sign in" errors={form.errors}>
      <DoneBanner said={{ everywhere: 'You are signed out on every device.' }} />
      {sentBack && <WarningText>{sentBack}</WarningText>}
      <h1 className="govuk-heading-l">Sign in</h1>
      <p className="govuk-body">
        Type your email address, and we send you a code to type here. There is no password. You need no account: if you
        are new, this makes one.
      </p>
      <Form form={form}>
        <Input
          label="Email address"
          type="email"
          autoComplete="email"
          spellCheck={false}
          className="govuk-!-width-two-thirds"
          {...text(fields.email)}
        />
        <Button preventDoubleClick>Send me a code</Button>
      </Form>
      {actionData && (
        <p className="govuk-body">
          <a className="govuk-link" href={codePage}>
            I have a code already
          </a>
        </p>
      )}
      {officersSignIn && (
        <>
          <h2 className="govuk-heading-m">Officers and staff</h2>
          <ButtonLink href={`${officersSignIn}?${forcePage}`} variant="secondary">
            Sign in with your force’s account
          </ButtonLink>
        </>
      )}
      {mode === 'demo' && <DemoPeople />}
    </Page>
  );
}
