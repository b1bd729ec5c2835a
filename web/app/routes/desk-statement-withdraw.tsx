import { londonDate, shortDayInWords } from '@patchwork/calendar';
import { data } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { aboutWords } from '#features/meetings/desk-questions.tsx';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { kindOf } from '#features/meetings/statement-kind.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { StatementOfTeamDocument, WithdrawStatementDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import type { Route } from './+types/desk-statement-withdraw.ts';
import { type Withdrawal, withdrawal } from './desk.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...writers);
  const { statement } = await ask(context, request, StatementOfTeamDocument, { id: params.id });
  const post = await mustActIn(context, request, found(statement).area);
  // Said before anything is typed; the api says the same.
  if (role === 'OFFICER' && found(statement).writtenBy.id !== post.id) {
    throw data({ message: notMine }, { status: 403 });
  }
  return { statement: found(statement), today: shortDayInWords(londonDate(new Date())) };
}

const notMine = 'You may withdraw your own words. Ask your inspector to withdraw a colleague’s.';

export async function action({ context, request, params: { id: statementId } }: Route.ActionArgs) {
  const form = await readForm(request, withdrawal);
  if (!form.ok) return form.again;
  const variables = { statementId, reason: form.value.reason };
  const { withdrawStatement } = await ask(context, request, WithdrawStatementDocument, variables);
  if (isRefusal(withdrawStatement)) return form.refuse(withdrawStatement);
  return seeOther(`/desk/statements/${statementId}?done=withdrawn`);
}

export default function WithdrawStatement({ loaderData: { statement, today }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Withdrawal>('withdraw', actionData);
  const { area } = statement;
  const kind = kindOf(statement);
  const back = <BackLink href={`/desk/statements/${statement.id}`}>The words</BackLink>;
  return (
    <Page title={`Withdraw: ${aboutWords(statement)}`} errors={form.errors} force={area.force} before={back}>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{aboutWords(statement)}</span>
        {`Withdraw ${kind.some}`}
      </h1>
      <p className="govuk-body">
        The words go at once from every page and feed. They cannot be put back. In their place everybody sees:
      </p>
      <InsetText>
        The team took {kind.taken} back on {today}. The reason it gave: “<em>what you enter here</em>”
      </InsetText>
      <Form form={form}>
        <Textarea
          label="Why is it withdrawn?"
          hint="Everybody can read this. Do not repeat what must not be read."
          rows={3}
          maxCharacters={480}
          {...text(fields.reason)}
        />
        <Button variant="warning" preventDoubleClick>
          {`Withdraw ${kind.the}`}
        </Button>
      </Form>
      <h2 className="govuk-heading-m">The words</h2>
      <StatementWords statement={statement} what={kind.what} />
      <EmergencyStrip reportUrl={area.contact.reportUrl} />
    </Page>
  );
}
