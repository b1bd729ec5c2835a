import { Context as Ctx, ResolveField, Resolver } from '@nestjs/graphql';
import { DeskType } from '#features/people/people.graphql.ts';
import type { Context } from '#platform/graphql/context.ts';
import { May, officers } from '#platform/graphql/rules.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { Suggestion } from './suggestion.entity.ts';
import { SuggestionType } from './suggestions.graphql.ts';
import { SuggestionsQueries } from './suggestions.queries.ts';

/** What suggestions add to a team's desk: its own areas', for those who read them. */
@Resolver(() => DeskType)
export class DeskSuggestionsResolver {
  constructor(private readonly queries: SuggestionsQueries) {}

  @May(officers)
  @ResolveField(() => [SuggestionType], {
    description: 'Suggestions that nobody of the team has read, the oldest first; at most 100.',
  })
  async suggestionsToRead(@Ctx() { viewer }: Context): Promise<Suggestion[]> {
    return this.queries.unread(patchOf(viewer));
  }

  @May(officers)
  @ResolveField(() => [SuggestionType], { description: 'Accepted suggestions, the newest first; at most 100.' })
  async suggestionsAccepted(@Ctx() { viewer }: Context): Promise<Suggestion[]> {
    return this.queries.accepted(patchOf(viewer));
  }
}

function patchOf({ role, areaPaths }: Viewer): readonly string[] {
  return role === 'OFFICER' || role === 'INSPECTOR' ? areaPaths : [];
}
