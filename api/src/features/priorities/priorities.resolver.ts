import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Quarter } from '#features/quarters/quarter.entity.ts';
import { QuarterType } from '#features/quarters/quarters.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, inspectors, May } from '#platform/graphql/rules.ts';
import { DateScalar } from '#platform/graphql/scalars.ts';
import { type Connection, pageOf } from '#platform/paging.ts';
import type { Refusal } from '#platform/refusal.ts';
import {
  PausePromiseInput,
  PausePromiseResult,
  PriorityType,
  ProgressUpdateConnectionType,
  RecordOutcomeInput,
  RecordOutcomeResult,
} from './priorities.graphql.ts';
import { type Lineage, PrioritiesQueries } from './priorities.queries.ts';
import { PrioritiesService } from './priorities.service.ts';
import type { Priority } from './priority.entity.ts';
import type { ProgressUpdate } from './progress-update.entity.ts';
import { isOverdue, nextUpdateDue, type PromiseFacts, Punctuality, punctualityOf } from './promise.rules.ts';
import { UpdatesQueries } from './updates.queries.ts';

@Resolver(() => PriorityType)
export class PrioritiesResolver {
  constructor(
    private readonly priorities: PrioritiesQueries,
    private readonly updatesQueries: UpdatesQueries,
    private readonly service: PrioritiesService,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => PriorityType, { nullable: true, description: 'A priority by its id. NOT_FOUND where there is none.' })
  priority(@Args('id', { type: () => ID }) id: string): Promise<Priority> {
    return this.priorities.byId(id);
  }

  @May(inspectors)
  @Mutation(() => PausePromiseResult, { description: 'Pauses the update promise of a priority until a day of return.' })
  pausePromise(@Ctx() { viewer }: Context, @Args('input') input: PausePromiseInput): Promise<Priority | Refusal> {
    return this.service.pause(viewer, input);
  }

