import type { ReactNode } from 'react';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import {
  AboutFields,
  ModeField,
  TimesFields,
  type TypedMeetingWords,
  type TypedTimes,
  WhereFields,
  WindowFields,
} from '#features/meetings/schedule-fields.tsx';
import { mustActIn } from '#features/people/acting.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { MeDocument, PlannedQuartersDocument, ScheduleMeetingDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import type { Route } from './+types/desk-meeting-schedule.ts';
import { inForm, newMeeting, timeNames } from './desk-meeting.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const { me } = await ask(context, request, MeDocument);
  const own = (me?.officer?.areas ?? []).filter(({ kind }) => kind === 'NEIGHBOURHOOD');
  const path = url.searchParams.get('area') ?? (own.length === 1 ? own[0]?.path : undefined);
  if (!path) return { own, area: null };
  const { area } = await ask(context, request, PlannedQuartersDocument, { path });
  await mustActIn(context, request, found(area));
  return { own, area: found(area) };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, newMeeting, timeNames);
  if (!form.ok) return form.again;
  const { when, ...said } = form.value;
  const input = { ...said, ...when, clientKey: form.clientKey };
  const { scheduleMeeting } = await ask(context, request, ScheduleMeetingDocument, { input });
  if (isRefusal(scheduleMeeting)) return form.refuse(inForm(scheduleMeeting));
  return seeOther(`/desk/meetings/${scheduleMeeting.id}?done=scheduled`);
}

type Typed = TypedMeetingWords & { when?: TypedTimes; mode?: string; capacity?: string; quarterId?: string };

export default function ScheduleMeeting({ loaderData: { own, area }, actionData }: Route.ComponentProps) {
  const quarters = (area?.quarters.nodes ?? []).filter(({ stage }) => stage !== 'ENDED').reverse();
  const { form, fields } = useAnswers<Typed>('schedule', actionData, {
    quarterId: quarters.find(({ stage }) => stage !== 'CURRENT')?.id ?? '',
  });
  const back = <BackLink href="/desk">The desk</BackLink>;
  if (!area) return <WhoseMeeting own={own} before={back} />;
  return (
    <Page title={`Schedule a meeting: ${area.name}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{area.name}</span>
        Schedule a meeting
      </h1>
      <p className="govuk-body">
        Its page is public at once, and residents can register unless you say from when. Everything can be changed
        later.
      </p>
      <Form form={form}>
        <input type="hidden" name="areaPath" defaultValue={area.path} />
        <Input label="What is it called?" hint="For example Have your say: February to April" {...text(fields.title)} />
        <h2 className="govuk-heading-m">When</h2>
        <TimesFields field={fields.when} />
        <h2 className="govuk-heading-m">Where</h2>
        <ModeField field={fields.mode} />
        <Input
          label="How many places are there?"
          hint="The room’s, or the call’s. Somebody who brings a companion takes two."
          className="govuk-input--width-5"
          inputMode="numeric"
          autoComplete="off"
          {...text(fields.capacity)}
        />
        <WhereFields fields={fields} />
        <h2 className="govuk-heading-m">What about</h2>
        {quarters.length > 0 && (
          <Select
            label="Which months does it agree on? (optional)"
            items={[
              { value: '', text: 'None in particular' },
              ...quarters.map(({ id, name }) => ({ value: id, text: name })),
            ]}
            {...text(fields.quarterId)}
          />
        )}
        <AboutFields fields={fields} />
        <h2 className="govuk-heading-m">Registration</h2>
        <WindowFields fields={fields} />
        <Button preventDoubleClick>Schedule the meeting</Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}

type Whose = Pick<Route.ComponentProps['loaderData'], 'own'> & { before: ReactNode };

/** An inspector of several neighbourhoods says first whose meeting it is. */
function WhoseMeeting({ own, before }: Whose) {
  return (
    <Page title="Schedule a meeting" before={before}>
      <h1 className="govuk-heading-l">Whose meeting is it?</h1>
      {own.length === 0 && <p className="govuk-body">You were given no neighbourhood, so there is nobody to meet.</p>}
      <ul className="govuk-list govuk-list--spaced">
        {own.map(({ id, path, name }) => (
          <li key={id}>
            <a className="govuk-link" href={`/desk/meetings/schedule?area=${encodeURIComponent(path)}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
