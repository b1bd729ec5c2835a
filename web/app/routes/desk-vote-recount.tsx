import { momentInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { CountFields } from '#features/ballots/desk-count-fields.tsx';
import { bundleWords } from '#features/ballots/desk-papers.tsx';
import { useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { EnterVotesDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/desk-vote-recount.ts';
import { ballotOfTeam, secondCount, type TypedCount } from './desk-vote.server.ts';

/** The bundle without its figures: whoever counts it again must not know them. */
async function bundleOf(context: Route.LoaderArgs['context'], request: Request, id: string, batchId: string) {
  const { ballot, officerId } = await ballotOfTeam(context, request, id);
  const { papers: _, ...batch } = found(ballot.paperBatches.find((each) => each.id === batchId));
  const { turnoutSoFar: _turnout, paperBatches: _batches, ...vote } = ballot;
  return { ballot: vote, batch, isOwn: batch.enteredBy.id === officerId };
}

export async function loader({ context, request, params }: Route.LoaderArgs) {
  return bundleOf(context, request, params.id, params.batch);
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { ballot, batch } = await bundleOf(context, request, params.id, params.batch);
  const form = await readForm(request, secondCount(ballot.options));
  if (!form.ok) return form.again;
  const { source, collectedOn, place } = batch;
  const bundle = { ballotId: params.id, batchId: batch.id, source, collectedOn, placePath: place.path };
  const input = { ...bundle, ...form.value, clientKey: form.clientKey };
  const { enterVotes } = await ask(context, request, EnterVotesDocument, { input });
  if (isRefusal(enterVotes)) return form.refuse(enterVotes);
  return seeOther(`/desk/votes/${params.id}?done=agreed`);
}

export default function CountAgain({ loaderData: { ballot, batch, isOwn }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<TypedCount>('papers', actionData, {
    votes: ballot.options.map(({ id }) => ({ optionId: id })),
  });
  const why = whyNot(ballot.state, batch, isOwn);
  return (
    <Page
      title={`Count papers again: ${ballot.quarter.name}`}
      errors={form.errors}
      force={ballot.quarter.area.force}
      before={<BackLink href={`/desk/votes/${ballot.id}`}>{`The vote on ${ballot.quarter.name}`}</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">The vote on {ballot.quarter.name}</span>
        Count papers again
      </h1>
      <p className="govuk-body">
        <strong>{bundleWords(batch)}.</strong> First counted by {batch.enteredBy.name ?? batch.enteredBy.title} on{' '}
        {momentInWords(new Date(batch.enteredAt))}.
      </p>
      {why && !actionData ? (
        <p className="govuk-body">{why}</p>
      ) : (
        <>
          <p className="govuk-body">
            Count every paper yourself. The first figures are not shown; where yours are the same, the papers count.
          </p>
          <Form form={form}>
            <CountFields fields={fields} ballot={ballot} />
            <Button preventDoubleClick>Enter my count</Button>
          </Form>
        </>
      )}
    </Page>
  );
}

function whyNot(state: string, { confirmedAt }: { confirmedAt: string | null }, isOwn: boolean): string | null {
  if (confirmedAt) return 'A second officer came to the same figures already: these papers count.';
  if (state !== 'OPEN')
    return 'This vote has closed, and no second officer agreed before: these papers are not counted.';
  if (isOwn) return 'You counted these papers first. A colleague counts them again, signed in as themselves.';
  return null;
}
