import type { Glance } from '#features/areas/at-a-glance.tsx';
import { nextMeetingInWords } from '#features/meetings/next-meetings.tsx';
import { latenessOf } from '#features/priorities/lateness.ts';
import { Posted, whereWords } from '#features/priorities/update.tsx';
import { nextStepWords } from '#features/quarters/coming-quarter.tsx';
import { Tag } from '#ui/tag.tsx';
import { themeWords } from '#words/themes.ts';
import { type AreaShown, lastDone, quarterShown, silenceWords } from './summary.ts';

/** What people come for, answered in a line each: what the team works on, what was done last, what comes next. */
export function glanceOf(area: AreaShown): Glance[] {
  const rows = [
    { question: 'Working on', answer: <WorkingOn area={area} /> },
    { question: 'Last done', answer: <LastDone area={area} /> },
    { question: 'Next meeting', answer: <NextMeeting area={area} /> },
    { question: 'Comes next', answer: <ComesNext area={area} /> },
  ];
  // A place asks first what was done there.
  return area.kind === 'PLACE' ? [rows[1], rows[0], ...rows.slice(2)].filter((row) => row !== undefined) : rows;
}

function WorkingOn({ area }: { area: AreaShown }) {
  const quarter = quarterShown(area);
  if (!quarter) return <NotAgreedYet area={area} />;
  return (
    <ul className="govuk-list app-glance__list">
      {quarter.priorities.map((priority) => {
        const lateness = latenessOf(priority);
        return (
          <li key={priority.id}>
            <a className="govuk-link" href={`/priorities/${priority.id}`}>
              {priority.title}
            </a>{' '}
            {lateness?.tag && <Tag colour={lateness.tone === 'PAUSED' ? 'grey' : 'orange'}>{lateness.tag}</Tag>}
          </li>
        );
      })}
    </ul>
  );
}

function NotAgreedYet({ area: { lastQuarter } }: { area: AreaShown }) {
  if (!lastQuarter) return 'Not agreed yet.';
  return (
    <>
      Not agreed yet.{' '}
      <a className="govuk-link" href="#you-said">
        See what it was from {lastQuarter.name}
      </a>
      .
    </>
  );
}

function LastDone({ area }: { area: AreaShown }) {
  const last = lastDone(area);
  if (!last) return 'Nothing has been posted yet.';
  return (
    <>
      {area.kind === 'PLACE' && silenceWords(area)}{' '}
      <strong>
        <Posted at={last.postedAt} />
      </strong>{' '}
      {whereWords(last)}:{' '}
      <a href={`/priorities/${last.priority.id}#update-${last.id}`} className="govuk-link">
        {themeWords[last.priority.theme].toLowerCase()}
      </a>
    </>
  );
}

function NextMeeting({ area: { meetings } }: { area: AreaShown }) {
  const next = meetings.nodes.find(({ status }) => status === 'SCHEDULED');
  if (!next) {
    return (
      <a className="govuk-link" href="#meet">
        None is planned yet. Ask the team at any time.
      </a>
    );
  }
  return (
    <a className="govuk-link" href={`/meetings/${next.id}`}>
      {nextMeetingInWords(next)}
    </a>
  );
}

function ComesNext({ area: { nextQuarter } }: { area: AreaShown }) {
  return (
    <a className="govuk-link" href="#next">
      {nextQuarter ? nextStepWords(nextQuarter) : 'The next dates are not set yet.'}
    </a>
  );
}
