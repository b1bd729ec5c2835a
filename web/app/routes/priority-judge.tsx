import { ask, found } from '#asking/ask.server.ts';
import { reaches } from '#features/people/acting.server.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { homeOnTheWay } from '#features/people/home-on-the-way.server.ts';
import { HomeStepPage, homeStepOf, withoutHomeStep } from '#features/people/home-step.tsx';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { whyNotJudge } from '#features/priorities/why-not-judge.ts';
import { choice, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { JudgePriorityDocument, MeDocument, PriorityToJudgeDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import type { Route } from './+types/priority-judge.ts';
import { judged } from './priority-judge.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const [{ priority }, mine] = await Promise.all([
    ask(context, request, PriorityToJudgeDocument, { id: params.id }),
    isSignedIn(context) ? ask(context, request, MeDocument) : null,
  ]);
  const shown = found(priority);
  const { area } = shown.quarter;
  const me = mine?.me ?? null;
  const isOfTeam = me?.officer ? reaches(me.officer, area.path) : false;
  return { priority: shown, isSignedIn: me !== null, email: me?.email ?? null, home: me?.homeArea ?? null, isOfTeam };
}

export async function action({ context, request, params: { id: priorityId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, judged), { priorityId: 'verdict' });
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const { verdict } = form.value;
  const judge = async () => (await ask(context, request, JudgePriorityDocument, { priorityId, verdict })).judgePriority;
  let answer = await judge();
  if (isRefusal(answer) && answer.reason === 'NO_HOME_AREA') {
    const homeless = await homeOnTheWay({ context, request }, sent);
    if (homeless) return homeless;
    answer = await judge();
  }
  if (isRefusal(answer)) return form.refuse(answer);
  return seeOther(`/priorities/${priorityId}?done=judged`);
}

const choices = [
  { value: 'BETTER', text: 'Yes, it got better' },
  { value: 'PARTLY', text: 'Partly' },
  { value: 'SAME', text: 'It stayed about the same' },
  { value: 'WORSE', text: 'No, it got worse' },
  { value: 'DONT_KNOW', text: 'I cannot say' },
];

type Answers = { verdict: string; email: string };

export default function JudgePriority({ loaderData, actionData }: Route.ComponentProps) {
  const { priority, isSignedIn, email } = loaderData;
  const { id, title, promise, myVerdict, quarter } = priority;
  const { area } = quarter;
  const homeStep = homeStepOf(actionData);
  const { form, fields } = useAnswers<Answers>('judge', formResultOf(withoutHomeStep(actionData)), {
    verdict: myVerdict ?? undefined,
  });
  const back = <BackLink href={`/priorities/${id}`}>{title}</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="Send what I say" force={area.force} before={back} />;
  if (homeStep) {
    return (
      <HomeStepPage step={homeStep} area={area} button="Send what I say" force={area.force} before={back}>
        Residents of {area.name} say whether it got better. We keep your choice as your home area: it is also where your
        vote counts. You can change it on your own page.
      </HomeStepPage>
    );
  }
  const why = whyNotJudge(loaderData);
  const isAsked = !why || form.errors.length > 0;
  return (
    <Page title={`Did it get better? ${title}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{title}</span>
        Did it get better?
      </h1>
      <p className="govuk-body">
        What the {area.name} team worked on from {quarter.name}.{promise && ` It promised: “${promise}”`}
      </p>
      {why && (
        <InsetText>
          {why.words}{' '}
          {why.link && (
            <a className="govuk-link" href={why.link.href}>
              {why.link.text}
            </a>
          )}
        </InsetText>
      )}
      {isAsked && (
        <>
          {myVerdict && <p className="govuk-body">You have said already. What you choose now takes its place.</p>}
          <Form form={form}>
            <Radios
              label="What would you say?"
              labelSize="m"
              hint="What you say is counted without your name, and not even the team can look it up. Numbers are shown once 10 residents have judged, and move as more do."
              items={choices}
              {...choice(fields.verdict)}
            />
            <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
            <Button preventDoubleClick>Send what I say</Button>
          </Form>
          {email && <p className="govuk-body">You are signed in as {email}.</p>}
        </>
      )}
    </Page>
  );
}
