import { shortDayInWords } from '@patchwork/calendar';
import { ask, found } from '#asking/ask.server.ts';
import { areaCrumbs } from '#features/areas/area-crumbs.ts';
import { VoteBox } from '#features/ballots/vote-box.tsx';
import { PriorityCard } from '#features/priorities/priority-card.tsx';
import { BecameBriefly } from '#features/priorities/what-became-of-it.tsx';
import { ComingQuarter } from '#features/quarters/coming-quarter.tsx';
import { QuarterPageDocument } from '#graphql.generated.ts';
import { Page } from '#shell/page.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { dayWords } from '#words/days.ts';
import type { Route } from './+types/quarter.ts';

export async function loader({ context, request, params }: Route.LoaderArgs) {
  const { quarter } = await ask(context, request, QuarterPageDocument, { id: params.id });
  return { quarter: found(quarter) };
}

export default function Quarter({ loaderData: { quarter } }: Route.ComponentProps) {
  const { area, name, priorities, stage, ballot, decision } = quarter;
  const isComing = stage !== 'CURRENT' && stage !== 'ENDED';
  return (
    <Page title={`${name}: ${area.name}`} force={area.force} before={<Breadcrumbs items={areaCrumbs(area, name)} />}>
      <span className="govuk-caption-l">{area.name}</span>
      <h1 className="govuk-heading-l">{name}</h1>
      <p className="govuk-body-l">
        {whenWords(stage)} {shortDayInWords(quarter.startsOn)} to {shortDayInWords(quarter.endsOn)}.
      </p>
      {decision && (
        <p className="govuk-body">
          Agreed on {dayWords(decision.decidedAt)}.{' '}
          <a className="govuk-link" href={`/decisions/${decision.id}`}>
            What was agreed, and why
          </a>
        </p>
      )}
      <VoteBox ballot={ballot} months={name} area={area} />
      {isComing && <ComingQuarter quarter={quarter} />}
      {!isComing && priorities.length === 0 && (
        <p className="govuk-body">
          {stage === 'ENDED'
            ? 'Nothing was agreed for these months.'
            : 'What the team will work on has not been agreed yet.'}
        </p>
      )}
      {priorities.length > 0 && (
        <h2 className="govuk-heading-m">
          What the team {stage === 'ENDED' ? 'worked' : isComing ? 'will work' : 'is working'} on
        </h2>
      )}
      {priorities.map((priority) => (
        <PriorityCard
          key={priority.id}
          priority={priority}
          became={stage === 'ENDED' ? <BecameBriefly priority={priority} area={area} /> : undefined}
        />
      ))}
      <p className="govuk-body">
        <a className="govuk-link" href={`/areas/${area.path}/quarters`}>
          What the team worked on before
        </a>
      </p>
    </Page>
  );
}

const whenWords = (stage: string) =>
  stage === 'ENDED' ? 'These months ran from' : stage === 'CURRENT' ? 'Under way, from' : 'Coming, from';
