import type { Area, Officer, Person } from '@patchwork/api/seeding';
import { londonTime } from './days.ts';
import { ANSWERED_EAST, ANSWERED_SOUTH, type AnsweredToTeam } from './questions-answered.ts';
import { ask } from './say.ts';
import type { MeetingsTelling } from './telling.ts';

const HOUR = 3_600_000;

/** What residents ask the teams at any time: answered, open, late, unread and declined. */
export function askTeams(telling: MeetingsTelling): void {
  const { areas, officers } = telling;
  for (const told of ANSWERED_SOUTH) askAndAnswer(telling, areas.south, told, officers.pcso);
  for (const told of ANSWERED_EAST) askAndAnswer(telling, areas.east, told, officers.inspectorEast);
  askOpen(telling);
}

function askAndAnswer(telling: MeetingsTelling, area: Area, told: AnsweredToTeam, by: Officer): void {
  const { em, days, residents } = telling;
  const at = londonTime(days.ago(told.daysAgo), told.time);
  const answeredAt = new Date(at.getTime() + told.hours * HOUR);
  // Thirty days after the answer nobody knows any more who asked.
  const isForgotten = told.daysAgo > 30;
  ask(em, {
    name: told.name,
    area,
    asker: isForgotten ? undefined : residents.number(told.daysAgo),
    text: told.text,
    at,
    readBy: by,
    supporters: residents.from(told.daysAgo, told.supporters ?? 0),
    answer: { by, at: answeredAt, body: told.body },
  });
}

/** Two in time, one of them with an answer that waits for a second person; one late; one unread; one not for the police. */
function askOpen({ em, areas: { south: area }, days, officers, residents }: MeetingsTelling): void {
  const { inspector, pcso } = officers;
  const open = (name: string, text: string, at: Date, asker: Person) => ({ name, area, text, at, asker, readBy: pcso });
  ask(
    em,
    open(
      'team open 1',
      'Will you be at the school gates in Fen Ditton again?',
      londonTime(days.ago(1), '10:20'),
      residents.number(22),
    ),
  );
  ask(em, {
    ...open(
      'team open 2',
      'What should we do when young people stand behind the shops in the evening but do nothing wrong?',
      londonTime(days.ago(2), '19:05'),
      residents.number(35),
    ),
    supporters: residents.from(10, 3),
    answer: {
      by: pcso,
      at: londonTime(days.ago(1), '15:30'),
      body: 'Nobody is arrested for standing somewhere. If you feel able to, say hello. Ring 101 if there is damage, and 999 if somebody is in danger.',
    },
  });
  ask(em, {
    ...open(
      'team overdue',
      'Quad bikes were on the byway near Landbeach two Sundays in a row. Is anybody looking into it?',
      londonTime(days.ago(5), '09:10'),
      residents.number(41),
    ),
    supporters: residents.from(1, 4),
  });
  ask(em, {
    name: 'team unread',
    area,
    asker: residents.number(19),
    text: 'Could an officer come to the coffee morning in Horningsea once a month?',
    at: londonTime(days.ago(1), '20:40'),
  });
  const declined = ask(em, {
    ...open(
      'team declined',
      'When will the street lamps beside the green be mended?',
      londonTime(days.ago(13), '18:20'),
      residents.number(44),
    ),
    readBy: inspector,
  });
  em.assign(declined, { status: 'DECLINED', declineReason: 'NOT_FOR_POLICE' });
}
