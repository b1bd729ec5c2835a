import { ask, found } from '#asking/ask.server.ts';
import { signedIn, writers } from '#asking/roles.server.ts';
import { DeskMeetingAgenda } from '#features/meetings/desk-meeting-agenda.tsx';
import { MeetingHeading } from '#features/meetings/desk-meeting-heading.tsx';
import { QuestionsInHall, UnreadInHall } from '#features/meetings/desk-meeting-questions.tsx';
import { useAnswers } from '#forms/answers.ts';
import { isRefusal } from '#forms/is-refusal.ts';
import { readForm } from '#forms/read-form.server.ts';
import { seeOther } from '#forms/see-other.server.ts';
import {
  AnswerQuestionDocument,
  MeetingUnderWayDocument,
  ReviewQuestionDocument,
  SpeakOfDocument,
  UnreadQuestionsDocument,
} from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { ButtonLink } from '#ui/button.tsx';
import type { Route } from './+types/desk-meeting-run.ts';
import { running } from './desk-meeting.server.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  signedIn(context, request, ...writers);
  const [{ meetingRoster }, { desk }] = await Promise.all([
    ask(context, request, MeetingUnderWayDocument, { meetingId: params.id }),
    ask(context, request, UnreadQuestionsDocument),
  ]);
  const roster = found(meetingRoster);
  const unread = found(desk).questionsToRead.filter(({ meeting }) => meeting?.id === roster.meeting.id);
  return { roster, unread, hasBegun: new Date(roster.meeting.startsAt) <= new Date() };
}

export async function action({ context, request, params }: Route.ActionArgs) {
  const form = await readForm(request, running);
  if (!form.ok) return form.again;
  const { deed, questionId = '', position } = form.value;
  const here = `/desk/meetings/${params.id}/run`;
  if (deed === 'speakOf') {
    const point = { meetingId: params.id, position: position ?? null };
    const { speakOf } = await ask(context, request, SpeakOfDocument, point);
    return isRefusal(speakOf) ? form.refuse({ message: speakOf.message }) : seeOther(here);
  }
  if (deed === 'answered') {
    const input = { questionId, aloud: true };
    const { answerQuestion } = await ask(context, request, AnswerQuestionDocument, { input });
    return isRefusal(answerQuestion) ? form.refuse({ message: answerQuestion.message }) : seeOther(`${here}#questions`);
  }
  const input = { questionId, decision: 'PUBLISH' as const };
  const { reviewQuestion } = await ask(context, request, ReviewQuestionDocument, { input });
  return isRefusal(reviewQuestion) ? form.refuse({ message: reviewQuestion.message }) : seeOther(`${here}#unread`);
}

export default function RunMeeting({ loaderData: { roster, unread, hasBegun }, actionData }: Route.ComponentProps) {
  const { meeting, attended, confirmed } = roster;
  const { form } = useAnswers('run', actionData);
  const at = `/desk/meetings/${meeting.id}`;
  return (
    <Page
      title={`Run the meeting: ${meeting.title}`}
      errors={form.errors}
      force={meeting.area.force}
      before={<BackLink href={at}>{meeting.title}</BackLink>}
    >
      <MeetingHeading meeting={meeting} deed="Run the meeting" />
      {meeting.status === 'SCHEDULED' ? (
        <>
          <p className="govuk-body">
            {attended} of {attended + confirmed} with a place are checked in.{' '}
            <a className="govuk-link" href={`${at}?show=place#roster`}>
              Check people in
            </a>
          </p>
          {/* Its own address: a link to the page as it is now, wherever a tap left it. */}
          <ButtonLink variant="secondary" href={`${at}/run`}>
            Load what is new
          </ButtonLink>
          <DeskMeetingAgenda meeting={meeting} />
          <UnreadInHall questions={unread} />
          <QuestionsInHall questions={meeting.questions.nodes} hasBegun={hasBegun} />
        </>
      ) : (
        <p className="govuk-body">There is nothing to run: the meeting is over or was cancelled.</p>
      )}
    </Page>
  );
}
