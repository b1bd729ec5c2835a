import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { roleWords } from '#features/people/my-facts.tsx';
import { choice, choices, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AppointOfficerDocument, OfficersInPostDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes, Radios } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/desk-appoint.ts';
import { type Appointment, appointment } from './desk-admin.server.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { desk } = await ask(context, request, OfficersInPostDocument);
  return { areas: found(desk).areas };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, appointment, { areaPaths: 'areas', nameWithheld: 'withheld' });
  if (!form.ok) return form.again;
  const { areas, withheld, ...typed } = form.value;
  const input = { ...typed, areaPaths: areas, nameWithheld: withheld === 'yes', clientKey: form.clientKey };
  const { appointOfficer } = await ask(context, request, AppointOfficerDocument, { input });
  if (isRefusal(appointOfficer)) return form.refuse(appointOfficer);
  return seeOther('/desk/officers?done=appointed');
}

const roles = ['OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN'] as const;

export default function Appoint({ loaderData: { areas }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Appointment>('appoint', actionData);
  const all = areas.flatMap((force) => [force, ...force.children]);
  return (
    <Page title="Appoint an officer" errors={form.errors} before={<BackLink href="/desk/officers">Officers</BackLink>}>
      <h1 className="govuk-heading-l">Appoint an officer</h1>
      <Form form={form}>
        <Input
          label="Email address"
          hint="The one they sign in with"
          type="email"
          autoComplete="off"
          spellCheck={false}
          className="govuk-!-width-two-thirds"
          {...text(fields.email)}
        />
        <Radios
          label="What do they do?"
          items={roles.map((role) => ({ value: role, text: roleWords[role] }))}
          {...choice(fields.role)}
        />
        <Checkboxes
          label="Where?"
          hint="Communications and administrators: the force. Officers and inspectors: neighbourhoods."
          className="govuk-checkboxes--small"
          items={all.map(({ path, name }) => ({ value: path, text: name }))}
          {...choices(fields.areas)}
        />
        <Input
          label="Title (optional)"
          hint="For example PCSO, or Neighbourhood inspector"
          autoComplete="off"
          className="govuk-input--width-20"
          {...text(fields.title)}
        />
        <Input
          label="Name (optional)"
          autoComplete="off"
          className="govuk-input--width-20"
          {...text(fields.displayName)}
        />
        <Checkboxes
          label="Is the name shown to everybody?"
          className="govuk-checkboxes--small"
          items={[{ value: 'yes', text: 'Keep the name back: the title alone is shown' }]}
          {...choices(fields.withheld)}
        />
        <Input
          label="Hours (optional)"
          hint="For example Monday to Friday, 9am to 5pm"
          autoComplete="off"
          {...text(fields.hours)}
        />
        <Button preventDoubleClick>Appoint</Button>
      </Form>
    </Page>
  );
}
