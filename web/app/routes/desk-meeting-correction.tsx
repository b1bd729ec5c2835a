import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import { OpenCorrectionsDocument, ReplyToCorrectionDocument } from '#graphql.generated.ts';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import { Details } from '#ui/details.tsx';
import { InsetText } from '#ui/inset-text.tsx';
import { Textarea } from '#ui/textarea.tsx';
import { dayWords } from '#words/days.ts';
import { SafeHtml } from '#words/safe-html.tsx';
import type { Route } from './+types/desk-meeting-correction.ts';
import { type Reply, reply } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { role } = signedIn(context, request, ...writers);
  const { desk } = await ask(context, request, OpenCorrectionsDocument);
  const correction = found(desk).corrections.find(({ id }) => id === params.id);
  return { correction: found(correction), isInspector: role === 'INSPECTOR' };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, reply);
  if (!form.ok) return form.again;
  const sent = { requestId: params.id, reply: form.value.reply };
  const { replyToCorrection } = await ask(context, request, ReplyToCorrectionDocument, sent);
  if (isRefusal(replyToCorrection)) return form.refuse(replyToCorrection);
  return seeOther('/desk?done=correction');
}

export default function ReplyToCorrection({
  loaderData: { correction, isInspector },
  actionData,
}: Route.ComponentProps) {
  const { form, fields } = useAnswers<Reply>('reply', actionData);
  const { meeting } = correction;
  return (
    <Page
      title={`A correction of the minutes: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href="/desk">The desk</BackLink>}
    >
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">
        <span className="govuk-caption-l">
          {meeting.title}, {dayWords(meeting.startsAt)}
        </span>
        A correction of the minutes
      </h1>
      <p className="govuk-body">Sent on {dayWords(correction.requestedAt)}. Only the team reads it.</p>
      <InsetText className="app-typed">{correction.text}</InsetText>
      {meeting.minutes?.bodyHtml && (
        <Details summary="What the minutes say now">
          <SafeHtml html={meeting.minutes.bodyHtml} under={2} />
        </Details>
      )}
      <p className="govuk-body">
        {isInspector ? (
          <>
            First put right what is wrong:{' '}
            <a className="govuk-link" href={`/desk/meetings/${meeting.id}/minutes`}>
              correct the minutes
            </a>
            . Then say so here.
          </>
        ) : (
          'An inspector corrects the minutes. Say here what was changed.'
        )}
      </p>
      <Form form={form}>
        <Textarea
          label="What do you reply?"
          hint="It is mailed to whoever sent it. Say what was changed, or why nothing was."
          maxCharacters={1000}
          {...text(fields.reply)}
        />
        <Button preventDoubleClick>Send the reply</Button>
      </Form>
      <EmergencyStrip reportUrl={meeting.area.contact.reportUrl} />
    </Page>
  );
}
