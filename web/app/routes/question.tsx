import { ask, found } from '#asking/ask.server.ts';
import { shellContext } from '#asking/shell.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { QuestionAnswer } from '#features/meetings/question-answer.tsx';
import { clockOf, isOpen, questionInShort, supportWords } from '#features/meetings/question-clock.ts';
import { QuestionStanding } from '#features/meetings/question-standing.tsx';
import { WhoToTell } from '#features/meetings/question-who-to-tell.tsx';
import { questionData } from '#features/sharing/structured.ts';
import { DoneBanner } from '#forms/done-banner.tsx';
import { QuestionPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { ButtonLink } from '#ui/button.tsx';
import { StructuredData } from '#ui/structured-data.tsx';
import type { Route } from './+types/question.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { question } = await ask(context, request, QuestionPageDocument, { id: params.id });
  return { question: found(question), publicUrl: context.get(shellContext).facts.publicUrl };
}

const said = {
  asked: 'Your question is with the team. We email you the answer.',
  supported: 'The team knows that you want this answered too.',
  unsupported: 'Your support is taken back.',
};

export default function Question({ loaderData: { question, publicUrl } }: Route.ComponentProps) {
  const { area, meeting, text, alsoAsked } = question;
  const clock = clockOf(question);
  const { bodyHtml, publishedAt } = question.answer ?? {};
  const answer = bodyHtml && publishedAt ? { text: bodyHtml, at: publishedAt } : null;
  return (
    <Page
      title={`Question: ${questionInShort(text, 50)}`}
      force={area.force}
      before={<Breadcrumbs items={areaCrumbs(area, 'Question')} />}
    >
      <StructuredData of={questionData(publicUrl, question, answer)} />
      <DoneBanner said={said} />
      <h1 className="govuk-heading-l">
        {meeting ? 'A question for a meeting' : `A question to the ${area.name} team`}
      </h1>
      {meeting && (
        <p className="govuk-body">
          For{' '}
          <a className="govuk-link" href={`/meetings/${meeting.id}`}>
            {meeting.title}
          </a>
        </p>
      )}
      <blockquote className="app-question__text">{text}</blockquote>
      <QuestionStanding question={question} />
      <QuestionAnswer question={question} />
      {alsoAsked.length > 0 && (
        <section aria-labelledby="also-asked" className="app-section">
          <h2 className="govuk-heading-m" id="also-asked">
            Also asked
          </h2>
          {alsoAsked.map((words) => (
            <blockquote key={words} className="app-question__text app-question__text--small">
              {words}
            </blockquote>
          ))}
        </section>
      )}
      <Support question={question} />
      {isOpen(question) && <WhoToTell area={area} isLate={clock.tone === 'LATE'} />}
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${area.path}/questions`}>
          All questions to the {area.name} team
        </a>
      </p>
    </Page>
  );
}

type Shown = Route.ComponentProps['loaderData']['question'];

function Support({ question }: { question: Shown }) {
  const { id, status, iSupport, isMine } = question;
  if (status !== 'PUBLISHED') return null;
  const words = supportWords(question);
  const support = `/questions/${id}/support`;
  if (!isOpen(question)) return words && <p className="govuk-body">{words}</p>;
  return (
    <>
      {words && <p className="govuk-body">{words}</p>}
      {!isMine && !iSupport && (
        <ButtonLink variant="secondary" href={support}>
          I want this answered too
        </ButtonLink>
      )}
      {iSupport && (
        <p className="govuk-body">
          You want this answered too.{' '}
          <a className="govuk-link" href={support}>
            Take that back
          </a>
        </p>
      )}
    </>
  );
}
