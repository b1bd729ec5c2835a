import type { EntityManager } from '@mikro-orm/postgresql';
import { anArea } from '#features/areas/area.factory.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { anOfficer } from '#features/people/officer.factory.ts';
import { htmlOf } from '#platform/markdown.ts';
import { Alert } from './alert.entity.ts';
import type { Frequency, Importance } from './follow.entity.ts';

type Facts = Partial<
  Pick<
    Alert,
    | 'title'
    | 'body'
    | 'importance'
    | 'theme'
    | 'validUntil'
    | 'writtenAt'
    | 'flags'
    | 'expectedRecipients'
    | 'urgentReason'
    | 'approvedAt'
    | 'goesAt'
    | 'sentAt'
    | 'stoppedAt'
  >
> & { area?: string; places?: string[]; by?: Officer; approvedBy?: Officer; stoppedBy?: Officer };

let made = 0;

/** An alert to all of testshire/north that went out at 11am on 14 September 2022, unless told otherwise. */
export async function anAlert(em: EntityManager, facts: Facts = {}): Promise<Alert> {
  const { area = 'testshire/north', places = [], by, approvedBy, stoppedBy, ...rest } = facts;
  const body = rest.body ?? 'Lock your **car**.';
  const sentAt = new Date('2022-09-14T10:00:00Z');
  const alert = em.create(
    Alert,
    {
      ...{ title: `Vans broken into (${++made})`, importance: 'NORMAL', theme: 'VEHICLE_CRIME', expectedRecipients: 1 },
      ...{ writtenAt: sentAt, goesAt: sentAt, sentAt, ...rest, body, bodyHtml: htmlOf(body) },
      area: await anArea(em, area),
      writtenBy: by?.id ?? (await anOfficer(em, { areas: [area] })).id,
      approvedBy: approvedBy?.id ?? null,
      stoppedBy: stoppedBy?.id ?? null,
    },
    { partial: true },
  );
  for (const place of places) alert.places.add(await anArea(em, place));
  await em.flush();
  return alert;
}

interface Following {
  area?: string;
  frequency?: Frequency;
  leastImportance?: Importance;
  topics?: string;
}

/** So many new people who follow an area, all of it and at once unless told otherwise, since 2022 began. */
export async function someFollowers(em: EntityManager, count: number, given: Following = {}): Promise<void> {
  const {
    area = 'testshire/north',
    frequency = 'INSTANT',
    leastImportance = 'LOW',
    topics = '{UPDATES,ALERTS}',
  } = given;
  const nth = ++made;
  await em.execute(
    `with people as (
       insert into person (email, email_verified) select 'follows-' || ? || '-' || n || '@x.test', true
       from generate_series(1, ?) n returning id)
     insert into follow (person_id, area_id, topics, frequency, least_importance, followed_at)
     select people.id, ?, ?::text[], ?, ?, '2022-01-01' from people`,
    [nth, count, (await anArea(em, area)).id, topics, frequency, leastImportance],
  );
}
