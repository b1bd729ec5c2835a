import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { quarterInWords } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, inspectors, May } from '#platform/graphql/rules.ts';
import type { Connection } from '#platform/paging.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Quarter } from './quarter.entity.ts';
import { QuarterStage, stageOf } from './quarter.rules.ts';
import { PlanQuarterInput, PlanQuarterResult, QuarterConnectionType, QuarterType } from './quarters.graphql.ts';
import { type Around, QuartersQueries } from './quarters.queries.ts';
import { QuartersService } from './quarters.service.ts';

@Resolver(() => QuarterType)
export class QuartersResolver {
  constructor(
    private readonly quarters: QuartersQueries,
    private readonly service: QuartersService,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => QuarterType, { nullable: true, description: 'A quarter by its id. NOT_FOUND where there is none.' })
  quarter(@Args('id', { type: () => ID }) id: string): Promise<Quarter> {
    return this.quarters.byId(id);
  }

  @May(inspectors)
  @Mutation(() => PlanQuarterResult, { description: 'Plans a quarter of a neighbourhood.' })
  planQuarter(@Ctx() { viewer }: Context, @Args('input') input: PlanQuarterInput): Promise<Quarter | Refusal> {
    return this.service.plan(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood.' })
  area(@Parent() quarter: Quarter): Promise<Area> {
    return quarter.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => String, { description: 'Its dates in words: "August to October 2022".' })
  name(@Parent() quarter: Quarter): string {
    return quarterInWords(quarter.startsOn, quarter.endsOn);
  }

  @May(anyone)
  @ResolveField(() => QuarterStage)
  stage(@Parent() quarter: Quarter): QuarterStage {
    return stageOf(quarter, this.clock.now());
  }
}

/** What quarters add to an area. Those of a place are its neighbourhood's; a force has none. */
@Resolver(() => AreaType)
export class AreaQuartersResolver {
  constructor(
    private readonly queries: QuartersQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => QuarterType, { nullable: true, description: 'The quarter that today is in.' })
  async currentQuarter(@Parent() area: Area, @Ctx() context: Context): Promise<Quarter | null> {
    return (await this.#around(area, context))?.current ?? null;
  }

  @May(anyone)
  @ResolveField(() => QuarterType, { nullable: true, description: 'The one to come next.' })
  async nextQuarter(@Parent() area: Area, @Ctx() context: Context): Promise<Quarter | null> {
    return (await this.#around(area, context))?.next ?? null;
  }

  @May(anyone)
  @ResolveField(() => QuarterType, {
    nullable: true,
    description: 'The last that ended: shown while the current one has no priorities yet.',
  })
  async lastQuarter(@Parent() area: Area, @Ctx() context: Context): Promise<Quarter | null> {
    return (await this.#around(area, context))?.last ?? null;
  }

  @May(anyone)
  @ResolveField(() => QuarterConnectionType, { description: 'All its quarters, the newest first.' })
  quarters(
    @Parent() area: Area,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('hasBegun', { type: () => Boolean, nullable: true, description: 'Only those that have begun.' })
    hasBegun?: boolean | null,
  ): Promise<Connection<Quarter>> {
    const until = hasBegun ? this.clock.now() : null;
    return this.queries.of(area.neighbourhood?.id, { first, after, until });
  }

  #around(area: Area, context: Context): Promise<Around | undefined> {
    const id = area.neighbourhood?.id;
    if (!id) return Promise.resolve(undefined);
    return batched(context, 'Area.around', id, (ids) => this.queries.around(ids, this.clock.now()));
  }
}
