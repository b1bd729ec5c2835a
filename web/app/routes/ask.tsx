import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { AskedByOthers, QuestionBox, type TypedQuestion, WhatHappensNext } from '#features/meetings/ask-fields.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { isSignedIn } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { AreaQuestionsDocument } from '#graphql.generated.ts';
import { EmergencyFirst, isEmergency } from '#shell/emergency-first.tsx';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/ask.ts';
import { pathOf } from './area/path-of.ts';
import { askOnTheWay } from './ask.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { area } = await ask(context, request, AreaQuestionsDocument, { path: pathOf(params) });
  return { area: found(area), isSignedIn: isSignedIn(context) };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return askOnTheWay({ context, request }, { areaPath: pathOf(params) });
}

export default function Ask({ loaderData: { area, isSignedIn }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<TypedQuestion>('ask', formResultOf(actionData));
  const step = codeStepOf(actionData);
  if (step) {
    const back = <BackLink href={`/areas/${area.path}`}>{area.name}</BackLink>;
    return <CodeStepPage step={step} button="Send my question" force={area.force} before={back} />;
  }
  const crumbs = <Breadcrumbs items={areaCrumbs(area, 'Ask the team')} />;
  const before = isEmergency(actionData) ? <EmergencyFirst areaPath={area.path} /> : crumbs;
  return (
    <Page title={`Ask the ${area.name} team`} errors={form.errors} force={area.force} before={before}>
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        Ask the team
      </h1>
      <WhatHappensNext isForMeeting={false} />
      <Form form={form}>
        <QuestionBox {...text(fields.text)} />
        <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
        <Button preventDoubleClick>Send my question</Button>
      </Form>
      <AskedByOthers questions={area.questions.nodes} />
    </Page>
  );
}
