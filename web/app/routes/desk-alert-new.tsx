import type { ReactNode } from 'react';
import { data, redirect } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { AlertFields, type TypedAlert } from '#features/alerts/alert-fields.tsx';
import { AlertPreview, type Preview } from '#features/alerts/alert-preview.tsx';
import { TypedAgain } from '#features/ballots/desk-typed-again.tsx';
import { mustActIn } from '#features/people/acting.server.ts';
import { DraftNote } from '#features/priorities/draft-note.tsx';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { typedMoment } from '#forms/moment-input.tsx';
import { type FormResult, readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  AlertOfTeamDocument,
  AreaToAlertDocument,
  PreviewAlertDocument,
  SendAlertDocument,
} from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page, TO_ERRORS } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/desk-alert-new.ts';
import { inputOf, namesInForm, newAlert } from './desk-alert.server.ts';
import { draftName } from './desk-post.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, 'INSPECTOR', 'COMMS');
  const path = url.searchParams.get('area');
  if (!path) throw redirect('/desk/alerts');
  const again = url.searchParams.get('again');
  const [{ area: asked }, before] = await Promise.all([
    ask(context, request, AreaToAlertDocument, { path }),
    again ? ask(context, request, AlertOfTeamDocument, { id: again }) : null,
  ]);
  const area = found(asked);
  // An alert about a place is its neighbourhood’s.
  if (area.kind === 'PLACE')
    throw redirect(`/desk/alerts/new?area=${encodeURIComponent(area.neighbourhood?.path ?? '')}`);
  await mustActIn(context, request, area);
  return { area, before: before?.alert ?? null, draft: draftName(viewer, `alert ${area.id}`) };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const areaPath = found(url.searchParams.get('area'));
  const form = await readForm(request, newAlert, namesInForm);
  if (!form.ok) return form.again;
  const input = inputOf(areaPath, form.value);
  if (form.value.step === 'check') {
    const { previewAlert } = await ask(context, request, PreviewAlertDocument, { input });
    if (isRefusal(previewAlert)) return form.refuse(previewAlert);
    return data<Checked>({ ...form.typed, preview: previewAlert, isUrgent: input.urgent });
  }
  const { sendAlert } = await ask(context, request, SendAlertDocument, {
    input: { ...input, clientKey: form.clientKey },
  });
  if (isRefusal(sendAlert)) return form.refuse(sendAlert);
  return seeOther(
    `/desk/alerts/${sendAlert.id}?done=${input.urgent ? 'urgent' : sendAlert.state === 'WAITING' ? 'waits' : 'held'}`,
  );
}

type Facts = Route.ComponentProps['loaderData'];
type Sent = Route.ComponentProps['actionData'];
/** What was typed, in order, and what would go out. */
type Checked = FormResult & { preview: Preview; isUrgent: boolean };

const isChecked = (sent: Sent): sent is Checked => sent !== undefined && 'preview' in sent;

export default function NewAlert({ loaderData, actionData }: Route.ComponentProps) {
  if (isChecked(actionData)) return <Check area={loaderData.area} actionData={actionData} />;
  return <Write loaderData={loaderData} actionData={actionData} />;
}

function Write({ loaderData: { area, before, draft }, actionData }: { loaderData: Facts; actionData: Sent }) {
  const { form, fields } = useAnswers<TypedAlert>('alert', actionData, beginningWith(before));
  return (
    <AlertPage area={area} title="Write an alert" errors={form.errors}>
      <InsetText>Nothing is sent yet. On the next page you see what goes out, and to how many.</InsetText>
      <Form form={form}>
        <DraftNote name={draft} isFresh={actionData === undefined && !before} what="an alert" until="send it" />
        <AlertFields fields={fields} area={area} />
        <Button formAction={TO_ERRORS}>Go on to see what goes out</Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </AlertPage>
  );
}

function Check({ area, actionData }: { area: Facts['area']; actionData: Checked }) {
  const { form, conform } = useAnswers<TypedAlert>('alert', actionData);
  const { preview, isUrgent } = actionData;
  return (
    <AlertPage area={area} title="What goes out">
      <AlertPreview preview={preview} isUrgent={isUrgent} />
      <Form form={form}>
        <TypedAgain typed={actionData.initialValue ?? {}} except={['clientKey', 'step']} />
        <ButtonGroup>
          <Button name="step" value="send" preventDoubleClick variant={isUrgent ? 'warning' : undefined}>
            {preview.needsSecondPerson ? 'Send it for approval' : isUrgent ? 'Send it now' : 'Send it'}
          </Button>
          <Button variant="secondary" {...conform.validate.getButtonProps()}>
            Change it
          </Button>
          <Button
            variant="secondary"
            name="step"
            value="check"
            formAction={`/desk/alerts/mail?area=${encodeURIComponent(area.path)}`}
            formTarget="_blank"
          >
            See the whole email (opens in a new tab)
          </Button>
        </ButtonGroup>
      </Form>
    </AlertPage>
  );
}

/** Nothing; or what an alert said that was stopped. */
function beginningWith(before: Facts['before']): TypedAlert {
  if (!before?.body) return {};
  const { title, body, importance, theme, places, validUntil } = before;
  const where = places.length > 0 ? 'SOME' : 'ALL';
  const paths = places.map(({ path }) => path);
  return { title: title ?? '', body, importance, theme, where, places: paths, until: typedMoment(validUntil) };
}

interface AlertPageProps {
  area: Facts['area'];
  title: string;
  errors?: Parameters<typeof Page>[0]['errors'];
  children: ReactNode;
}

function AlertPage({ area, title, errors, children }: AlertPageProps) {
  return (
    <Page
      title={`${title}: ${area.name}`}
      errors={errors}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-4">
        <span className="govuk-caption-l">Alert: {area.name}</span>
        {title}
      </h1>
      {children}
    </Page>
  );
}
