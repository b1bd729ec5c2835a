import type { MeetingOfTeamFragment, MinutesOfTeamFragment } from '#graphql.generated.ts';
import { ButtonGroup, ButtonLink } from '#ui/button.tsx';

export interface DeskMeetingDeedsProps {
  meeting: Pick<MeetingOfTeamFragment, 'id' | 'isOpenDoor' | 'status'>;
  minutes: MinutesOfTeamFragment | null | undefined;
  /** An inspector also changes the meeting itself. */
  isInspector: boolean;
}

/** What the team can do about a meeting now. */
export function DeskMeetingDeeds({ meeting, minutes, isInspector }: DeskMeetingDeedsProps) {
  const at = `/desk/meetings/${meeting.id}`;
  return (
    <div className="app-no-print">
      {meeting.status === 'SCHEDULED' && (
        <ButtonGroup>
          <ButtonLink href={`${at}/run`}>Run the meeting</ButtonLink>
          {!meeting.isOpenDoor && (
            <>
              <ButtonLink variant="secondary" href={`${at}/register`}>
                Register somebody who rang
              </ButtonLink>
              <ButtonLink variant="secondary" href={`${at}/door`}>
                The code for the door
              </ButtonLink>
            </>
          )}
        </ButtonGroup>
      )}
      {meeting.status === 'ENDED' && <Minutes at={at} minutes={minutes} isInspector={isInspector} />}
      <ul className="govuk-list app-deeds">
        <li>
          <a className="govuk-link" href={`/meetings/${meeting.id}`}>
            See its public page
          </a>
        </li>
        {isInspector &&
          meeting.status === 'SCHEDULED' &&
          deeds
            .filter(([path]) => path !== 'places' || !meeting.isOpenDoor)
            .map(([path, words]) => (
              <li key={path}>
                <a className="govuk-link" href={`${at}/${path}`}>
                  {words}
                </a>
              </li>
            ))}
      </ul>
    </div>
  );
}

const deeds = [
  ['change', 'Change what it says'],
  ['move', 'Move it'],
  ['places', 'Change the number of places'],
  ['cancel', 'Cancel it'],
] as const;

type MinutesProps = Pick<DeskMeetingDeedsProps, 'minutes' | 'isInspector'> & { at: string };

function Minutes({ at, minutes, isInspector }: MinutesProps) {
  if (minutes?.isWaiting && !minutes.withdrawnAt) {
    return (
      <p className="govuk-body">
        The minutes wait for a second person to approve them.{' '}
        <a className="govuk-link" href={`/desk/statements/${minutes.id}`}>
          Read them
        </a>
      </p>
    );
  }
  if (!isInspector) return minutes ? null : <p className="govuk-body">An inspector publishes the minutes.</p>;
  return (
    <ButtonLink href={`${at}/minutes`} variant={minutes ? 'secondary' : undefined}>
      {minutes ? 'Correct the minutes' : 'Publish the minutes'}
    </ButtonLink>
  );
}
