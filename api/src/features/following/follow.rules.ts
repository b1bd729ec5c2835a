import { Refusal } from '#platform/refusal.ts';
import type { Follow, Frequency, Importance, Topic } from './follow.entity.ts';

export const FollowRefusalReason = {
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  AREA_ENDED: 'AREA_ENDED',
  TOPIC_MISSING: 'TOPIC_MISSING',
  TOO_MANY: 'TOO_MANY',
  AREA_STANDS: 'AREA_STANDS',
  NOT_A_SUCCESSOR: 'NOT_A_SUCCESSOR',
} as const;
export type FollowRefusalReason = (typeof FollowRefusalReason)[keyof typeof FollowRefusalReason];

/** How many areas one person can follow: whoever wants to hear of more follows the force. */
export const FOLLOWS_AT_MOST = 50;

/** The order of the schema. */
const TOPICS: readonly Topic[] = ['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS'];

/** What somebody wants to hear about, each once and in the order of the schema; all where it is left out, and not none. */
export function topicsFor(typed: readonly Topic[] | null | undefined): Topic[] | Refusal<FollowRefusalReason> {
  const topics = TOPICS.filter((topic) => typed?.includes(topic) ?? true);
  if (topics.length > 0) return topics;
  return new Refusal('TOPIC_MISSING', 'Choose at least one thing that you want to hear about.', 'topics');
}

const FREQUENCIES: readonly Frequency[] = ['INSTANT', 'DAILY', 'WEEKLY', 'QUARTERLY'];
const IMPORTANCES: readonly Importance[] = ['LOW', 'NORMAL', 'HIGH'];

type Heard = Pick<Follow, 'topics' | 'themes' | 'frequency' | 'leastImportance' | 'followedAt'>;

/**
 * What is heard where two follows become one: what either heard, as often as the more frequent. Themes and least
 * importance choose among alerts alone, so one without alerts says nothing about them where the other has some. The same
 * as `settle_succession` in the migrations does for many.
 */
export function togetherOf(one: Heard, other: Heard): Heard {
  const withAlerts = [one, other].filter(({ topics }) => topics.includes('ALERTS'));
  const counting = withAlerts.length > 0 ? withAlerts : [one, other];
  const first = <T>(order: readonly T[], some: readonly T[]) => order.find((each) => some.includes(each)) as T;
  const isAll = counting.some(({ themes }) => themes.length === 0);
  return {
    topics: TOPICS.filter((topic) => one.topics.includes(topic) || other.topics.includes(topic)),
    themes: isAll ? [] : [...new Set(counting.flatMap(({ themes }) => themes))].sort(),
    frequency: first(FREQUENCIES, [one.frequency, other.frequency]),
    leastImportance: first(
      IMPORTANCES,
      counting.map(({ leastImportance }) => leastImportance),
    ),
    followedAt: new Date(Math.min(one.followedAt.getTime(), other.followedAt.getTime())),
  };
}

/** Why the emails about an area cannot go on about another: only those of one that has ended do, and about one that took its place. */
export function successionRefusal(
  ended: { name: string; hasEnded: boolean },
  successors: readonly { id: string; name: string }[],
  chosen: { id: string } | null,
): Refusal<FollowRefusalReason> | null {
  if (!ended.hasEnded) {
    return new Refusal('AREA_STANDS', `${ended.name} has not ended, so the emails about it stay as they are.`, 'id');
  }
  if (chosen && successors.some(({ id }) => id === chosen.id)) return null;
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(successors.map(({ name }) => name));
  return new Refusal('NOT_A_SUCCESSOR', whatToChoose(ended.name, names), 'areaPath');
}

function whatToChoose(name: string, successors: string): string {
  if (!successors) return `No area took the place of ${name}. Find another area, and follow that.`;
  if (successors === name) return `Choose ${name} as it is now, with its new boundaries.`;
  return `Choose ${successors}: that is what ${name} became.`;
}
