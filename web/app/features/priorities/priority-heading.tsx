import type { PriorityFactsFragment, QuarterDatesFragment } from '#graphql.generated.ts';
import { SummaryList, type SummaryRow } from '#ui/summary-list.tsx';
import { dayWords } from '#words/days.ts';
import { rhythmWords } from './lateness.ts';
import { LatenessNote } from './lateness-note.tsx';
import { OutcomeNote } from './outcome-note.tsx';
import { ThemeLine } from './theme-line.tsx';

/** A decision: the one that made a priority, or that did not go on with it. */
interface Decided {
  id: string;
  decidedAt: string;
}

interface PriorityHeadingProps {
  priority: PriorityFactsFragment & {
    quarter: QuarterDatesFragment;
    decision: Decided | null;
    displacedBy: Decided | null;
  };
}

/** What the priority is, where and when, what was promised, and how it stands; what became of it once it is over stands elsewhere. */
export function PriorityHeading({ priority }: PriorityHeadingProps) {
  return (
    <>
      <ThemeLine priority={priority} />
      <h1 className="govuk-heading-xl app-priority__title">{priority.title}</h1>
      <SummaryList className="app-facts" rows={factsOf(priority)} />
      {priority.quarter.stage !== 'ENDED' && <OutcomeNote priority={priority} />}
      <LatenessNote priority={priority} />
    </>
  );
}

function factsOf({
  places,
  promise,
  updateEveryDays,
  quarter,
  decision,
  displacedBy,
}: PriorityHeadingProps['priority']): SummaryRow[] {
  const rhythm = rhythmWords(updateEveryDays);
  return [
    { key: 'Where', value: places.length > 0 ? <Places places={places} /> : 'The whole neighbourhood' },
    {
      key: 'When',
      value: (
        <a className="govuk-link" href={`/quarters/${quarter.id}`}>
          {quarter.name}
        </a>
      ),
    },
    ...(promise ? [{ key: 'What the team promised', value: promise }] : []),
    ...(rhythm ? [{ key: 'How often you hear', value: rhythm }] : []),
    ...(decision
      ? [
          {
            key: 'Agreed',
            value: (
              <a className="govuk-link" href={`/decisions/${decision.id}`}>
                On {dayWords(decision.decidedAt)}, and why
              </a>
            ),
          },
        ]
      : []),
    ...(displacedBy
      ? [
          {
            key: 'What came after',
            value: (
              <>
                The team did not go on with this.{' '}
                <a className="govuk-link" href={`/decisions/${displacedBy.id}`}>
                  What was agreed instead on {dayWords(displacedBy.decidedAt)}, and why
                </a>
              </>
            ),
          },
        ]
      : []),
  ];
}

function Places({ places }: Pick<PriorityFactsFragment, 'places'>) {
  return places.map(({ id, path, name }, at) => (
    <span key={id}>
      {at > 0 && (at === places.length - 1 ? ' and ' : ', ')}
      <a className="govuk-link" href={`/areas/${path}`}>
        {name}
      </a>
    </span>
  ));
}
