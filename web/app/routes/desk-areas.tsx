import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { kindWords } from '#features/areas/area-kinds.ts';
import { AreaTree } from '#features/areas/area-tree.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { AddAreaDocument, AreasOfForceDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { Input } from '#ui/input.tsx';
import { Select } from '#ui/select.tsx';
import type { Route } from './+types/desk-areas.ts';
import { type NewArea, newArea } from './desk-admin.server.ts';

export async function loader({ context, request }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { desk } = await ask(context, request, AreasOfForceDocument);
  return { areas: found(desk).areas };
}

export async function action({ context, request }: Route.ActionArgs) {
  const form = await readForm(request, newArea, { parentPath: 'parent', kind: 'parent' });
  if (!form.ok) return form.again;
  const { parent: parentPath, ...typed } = form.value;
  // A force holds neighbourhoods, a neighbourhood places: where it goes says what it is.
  const kind = parentPath.includes('/') ? 'PLACE' : 'NEIGHBOURHOOD';
  const input = { ...typed, parentPath, kind, clientKey: form.clientKey } as const;
  const { addArea } = await ask(context, request, AddAreaDocument, { input });
  if (isRefusal(addArea)) return form.refuse(addArea);
  return seeOther('/desk/areas?done=area');
}

export default function Areas({ loaderData: { areas }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<NewArea>('area', actionData);
  const parents = areas.flatMap((force) => [force, ...force.children]);
  const isNamedMore = [fields.slug, fields.gssCode, fields.latitude, fields.longitude].some(
    ({ errors, initialValue }) => errors || initialValue,
  );
  return (
    <Page title="Areas" errors={form.errors} before={<BackLink href="/desk">The desk</BackLink>}>
      <DoneBanner said={{ area: 'The area is added. It can be found at once.' }} />
      <h1 className="govuk-heading-l">Areas</h1>
      <AreaTree areas={areas} />
      <h2 className="govuk-heading-m">Add an area</h2>
      <Form form={form}>
        <Select
          label="Add it to"
          hint="A force takes a neighbourhood with a team of its own; a neighbourhood takes a place"
          items={[
            { value: '', text: 'Choose' },
            ...parents.map(({ path, name, kind }) => ({
              value: path,
              text: `${name} (${kindWords[kind]})`,
            })),
          ]}
          {...text(fields.parent)}
        />
        <Input label="Name" autoComplete="off" className="govuk-input--width-20" {...text(fields.name)} />
        <Details summary="Code, address and place on the map (optional)" open={isNamedMore}>
          <Input
            label="GSS code"
            hint="For example E05011294"
            className="govuk-input--width-10"
            {...text(fields.gssCode)}
          />
          <Input
            label="Its part of the address"
            hint="For example fen-ditton. Made from the name if left empty"
            className="govuk-input--width-20"
            {...text(fields.slug)}
          />
          <Input
            label="Latitude"
            hint="For example 52.24"
            className="govuk-input--width-10"
            {...text(fields.latitude)}
          />
          <Input
            label="Longitude"
            hint="For example 0.09"
            className="govuk-input--width-10"
            {...text(fields.longitude)}
          />
        </Details>
        <Button preventDoubleClick>Add the area</Button>
      </Form>
    </Page>
  );
}
