import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { ChangedMeanwhile } from '#features/priorities/changed-meanwhile.tsx';
import { DraftNote } from '#features/priorities/draft-note.tsx';
import { filledIn } from '#features/priorities/figures.server.ts';
import { type TypedUpdate, typedUpdate, UpdateFields } from '#features/priorities/update-fields.tsx';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { CorrectUpdateDocument, UpdateToCorrectDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page, TO_ERRORS } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/desk-correct.ts';
import { correction, draftName } from './desk-post.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...writers);
  const { update } = await ask(context, request, UpdateToCorrectDocument, { id: params.id });
  await mustActIn(context, request, found(update).priority.quarter.area);
  return { update: found(update), draft: draftName(viewer, params.id) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, correction);
  if (!form.ok) return form.again;
  const { body, places, measures: rows, version } = form.value;
  const { measures, names } = filledIn(rows);
  const input = { updateId: params.id, version, body, placePaths: places, measures, clientKey: form.clientKey };
  const { correctUpdate } = await ask(context, request, CorrectUpdateDocument, { input });
  if (!isRefusal(correctUpdate)) return seeOther(`/desk/updates/${params.id}?done=corrected`);
  // Told beside what it says now, which the page shows: there is no box to put right.
  if (correctUpdate.reason === 'STALE_VERSION') return form.refuse({ ...correctUpdate, field: null });
  const field = correctUpdate.field && { ...names, placePaths: 'places' }[correctUpdate.field];
  return form.refuse({ ...correctUpdate, field: field ?? correctUpdate.field });
}

export default function Correct({ loaderData: { update, draft }, actionData }: Route.ComponentProps) {
  const { area } = update.priority.quarter;
  const { form, fields, conform } = useAnswers<TypedUpdate>('correct', actionData, typedUpdate(update));
  const before = actionData?.initialValue?.version;
  // The form goes on with the version it shows: a newer one is put before the person first.
  const hasChanged = before !== undefined && before !== String(update.version);
  const places = [...update.priority.places, ...update.places].filter(
    ({ id }, at, all) => all.findIndex((place) => place.id === id) === at,
  );
  const back = <BackLink href={`/desk/updates/${update.id}`}>The update</BackLink>;
  return (
    <Page title={`Correct: ${update.priority.title}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{update.priority.title}</span>
        Correct an update
      </h1>
      <p className="govuk-body">
        The page will say that it was corrected, and when. What it says now stays readable by the team.
      </p>
      {hasChanged && <ChangedMeanwhile update={update} />}
      {update.withdrawnAt ? (
        <p className="govuk-body">This update was withdrawn, so it can no longer be corrected.</p>
      ) : (
        <Form form={form}>
          <input type="hidden" name="version" value={update.version} />
          <DraftNote name={draft} isFresh={actionData === undefined} />
          <UpdateFields form={form} conform={conform} fields={fields} neighbourhood={area} places={places} />
          {/* Not where adding a row left the address: errors are told at the top. */}
          <Button formAction={TO_ERRORS} preventDoubleClick>
            Save the correction
          </Button>
        </Form>
      )}
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
