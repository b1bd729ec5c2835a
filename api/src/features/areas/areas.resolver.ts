import { Args, Context as Ctx, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { londonDate } from '@patchwork/calendar';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { administrators, anyone, May } from '#platform/graphql/rules.ts';
import { DateScalar } from '#platform/graphql/scalars.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Area, AreaCode } from './area.entity.ts';
import {
  AddAreaInput,
  AddAreaResult,
  AreaCodeType,
  AreaType,
  ContactType,
  OutlineType,
  PointType,
} from './areas.graphql.ts';
import { AreasQueries, type Outline } from './areas.queries.ts';
import { AreasService } from './areas.service.ts';
import { PostcodesQueries } from './postcodes.queries.ts';

@Resolver(() => AreaType)
export class AreasResolver {
  constructor(
    private readonly areas: AreasQueries,
    private readonly service: AreasService,
    private readonly postcodes: PostcodesQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => [AreaType], {
    description: 'Areas by name, by part of a name, by path, by GSS code or by a whole postcode; at most 50.',
  })
  async findAreas(@Args('text') text: string): Promise<Area[]> {
    return (await this.postcodes.areasOf(text)) ?? this.areas.find(text, londonDate(this.clock.now()));
  }

  @May(anyone)
  @Query(() => [AreaType], { description: 'The police forces that use Patchwork, by name.' })
  forces(): Promise<Area[]> {
    return this.areas.forces();
  }

  @May(anyone)
  @Query(() => AreaType, { nullable: true, description: 'The area at a path. NOT_FOUND where there is none.' })
  area(@Args('path') path: string): Promise<Area> {
    return this.areas.at(path);
  }

  @May(administrators)
  @Mutation(() => AddAreaResult, { description: 'Adds a neighbourhood to a force, or a place to a neighbourhood.' })
  addArea(@Ctx() { viewer }: Context, @Args('input') input: AddAreaInput): Promise<Area | Refusal> {
    return this.service.add(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => AreaType, { nullable: true })
  async parent(@Parent() area: Area): Promise<Area | null> {
    return (await area.parent?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => AreaType, {
    nullable: true,
    description: 'Whose team polices it: itself, or the one it lies in; null for a force.',
  })
  async neighbourhood(@Parent() area: Area): Promise<Area | null> {
    return (await area.neighbourhood?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => AreaType)
  force(@Parent() area: Area): Promise<Area> {
    return area.force.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [AreaType], { description: 'The areas directly inside it, by name; not those that have ended.' })
  async children(@Parent() area: Area, @Ctx() context: Context): Promise<Area[]> {
    const today = londonDate(this.clock.now());
    return (await batched(context, 'Area.children', area.id, (ids) => this.areas.childrenOf(ids, today))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => DateScalar, {
    nullable: true,
    description: 'The first day on which it was no area any more; null while it is one.',
  })
  endedOn(@Parent() area: Area): string | null {
    return area.hasEnded(londonDate(this.clock.now())) ? (area.endedOn as string) : null;
  }

  @May(anyone)
  @ResolveField(() => [AreaType], {
    description:
      'The areas of today that its land lies in since it ended, the largest share first; none while it is an area.',
  })
  async successors(@Parent() area: Area, @Ctx() context: Context): Promise<Area[]> {
    const today = londonDate(this.clock.now());
    if (!area.hasEnded(today)) return [];
    return (await batched(context, 'Area.successors', area.id, (ids) => this.areas.successorsOf(ids, today))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => [AreaCodeType])
  async codes(@Parent() area: Area, @Ctx() context: Context): Promise<AreaCode[]> {
    return (await batched(context, 'Area.codes', area.id, (ids) => this.areas.codesOf(ids))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => PointType, { nullable: true, description: 'About the middle of it.' })
  centre(@Parent() area: Area): PointType | null {
    return area.latitude == null || area.longitude == null
      ? null
      : { latitude: area.latitude, longitude: area.longitude };
  }

  @May(anyone)
  @ResolveField(() => OutlineType, {
    nullable: true,
    description: 'Its boundary of today, for a map; null where none is known.',
  })
  async outline(@Parent() area: Area, @Ctx() context: Context): Promise<Outline | null> {
    const today = (ids: readonly string[]) => this.areas.outlinesOf(ids, londonDate(this.clock.now()));
    return (await batched(context, 'Area.outline', area.id, today)) ?? null;
  }

  @May(anyone)
  @ResolveField(() => ContactType)
  async contact(@Parent() area: Area): Promise<ContactType> {
    const [near, far] = await Promise.all([area.neighbourhood?.load(), area.force.loadOrFail()]);
    return {
      email: near?.contactEmail ?? far.contactEmail,
      phone: near?.contactPhone ?? far.contactPhone,
      reportUrl: near?.reportUrl ?? far.reportUrl,
      chatUrl: near?.chatUrl ?? far.chatUrl,
      website: near?.website ?? far.website,
    };
  }
}