  @May(inspectors)
  @Mutation(() => RecordOutcomeResult, {
    description: 'Puts on record, once, what the team says became of a priority.',
  })
  recordOutcome(@Ctx() { viewer }: Context, @Args('input') input: RecordOutcomeInput): Promise<Priority | Refusal> {
    return this.service.recordOutcome(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => QuarterType)
  quarter(@Parent() priority: Priority): Promise<Quarter> {
    return priority.quarter.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [AreaType], {
    description: 'The places it is about, by name; none means the whole neighbourhood.',
  })
  places(@Parent() priority: Priority): Promise<Area[]> {
    return priority.places.loadItems();
  }

  @May(anyone)
  @ResolveField(() => ProgressUpdateConnectionType, {
    description: 'Its public updates, the newest first; withdrawn ones as stubs.',
  })
  async updates(
    @Parent() priority: Priority,
    @Ctx() context: Context,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<ProgressUpdate>> {
    const page = pageOf(first, after);
    const load = (ids: readonly string[]) => this.updatesQueries.pages(ids, page, this.clock.now());
    return (await batched(
      context,
      `Priority.updates:${page.first}:${page.offset}`,
      priority.id,
      load,
    )) as Connection<ProgressUpdate>;
  }

  @May(anyone)
  @ResolveField(() => DateScalar, {
    nullable: true,
    description: 'The day by which the next update was promised (a London day).',
  })
  nextUpdateDue(@Parent() priority: Priority, @Ctx() context: Context): Promise<string | null> {
    return this.#byFacts(priority, context, nextUpdateDue);
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True from the day after the promised one.' })
  isOverdue(@Parent() priority: Priority, @Ctx() context: Context): Promise<boolean> {
    return this.#byFacts(priority, context, isOverdue);
  }

  @May(anyone)
  @ResolveField(() => Punctuality)
  punctuality(@Parent() priority: Priority, @Ctx() context: Context): Promise<Punctuality> {
    return this.#byFacts(priority, context, punctualityOf);
  }

  @May(anyone)
  @ResolveField(() => PriorityType, {
    nullable: true,
    description: "The earlier quarter's priority that this one goes on with.",
  })
  async continues(@Parent() priority: Priority): Promise<Priority | null> {
    return (await priority.continues?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => PriorityType, {
    nullable: true,
    description: "The later quarter's priority that goes on with this one.",
  })
  async continuedBy(@Parent() priority: Priority, @Ctx() context: Context): Promise<Priority | null> {
    return (
      (await batched(context, 'Priority.continuedBy', priority.id, (ids) => this.priorities.continuing(ids))) ?? null
    );
  }

  @May(anyone)
  @ResolveField(() => [PriorityType], {
    description: 'Its line of work over the quarters, oldest first, this one included.',
  })
  async lineage(@Parent() priority: Priority, @Ctx() context: Context): Promise<Priority[]> {
    return (await this.#lineage(priority, context)).members;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    description: 'For how many quarters it has been a priority up to this one: the 4 of "fourth quarter in six".',
  })
  async lineageQuarters(@Parent() priority: Priority, @Ctx() context: Context): Promise<number> {
    return (await this.#lineage(priority, context)).quarters;
  }

  @May(anyone)
  @ResolveField(() => Int, {
    description:
      'Out of how many of the neighbourhood\'s quarters since it first was one: the 6 of "fourth quarter in six".',
  })
  async lineageOutOf(@Parent() priority: Priority, @Ctx() context: Context): Promise<number> {
    return (await this.#lineage(priority, context)).outOf;
  }

  async #lineage(priority: Priority, context: Context): Promise<Lineage> {
    return (await batched(context, 'Priority.lineage', priority.id, (ids) => this.priorities.lineages(ids))) as Lineage;
  }

  /** What a rule says of the priority's promise. */
  async #byFacts<T>(priority: Priority, context: Context, rule: (facts: PromiseFacts, now: Date) => T): Promise<T> {
    return rule(await this.#facts(priority, context), this.clock.now());
  }

  async #facts(priority: Priority, context: Context): Promise<PromiseFacts> {
    const lastPosted = (ids: readonly string[]) => this.priorities.lastPosted(ids, this.clock.now());
    const [quarter, lastPostedAt] = await Promise.all([
      priority.quarter.loadOrFail(),
      batched(context, 'Priority.lastPosted', priority.id, lastPosted),
    ]);
    const { updateEveryDays, pausedUntil } = priority;
    return { updateEveryDays, pausedUntil, startsOn: quarter.startsOn, endsOn: quarter.endsOn, lastPostedAt };
  }
}

/** What priorities add to an area. */
@Resolver(() => AreaType)
export class AreaUpdatesResolver {
  constructor(
    private readonly updates: UpdatesQueries,
    private readonly priorities: PrioritiesQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => [PriorityType], {
    description: 'The priorities of today: of a place those that name it; of a neighbourhood all of its own.',
  })
  async prioritiesHere(@Parent() area: Area, @Ctx() context: Context): Promise<Priority[]> {
    const load = (ids: readonly string[]) => this.priorities.runningAt(ids, this.clock.now());
    return (await batched(context, 'Area.prioritiesHere', area.id, load)) ?? [];
  }

  @May(anyone)
  @ResolveField(() => ProgressUpdateConnectionType, {
    description:
      'A place: the public updates that name it; a neighbourhood: all of its own. Over all quarters, the newest first.',
  })
  async updatesHere(
    @Parent() area: Area,
    @Ctx() context: Context,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<ProgressUpdate>> {
    const page = pageOf(first, after);
    const load = async (areas: readonly Area[]) => {
      const found = await this.updates.at(areas, page, this.clock.now());
      return new Map(areas.map((each) => [each, found.get(each.id) as Connection<ProgressUpdate>]));
    };
    return (await batched(
      context,
      `Area.updatesHere:${page.first}:${page.offset}`,
      area,
      load,
    )) as Connection<ProgressUpdate>;
  }
}

/** What priorities add to a quarter. */
@Resolver(() => QuarterType)
export class QuarterPrioritiesResolver {
  constructor(private readonly queries: PrioritiesQueries) {}

  @May(anyone)
  @ResolveField(() => [PriorityType], { description: 'What the team agreed to work on, in their order.' })
  async priorities(@Parent() quarter: Quarter, @Ctx() context: Context): Promise<Priority[]> {
    return (await batched(context, 'Quarter.priorities', quarter.id, (ids) => this.queries.ofQuarters(ids))) ?? [];
  }
}
