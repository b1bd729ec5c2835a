import type { SuggestionOnDeskFragment } from '#graphql.generated.ts';
import type { Similar } from './similar.tsx';

/** The accepted suggestions that another can be joined with: first those that read like it. */
export interface JoinsWith {
  like: readonly SuggestionOnDeskFragment[];
  others: readonly SuggestionOnDeskFragment[];
}

/** Which accepted suggestions of the same team this one can be joined with, those that read like it apart. */
export function joinsWith(
  { id, area }: { id: string; area: { id: string } },
  accepted: readonly SuggestionOnDeskFragment[],
  similar: Similar,
): JoinsWith {
  const own = accepted.filter((other) => other.id !== id && other.area.id === area.id);
  const alike = similar.suggestions.map((other) => other.id);
  return {
    like: alike.flatMap((other) => own.find((each) => each.id === other) ?? []),
    others: own.filter((each) => !alike.includes(each.id)),
  };
}
