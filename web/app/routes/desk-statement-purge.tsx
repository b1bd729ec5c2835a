import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { kindOf } from '#features/meetings/statement-kind.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PurgeStatementDocument, StatementOfTeamDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import type { Route } from './+types/desk-statement-purge.ts';
import { type Purge, purge } from './desk-admin.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const { statement } = await ask(context, request, StatementOfTeamDocument, { id: params.id });
  return { statement: found(statement) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, purge);
  if (!form.ok) return form.again;
  const { reason } = form.value;
  const { purgeStatement } = await ask(context, request, PurgeStatementDocument, { statementId: params.id, reason });
  if (isRefusal(purgeStatement)) return form.refuse(purgeStatement);
  return seeOther('/desk/words?done=purged');
}

export default function PurgeWordsSaid({ loaderData: { statement }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Purge>('purge', actionData);
  const { question, meeting, decision, area } = statement;
  const kind = kindOf(statement);
  return (
    <Page
      title="Remove words for good"
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk/words">Remove other words</BackLink>}
    >
      <h1 className="govuk-heading-l">{`Remove ${kind.these} for good`}</h1>
      <p className="govuk-body">
        {question && `The answer to: “${question.text}”`}
        {meeting && `The minutes of: ${meeting.title}`}
        {decision && `Of the decision on ${decision.quarter.name}`}
      </p>
      <InsetText>
        <StatementWords statement={statement} what={kind.what} />
      </InsetText>
      <Form form={form}>
        <Textarea
          label="Why are the words removed?"
          hint="Kept for the audit, and not shown. Do not repeat the words."
          rows={3}
          maxCharacters={480}
          {...text(fields.reason)}
        />
        <WarningText>Every version is erased. This cannot be undone.</WarningText>
        <Button variant="warning" preventDoubleClick>
          Remove the words for good
        </Button>
      </Form>
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
