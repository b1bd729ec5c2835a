import { Refusal } from '#platform/refusal.ts';
import type { Topic } from './follow.entity.ts';

export const FollowRefusalReason = {
  UNKNOWN_AREA: 'UNKNOWN_AREA',
  TOPIC_MISSING: 'TOPIC_MISSING',
  TOO_MANY: 'TOO_MANY',
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
