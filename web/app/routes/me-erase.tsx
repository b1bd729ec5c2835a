import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { EraseMeDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import type { Route } from './+types/me-erase.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  return { email: signedIn(context, request).email };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, oneButton);
  if (!form.ok) return form.again;
  const { eraseMe } = await ask(context, request, EraseMeDocument);
  if (isRefusal(eraseMe)) return form.refuse(eraseMe);
  return seeOther('/erased');
}

export default function EraseMe({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { form } = useAnswers('erase', actionData);
  return (
    <Page title="Erase everything about you" errors={form.errors} before={<BackLink href="/me">My page</BackLink>}>
      <h1 className="govuk-heading-l">Erase everything about you</h1>
      <p className="govuk-body">
        This is about what we keep of <strong>{email}</strong>.
      </p>
      <h2 className="govuk-heading-m">What goes</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>your email address, your home area and your sign-ins: you are signed out everywhere</li>
        <li>your vote, while the vote is open</li>
        <li>everything else that the file under “Download my data” shows</li>
      </ul>
      <h2 className="govuk-heading-m">What cannot be withdrawn</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          a vote that has closed and been sealed: nothing in it says whose it was, so nobody can find it to take it out
        </li>
        <li>counts that no longer say who was counted</li>
        <li>that something was erased, on a day, without your name</li>
      </ul>
      <WarningText>This cannot be undone.</WarningText>
      <Form form={form}>
        <ButtonGroup>
          <Button variant="warning" preventDoubleClick>
            Erase everything about me
          </Button>
          <a className="govuk-link" href="/me">
            Keep it
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
