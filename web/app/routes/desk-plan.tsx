import { addDays, shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { PlannedMonths } from '#features/quarters/planned-months.tsx';
import { date, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { MomentInput, type TypedMoment, typedDay } from '#forms/moment-input.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PlannedQuartersDocument, PlanQuarterDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { DateInput } from '#ui/date-input.tsx';
import type { Route } from './+types/desk-plan.ts';
import { plan } from './desk.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const path = found(url.searchParams.get('area'));
  const { area } = await ask(context, request, PlannedQuartersDocument, { path });
  await mustActIn(context, request, found(area));
  return { area: found(area) };
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const form = await readForm(request, plan, {
    suggestFrom: 'suggestFrom.at',
    voteFrom: 'voteFrom.at',
    voteUntil: 'voteUntil.at',
  });
  if (!form.ok) return form.again;
  const input = { areaPath: found(url.searchParams.get('area')), ...form.value, clientKey: form.clientKey };
  const { planQuarter } = await ask(context, request, PlanQuarterDocument, { input });
  if (isRefusal(planQuarter)) return form.refuse(planQuarter);
  return seeOther('/desk?done=quarter');
}

type Typed = {
  startsOn: NonNullable<TypedMoment['on']>;
  endsOn: NonNullable<TypedMoment['on']>;
  suggestFrom: TypedMoment;
  voteFrom: TypedMoment;
  voteUntil: TypedMoment;
};

export default function PlanQuarter({ loaderData: { area }, actionData }: Route.ComponentProps) {
  const newest = area.quarters.nodes
    .map(({ endsOn }) => endsOn)
    .sort()
    .at(-1);
  const { form, fields } = useAnswers<Typed>('plan', actionData, {
    startsOn: newest ? typedDay(addDays(newest, 1)) : {},
  });
  return (
    <Page
      title={`Plan the next months: ${area.name}`}
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">{area.name}</span>
        Plan the next months
      </h1>
      <p className="govuk-body">
        From one public meeting to the next: usually about three months, and they need not be whole ones.
        {newest && ` So far everything is planned until ${shortDayInWords(newest)}.`}
      </p>
      <PlannedMonths quarters={area.quarters.nodes} />
      <Form form={form}>
        <DateInput label="First day" {...date(fields.startsOn)} />
        <DateInput label="Last day" hint="At most 366 days in all" {...date(fields.endsOn)} />
        <h2 className="govuk-heading-m">On the way there (optional)</h2>
        <p className="govuk-hint">London time. What you leave empty can be set later.</p>
        <MomentInput label="Residents can suggest from" field={fields.suggestFrom} />
        <MomentInput label="The vote opens" field={fields.voteFrom} />
        <MomentInput label="The vote closes" field={fields.voteUntil} />
        <Button preventDoubleClick>Plan these months</Button>
      </Form>
    </Page>
  );
}
