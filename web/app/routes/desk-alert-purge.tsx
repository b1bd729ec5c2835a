import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { AlertStub } from '#features/alerts/alert-list.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AlertOfTeamDocument, PurgeAlertDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import type { Route } from './+types/desk-alert-purge.ts';
import { type Purge, purge } from './desk-admin.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { alert } = await ask(context, request, AlertOfTeamDocument, { id: params.id });
  return { alert: found(alert) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, purge);
  if (!form.ok) return form.again;
  const { purgeAlert } = await ask(context, request, PurgeAlertDocument, { alertId: params.id, ...form.value });
  if (isRefusal(purgeAlert)) return form.refuse(purgeAlert);
  return seeOther('/desk/words?done=purged');
}

export default function PurgeAlert({ loaderData: { alert }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Purge>('purge', actionData);
  const { area, title, bodyHtml } = alert;
  return (
    <Page
      title="Remove an alert for good"
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk/words">Remove other words</BackLink>}
    >
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">Alert: {area.name}</span>
        Remove an alert for good
      </h1>
      <InsetText>
        {bodyHtml ? (
          <>
            <p className="govuk-body govuk-!-font-weight-bold">{title}</p>
            <SafeHtml html={bodyHtml} />
          </>
        ) : (
          <AlertStub alert={alert} />
        )}
      </InsetText>
      <p className="govuk-body">Emails that were sent cannot be taken back. Those still to go do not go.</p>
      <Form form={form}>
        <Textarea
          label="Why are the words removed?"
          hint="Kept for the audit, and not shown. Do not repeat the words."
          rows={3}
          maxCharacters={480}
          {...text(fields.reason)}
        />
        <WarningText>The words are erased everywhere, for the team too. This cannot be undone.</WarningText>
        <Button variant="warning" preventDoubleClick>
          Remove the words for good
        </Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
