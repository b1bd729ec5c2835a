import { Context as Ctx, ResolveField, Resolver } from '@nestjs/graphql';
import { londonDate } from '@patchwork/calendar';
import { DeskType } from '#features/people/people.graphql.ts';
import type { Suggestion } from '#features/suggestions/suggestion.entity.ts';
import { SuggestionType } from '#features/suggestions/suggestions.graphql.ts';
import { Clock } from '#platform/clock.ts';
import type { Context } from '#platform/graphql/context.ts';
import { May, officers } from '#platform/graphql/rules.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { Ballot } from './ballot.entity.ts';
import { BallotType } from './ballots.graphql.ts';
import { BallotsQueries } from './ballots.queries.ts';

/** What votes add to a team's desk. */
@Resolver(() => DeskType)
export class DeskBallotsResolver {
  constructor(
    private readonly queries: BallotsQueries,
    private readonly clock: Clock,
  ) {}

  @May(officers)
  @ResolveField(() => [BallotType], {
    description: "The votes of the officer's neighbourhoods on quarters that have not ended, the next to close first.",
  })
  ballots(@Ctx() { viewer }: Context): Promise<Ballot[]> {
    return this.queries.ofTeam(patchOf(viewer), londonDate(this.clock.now()));
  }

  @May(officers)
  @ResolveField(() => [SuggestionType], {
    description: 'Accepted suggestions that no vote has taken up yet, the oldest first; at most 100.',
  })
  suggestionsWaiting(@Ctx() { viewer }: Context): Promise<Suggestion[]> {
    return this.queries.waiting(patchOf(viewer));
  }
}

function patchOf({ role, areaPaths }: Viewer): readonly string[] {
  return role === 'FORCE_ADMIN' ? [] : areaPaths;
}
