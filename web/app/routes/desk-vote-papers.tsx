import { londonDate, momentInWords } from '@patchwork/calendar';
import { ask } from '#asking/ask.server.ts';
import { CountFields } from '#features/ballots/desk-count-fields.tsx';
import { sourceWords } from '#features/ballots/desk-papers.tsx';
import { choice, date, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { typedDay } from '#forms/moment-input.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { EnterVotesDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { DateInput } from '#ui/date-input.tsx';
import { Select } from '#ui/select.tsx';
import type { Route } from './+types/desk-vote-papers.ts';
import { ballotOfTeam, firstCount, type TypedCount } from './desk-vote.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { ballot } = await ballotOfTeam(context, request, params.id);
  return { ballot, today: londonDate(new Date()) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { ballot } = await ballotOfTeam(context, request, params.id);
  const form = await readForm(request, firstCount(ballot.options));
  if (!form.ok) return form.again;
  const input = { ballotId: params.id, ...form.value, clientKey: form.clientKey };
  const { enterVotes } = await ask(context, request, EnterVotesDocument, { input });
  if (isRefusal(enterVotes)) return form.refuse(enterVotes);
  return seeOther(`/desk/votes/${params.id}?done=entered`);
}

export default function EnterPapers({ loaderData: { ballot, today }, actionData }: Route.ComponentProps) {
  const { area } = ballot.quarter;
  const { form, fields } = useAnswers<TypedCount>('papers', actionData, {
    collectedOn: typedDay(today),
    placePath: area.path,
    votes: ballot.options.map(({ id }) => ({ optionId: id })),
  });
  const before = <BackLink href={`/desk/votes/${ballot.id}`}>{`The vote on ${ballot.quarter.name}`}</BackLink>;
  return (
    <Page title={`Enter papers: ${ballot.quarter.name}`} errors={form.errors} force={area.force} before={before}>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">The vote on {ballot.quarter.name}</span>
        Enter papers
      </h1>
      {ballot.state === 'OPEN' || actionData ? (
        <>
          <p className="govuk-body">
            One bundle at a time. They count once a second officer has counted them again and comes to the same figures,
            before {momentInWords(new Date(ballot.closesAt))}. Keep them together until then.
          </p>
          <Form form={form}>
            <Radios
              label="Where do they come from?"
              items={Object.entries(sourceWords).map(([value, words]) => ({ value, text: words }))}
              {...choice(fields.source)}
            />
            <DateInput label="Day on which they were collected" {...date(fields.collectedOn)} />
            <Select
              label="Where were they collected?"
              items={[area, ...area.children].map(({ path, name }) => ({ value: path, text: name }))}
              {...text(fields.placePath)}
            />
            <CountFields fields={fields} ballot={ballot} />
            <Button preventDoubleClick>Enter these papers</Button>
          </Form>
        </>
      ) : (
        <NotOpen state={ballot.state} />
      )}
    </Page>
  );
}

function NotOpen({ state }: { state: string }) {
  return (
    <p className="govuk-body">
      {state === 'PLANNED'
        ? 'This vote is not open yet. Papers can be entered once it is.'
        : 'This vote has closed. Papers that two officers had not entered by then are not counted.'}
    </p>
  );
}
