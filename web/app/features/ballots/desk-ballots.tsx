import { momentInWords } from '@patchwork/calendar';
import type {
  BallotOnDeskFragment,
  BallotState,
  PapersWaitingQuery,
  QuarterToVoteOnFragment,
} from '#graphql.generated.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Tag } from '#ui/tag.tsx';
import { papersWaiting, waitWords } from './desk-papers.tsx';

interface Patch {
  id: string;
  path: string;
  kind: string;
  name: string;
  currentQuarter: QuarterToVoteOnFragment | null;
  nextQuarter: QuarterToVoteOnFragment | null;
}

export interface DeskBallotsProps {
  ballots: readonly BallotOnDeskFragment[];
  /** The papers of these votes. */
  papers: NonNullable<PapersWaitingQuery['desk']>['ballots'];
  areas: readonly Patch[];
  /** Whether they may open votes. */
  inspects: boolean;
}

/** A team's votes, and for its inspector the way to the next. */
export function DeskBallots({ ballots, papers, areas, inspects }: DeskBallotsProps) {
  const own = areas.filter(({ kind }) => kind === 'NEIGHBOURHOOD');
  const isOneArea = own.length < 2;
  return (
    <>
      {ballots.length === 0 && <p className="govuk-body">No vote is planned or open.</p>}
      <ul className="app-desk-list">
        {ballots.map((ballot) => (
          <li key={ballot.id} className="app-desk-list__item">
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
              <a className="govuk-link" href={`/desk/votes/${ballot.id}`}>
                The vote on {ballot.quarter.name}
              </a>
            </h3>
            <p className="govuk-body">
              <BallotTag state={ballot.state} /> {!isOneArea && `${ballot.quarter.area.name}. `}
              {whenWords(ballot)}{' '}
              {ballot.quarter.decision && (
                <a className="govuk-link" href={`/decisions/${ballot.quarter.decision.id}`}>
                  What was agreed
                </a>
              )}
            </p>
            <PapersWait ballot={papers.find(({ id }) => id === ballot.id)} />
            {inspects && ballot.state === 'SEALED' && !ballot.quarter.decision && (
              <ButtonLink href={`/desk/decisions/adopt?quarter=${ballot.quarter.id}`}>
                Decide what the team works on
                <span className="govuk-visually-hidden"> from {ballot.quarter.name}</span>
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
      {inspects && own.map((area) => <ToOpen key={area.id} area={area} isOneArea={isOneArea} />)}
    </>
  );
}

function PapersWait({ ballot }: { ballot?: DeskBallotsProps['papers'][number] }) {
  const papers = ballot ? papersWaiting(ballot.paperBatches ?? [], ballot.state) : 0;
  if (!ballot || papers === 0) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/desk/votes/${ballot.id}#papers`}>
        {waitWords(papers)}
      </a>
    </p>
  );
}

const hasNothingYet = (quarter: QuarterToVoteOnFragment | null): quarter is QuarterToVoteOnFragment =>
  quarter !== null && !quarter.ballot && quarter.priorities.length === 0;

/** What can be voted on: months that began without priorities, and the next ones; where none are planned, the way to plan. */
function ToOpen({ area, isOneArea }: { area: Patch; isOneArea: boolean }) {
  const open = [area.currentQuarter, area.nextQuarter].filter(hasNothingYet);
  const whose = isOneArea ? '' : ` for ${area.name}`;
  return (
    <>
      {open.map(({ id, name }) => (
        <ButtonLink key={id} variant="secondary" href={`/desk/votes/open?quarter=${id}`}>
          Open a vote on {name}
          {whose}
        </ButtonLink>
      ))}
      {hasNothingYet(area.currentQuarter) && (
        <p className="govuk-body">
          {area.currentQuarter.name} has begun. You can also{' '}
          <a className="govuk-link" href={`/desk/decisions/adopt?quarter=${area.currentQuarter.id}`}>
            decide without a vote{whose}
          </a>
          , and say why.
        </p>
      )}
      {!area.nextQuarter && (
        <p className="govuk-body">
          <a className="govuk-link" href={`/desk/plan?area=${encodeURIComponent(area.path)}`}>
            Plan the next months{isOneArea ? '' : ` of ${area.name}`}
          </a>{' '}
          before you open a vote on them.
        </p>
      )}
    </>
  );
}

const tags = {
  PLANNED: ['To come', 'grey'],
  OPEN: ['Open', 'green'],
  CLOSED: ['Being counted', 'yellow'],
  SEALED: ['Counted', 'turquoise'],
} as const;

export function BallotTag({ state }: { state: BallotState }) {
  const [words, colour] = tags[state];
  return <Tag colour={colour}>{words}</Tag>;
}

/** When it opens, closes or closed. */
export function whenWords({ state, opensAt, closesAt }: Pick<BallotOnDeskFragment, 'state' | 'opensAt' | 'closesAt'>) {
  const [opens, closes] = [opensAt, closesAt].map((time) => momentInWords(new Date(time)));
  if (state === 'PLANNED') return `Opens on ${opens}, closes on ${closes}.`;
  if (state === 'OPEN') return `Closes on ${closes}.`;
  return `Closed on ${closes}.`;
}
