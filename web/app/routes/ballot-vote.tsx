import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { BeforeSending, NONE, VoteFields } from '#features/ballots/vote-fields.tsx';
import { when } from '#features/ballots/vote-words.ts';
import { YourVote } from '#features/ballots/your-vote.tsx';
import { GetEmails } from '#features/following/get-emails.tsx';
import { reaches } from '#features/people/acting.server.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { homeOnTheWay } from '#features/people/home-on-the-way.server.ts';
import { HomeStepPage, homeStepOf, withoutHomeStep } from '#features/people/home-step.tsx';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, choices as ticked, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { BallotToVoteDocument, CastVoteDocument, MeDocument, MyVoteDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/ballot-vote.ts';
import { CannotVote, whyNotVote } from './ballot/why-not-vote.tsx';
import { sentInVain, voted } from './ballot-vote.server.ts';

export async function loader({ context, request, params, url }: Route.LoaderArgs) {
  const mayHaveVoted = isSignedIn(context);
  const [{ ballot }, mine, vote] = await Promise.all([
    ask(context, request, BallotToVoteDocument, { id: params.id }),
    mayHaveVoted ? ask(context, request, MeDocument) : null,
    mayHaveVoted ? ask(context, request, MyVoteDocument, { ballotId: params.id }) : null,
  ]);
  const me = mine?.me ?? null;
  const shown = found(ballot);
  return {
    ballot: shown,
    isOfTeam: me?.officer ? reaches(me.officer, shown.quarter.area.path) : false,
    myVote: vote?.myVote ?? null,
    isSignedIn: me !== null,
    email: me?.email ?? null,
    home: me?.homeArea ?? null,
    wantsChange: url.searchParams.has('change'),
    publicUrl: context.get(shellContext).facts.publicUrl,
  };
}

export async function action({ context, request, params: { id: ballotId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, voted), { ballotId: 'choices', optionIds: 'choices' });
  if (!form.ok) return form.again;
  const optionIds = form.value.choices.filter((choice) => choice !== NONE);
  if (!isSignedIn(context)) {
    const { ballot } = await ask(context, request, BallotToVoteDocument, { id: ballotId });
    const no = sentInVain(found(ballot), optionIds);
    if (no) return form.refuse(no);
  }
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  const cast = async () => (await ask(context, request, CastVoteDocument, { ballotId, optionIds })).castVote;
  let answer = await cast();
  if (isRefusal(answer) && answer.reason === 'NO_HOME_AREA') {
    const homeless = await homeOnTheWay({ context, request }, sent);
    if (homeless) return homeless;
    answer = await cast();
  }
  if (isRefusal(answer)) return form.refuse(answer);
  return seeOther(`/ballots/${ballotId}/vote`);
}

type Answers = { choices: string[]; email: string };

export default function Vote({ loaderData, actionData }: Route.ComponentProps) {
  const { ballot, myVote, isSignedIn, email, wantsChange } = loaderData;
  const { id, closesAt, quarter } = ballot;
  const { area } = quarter;
  const homeStep = homeStepOf(actionData);
  const mine = myVote && (myVote.choices.length > 0 ? myVote.choices.map((choice) => choice.id) : [NONE]);
  const result = formResultOf(withoutHomeStep(actionData));
  const { form, fields } = useAnswers<Answers>('vote', result, { choices: mine ?? undefined });
  const back = <BackLink href={`/ballots/${id}`}>Back to the vote</BackLink>;
  const step = codeStepOf(actionData);
  const send = myVote ? 'Send my changed vote' : 'Send my vote';
  if (step) return <CodeStepPage step={step} button={send} force={area.force} before={back} />;
  if (homeStep) {
    return (
      <HomeStepPage step={homeStep} area={area} button={send} force={area.force} before={back}>
        Residents of {area.name} vote here, and we do not know yet where you live. We keep your choice as your home
        area. Once you have voted it stays as it is until the vote closes on {when(closesAt)}; then you can change it
        again on your own page.
      </HomeStepPage>
    );
  }
  const isRefused = form.errors.length > 0;
  if (myVote && !isRefused && !(wantsChange && ballot.state === 'OPEN')) {
    return (
      <Page title="Your vote is in" force={area.force} before={back}>
        <YourVote vote={myVote} area={area} publicUrl={loaderData.publicUrl} />
        <GetEmails area={area} />
      </Page>
    );
  }
  const why = whyNotVote(loaderData);
  return (
    <Page title={`Vote: ${area.name}, ${quarter.name}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">The vote of {area.name}</span>
        What should the team work on from {quarter.name}?
      </h1>
      {why && <CannotVote why={why} />}
      {(!why || isRefused) && (
        <>
          {myVote && (
            <p className="govuk-body">
              You have voted. What you choose now takes its place, and you get new receipts if it differs.
            </p>
          )}
          <Form form={form}>
            <VoteFields ballot={ballot} area={area} field={ticked(fields.choices)} />
            <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
            <BeforeSending ballot={ballot} />
            <Button preventDoubleClick>{send}</Button>
          </Form>
          {email && <p className="govuk-body">You are signed in as {email}.</p>}
        </>
      )}
      <p className="govuk-body">
        The vote advises the team: it decides, and says why.{' '}
        <a className="govuk-link" href="/how-the-vote-works">
          How the vote works
        </a>
      </p>
    </Page>
  );
}
