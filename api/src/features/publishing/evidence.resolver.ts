import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import * as page from './evidence.graphql.ts';
import { type Evidence, EvidenceQueries, type NeighbourhoodEvidence } from './evidence.queries.ts';
import { COLUMNS, columnName, DUTIES, FIGURE_NAMES } from './evidence-columns.ts';

const DAY = (which: string) => ({
  type: () => String,
  nullable: true as const,
  description: `The ${which} day, in London, as 2026-07-01. Both or neither: without them the last calendar quarter.`,
});

/** The evidence of a force. Whatever it says is public already, so anybody may read it. */
@Resolver(() => page.EvidenceType)
export class EvidenceResolver {
  constructor(
    private readonly queries: EvidenceQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => page.EvidenceType, {
    nullable: true,
    description:
      'The evidence of a force for some days, at most 366; BAD_USER_INPUT with a sentence for days that cannot be told of.',
  })
  evidence(
    @Args('forcePath') forcePath: string,
    @Args('from', DAY('first')) from?: string | null,
    @Args('until', DAY('last')) until?: string | null,
  ): Promise<Evidence> {
    return this.queries.of(forcePath, { from, until }, this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => AreaType)
  force(@Parent() evidence: Evidence): Area {
    return evidence.force;
  }

  @May(anyone)
  @ResolveField(() => [page.NeighbourhoodEvidenceType], { description: 'By name.' })
  neighbourhoods(@Parent() evidence: Evidence): NeighbourhoodEvidence[] {
    return evidence.neighbourhoods;
  }

  @May(anyone)
  @ResolveField(() => [page.EvidenceColumnType], { description: 'What each figure means, in their order.' })
  columns(): page.EvidenceColumnType[] {
    return FIGURE_NAMES.map((field) => ({ field, column: columnName(field), ...COLUMNS[field] }));
  }

  @May(anyone)
  @ResolveField(() => [page.EvidenceDutyWordsType], { description: 'What the figures help to show.' })
  duties(): page.EvidenceDutyWordsType[] {
    return [...DUTIES];
  }
}

/** Whose evidence it is. */
@Resolver(() => page.NeighbourhoodEvidenceType)
export class NeighbourhoodEvidenceResolver {
  @May(anyone)
  @ResolveField(() => AreaType)
  area(@Parent() evidence: NeighbourhoodEvidence): Area {
    return evidence.area;
  }
}
