import { momentInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { AskedByOthers, QuestionBox, type TypedQuestion, WhatHappensNext } from '#features/meetings/ask-fields.tsx';
import { CodeStepPage, codeStepOf, EmailOnTheWay, formResultOf } from '#features/people/code-step.tsx';
import { isSignedIn } from '#features/people/on-the-way.server.ts';
import { text, useAnswers } from '#forms/answers.ts';
import { Form } from '#forms/form.tsx';
import { MeetingToAskDocument } from '#graphql.generated.ts';
import { EmergencyFirst, isEmergency } from '#shell/emergency-first.tsx';
import { EmergencyStrip } from '#shell/emergency-strip.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button } from '#ui/button.tsx';
import type { Route } from './+types/meeting-ask.ts';
import { askOnTheWay } from './ask.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { meeting } = await ask(context, request, MeetingToAskDocument, { id: params.id });
  return { meeting: found(meeting), isSignedIn: isSignedIn(context) };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const { meeting } = await ask(context, request, MeetingToAskDocument, { id: params.id });
  return askOnTheWay({ context, request }, { areaPath: found(meeting).area.path, meetingId: params.id });
}

export default function AskForMeeting({ loaderData: { meeting, isSignedIn }, actionData }: Route.ComponentProps) {
  const { form, fields } = useAnswers<TypedQuestion>('ask', formResultOf(actionData));
  const { area } = meeting;
  const back = <BackLink href={`/meetings/${meeting.id}`}>Back to the meeting</BackLink>;
  const step = codeStepOf(actionData);
  if (step) return <CodeStepPage step={step} button="Send my question" force={area.force} before={back} />;
  const before = isEmergency(actionData) ? <EmergencyFirst areaPath={area.path} /> : back;
  return (
    <Page title={`Ask: ${meeting.title}`} errors={form.errors} force={area.force} before={before}>
      <EmergencyStrip reportUrl={area.contact.reportUrl} areaPath={area.path} />
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{meeting.title}</span>
        Ask a question for the meeting
      </h1>
      {meeting.status === 'SCHEDULED' ? (
        <>
          <p className="govuk-body">The meeting is on {momentInWords(new Date(meeting.startsAt))}.</p>
          <WhatHappensNext isForMeeting />
          <Form form={form}>
            <QuestionBox {...text(fields.text)} />
            <EmailOnTheWay isSignedIn={isSignedIn} {...text(fields.email)} />
            <Button preventDoubleClick>Send my question</Button>
          </Form>
          <AskedByOthers questions={meeting.questions.nodes} />
        </>
      ) : (
        <p className="govuk-body">
          This meeting {meeting.status === 'CANCELLED' ? 'is cancelled' : 'is over'}. You can{' '}
          <a className="govuk-link" href={`/areas/${area.path}/ask`}>
            ask the team at any time
          </a>{' '}
          instead.
        </p>
      )}
    </Page>
  );
}
