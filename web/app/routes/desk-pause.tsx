import { shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { date, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { typedDay } from '#forms/moment-input.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PausePromiseDocument, PriorityOfTeamDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { DateInput } from '#ui/date-input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/desk-pause.ts';
import { type Pause, pause } from './desk.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const { priority } = await ask(context, request, PriorityOfTeamDocument, { id: params.id });
  await mustActIn(context, request, found(priority).quarter.area);
  return { priority: found(priority) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, pause);
  if (!form.ok) return form.again;
  const input = { priorityId: params.id, ...form.value, clientKey: form.clientKey };
  const { pausePromise } = await ask(context, request, PausePromiseDocument, { input });
  if (isRefusal(pausePromise)) return form.refuse(pausePromise);
  return seeOther('/desk?done=paused');
}

export default function PausePromise({ loaderData: { priority }, actionData }: Route.ComponentProps) {
  const { title, quarter, pausedUntil, pauseReason } = priority;
  const { form, fields } = useAnswers<Pause>('pause', actionData, {
    until: typedDay(pausedUntil),
    reason: pauseReason ?? '',
  });
  return (
    <Page
      title={`Pause updates: ${title}`}
      errors={form.errors}
      force={quarter.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{title}</span>
        Pause updates
      </h1>
      <p className="govuk-body">
        Nothing counts as late until the day of return. Everybody sees that day and the reason.
      </p>
      <Form form={form}>
        <DateInput
          label="Updates return on"
          hint={`Until ${shortDayInWords(quarter.endsOn)} at the latest, the last day of ${quarter.name}`}
          {...date(fields.until)}
        />
        <Textarea label="Why?" hint="Everybody can read this." rows={3} maxCharacters={480} {...text(fields.reason)} />
        <Button preventDoubleClick>Pause updates</Button>
      </Form>
      <EmergencyStrip reportUrl={quarter.area.contact.reportUrl} />
    </Page>
  );
}
