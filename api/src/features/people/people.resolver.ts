import { Args, Context as Ctx, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Context } from '#platform/graphql/context.ts';
import { Done } from '#platform/graphql/result.ts';
import { administrators, anyone, May, signedIn } from '#platform/graphql/rules.ts';
import { JSONScalar } from '#platform/graphql/scalars.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import { type DataExport, DataRightsService } from './data-rights.service.ts';
import type { Officer } from './officer.entity.ts';
import {
  ChangeEmailResult,
  EraseMeResult,
  MeType,
  OfficerType,
  RequestSignInCodeResult,
  SetHomeAreaResult,
  SignInResult,
} from './people.graphql.ts';
import { type Myself, PeopleQueries } from './people.queries.ts';
import { PeopleService } from './people.service.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInService } from './sign-in.service.ts';

@Resolver(() => MeType)
export class PeopleResolver {
  constructor(
    private readonly people: PeopleQueries,
    private readonly signing: SignInService,
    private readonly service: PeopleService,
    private readonly sessions: SessionsService,
    private readonly rights: DataRightsService,
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
  async requestSignInCode(@Ctx() { incoming }: Context, @Args('email') email: string): Promise<Done | Refusal> {
    return (
      (await this.signing.request(email, incoming)) ?? {
        message: 'We have sent you a code. It can take a minute to arrive, and works for 10 minutes.',
      }
    );
  }

  @May(anyone)
  @Mutation(() => SignInResult, { description: 'Signs in with the code from the mail; spaces in it do not count.' })
  signIn(
    @Ctx() { incoming, outgoing }: Context,
    @Args('email') email: string,
    @Args('code') code: string,
  ): Promise<Myself | Refusal> {
    return this.signing.signIn(email, code, incoming, outgoing);
  }

  @May(anyone)
  @Mutation(() => Done, { description: 'Signs out on this device. Nothing where nobody is signed in.' })
  async signOut(@Ctx() { incoming, outgoing }: Context): Promise<Done> {
    await this.sessions.end(incoming, outgoing);
    return { message: 'You are signed out.' };
  }

  @May(signedIn)
  @Mutation(() => Done, { description: 'Signs out on every device, at once.' })
  async signOutEverywhere(@Ctx() { viewer, incoming, outgoing }: Context): Promise<Done> {
    await this.sessions.endEverywhere(viewer.personId as string);
    await this.sessions.end(incoming, outgoing);
    return { message: 'You are signed out on every device.' };
  }

  @May(signedIn)
  @Mutation(() => SetHomeAreaResult, {
    description: 'Moves home to a neighbourhood or a place in one; null for nowhere.',
  })
  async setHomeArea(
    @Ctx() { viewer }: Context,
    @Args('path', { type: () => String, nullable: true }) path: string | null,
  ): Promise<Myself | Refusal | null> {
    const answer = await this.service.setHomeArea(viewer, path ?? null);
    return isRefusal(answer) ? answer : this.people.me(viewer);
  }

  @May(signedIn)
  @Mutation(() => ChangeEmailResult, {
    description: 'Signs in with another address from now on; the code was sent to that.',
  })
  async changeEmail(
    @Ctx() { viewer }: Context,
    @Args('email') email: string,
    @Args('code') code: string,
  ): Promise<Myself | Refusal | null> {
    const answer = await this.service.changeEmail(viewer, email, code);
    return isRefusal(answer) ? answer : this.people.me(viewer);
  }

  @May(signedIn)
  @Query(() => JSONScalar, { nullable: true, description: 'Every row that is kept of you, by table.' })
  exportMyData(@Ctx() { viewer }: Context): Promise<DataExport> {
    return this.rights.exportOf(viewer);
  }

  @May(signedIn)
  @Mutation(() => EraseMeResult, {
    description: 'Erases everything that is kept of you, and signs you out. Not to be undone.',
  })
  async eraseMe(@Ctx() { viewer, incoming, outgoing }: Context): Promise<Done | Refusal> {
    const no = await this.rights.erase(viewer);
    if (no) return no;
    await this.sessions.end(incoming, outgoing);
    return { message: 'Everything we kept of you is erased.' };
  }

  @May(administrators)
  @Query(() => JSONScalar, {
    nullable: true,
    description: 'What is kept of the person of an address, with an account or without. Written to the audit.',
  })
  subjectAccess(@Ctx() { viewer }: Context, @Args('email') email: string): Promise<DataExport> {
    return this.rights.subjectAccess(viewer, email);
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
