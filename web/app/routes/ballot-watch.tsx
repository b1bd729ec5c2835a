import { ask, found } from '#asking/ask.server.ts';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { codeOnTheWay, isSignedIn, onTheWay } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { BallotToVoteDocument, IsVoteWatchedDocument, WatchVoteDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/ballot-watch.ts';
import { watching } from './ballot-watch.server.ts';

export async function loader({ context, request, params: { id } }: Route.LoaderArgs) {
  const known = isSignedIn(context);
  const [{ ballot }, watched] = await Promise.all([
    ask(context, request, BallotToVoteDocument, { id }),
    known ? ask(context, request, IsVoteWatchedDocument, { ballotId: id }) : null,
  ]);
  return { ballot: found(ballot), isSignedIn: known, isWatched: watched?.isVoteWatched ?? false };
}

export async function action({ context, request, params: { id: ballotId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, onTheWay(context, watching));
  if (!form.ok) return form.again;
  const wait = await codeOnTheWay({ context, request }, form, sent);
  if (wait) return wait;
  await ask(context, request, WatchVoteDocument, { ballotId, wants: form.value.deed !== 'back' });
  return seeOther(`/ballots/${ballotId}/watch`);
}

/** To hear by email what becomes of a vote, whether one voted or not. */
export default function Watch({ loaderData: { ballot, isSignedIn, isWatched }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<{ email: string }>('watch', formResultOf(actionData));
  const { area } = ballot.quarter;
  const back = <BackLink href={`/ballots/${ballot.id}`}>The vote</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="Email me" force={area.force} before={back} />;
  return (
    <Page title="Hear what becomes of this vote" errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          The vote of {area.name}, {ballot.quarter.name}
        </span>
        Hear what becomes of this vote
      </h1>
      <Form form={form}>
        {isWatched ? (
          <>
            <p className="govuk-body-l">We will email you the result, and what the team decides.</p>
            <Button variant="secondary" name="deed" value="back" preventDoubleClick>
              Do not email me about this vote
            </Button>
          </>
        ) : (
          <>
            <p className="govuk-body">
              {ballot.state === 'SEALED'
                ? 'We email you once, when the team has decided, with its reasons.'
                : 'We email you twice: when the votes are counted, and when the team has decided, with its reasons.'}{' '}
              That you ask says nothing about whether or how you voted.
            </p>
            <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
            <Button preventDoubleClick>Email me</Button>
          </>
        )}
      </Form>
    </Page>
  );
}
