import { redirect } from 'react-router';
import { ask, found } from '#asking/ask.server.ts';
import { signedIn } from '#asking/roles.server.ts';
import { Update } from '#features/priorities/update.tsx';
import { text, useAnswers } from '#forms/answers.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  AnswerOfQuestionDocument,
  MinutesOfMeetingDocument,
  PurgeWordsDocument,
  TeamUpdateDocument,
} from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Input } from '#ui/input.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { WarningText } from '#ui/warning-text.tsx';
import type { Route } from './+types/desk-words.ts';
import { type Purge, purge, updateIdIn } from './desk-admin.server.ts';

export async function loader({ context, request, url }: Route.LoaderArgs) {
  signedIn(context, request, 'FORCE_ADMIN');
  const said = url.searchParams.get('said')?.trim() ?? '';
  if (said !== '') await toWordsSaid({ context, request }, said);
  const typed = url.searchParams.get('update')?.trim() ?? '';
  const id = updateIdIn(typed);
  if (id === null) return { typed, update: null, said };
  const { update } = await ask(context, request, TeamUpdateDocument, { id });
  return { typed, update: found(update), said };
}

/** @throws the way to the answer, the minutes, the words of a decision or the alert at this address, where there are any. */
async function toWordsSaid({ context, request }: Pick<Route.LoaderArgs, 'context' | 'request'>, said: string) {
  const id = updateIdIn(said);
  if (id === null) return;
  if (said.includes('/alerts/')) throw redirect(`/desk/alerts/${id}/purge`);
  // What was agreed has a reason and what else it rests on: its page leads to each.
  if (said.includes('/decisions/')) throw redirect(`/desk/decisions/${id}`);
  const statement = said.includes('/meetings/')
    ? (await ask(context, request, MinutesOfMeetingDocument, { id })).meeting?.minutes
    : (await ask(context, request, AnswerOfQuestionDocument, { id })).question?.answer;
  if (statement) throw redirect(`/desk/statements/${statement.id}/purge`);
}

export async function action({ context, request, url }: Route.ActionArgs) {
  const form = await readForm(request, purge);
  if (!form.ok) return form.again;
  const updateId = found(updateIdIn(url.searchParams.get('update') ?? ''));
  const input = { updateId, reason: form.value.reason, clientKey: form.clientKey };
  const { purgeWords } = await ask(context, request, PurgeWordsDocument, { input });
  if (isRefusal(purgeWords)) return form.refuse(purgeWords);
  return seeOther('/desk/words?done=purged');
}

export default function Words({ loaderData: { typed, update, said }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<Purge>('purge', actionData);
  return (
    <Page title="Remove words for good" errors={form.errors} before={<BackLink href="/desk">The desk</BackLink>}>
      <DoneBanner said={{ purged: 'The words are gone for good, in every version. A dated stub stays.' }} />
      <h1 className="govuk-heading-l">Remove words for good</h1>
      <p className="govuk-body">
        For words that nobody may read any more, not even the team: a victim’s name, a live operation. A mistake is
        corrected or withdrawn by the team instead.
      </p>
      <form method="get">
        <Input
          id="update"
          name="update"
          label="Which update?"
          hint="Its address on the priority’s page, or its id"
          defaultValue={typed}
          autoComplete="off"
          error={typed !== '' && update === null ? 'Enter an address that names an update, or its id' : undefined}
        />
        <Button variant="secondary">Find it</Button>
      </form>
      <form method="get">
        <Input
          id="said"
          name="said"
          label="Or which answer, minutes, decision or alert?"
          hint="The address of the question, of the meeting, of what was agreed, or of the alert"
          defaultValue={said}
          autoComplete="off"
          error={
            said === ''
              ? undefined
              : 'Enter the address of a question that was answered, of a meeting with minutes, of what was agreed, or of an alert'
          }
        />
        <Button variant="secondary">Find them</Button>
      </form>
      {update && (
        <>
          <h2 className="govuk-heading-m">{update.priority.title}</h2>
          <article className="app-update govuk-!-margin-bottom-6">
            <Update update={update} />
          </article>
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
          <EmergencyStrip reportUrl={update.priority.quarter.area.contact.reportUrl} />
        </>
      )}
    </Page>
  );
}
