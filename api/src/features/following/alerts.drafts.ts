import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { placesIn } from '#features/areas/places.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import type { Theme } from '#features/priorities/priority.entity.ts';
import { arrayOf } from '#platform/database.ts';
import type { Environment } from '#platform/environment.ts';
import { htmlOf } from '#platform/markdown.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { mentionsIn } from '#platform/screening/second-person.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Alert } from './alert.entity.ts';
import { mustAlert } from './alert.policy.ts';
import {
  type AlertRefusalReason,
  alertWordsFor,
  goesAt,
  needsSecondPerson,
  urgentReasonFor,
  validUntilFor,
} from './alert.rules.ts';
import type { Importance } from './follow.entity.ts';

type No = Refusal<AlertRefusalReason>;

/** What an officer typed for an alert. */
export interface TypedAlert {
  areaPath: string;
  /** All of the area where it is left out. */
  placePaths?: readonly string[] | null;
  title: string;
  body: string;
  importance: Importance;
  theme: Theme;
  validUntil?: Date | null;
  urgent?: boolean | null;
  urgentReason?: string | null;
  clientKey?: string | null;
}

/** How many people would hear of something, each counted once. */
export interface Audience {
  atOnce: number;
  /** In their next digest. */
  later: number;
}

/** An alert that could be sent: not kept, and its row not written before somebody flushes `em` with it persisted. */
export interface Draft {
  alert: Alert;
  area: Area;
  audience: Audience;
  needsSecondPerson: boolean;
}

/** Everybody who hears of an alert, at once or in a digest. */
const AUDIENCE = `
  select count(*) filter (where at_once)::int as "atOnce", count(*) filter (where not at_once and later)::int as later from (
    select bool_or(frequency = 'INSTANT') as at_once, bool_or(frequency in ('DAILY', 'WEEKLY')) as later
    from who_hears(?, ?::uuid[], 'ALERTS', ?, ?, ?) group by person_id) everybody`;

/** Reads what was typed as an alert at this moment, or says why it is none. Writes nothing. Throws Forbidden. */
export async function draftOf(
  em: EntityManager,
  viewer: Viewer,
  typed: TypedAlert,
  { now, environment }: { now: Date; environment: Pick<Environment, 'publicUrl' | 'alertHoldSeconds'> },
): Promise<Draft | No> {
  const about = await aboutFor(em, viewer, typed, now);
  if (isRefusal(about)) return about;
  const { area, places } = about;
  const force = await area.force.loadOrFail();
  const sites = [force, area].flatMap(({ website, reportUrl, chatUrl }) => [website, reportUrl, chatUrl]);
  const ours = [environment.publicUrl, ...sites.filter((site) => site !== null && site !== undefined)];
  const words = alertWordsFor(typed, ours);
  if (isRefusal(words)) return words;
  const urgentReason = urgentReasonFor(typed.urgent, typed.urgentReason);
  if (isRefusal(urgentReason)) return urgentReason;
  const leaves = urgentReason ? now : goesAt(now, environment.alertHoldSeconds);
  const validUntil = validUntilFor(typed.validUntil, leaves);
  if (isRefusal(validUntil)) return validUntil;
  const { importance, theme } = typed;
  const placeIds = arrayOf(places.map(({ id }) => id));
  const [counted] = await em.execute<Audience[]>(AUDIENCE, [area.id, placeIds, theme, importance, now]);
  const audience = counted ?? { atOnce: 0, later: 0 };
  const recipients = audience.atOnce + audience.later;
  if (recipients === 0) return nobodyHears(area, places);
  const flags = mentionsIn(`${words.title}\n${words.body}`);
  const waits = !urgentReason && needsSecondPerson(recipients, flags);
  const alert = em.create(
    Alert,
    {
      ...{ id: randomUUID(), area, ...words, bodyHtml: htmlOf(words.body), importance, theme, validUntil, flags },
      ...{ writtenBy: em.getReference(Officer, viewer.officerId as string), writtenAt: now, urgentReason },
      ...{ expectedRecipients: recipients, goesAt: waits ? null : leaves },
    },
    // Some of it is worked out, not given.
    { persist: false, partial: true },
  );
  alert.places.set(places);
  return { alert, area, audience, needsSecondPerson: waits };
}

/**
 * Whose alert it is, and about where: no places where it is about all of the area. That of a place is its
 * neighbourhood’s, about that place.
 */
async function aboutFor(
  em: EntityManager,
  viewer: Viewer,
  { areaPath, placePaths }: TypedAlert,
  now: Date,
): Promise<{ area: Area; places: Area[] } | No> {
  const named = await em.findOne(Area, { path: Area.pathOf(areaPath) });
  if (!named) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
  const area = named.kind === 'PLACE' ? await em.findOneOrFail(Area, { id: named.neighbourhood?.id as string }) : named;
  mustAlert(viewer, area);
  const gone = await endedRefusal(em, [named, area], now, 'areaPath');
  if (gone) return gone;
  const paths = placePaths ?? (named === area ? null : [named.path]);
  if (!paths) return { area, places: [] };
  const places = await placesIn(em, area, paths, { now });
  if (isRefusal(places)) return places;
  if (places.length === 0) {
    return new Refusal('PLACE_MISSING', `Choose the places that it is about, or all of ${area.name}.`, 'placePaths');
  }
  return { area, places: places.includes(area) ? [] : places };
}

function nobodyHears(area: Area, places: readonly Area[]): No {
  const where = places.length > 0 ? 'these places' : area.name;
  const message = `Nobody who follows ${where} hears of alerts like this one, so there is nobody to send it to.`;
  return new Refusal('NO_RECIPIENTS', message);
}
