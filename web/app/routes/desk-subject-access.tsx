import { data } from 'react-router';
import { ask } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { KeptRows, type KeptSections } from '#features/people/kept-rows.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { SubjectAccessDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/desk-subject-access.ts';
import { type Search, search } from './desk-admin.server.ts';

export function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
}

/** The address is sent in the form and not in the page's own address: histories and logs need not know it. */
export async function action({ context, request }: Route.ActionArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const form = await readForm(request, search);
  if (!form.ok) return data({ again: form.again.data, kept: null, email: '' }, form.again.init ?? undefined);
  const { email } = form.value;
  const { subjectAccess } = await ask(context, request, SubjectAccessDocument, { email });
  return data({ again: undefined, kept: subjectAccess as KeptSections, email });
}

export default function SubjectAccess({ actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Search>('search', actionData?.again, { email: actionData?.email });
  return (
    <Page title="Subject access" errors={form.errors} before={<BackLink href="/desk">The desk</BackLink>}>
      <h1 className="govuk-heading-l">Subject access</h1>
      <p className="govuk-body">
        What is held about a person, with an account or without; nobody else’s data is in it. Each search is kept in the
        audit, with who searched.
      </p>
      <Form form={form}>
        <Input
          label="The person’s email address"
          type="email"
          autoComplete="off"
          spellCheck={false}
          className="govuk-!-width-two-thirds"
          {...text(fields.email)}
        />
        <ButtonGroup>
          <Button>Show what is held</Button>
          <Button variant="secondary" formAction="/desk/subject-access/file">
            Download it
          </Button>
        </ButtonGroup>
      </Form>
      {actionData?.kept && <KeptRows email={actionData.email} kept={actionData.kept} />}
    </Page>
  );
}
