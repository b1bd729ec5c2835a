import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { DraftNote } from '#features/priorities/draft-note.tsx';
import { filledIn } from '#features/priorities/figures.server.ts';
import { latenessOf } from '#features/priorities/lateness.ts';
import { type TypedUpdate, typedUpdate, UpdateFields } from '#features/priorities/update-fields.tsx';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { MomentInput } from '#forms/moment-input.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PostUpdateDocument, PriorityOfTeamDocument, UpdateToCorrectDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page, TO_ERRORS } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import type { Route } from './+types/desk-post.ts';
import { draftName, newUpdate } from './desk-post.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  const viewer = signedIn(context, request, ...writers);
  const id = found(url.searchParams.get('priority'));
  const again = url.searchParams.get('again');
  const [{ priority }, last] = await Promise.all([
    ask(context, request, PriorityOfTeamDocument, { id }),
    again ? ask(context, request, UpdateToCorrectDocument, { id: again }) : { update: null },
  ]);
  await mustActIn(context, request, found(priority).quarter.area);
  return { priority: found(priority), last: last.update, draft: draftName(viewer, id) };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const priorityId = found(url.searchParams.get('priority'));
  const form = await readForm(request.clone(), newUpdate);
  if (!form.ok) return form.again;
  const { body, places, measures: rows, publish } = form.value;
  const { measures, names } = filledIn(rows);
  const input = { priorityId, body, placePaths: places, measures, publishAt: publish, clientKey: form.clientKey };
  const { postUpdate } = await ask(context, request, PostUpdateDocument, { input });
  if (isRefusal(postUpdate)) {
    const field = postUpdate.field && { ...names, placePaths: 'places', publishAt: 'publish.at' }[postUpdate.field];
    return form.refuse({ ...postUpdate, field: field ?? postUpdate.field });
  }
  return seeOther(`/desk/updates/${postUpdate.id}?done=posted`);
}

export default function PostUpdate({ loaderData: { priority, last, draft }, actionData }: Route.ComponentProps) {
  const { area } = priority.quarter;
  const { form, fields, conform } = useAnswers<TypedUpdate>('post', actionData, beginningWith(priority, last));
  const isLater = Object.keys(fields.publish.allErrors).length > 0 || Boolean(fields.publish.initialValue);
  return (
    <Page
      title={`Post an update: ${priority.title}`}
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{priority.title}</span>
        {last ? 'Same again' : 'Post an update'}
      </h1>
      <p className="govuk-body">
        {last ? 'This is what was said last time: change what is different now.' : latenessOf(priority)?.words}
      </p>
      <Form form={form}>
        <DraftNote name={draft} isFresh={actionData === undefined} />
        <UpdateFields form={form} conform={conform} fields={fields} neighbourhood={area} places={priority.places} />
        <Details summary="Publish at a set time instead of now" open={isLater}>
          <MomentInput label="Publish on" hint="London time. Leave it empty to publish now." field={fields.publish} />
        </Details>
        {/* Not where adding a row left the address: errors are told at the top. */}
        <Button formAction={TO_ERRORS} preventDoubleClick>
          Post the update
        </Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}

type Facts = Route.ComponentProps['loaderData'];

/** Nothing but the priority's own places, and a row for a figure; or the words and figures of the last time. */
function beginningWith({ places }: Facts['priority'], last: Facts['last']): TypedUpdate {
  if (!last?.body) return { places: places.map(({ path }) => path), measures: [{}] };
  const { measures = [], ...words } = typedUpdate(last);
  // The days were last time's: they would be wrong unseen.
  return { ...words, measures: measures.map((figure) => ({ ...figure, from: {}, to: {} })) };
}
