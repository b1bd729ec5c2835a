import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { reaches } from '#features/people/acting.server.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { isSignedIn } from '#features/people/on-the-way.server.ts';
import { SimilarWhileTyping } from '#features/suggestions/similar.tsx';
import { SuggestFields, type TypedSuggestion, WhatBecomesOfIt } from '#features/suggestions/suggest-fields.tsx';
import { whichMonthsWords } from '#features/suggestions/suggestion-words.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { AreaToSuggestDocument, MeDocument } from '#graphql.generated.ts';
import { EmergencyFirst, isEmergency } from '#shell/emergency-first.tsx';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/suggest.ts';
import { pathOf } from './area/path-of.ts';
import { SimilarStepPage, similarStepOf } from './suggest/similar-step.tsx';
import { suggestOnTheWay } from './suggest.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const [{ area: asked }, mine] = await Promise.all([
    ask(context, request, AreaToSuggestDocument, { path: pathOf(params) }),
    isSignedIn(context) ? ask(context, request, MeDocument) : null,
  ]);
  const area = found(asked);
  const neighbourhood = found(area.neighbourhood);
  const post = mine?.me?.officer;
  return {
    area,
    neighbourhood,
    email: mine?.me?.email ?? null,
    isOfTeam: post ? reaches(post, neighbourhood.path) : false,
  };
}

export function action({ context, request, params }: Route.ActionArgs) {
  return suggestOnTheWay({ context, request }, pathOf(params));
}

export default function Suggest({ loaderData, actionData }: Route.ComponentProps) {
  const { area, neighbourhood, email, isOfTeam } = loaderData;
  const place = area.kind === 'PLACE' ? area : null;
  const similarStep = similarStepOf(actionData);
  const result = similarStep
    ? undefined
    : formResultOf(actionData as Exclude<typeof actionData, { similarStep: unknown }>);
  const { form, fields } = useAnswers<TypedSuggestion>('suggest', result, { places: place ? [place.path] : [] });
  const back = <BackLink href={`/areas/${area.path}`}>{area.name}</BackLink>;
  if (similarStep) return <SimilarStepPage step={similarStep} force={area.force} before={back} />;
  const codeStep = codeStepOf(actionData);
  if (codeStep) return <CodeStepPage step={codeStep} button="Send my suggestion" force={area.force} before={back} />;
  const crumbs = <Breadcrumbs items={areaCrumbs(area, 'Suggest')} />;
  const before = isEmergency(actionData) ? <EmergencyFirst areaPath={area.path} /> : crumbs;
  const list = `/areas/${neighbourhood.path}/suggestions`;
  return (
    <Page
      title={`Suggest what the ${neighbourhood.name} team works on`}
      errors={form.errors}
      force={area.force}
      before={before}
    >
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        Suggest what the team works on next
      </h1>
      <WhatBecomesOfIt months={whichMonthsWords(area.nextQuarter)} />
      <p className="govuk-body">
        <a className="govuk-link" href={list}>
          What was suggested, and what became of it
        </a>{' '}
        ·{' '}
        <a className="govuk-link" href="/what-we-publish">
          What we publish, and what we do not
        </a>
      </p>
      {isOfTeam && form.errors.length === 0 ? (
        <InsetText>
          This is your own area. Suggestions are what residents bring: what the team wants voted on, it puts on the vote
          itself.
        </InsetText>
      ) : (
        <>
          <Form form={form}>
            <SuggestFields fields={fields} neighbourhood={neighbourhood} place={place}>
              <SimilarWhileTyping
                from={`/areas/${neighbourhood.path}/suggest/similar`}
                watches={text(fields.title).id}
                shown={text(fields.shown)}
              />
            </SuggestFields>
            <EmailOnTheWay isSignedIn={email !== null} {...text(fields.email)} />
            <Button preventDoubleClick>Send my suggestion</Button>
          </Form>
          {email && <p className="govuk-body">You are signed in as {email}.</p>}
        </>
      )}
    </Page>
  );
}
