import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { DismissOfficerDocument, OfficersInPostDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { listWords } from '#words/lists.ts';
import type { Route } from './+types/desk-dismiss.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { desk } = await ask(context, request, OfficersInPostDocument);
  return { officer: found(found(desk).officers.find(({ id }) => id === params.id)) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, oneButton);
  if (!form.ok) return form.again;
  const { dismissOfficer } = await ask(context, request, DismissOfficerDocument, { officerId: params.id });
  if (isRefusal(dismissOfficer)) return form.refuse(dismissOfficer);
  return seeOther('/desk/officers?done=dismissed');
}

export default function Dismiss({ loaderData: { officer }, actionData }: Route.ComponentProps) {
  const { form } = useAnswers('dismiss', actionData);
  const who = [officer.name, officer.title].filter(Boolean).join(', ');
  return (
    <Page title="Dismiss an officer" errors={form.errors} before={<BackLink href="/desk/officers">Officers</BackLink>}>
      <h1 className="govuk-heading-l">Dismiss {who}?</h1>
      <p className="govuk-body">
        {officer.email} acts in {listWords(officer.areas.map(({ name }) => name))}. They are signed out everywhere at
        once and can do nothing more for the team. What they wrote stays, with their title.
      </p>
      <Form form={form}>
        <ButtonGroup>
          <Button variant="warning" preventDoubleClick>
            Dismiss
          </Button>
          <a className="govuk-link" href="/desk/officers">
            Keep them in post
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
