import type { EntityManager } from '@mikro-orm/postgresql';
import {
  AgendaItem,
  type Area,
  htmlOf,
  Meeting,
  type MeetingMode,
  type Officer,
  type Person,
  type Quarter,
  Registration,
  type RegistrationStatus,
} from '@patchwork/api/seeding';
import { addDays, type DateText, daysBetween, londonDate } from '@patchwork/calendar';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';

const MINUTE = 60_000;

/** A meeting as these files tell it. */
export interface Called {
  /** names it among the demonstration's meetings */
  name: string;
  area: Area;
  quarter?: Quarter;
  by: Officer;
  title: string;
  day: DateText;
  /** London's clock, `19:00` */
  time: string;
  minutes: number;
  /** the day on which it was announced, at nine */
  announced: DateText;
  mode: MeetingMode;
  capacity: number;
  checkInCode: string;
  agenda: string[];
  description?: string;
  joinUrl?: string;
  dialIn?: string;
  address?: string;
  gettingThere?: string;
}

/** Calls a meeting as the service would: its words made safe, its agenda numbered. */
export function call(em: EntityManager, told: Called): Meeting {
  const { name, by, day, time, minutes, announced, agenda, ...facts } = told;
  const startsAt = londonTime(day, time);
  const at = londonTime(announced, '09:00');
  const meeting = em.create(Meeting, {
    id: idOf(`meeting ${name}`),
    ...facts,
    descriptionHtml: facts.description && htmlOf(facts.description),
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * MINUTE),
    changedAt: at,
    timedAt: at,
    scheduledBy: by,
  });
  for (const [i, title] of agenda.entries()) {
    meeting.agenda.add(em.create(AgendaItem, { meeting, position: i + 1, title }));
  }
  return meeting;
}

/** Somebody who registered, or who rang and gave a name and a number. */
export interface Comer {
  person?: Person;
  name?: string;
  phone?: string;
  needs?: string;
  withCompanion?: boolean;
  status?: Exclude<RegistrationStatus, 'OFFERED'>;
}

/** When residents sit down to register, over and over. */
const HOURS = ['07:50', '12:40', '18:05', '20:30'];

/** Those who registered, in the order of the line. */
interface Registered {
  comers: readonly Comer[];
  /** the last day on which somebody did */
  until: DateText;
  /** who registered those who rang */
  by: Officer;
}

/**
 * Registers people in the order of the line, spread over the days since the meeting was announced. Who has a place was
 * confirmed at once; who came is counted a few minutes after the start.
 */
export function register(em: EntityManager, meeting: Meeting, { comers, until, by }: Registered): Registration[] {
  const from = addDays(londonDate(meeting.timedAt), 1);
  const moments = comers.map((_, i) => {
    const day = addDays(from, Math.floor((daysBetween(from, until) * i) / comers.length));
    return londonTime(day, HOURS[i % HOURS.length] as string).getTime() + i * MINUTE;
  });
  moments.sort((a, b) => a - b);
  return comers.map(({ person, withCompanion, status = 'CONFIRMED', ...words }, i) => {
    const registeredAt = new Date(moments[i] as number);
    const line = meeting.nextInLine++;
    return em.create(Registration, {
      id: idOf(`registration ${meeting.id} ${line}`),
      meeting,
      person,
      registeredBy: person ? null : by,
      status,
      line,
      seats: withCompanion ? 2 : 1,
      ...words,
      registeredAt,
      confirmedAt: status === 'WAITING' ? null : registeredAt,
      ...(status === 'WITHDRAWN' && { withdrawnAt: new Date(registeredAt.getTime() + 40 * MINUTE), version: 2 }),
      ...(status === 'ATTENDED' && { attendedAt: new Date(meeting.startsAt.getTime() + (i % 9) * MINUTE) }),
      toldStartsAt: meeting.startsAt,
    });
  });
}
