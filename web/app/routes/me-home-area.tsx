import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { kindWords } from '#features/areas/area-kinds.ts';
import { choice, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { FindAreasDocument, MeDocument, SetHomeAreaDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { Input } from '#ui/input.tsx';
import type { Route } from './+types/me-home-area.ts';
import { type Home, home } from './me.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request);
  const text = url.searchParams.get('q')?.trim().slice(0, 100) ?? '';
  const [{ me }, areas] = await Promise.all([
    ask(context, request, MeDocument),
    text === '' ? null : ask(context, request, FindAreasDocument, { text }),
  ]);
  // A force is nobody's home.
  return { me: found(me), text, areas: areas?.findAreas.filter(({ kind }) => kind !== 'FORCE') ?? null };
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

export default function HomeArea({ loaderData: { me, text, areas }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Home>('home', actionData, { path: me.homeArea?.path });
  return (
    <Page title="Your home area" errors={form.errors} before={<BackLink href="/me">My page</BackLink>}>
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
        <form method="get">
          <Input
            id="q"
            name="q"
            label="Find it by name"
            hint="A village, town or neighbourhood"
            type="search"
            defaultValue={text}
            maxLength={100}
            className="govuk-input--width-20"
          />
          <Button variant="secondary">Find</Button>
        </form>
      </search>
      {areas?.length === 0 && <p className="govuk-body">There is no area by that name here. Try a village nearby.</p>}
      {areas !== null && areas.length > 0 && (
        <Form form={form}>
          <Radios
            label="Where do you live?"
            labelSize="m"
            items={areas.map(({ path, name, kind, parent }) => ({
              value: path,
              text: name,
              hint: `${kindWords[kind]}${parent ? ` in ${parent.name}` : ''}`,
            }))}
            {...choice(fields.path)}
          />
          <Button preventDoubleClick>Save</Button>
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
