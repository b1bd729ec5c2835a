import type { PriorityOnDeskFragment } from '#graphql.generated.ts';
import { ButtonGroup, ButtonLink } from '#ui/button.tsx';
import { Tag, type TagColour } from '#ui/tag.tsx';
import { dayWords } from '#words/days.ts';
import { type Lateness, latenessOf } from './lateness.ts';

const urgency: Record<Lateness['tone'], number> = { LATE: 0, DUE: 1, ON_TIME: 2, PAUSED: 3 };
const colours: Record<Lateness['tone'], TagColour> = { LATE: 'red', DUE: 'orange', ON_TIME: 'green', PAUSED: 'grey' };

/** The latest first, then by the day the next update is due; what nothing was promised for comes last. */
export function byUrgency(priorities: readonly PriorityOnDeskFragment[]): PriorityOnDeskFragment[] {
  const rank = (priority: PriorityOnDeskFragment) => urgency[latenessOf(priority)?.tone ?? 'PAUSED'];
  const due = ({ nextUpdateDue }: PriorityOnDeskFragment) => nextUpdateDue ?? '9999-12-31';
  return [...priorities].sort((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)));
}

export interface DeskDueProps {
  priorities: readonly PriorityOnDeskFragment[];
  /** Whether the officer may also pause a promise. */
  inspects: boolean;
}

/** The running priorities, what is late first, each with the two ways to post. */
export function DeskDue({ priorities, inspects }: DeskDueProps) {
  const isOneArea = new Set(priorities.map(({ quarter }) => quarter.area.id)).size < 2;
  return (
    <ul className="app-desk-list">
      {byUrgency(priorities).map((priority) => (
        <li key={priority.id} className="app-desk-list__item">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            <a className="govuk-link" href={`/priorities/${priority.id}`}>
              {priority.title}
            </a>
          </h3>
          {!isOneArea && <p className="govuk-body-s app-muted govuk-!-margin-bottom-1">{priority.quarter.area.name}</p>}
          <Standing priority={priority} />
          <Deeds priority={priority} inspects={inspects} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ priority }: { priority: PriorityOnDeskFragment }) {
  const lateness = latenessOf(priority);
  const [last] = priority.updates.nodes;
  return (
    <p className="govuk-body">
      {lateness?.tag && (
        <>
          <Tag colour={colours[lateness.tone]}>{lateness.tag}</Tag>{' '}
        </>
      )}
      {lateness?.words ?? 'No update was promised by a set day.'}{' '}
      {last ? `Last update ${dayWords(last.postedAt)}.` : 'Nothing posted yet.'}
    </p>
  );
}

function Deeds({ priority: { id, title, punctuality, updates }, inspects }: DeedsProps) {
  const [last] = updates.nodes;
  const about = <span className="govuk-visually-hidden">: {title}</span>;
  const mayPause = inspects && punctuality !== 'NO_PROMISE';
  return (
    <ButtonGroup>
      <ButtonLink href={`/desk/post?priority=${id}`}>Post an update{about}</ButtonLink>
      {last && !last.withdrawnAt && (
        <ButtonLink variant="secondary" href={`/desk/post?priority=${id}&again=${last.id}`}>
          Same again{about}
        </ButtonLink>
      )}
      {mayPause && (
        <a className="govuk-link" href={`/desk/priorities/${id}/pause`}>
          {punctuality === 'PAUSED' ? 'Change the pause' : 'Pause updates'}
          {about}
        </a>
      )}
    </ButtonGroup>
  );
}

interface DeedsProps {
  priority: PriorityOnDeskFragment;
  inspects: boolean;
}
