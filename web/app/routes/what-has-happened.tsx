import { found } from '#asking/ask.server.ts';
import { AnswerList } from '#features/telling/answer-list.tsx';
import { areaToTell } from '#features/telling/area-to-tell.server.ts';
import { type AreaToTell, channelsFor, guideAt } from '#features/telling/channels.ts';
import { type End, endAt } from '#features/telling/ends.ts';
import { type Question, questionAt, questionBefore } from '#features/telling/tree.ts';
import { WhomToTell } from '#features/telling/whom-to-tell.tsx';
import { Page } from '#shell/page.tsx';
import { BackLink } from '#ui/back-link.tsx';
import type { Route } from './+types/what-has-happened.ts';

export async function loader({ context, request, params: { step = '' } }: Route.LoaderArgs) {
  found(questionAt(step) ?? endAt(step));
  return { step, area: await areaToTell(context, request) };
}

/** A question at a time, until it says whom to tell. Each is a page of its own, the same for everybody. */
export default function WhatHasHappened({ loaderData: { step, area } }: Route.ComponentProps) {
  const question = questionAt(step);
  const end = endAt(step);
  const before = questionBefore(step);
  return (
    <Page
      title={question ? question.asks : (end?.tab ?? end?.title ?? '')}
      force={area?.force}
      before={before && <BackLink href={guideAt(before.at, area)} />}
      canExit
    >
      {question && <Asked question={question} area={area} />}
      {end && <Told end={end} area={area} />}
    </Page>
  );
}

function Asked({ question: { at, asks, answers }, area }: { question: Question; area: AreaToTell }) {
  return (
    <>
      <h1 className="govuk-heading-l">
        <Caption area={area} />
        {asks}
      </h1>
      {at === '' && (
        <p className="govuk-body">
          Two or three short questions, and we say who to tell and how it goes. Nothing that you choose is kept.
        </p>
      )}
      <AnswerList answers={answers} area={area} />
      {at !== '' && <InDanger />}
    </>
  );
}

function Told({ end, area }: { end: End; area: AreaToTell }) {
  return (
    <>
      <h1 className="govuk-heading-l">
        <Caption area={area} />
        {end.title}
      </h1>
      <WhomToTell end={end} channels={channelsFor(area)} />
      <p className="govuk-body">
        Not what you were looking for?{' '}
        <a className="govuk-link" href={guideAt('', area)}>
          Begin again
        </a>
        .
      </p>
    </>
  );
}

function Caption({ area }: { area: AreaToTell }) {
  return <span className="govuk-caption-l">{area ? `What has happened in ${area.name}?` : 'What has happened?'}</span>;
}

function InDanger() {
  return (
    <p className="govuk-body">
      If somebody is in danger now,{' '}
      <a className="govuk-link" href="tel:999">
        call&nbsp;999
      </a>
      .
    </p>
  );
}
