import { ask, found } from '#asking/ask.server.ts';
import { officers, signedIn } from '#asking/roles.server.ts';
import { StatementWords } from '#features/meetings/question-answer.tsx';
import { kindOf } from '#features/meetings/statement-kind.ts';
import { useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { oneButton } from '#forms/one-button.server.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { ApproveStatementDocument, MeDocument, StatementOfTeamDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, ButtonGroup } from '#ui/button.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { quoted } from '#words/lists.ts';
import { whoWords } from '#words/who.ts';
import type { Route } from './+types/desk-statement.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...officers);
  const [{ statement }, { me }] = await Promise.all([
    ask(context, request, StatementOfTeamDocument, { id: params.id }),
    ask(context, request, MeDocument),
  ]);
  return { statement: found(statement), role, isMine: found(statement).writtenBy.id === me?.officer?.id };
}

export async function action({ context, request, params: { id: statementId } }: Route.ActionArgs) {
  const form = await readForm(request, oneButton);
  if (!form.ok) return form.again;
  const { approveStatement } = await ask(context, request, ApproveStatementDocument, { statementId });
  if (isRefusal(approveStatement)) return form.refuse(approveStatement);
  return seeOther(`/desk/statements/${statementId}?done=approved`);
}

const said = { approved: 'It is approved. Everybody can see it now.', withdrawn: 'The words are withdrawn.' };

export default function DeskStatement({ loaderData, actionData }: Route.ComponentProps) {
  const { statement, role, isMine } = loaderData;
  const { area, question, meeting, decision, flags, isWaiting, withdrawnAt } = statement;
  const kind = kindOf(statement);
  const { form } = useAnswers('approve', actionData);
  const waits = isWaiting && !withdrawnAt;
  const approves = role === 'INSPECTOR' || role === 'COMMS';
  return (
    <Page
      title={kind.title}
      errors={form.errors}
      force={area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <DoneBanner said={said} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{area.name}</span>
        {[kind.title, meeting?.title ?? decision?.quarter.name].filter(Boolean).join(': ')}
      </h1>
      {question && <blockquote className="app-question__text">{question.text}</blockquote>}
      <Standing statement={statement} />
      <h2 className="govuk-heading-m">What it says</h2>
      <StatementWords statement={statement} what={kind.what} />
      <div className="govuk-!-margin-top-6">
        {waits && approves && !isMine && (
          <Form form={form}>
            <Button preventDoubleClick>Approve it</Button>
          </Form>
        )}
        {waits && isMine && <p className="govuk-body">You wrote this yourself, so somebody else must approve it.</p>}
        <ButtonGroup>
          {question && (
            <a className="govuk-link" href={`/desk/questions/${question.id}`}>
              The question
            </a>
          )}
          {question && !withdrawnAt && (role === 'OFFICER' || role === 'INSPECTOR') && (
            <a className="govuk-link" href={`/desk/questions/${question.id}/answer`}>
              Change the words
            </a>
          )}
          {meeting && (
            <a className="govuk-link" href={`/desk/meetings/${meeting.id}`}>
              The meeting
            </a>
          )}
          {decision && (
            <a className="govuk-link" href={`/decisions/${decision.id}`}>
              The decision
            </a>
          )}
          {!withdrawnAt && (role === 'INSPECTOR' || (role === 'OFFICER' && isMine)) && (
            <a className="govuk-link" href={`/desk/statements/${statement.id}/withdraw`}>
              Withdraw it
            </a>
          )}
        </ButtonGroup>
      </div>
      {flags.length > 0 && !waits && <p className="govuk-body app-muted">It mentions {quoted(flags)}.</p>}
    </Page>
  );
}

function Standing({ statement }: { statement: Route.ComponentProps['loaderData']['statement'] }) {
  const { isWaiting, withdrawnAt, flags, writtenBy } = statement;
  if (withdrawnAt) return null;
  return (
    <InsetText>
      <p>
        <strong>{isWaiting ? 'Nobody outside the team can see this yet.' : 'Everybody can see this.'}</strong>
      </p>
      {isWaiting && (
        <p>
          It was written by {whoWords(writtenBy)} and mentions {quoted(flags)}, so a second person must approve it
          first: an inspector of the area or the communications team, and not whoever wrote it.
        </p>
      )}
    </InsetText>
  );
}
