import type { ReactNode } from 'react';
import type { MeetingOfTeamFragment } from '#graphql.generated.ts';
import { Button } from '#ui/button.tsx';
import { Tag } from '#ui/tag.tsx';

export type DeskMeetingAgendaProps = {
  meeting: Pick<MeetingOfTeamFragment, 'id' | 'agenda' | 'agendaAt'>;
};

/** The points of the agenda, the one that is spoken of now marked, and the way to the next. */
export function DeskMeetingAgenda({ meeting: { id, agenda, agendaAt } }: DeskMeetingAgendaProps) {
  const here = agenda.findIndex(({ position }) => position === agendaAt);
  const next = agenda[here + 1];
  return (
    <section aria-labelledby="agenda" className="govuk-!-margin-bottom-7">
      <h2 className="govuk-heading-m" id="agenda">
        Agenda
      </h2>
      {agenda.length === 0 && (
        <p className="govuk-body">
          There is no agenda.{' '}
          <a className="govuk-link" href={`/desk/meetings/${id}/change`}>
            An inspector can add one
          </a>
          .
        </p>
      )}
      {next && (
        <SpeakOf position={next.position}>
          {here === -1 ? 'Begin with: ' : 'Next: '}
          {next.title}
        </SpeakOf>
      )}
      <ol className="govuk-list app-hall">
        {agenda.map(({ position, title }) => (
          <li key={position} className="app-hall__item" aria-current={position === agendaAt ? 'step' : undefined}>
            <span>
              {position}. {title} {position === agendaAt && <Tag colour="green">Now</Tag>}
            </span>
            {position !== agendaAt && position !== next?.position && (
              <SpeakOf position={position} isQuiet>
                Speak of it now<span className="govuk-visually-hidden">: {title}</span>
              </SpeakOf>
            )}
          </li>
        ))}
      </ol>
      {here !== -1 && <SpeakOf isQuiet>Nothing of the agenda now</SpeakOf>}
    </section>
  );
}

interface SpeakOfProps {
  /** None: nothing of the agenda. */
  position?: number;
  isQuiet?: boolean;
  children: ReactNode;
}

function SpeakOf({ position, isQuiet = false, children }: SpeakOfProps) {
  return (
    <form method="post" className="app-hall__form">
      {position !== undefined && <input type="hidden" name="position" value={position} />}
      <Button
        name="deed"
        value="speakOf"
        variant={isQuiet ? 'secondary' : undefined}
        className="app-roster__button"
        preventDoubleClick
      >
        {children}
      </Button>
    </form>
  );
}
