import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { AreasQueries } from '#features/areas/areas.queries.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { Forbidden } from '#platform/faults.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { administrators, anyone, approvers, May, officers, team } from '#platform/graphql/rules.ts';
import { DateScalar } from '#platform/graphql/scalars.ts';
import type { Refusal } from '#platform/refusal.ts';
import * as page from './priorities.graphql.ts';
import { PrioritiesService } from './priorities.service.ts';
import type { Priority } from './priority.entity.ts';
import type { Measure, ProgressUpdate, UpdateVersion } from './progress-update.entity.ts';
import { maySeeBehind } from './team.policy.ts';
import { UpdatesQueries } from './updates.queries.ts';
import { UpdatesService } from './updates.service.ts';

type Answer = Promise<ProgressUpdate | Refusal>;

@Resolver(() => page.ProgressUpdateType)
export class UpdatesResolver {
  constructor(
    private readonly updates: UpdatesQueries,
    private readonly service: UpdatesService,
    private readonly priorities: PrioritiesService,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => page.ProgressUpdateType, {
    nullable: true,
    description: 'An update by its id; those scheduled or waiting exist for their team only.',
  })
  update(@Ctx() { viewer }: Context, @Args('id', { type: () => ID }) id: string): Promise<ProgressUpdate> {
    return this.updates.byId(id, viewer, this.clock.now());
  }

  @May(team)
  @Mutation(() => page.PostUpdateResult, {
    description: 'Says what was done. A post that mentions an arrest or a person waits for a second person.',
  })
  postUpdate(@Ctx() { viewer }: Context, @Args('input') input: page.PostUpdateInput): Answer {
    return this.service.post(viewer, input);
  }

  @May(team)
  @Mutation(() => page.CorrectUpdateResult, {
    description: 'Corrects an update; what it said before stays readable by the team.',
  })
  correctUpdate(@Ctx() { viewer }: Context, @Args('input') input: page.CorrectUpdateInput): Answer {
    return this.service.correct(viewer, input);
  }

  @May(team)
  @Mutation(() => page.WithdrawWordsResult, {
    description: "Takes an update's words away everywhere and leaves a dated stub.",
  })
  withdrawWords(@Ctx() { viewer }: Context, @Args('input') input: page.WithdrawWordsInput): Answer {
    return this.service.withdraw(viewer, input);
  }

  @May(approvers)
  @Mutation(() => page.ApproveUpdateResult, { description: 'The second person lets a waiting update out.' })
  approveUpdate(@Ctx() { viewer }: Context, @Args('updateId', { type: () => ID }) updateId: string): Answer {
    return this.service.approve(viewer, updateId);
  }

  @May(administrators)
  @Mutation(() => page.PurgeWordsResult, { description: "Erases every version of an update's words for good." })
  purgeWords(@Ctx() { viewer }: Context, @Args('input') input: page.PurgeWordsInput): Answer {
    return this.priorities.purge(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => page.PriorityType)
  priority(@Parent() update: ProgressUpdate): Promise<Priority> {
    return update.priority.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [AreaType], { description: 'Where it was done, by name; none means across the neighbourhood.' })
  places(@Parent() update: ProgressUpdate): Promise<Area[]> {
    return update.places.loadItems();
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as typed (Markdown); null once withdrawn.' })
  body(@Parent() update: ProgressUpdate): string | null {
    return update.withdrawnAt ? null : (update.body ?? null);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as safe HTML; null once withdrawn.' })
  bodyHtml(@Parent() update: ProgressUpdate): string | null {
    return update.withdrawnAt ? null : (update.bodyHtml ?? null);
  }

  @May(anyone)
  @ResolveField(() => [page.MeasureType], { description: 'Its figures; none once withdrawn.' })
  async measures(@Parent() update: ProgressUpdate): Promise<Measure[]> {
    return update.withdrawnAt ? [] : await update.measures.loadItems();
  }

  @May(anyone)
  @ResolveField(() => OfficerType)
  author(@Parent() update: ProgressUpdate): Promise<Officer> {
    return update.author.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => page.UpdateStatus)
  status(@Parent() update: ProgressUpdate): page.UpdateStatus {
    if (update.withdrawnAt) return 'WITHDRAWN';
    if (update.isWaiting) return 'AWAITING_APPROVAL';
    return update.isPublic(this.clock.now()) ? 'PUBLISHED' : 'SCHEDULED';
  }

  @May(officers)
  @ResolveField(() => [String], {
    description: 'The team only: the words for which it waits, or waited, for a second person.',
  })
  async flags(@Parent() update: ProgressUpdate, @Ctx() context: Context): Promise<string[]> {
    await this.#mustSeeBehind(update, context);
    return update.withdrawnAt ? [] : update.flags;
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The second person, where one was needed.' })
  async approvedBy(@Parent() update: ProgressUpdate): Promise<Officer | null> {
    return (await update.approvedBy?.load()) ?? null;
  }

  @May(officers)
  @ResolveField(() => [page.UpdateVersionType], {
    description: 'The team only: what it said before its corrections, oldest first.',
  })
  async earlierVersions(@Parent() update: ProgressUpdate, @Ctx() context: Context): Promise<UpdateVersion[]> {
    await this.#mustSeeBehind(update, context);
    if (update.withdrawnAt) return [];
    const versionsOf = (ids: readonly string[]) => this.updates.versionsOf(ids);
    return (await batched(context, 'ProgressUpdate.earlierVersions', update.id, versionsOf)) ?? [];
  }

  async #mustSeeBehind(update: ProgressUpdate, { viewer }: Context): Promise<void> {
    if (!maySeeBehind(viewer, await this.updates.areaPathOf(update)))
      throw new Forbidden('Only the team of this area may read this.');
  }
}

/** The days of a measure under the names that the schema gives them. */
@Resolver(() => page.MeasureType)
export class MeasuresResolver {
  @May(anyone)
  @ResolveField(() => DateScalar, { nullable: true, description: 'The first day it was taken.' })
  from(@Parent() measure: Measure): string | null {
    return measure.fromDay ?? null;
  }

  @May(anyone)
  @ResolveField(() => DateScalar, { nullable: true, description: 'The last day it was taken.' })
  to(@Parent() measure: Measure): string | null {
    return measure.toDay ?? null;
  }
}

@Resolver(() => page.UpdateVersionType)
export class UpdateVersionsResolver {
  constructor(private readonly areas: AreasQueries) {}

  @May(anyone)
  @ResolveField(() => OfficerType)
  writtenBy(@Parent() version: UpdateVersion): Promise<Officer> {
    return version.writtenBy.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [AreaType])
  async places(@Parent() version: UpdateVersion, @Ctx() context: Context): Promise<Area[]> {
    const placeOf = (id: string) => batched(context, 'Area.byId', id, (ids) => this.areas.byIds(ids));
    const places = await Promise.all(version.placeIds.map(placeOf));
    return places.filter((place) => place !== undefined).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  }

  @May(anyone)
  @ResolveField(() => [page.MeasureType])
  measures(@Parent() version: UpdateVersion): Measure[] {
    return version.measures.map((measure, i) => ({
      ...measure,
      id: `${version.update.id}:${version.version}:${i + 1}`,
    })) as unknown as Measure[];
  }
}
