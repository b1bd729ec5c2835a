import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { whatItIs } from '#features/areas/area-kinds.ts';
import { FIND_AREA_BOX } from '#features/areas/find-area-form.tsx';
import { PostcodeSource } from '#features/areas/postcode-choices.tsx';
import { choice, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { type AreaLinkFragment, type FindAreasQuery, MeDocument, SetHomeAreaDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import { sentenceCase } from '#words/lists.ts';
import type { Route } from './+types/me-home-area.ts';
import { findArea } from './find-area.server.ts';
import { type Home, home } from './me.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request);
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const [{ me }, search] = await Promise.all([
    ask(context, request, MeDocument),
    text === '' ? null : findArea(context, request, text),
  ]);
  const named = search?.areas && standing(search.areas);
  const areas = named ?? search?.answer?.areas.map(({ area }) => area) ?? null;
  // A force is nobody's home.
  return {
    ...{ me: found(me), text, areas: areas?.filter(({ kind }) => kind !== 'FORCE') ?? null },
    ...{ error: search?.error ?? null, source: search?.answer?.source ?? null },
  };
}

/** Where somebody can live: in the place of an area that has ended what took its place, each once. */
function standing(areas: FindAreasQuery['findAreas']): AreaLinkFragment[] {
  const all = areas.flatMap((area): AreaLinkFragment[] => (area.endedOn ? area.successors : [area]));
  return [...new Map(all.map((area) => [area.id, area])).values()];
}

export async function action({ context, request }: Route.ActionArgs) {
  const forgets = (await request.clone().formData()).has('forget');
  const form = await readForm(request, forgets ? home.partial() : home);
  if (!form.ok) return form.again;
  const path = forgets ? null : (form.value.path ?? null);
  const { setHomeArea } = await ask(context, request, SetHomeAreaDocument, { path });
  if (isRefusal(setHomeArea)) return form.refuse(setHomeArea);
  return seeOther(path === null ? '/me?done=no-home' : '/me?done=home');
}

export default function HomeArea({ loaderData: { me, text, areas, error, source }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Home>('home', actionData, { path: me.homeArea?.path });
  const errors = error ? [{ message: error, href: FIND_AREA_BOX }] : form.errors;
  return (
    <Page title="Your home area" errors={errors} before={<BackLink href="/me">My page</BackLink>}>
      <h1 className="govuk-heading-l">Your home area</h1>
      <p className="govuk-body">
        {me.homeArea ? (
          <>
            It is <strong>{me.homeArea.name}</strong> now.{' '}
          </>
        ) : null}
        Choose where you live: it is where your vote counts. You need not choose one to read anything.
      </p>
      <search>
        <form method="get" noValidate>
          <Input
            id="q"
            name="q"
            label="Place or postcode"
            hint="Your village, town or neighbourhood, or your postcode"
            error={error ?? undefined}
            type="search"
            defaultValue={text}
            maxLength={100}
            className="govuk-input--width-20"
          />
          <Button variant="secondary">Find</Button>
        </form>
      </search>
      {areas?.length === 0 && error === null && (
        <p className="govuk-body">There is no area by that name here. Try a village nearby.</p>
      )}
      {areas !== null && areas.length > 0 && (
        <Form form={form}>
          <Radios
            label="Where do you live?"
            labelSize="m"
            items={areas.map(({ path, name, kind, parent }) => ({
              value: path,
              text: name,
              hint: sentenceCase(whatItIs({ kind, parent })),
            }))}
            {...choice(fields.path)}
          />
          <Button preventDoubleClick>Save</Button>
          <PostcodeSource source={source} />
        </Form>
      )}
      {me.homeArea && (
        <form method="post">
          <Button variant="secondary" name="forget" value="yes">
            Forget my home area
          </Button>
        </form>
      )}
    </Page>
  );
}
