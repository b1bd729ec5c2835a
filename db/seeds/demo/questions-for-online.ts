import type { Meeting, Person } from '@patchwork/api/seeding';
import type { DateText } from '@patchwork/calendar';
import { londonTime } from './days.ts';
import { ask } from './say.ts';
import type { MeetingsTelling } from './telling.ts';

/** What residents ask for the meeting to come: six to be read by all, one that asks the same, and one nobody has read. */
export async function askForOnline(telling: MeetingsTelling, meeting: Meeting): Promise<void> {
  const { em, areas, days, officers, residents } = telling;
  const { pcso } = officers;
  const put = (number: number, day: DateText, time: string, text: string, supporters: Person[]) =>
    ask(em, {
      name: `south online ${number}`,
      area: areas.south,
      meeting,
      asker: residents.number(number),
      text,
      at: londonTime(day, time),
      readBy: pcso,
      supporters,
    });
  const whenNobodyStands = put(
    1,
    days.ago(10),
    '12:15',
    'Speeds in Girton come down while the volunteers stand there. What happens on the days when nobody does?',
    residents.from(2, 17),
  );
  put(
    2,
    days.ago(9),
    '19:40',
    'Do patrols go to the recreation ground in Impington only on the evenings we name, or on others too?',
    residents.from(20, 12),
  );
  put(
    3,
    days.ago(8),
    '08:05',
    'I have reported drug dealing through the website and heard nothing since. What becomes of such reports?',
    residents.from(5, 9),
  );
  put(
    4,
    days.ago(6),
    '13:30',
    'Could the next three months be about thefts from sheds and garages? In Cottenham we hear of one every few weeks.',
    residents.from(31, 6),
  );
  put(
    5,
    days.ago(5),
    '21:10',
    'Who decides where average speed cameras go, and can a parish council ask for one?',
    residents.from(40, 4),
  );
  put(
    6,
    days.ago(3),
    '17:25',
    'Will there be a recording for those of us who work in the evening?',
    residents.from(48, 2),
  );
  ask(em, {
    name: 'south online unread',
    area: areas.south,
    meeting,
    asker: residents.number(8),
    text: 'How many officers does the team have at weekends, and is that enough for so many villages?',
    at: londonTime(days.ago(1), '21:05'),
  });
  // What it is grouped into must be in first: the ORM does not sort within a table.
  await em.flush();
  const same = put(
    7,
    days.ago(4),
    '10:50',
    'Will anybody check speeds in Girton when there are no Speedwatch volunteers out?',
    [],
  );
  em.assign(same, { status: 'GROUPED', groupedInto: whenNobodyStands });
}
