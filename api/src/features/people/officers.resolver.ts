import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { administrators, anyone, May, officers } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import { actsIn } from '#platform/viewer.ts';
import type { Officer } from './officer.entity.ts';
import { type Desk, OfficersQueries } from './officers.queries.ts';
import { OfficersService } from './officers.service.ts';
import {
  AppointOfficerInput,
  AppointOfficerResult,
  DeskType,
  DismissOfficerResult,
  OfficerType,
} from './people.graphql.ts';

@Resolver(() => OfficerType)
export class OfficersResolver {
  constructor(
    private readonly officers: OfficersQueries,
    private readonly service: OfficersService,
  ) {}

  @May(administrators)
  @Mutation(() => AppointOfficerResult, { description: 'Appoints an officer in areas of your own force.' })
  appointOfficer(@Ctx() { viewer }: Context, @Args('input') input: AppointOfficerInput): Promise<Officer | Refusal> {
    return this.service.appoint(viewer, input);
  }

  @May(administrators)
  @Mutation(() => DismissOfficerResult, {
    description: 'Dismisses an officer of your own force, who is signed out everywhere at once.',
  })
  dismissOfficer(
    @Ctx() { viewer }: Context,
    @Args('officerId', { type: () => ID }) officerId: string,
  ): Promise<Officer | Refusal> {
    return this.service.dismiss(viewer, officerId);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: "Null where the officer's name is withheld." })
  name(@Parent() officer: Officer): string | null {
    return officer.publicName();
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'Who is there when they are not.' })
  async cover(@Parent() officer: Officer): Promise<Officer | null> {
    return (await officer.cover?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => [AreaType], { description: 'The areas they act in, by name.' })
  async areas(@Parent() officer: Officer, @Ctx() context: Context): Promise<Area[]> {
    return (await batched(context, 'Officer.areas', officer.id, (ids) => this.officers.areasOf(ids))) ?? [];
  }

  @May(administrators)
  @ResolveField(() => String, {
    nullable: true,
    description: 'The address they sign in with; null for another force’s.',
  })
  async email(@Parent() officer: Officer, @Ctx() context: Context): Promise<string | null> {
    const areas = await this.areas(officer, context);
    return areas.every((area) => actsIn(context.viewer, area.path)) ? (officer.email ?? null) : null;
  }
}

@Resolver(() => AreaType)
export class TeamResolver {
  constructor(private readonly officers: OfficersQueries) {}

  @May(anyone)
  @ResolveField(() => [OfficerType], {
    description: 'Who polices it: for a place its neighbourhood’s team, for a force its communications staff.',
  })
  async team(@Parent() area: Area, @Ctx() context: Context): Promise<Officer[]> {
    return (await batched(context, 'Area.team', area.id, (ids) => this.officers.teamsOf(ids))) ?? [];
  }
}

@Resolver(() => DeskType)
export class DeskResolver {
  constructor(private readonly officers: OfficersQueries) {}

  @May(officers)
  @Query(() => DeskType, { nullable: true, description: "The signed-in officer's desk." })
  desk(@Ctx() { viewer }: Context): Promise<Desk> {
    return this.officers.desk(viewer);
  }

  @May(officers)
  @ResolveField(() => OfficerType)
  officer(@Parent() desk: Desk): Officer {
    return desk.officer;
  }

  @May(officers)
  @ResolveField(() => [AreaType], { description: 'The areas the officer acts in, by name.' })
  areas(@Parent() desk: Desk): Area[] {
    return desk.areas;
  }

  @May(officers)
  @ResolveField('officers', () => [OfficerType], {
    description: "A force administrator's: the officers in post of the force. Others: none.",
  })
  async officersOf(@Parent() _desk: Desk, @Ctx() { viewer }: Context): Promise<Officer[]> {
    return viewer.role === 'FORCE_ADMIN' ? this.officers.inPostWithin(viewer.areaPaths) : [];
  }
}
