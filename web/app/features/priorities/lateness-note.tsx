import type { PriorityFactsFragment } from '#graphql.generated.ts';
import { type Lateness, latenessOf } from './lateness.ts';

/** How the priority stands against its promise of updates. Nothing where nothing was promised. */
export function LatenessNote({ priority }: { priority: PriorityFactsFragment }) {
  const lateness = latenessOf(priority);
  if (!lateness) return null;
  return <p className={`app-lateness app-lateness--${classOf[lateness.tone]}`}>{lateness.words}</p>;
}

const classOf: Record<Lateness['tone'], string> = { ON_TIME: 'on-time', DUE: 'due', LATE: 'late', PAUSED: 'paused' };
