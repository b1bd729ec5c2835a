import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AlertOfTeamDocument, WithdrawAlertDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { SafeHtml } from '#words/safe-html.tsx';
import type { Route } from './+types/desk-alert-withdraw.ts';
import { type Withdrawal, withdrawal } from './desk.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR', 'COMMS');
  const { alert } = await ask(context, request, AlertOfTeamDocument, { id: params.id });
  await mustActIn(context, request, found(alert).area);
  return { alert: found(alert), today: shortDayInWords(londonDate(new Date())) };
}

export async function action({ context, request, params: { id: alertId } }: Route.ActionArgs) {
  const form = await readForm(request, withdrawal);
  if (!form.ok) return form.again;
  const { withdrawAlert } = await ask(context, request, WithdrawAlertDocument, { alertId, reason: form.value.reason });
  if (isRefusal(withdrawAlert)) return form.refuse(withdrawAlert);
  return seeOther(`/desk/alerts/${alertId}?done=withdrawn`);
}

export default function WithdrawAlert({ loaderData: { alert, today }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Withdrawal>('withdraw', actionData);
  const { area, title, bodyHtml } = alert;
  const back = <BackLink href={`/desk/alerts/${alert.id}`}>The alert</BackLink>;
  return (
    <Page title={`Withdraw: ${title ?? 'an alert'}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{title}</span>
        Withdraw the alert
      </h1>
      {alert.state === 'SENT' ? (
        <>
          <p className="govuk-body">
            The words go at once from every page and feed, and from emails that are still to go. Emails that were sent
            cannot be taken back. In place of the words everybody sees:
          </p>
          <InsetText>
            Alert withdrawn. The team took it back on {today}. The reason it gave: “<em>what you enter here</em>”
          </InsetText>
          <Form form={form}>
            <Textarea
              label="Why is it withdrawn?"
              hint="Everybody can read this. Do not repeat what must not be read."
              rows={3}
              maxCharacters={480}
              {...text(fields.reason)}
            />
            <Button variant="warning" preventDoubleClick>
              Withdraw the alert
            </Button>
          </Form>
        </>
      ) : (
        <p className="govuk-body">
          Only an alert that has gone out can be withdrawn, and only once.{' '}
          <a className="govuk-link" href={`/desk/alerts/${alert.id}`}>
            See where this one stands
          </a>
        </p>
      )}
      {bodyHtml && (
        <>
          <h2 className="govuk-heading-m">What it says</h2>
          <div className="govuk-!-margin-bottom-6">
            <SafeHtml html={bodyHtml} />
          </div>
        </>
      )}
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
