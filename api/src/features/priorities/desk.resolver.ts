import { Context as Ctx, ResolveField, Resolver } from '@nestjs/graphql';
import { DeskType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import type { Context } from '#platform/graphql/context.ts';
import { May, officers } from '#platform/graphql/rules.ts';
import { PriorityType, ProgressUpdateType } from './priorities.graphql.ts';
import { PrioritiesQueries } from './priorities.queries.ts';
import type { Priority } from './priority.entity.ts';
import type { ProgressUpdate } from './progress-update.entity.ts';
import { UpdatesQueries } from './updates.queries.ts';

/** What priorities add to a team's desk: those of the areas the officer was given. */
@Resolver(() => DeskType)
export class DeskPrioritiesResolver {
  constructor(
    private readonly queries: PrioritiesQueries,
    private readonly updates: UpdatesQueries,
    private readonly clock: Clock,
  ) {}

  @May(officers)
  @ResolveField(() => [PriorityType], {
    description: "The running priorities of the officer's neighbourhoods; at most 100.",
  })
  async priorities(@Ctx() { viewer }: Context): Promise<Priority[]> {
    return viewer.role === 'FORCE_ADMIN' ? [] : this.queries.running(viewer.areaPaths, this.clock.now());
  }

  @May(officers)
  @ResolveField(() => [PriorityType], {
    description: 'Priorities of ended quarters of which the team has not said what became; at most 100.',
  })
  async awaitingOutcome(@Ctx() { viewer }: Context): Promise<Priority[]> {
    return viewer.role === 'FORCE_ADMIN' ? [] : this.queries.withoutOutcome(viewer.areaPaths, this.clock.now());
  }

  @May(officers)
  @ResolveField(() => [ProgressUpdateType], {
    description: 'Updates that wait for a second person, the longest waiting first; at most 20.',
  })
  awaitingApproval(@Ctx() { viewer }: Context): Promise<ProgressUpdate[]> {
    return this.updates.waiting(viewer.areaPaths);
  }

  @May(officers)
  @ResolveField(() => [ProgressUpdateType], {
    description: 'Updates that will appear at a set time, the next first; at most 20.',
  })
  scheduled(@Ctx() { viewer }: Context): Promise<ProgressUpdate[]> {
    return this.updates.scheduled(viewer.areaPaths, this.clock.now());
  }

  @May(officers)
  @ResolveField(() => [ProgressUpdateType], {
    description: 'The newest public updates, withdrawn ones included; at most 20.',
  })
  recentUpdates(@Ctx() { viewer }: Context): Promise<ProgressUpdate[]> {
    return this.updates.recent(viewer.areaPaths, this.clock.now());
  }
}
