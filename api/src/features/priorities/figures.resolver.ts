import { Args, Context as Ctx, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#platform/clock.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { FigureType } from './figures.graphql.ts';
import { type Figure, FiguresQueries } from './figures.queries.ts';
import { MeasureType, ProgressUpdateType } from './priorities.graphql.ts';
import type { Measure, ProgressUpdate } from './progress-update.entity.ts';

@Resolver(() => FigureType)
export class FiguresResolver {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => FigureType, { nullable: true, description: 'One figure of an update, to be quoted.' })
  figure(@Args('id', { type: () => ID }) id: string, @Ctx() { viewer }: Context): Promise<Figure> {
    return this.figures.byId(id, viewer, this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => MeasureType, {
    nullable: true,
    description: 'What it says; null once it was taken out, or its update withdrawn.',
  })
  measure(@Parent() figure: Figure): Measure | null {
    return figure.measure;
  }

  @May(anyone)
  @ResolveField(() => ProgressUpdateType, { description: 'The update that says it.' })
  update(@Parent() figure: Figure): ProgressUpdate {
    return figure.update;
  }
}
