import { Args, Context as Ctx, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Context } from '#platform/graphql/context.ts';
import { Done } from '#platform/graphql/result.ts';
import { anyone, May, signedIn } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Officer } from './officer.entity.ts';
import { MeType, OfficerType, RequestSignInCodeResult, SignInResult } from './people.graphql.ts';
import { type Myself, PeopleQueries } from './people.queries.ts';
import { PeopleService } from './people.service.ts';
import { SignInService } from './sign-in.service.ts';

@Resolver(() => MeType)
export class PeopleResolver {
  constructor(
    private readonly people: PeopleQueries,
    private readonly signing: SignInService,
    private readonly service: PeopleService,
  ) {}

  @May(anyone)
  @Query(() => MeType, { nullable: true, description: 'The person who is signed in; null for nobody.' })
  me(@Ctx() { viewer }: Context): Promise<Myself | null> {
    return this.people.me(viewer);
  }

  @May(anyone)
  @Mutation(() => RequestSignInCodeResult, {
    description: 'Mails a code to type. Answered alike for known and unknown addresses.',
  })
  async requestSignInCode(@Args('email') email: string): Promise<Done | Refusal> {
    return (
      (await this.signing.request(email)) ?? {
        message: 'We have sent you a code. It can take a minute to arrive, and works for 10 minutes.',
      }
    );
  }

  @May(anyone)
  @Mutation(() => SignInResult, { description: 'Signs in with the code from the mail; spaces in it do not count.' })
  signIn(
    @Ctx() { outgoing }: Context,
    @Args('email') email: string,
    @Args('code') code: string,
  ): Promise<Myself | Refusal> {
    return this.signing.signIn(email, code, outgoing);
  }

  @May(anyone)
  @Mutation(() => Done, { description: 'Signs out on this device. Nothing where nobody is signed in.' })
  async signOut(@Ctx() { incoming, outgoing }: Context): Promise<Done> {
    await this.service.signOut(incoming, outgoing);
    return { message: 'You are signed out.' };
  }

  @May(signedIn)
  @Mutation(() => Done, { description: 'Signs out on every device, at once.' })
  async signOutEverywhere(@Ctx() { viewer, incoming, outgoing }: Context): Promise<Done> {
    await this.service.signOutEverywhere(viewer, incoming, outgoing);
    return { message: 'You are signed out on every device.' };
  }

  @May(anyone)
  @ResolveField(() => AreaType, { nullable: true, description: "Where this resident's vote counts." })
  async homeArea(@Parent() me: Myself): Promise<Area | null> {
    return (await me.person.homeArea?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The post that they hold.' })
  officer(@Parent() me: Myself): Officer | null {
    return me.officer;
  }
}
