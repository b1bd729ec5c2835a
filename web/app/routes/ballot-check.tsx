import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { type Found, ReceiptLines } from '#features/ballots/receipt-lines.tsx';
import { when } from '#features/ballots/vote-words.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { readForm } from '#forms/read-form.server.ts';
import { BallotToVoteDocument, SealedLineDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/ballot-check.ts';
import { pasted } from './ballot-check.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { ballot } = await ask(context, request, BallotToVoteDocument, { id: params.id });
  return { ballot: found(ballot) };
}

/** Looks receipts up. Sent in a form and answered at once: in an address they would stay in histories and logs. */
export async function action({ context, request, params: { id: ballotId } }: Route.ActionArgs) {
  const sent = await request.clone().formData();
  const form = await readForm(request, pasted);
  if (!form.ok) return form.again;
  // One that was typed in two ways is one line.
  const lines = new Map<string, Found>();
  for (const typed of form.value.receipts) {
    const { sealedLine } = await ask(context, request, SealedLineDocument, { ballotId, receipt: typed });
    lines.set(sealedLine?.receipt ?? typed, { typed, line: sealedLine });
  }
  return data({ found: [...lines.values()], typed: String(sent.get('receipts')) });
}

export default function CheckReceipts({ loaderData: { ballot }, actionData }: Route.ComponentProps) {
  const { id, state, closesAt, quarter, result } = ballot;
  const { area } = quarter;
  const looked = actionData && 'found' in actionData ? actionData : null;
  const refused = actionData && 'found' in actionData ? undefined : actionData;
  const { form, fields } = useAnswers<{ receipts: string }>('check', refused, { receipts: looked?.typed });
  return (
    <Page
      title={`Find your receipts: ${area.name}, ${quarter.name}`}
      errors={form.errors}
      force={area.force}
      before={
        state === 'SEALED' ? (
          <BackLink href={`/ballots/${id}/result`}>The result of the vote</BackLink>
        ) : (
          <BackLink href={`/ballots/${id}`}>Back to the vote</BackLink>
        )
      }
    >
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">
          The vote of {area.name}, {quarter.name}
        </span>
        Find your receipts
      </h1>
      {state === 'SEALED' ? (
        <>
          {looked && <ReceiptLines found={looked.found} />}
          <p className="govuk-body">
            {result?.isOrderOnly
              ? 'So few voted that the choices were not published. Paste your receipts to see that each was counted as you chose.'
              : 'Every choice was published beside its receipt. Paste yours to see that each says what you chose.'}
          </p>
          <Form form={form}>
            <Textarea
              label="Your receipts"
              hint="One on each line. They are looked up and not kept."
              rows={4}
              autoComplete="off"
              spellCheck={false}
              className="app-receipts__box"
              {...text(fields.receipts)}
            />
            <Button>Find them</Button>
          </Form>
          <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
        </>
      ) : (
        <InsetText>
          There is nothing to find yet: choices are published when the vote has closed, on {when(closesAt)}. Until then
          your receipts are on the page of your vote.{' '}
          <a className="govuk-link" href={`/ballots/${id}/vote`}>
            Your vote
          </a>
        </InsetText>
      )}
      <p className="govuk-body">
        <a className="govuk-link" href="/how-the-vote-works">
          How the vote works
        </a>
      </p>
    </Page>
  );
}
