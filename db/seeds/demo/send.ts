import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Alert,
  type Area,
  htmlOf,
  type Importance,
  Mailing,
  mentionsIn,
  needsSecondPerson,
  type Officer,
  type Theme,
} from '@patchwork/api/seeding';
import type { DateText } from '@patchwork/calendar';
import { londonTime } from './days.ts';
import { idOf } from './ids.ts';

const MINUTE = 60_000;
/** How long an alert waits for somebody to stop it. */
const HELD = 10 * MINUTE;
/** How long before it was let out an alert was written that a second person had to see. */
const READ = 40 * MINUTE;

/** An alert as these files tell it. */
export interface Sent {
  /** names it among the demonstration's alerts */
  name: string;
  area: Area;
  /** absent: all of the area */
  places?: Area[];
  theme: Theme;
  importance: Importance;
  title: string;
  body: string;
  /** “Sent by” */
  by: Officer;
  /** who lets it out where it goes to many, or its words mention somebody */
  approvedBy?: Officer;
  /** the day on which it went out, and London's clock */
  day: DateText;
  time: string;
  /** the day on whose evening it ceases to matter */
  until: DateText;
  recipients: number;
}

/**
 * Sends an alert as the service would: its words made safe, held for its minutes, and told, so that no mail of it is left
 * to send. To whom it went is forgotten after thirty days.
 *
 * @throws where it would still wait for a second person
 */
export function send(em: EntityManager, told: Sent): Alert {
  const { name, by, approvedBy, day, time, until, places = [], recipients, ...facts } = told;
  const flags = mentionsIn(`${facts.title}\n${facts.body}`);
  const isSeen = needsSecondPerson(recipients, flags);
  if (isSeen && !approvedBy) throw new Error(`The alert ${name} needs a second person: ${flags.join(', ')}`);
  const sentAt = londonTime(day, time);
  const letOut = new Date(sentAt.getTime() - HELD);
  const alert = em.create(
    Alert,
    {
      id: idOf(`alert ${name}`),
      ...facts,
      bodyHtml: htmlOf(facts.body),
      flags,
      writtenBy: by,
      writtenAt: isSeen ? new Date(letOut.getTime() - READ) : letOut,
      ...(isSeen && { approvedBy, approvedAt: letOut }),
      goesAt: sentAt,
      sentAt,
      validUntil: londonTime(until, '20:00'),
      expectedRecipients: recipients,
    },
    { partial: true },
  );
  const key = `alert:${alert.id}`;
  em.create(Mailing, { id: idOf(`mailing ${key}`), key, kind: 'NEWS', queuedAt: sentAt, recipients });
  alert.places.set(places);
  return alert;
}
