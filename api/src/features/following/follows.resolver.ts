import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Context } from '#platform/graphql/context.ts';
import { Done } from '#platform/graphql/result.ts';
import { anyone, May, signedIn } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Follow } from './follow.entity.ts';
import * as page from './follows.graphql.ts';
import { FollowsService, type MailSettings } from './follows.service.ts';

/** The argument that stands for a session where somebody comes by the link of a mail. */
const LINK_TOKEN = {
  type: () => String,
  nullable: true,
  description: 'That of a mail’s link, for who is not signed in. NOT_FOUND for one that is old or altered.',
} as const;

/** Following areas. Whoever comes by a mail’s link does so without signing in. */
@Resolver(() => page.FollowType)
export class FollowsResolver {
  constructor(private readonly service: FollowsService) {}

  @May(anyone)
  @Query(() => [page.FollowType], { description: 'What the viewer follows, by the area’s name; at most 50.' })
  myFollows(@Ctx() { viewer }: Context, @Args('linkToken', LINK_TOKEN) linkToken?: string | null): Promise<Follow[]> {
    return this.service.follows(viewer, linkToken);
  }

  @May(anyone)
  @Query(() => page.MailSettingsType, { description: 'How mails reach the viewer.' })
  mailSettings(
    @Ctx() { viewer }: Context,
    @Args('linkToken', LINK_TOKEN) linkToken?: string | null,
  ): Promise<MailSettings> {
    return this.service.settings(viewer, linkToken);
  }

  @May(signedIn)
  @Query(() => Boolean, { description: 'Whether the viewer asked to hear what becomes of a vote.' })
  isVoteWatched(@Ctx() { viewer }: Context, @Args('ballotId', { type: () => ID }) ballotId: string): Promise<boolean> {
    return this.service.watches(viewer, ballotId);
  }

  @May(signedIn)
  @Mutation(() => Done, {
    description: 'Asks for a mail with the result of a vote and with what was decided, or for none any more.',
  })
  async watchVote(
    @Ctx() { viewer }: Context,
    @Args('ballotId', { type: () => ID }) ballotId: string,
    @Args('wants', { type: () => Boolean, defaultValue: true }) wants: boolean,
  ): Promise<Done> {
    await this.service.watch(viewer, ballotId, wants);
    return {
      message: wants ? 'We will email you what becomes of this vote.' : 'You will get no email about this vote.',
    };
  }

  @May(signedIn)
  @Mutation(() => page.FollowAreaResult, { description: 'Follows an area, or changes how it is followed.' })
  followArea(@Ctx() { viewer }: Context, @Args('input') input: page.FollowAreaInput): Promise<Follow | Refusal> {
    return this.service.follow(viewer, input);
  }

  @May(anyone)
  @Mutation(() => page.ChangeFollowResult, { description: 'Changes what is heard of a followed area, and how often.' })
  changeFollow(@Ctx() { viewer }: Context, @Args('input') input: page.ChangeFollowInput): Promise<Follow | Refusal> {
    return this.service.change(viewer, input);
  }

  @May(anyone)
  @Mutation(() => page.MoveFollowResult, {
    description: 'After an area has ended, goes on with the same emails about one that took its place.',
  })
  moveFollow(@Ctx() { viewer }: Context, @Args('input') input: page.MoveFollowInput): Promise<Follow | Refusal> {
    return this.service.move(viewer, input);
  }

  @May(anyone)
  @Mutation(() => Done, { description: 'Stops following an area.' })
  async unfollow(
    @Ctx() { viewer }: Context,
    @Args('id', { type: () => ID }) id: string,
    @Args('linkToken', LINK_TOKEN) linkToken?: string | null,
  ): Promise<Done> {
    await this.service.unfollow(viewer, id, linkToken);
    return { message: 'You no longer follow this area.' };
  }

  @May(anyone)
  @Mutation(() => Done, { description: 'Stops following every area, so that no mail about one comes any more.' })
  async stopMails(@Ctx() { viewer }: Context, @Args('linkToken', LINK_TOKEN) linkToken?: string | null): Promise<Done> {
    await this.service.stopAll(viewer, linkToken);
    return { message: 'You will get no more mails about areas.' };
  }

  @May(anyone)
  @Mutation(() => page.MailSettingsType, {
    description: 'Says whether subjects may name an area. Mails to an address that was refused are tried again.',
  })
  changeMailSettings(
    @Ctx() { viewer }: Context,
    @Args('neutralSubjects', { type: () => Boolean }) neutralSubjects: boolean,
    @Args('linkToken', LINK_TOKEN) linkToken?: string | null,
  ): Promise<MailSettings> {
    return this.service.changeSettings(viewer, neutralSubjects, linkToken);
  }

  @May(anyone)
  @ResolveField(() => AreaType, {
    description: 'They hear of it, of all inside it, and of what its neighbourhood says to all.',
  })
  area(@Parent() follow: Follow): Promise<Area> {
    return follow.area.loadOrFail();
  }
}
