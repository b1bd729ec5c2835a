import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { mustActIn } from '#features/people/acting.server.ts';
import { OutcomeNote } from '#features/priorities/outcome-note.tsx';
import { choice, text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { PriorityOfTeamDocument, RecordOutcomeDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Radios } from '#ui/choices.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import { outcomeWords } from '#words/outcomes.ts';
import type { Route } from './+types/desk-outcome.ts';
import { type Outcomes, outcome } from './desk.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, 'INSPECTOR');
  const { priority } = await ask(context, request, PriorityOfTeamDocument, { id: params.id });
  await mustActIn(context, request, found(priority).quarter.area);
  return { priority: found(priority) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, outcome);
  if (!form.ok) return form.again;
  const input = { priorityId: params.id, ...form.value, clientKey: form.clientKey };
  const { recordOutcome } = await ask(context, request, RecordOutcomeDocument, { input });
  if (isRefusal(recordOutcome)) return form.refuse(recordOutcome);
  return seeOther('/desk?done=outcome');
}

const hints = {
  DONE: 'What was promised is done',
  PARTLY: 'Some of it is done',
  NOT_DONE: 'It was not done: say why below',
  CONTINUES: 'The work goes on in the next months',
} as const;

export default function RecordOutcome({ loaderData: { priority }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Outcomes>('outcome', actionData);
  const { title, promise, quarter } = priority;
  const items = (['DONE', 'PARTLY', 'NOT_DONE', 'CONTINUES'] as const).map((value) => ({
    value,
    text: outcomeWords[value],
    hint: hints[value],
  }));
  return (
    <Page
      title={`What became of it: ${title}`}
      errors={form.errors}
      force={quarter.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">
          {title}, {quarter.name}
        </span>
        What became of it?
      </h1>
      {promise && <p className="govuk-body">The promise was: {promise}</p>}
      {priority.outcome ? (
        <OutcomeNote priority={priority} />
      ) : (
        <Form form={form}>
          <Radios label="What does the team say?" items={items} {...choice(fields.outcome)} />
          <Textarea
            label="In your words (optional)"
            hint="What was done, what was not, and why. Everybody can read this."
            maxCharacters={5000}
            {...text(fields.words)}
          />
          <WarningText>This is said once, and stays.</WarningText>
          <Button preventDoubleClick>Put it on record</Button>
        </Form>
      )}
      <EmergencyStrip reportUrl={quarter.area.contact.reportUrl} />
    </Page>
  );
}
