import type { EntityManager } from '@mikro-orm/postgresql';
import type { Area } from '#features/areas/area.entity.ts';
import { anArea } from '../areas/area.factory.ts';
import type { Officer } from '../people/officer.entity.ts';
import { anOfficer } from '../people/officer.factory.ts';
import { AgendaItem, Meeting } from './meeting.entity.ts';

type Facts = Partial<
  Pick<
    Meeting,
    | 'title'
    | 'startsAt'
    | 'endsAt'
    | 'mode'
    | 'capacity'
    | 'isOpenDoor'
    | 'joinUrl'
    | 'address'
    | 'dialIn'
    | 'registrationFrom'
    | 'registrationUntil'
    | 'cancelledAt'
    | 'cancelReason'
    | 'checkInCode'
    | 'timedAt'
  >
> & { area?: string; by?: Officer; agenda?: string[] };

/** A meeting of testshire/north: two hours from 7pm on 10 October 2022, online, two places, unless told otherwise. */
export async function aMeeting(em: EntityManager, { area, by, agenda = [], ...facts }: Facts = {}): Promise<Meeting> {
  const where: Area = await anArea(em, area ?? 'testshire/north');
  const startsAt = facts.startsAt ?? new Date('2022-10-10T18:00:00Z');
  const meeting = em.create(Meeting, {
    title: 'Public meeting',
    mode: 'ONLINE',
    capacity: 2,
    joinUrl: 'https://meet.example/secret-room',
    checkInCode: 'ABC234',
    startsAt,
    endsAt: new Date(startsAt.getTime() + 2 * 3_600_000),
    changedAt: new Date('2022-09-01T09:00:00Z'),
    timedAt: new Date('2022-09-01T09:00:00Z'),
    ...facts,
    area: where,
    scheduledBy: by ?? (await anOfficer(em, { role: 'INSPECTOR', areas: [where.path] })),
  });
  for (const [i, title] of agenda.entries())
    meeting.agenda.add(em.create(AgendaItem, { meeting, position: i + 1, title }));
  await em.flush();
  return meeting;
}
