import type { UpdateFactsFragment } from '#graphql.generated.ts';
import { Update } from './update.tsx';

/** What was done, the newest first. Each update has an address of its own. */
export function Timeline({ updates }: { updates: readonly UpdateFactsFragment[] }) {
  return (
    <ol className="app-timeline">
      {updates.map((update) => (
        <li
          key={update.id}
          id={`update-${update.id}`}
          className={`app-timeline__item${update.withdrawnAt ? ' app-timeline__item--withdrawn' : ''}`}
        >
          <Update update={update} />
        </li>
      ))}
    </ol>
  );
}
