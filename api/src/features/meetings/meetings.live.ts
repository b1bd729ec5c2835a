import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { Live } from '#platform/live/live.ts';
import type { Meeting } from './meeting.entity.ts';
import { MeetingType } from './meetings.graphql.ts';
import { MeetingsQueries } from './meetings.queries.ts';

/** A meeting's page while it lives. */
@Resolver(() => MeetingType)
export class MeetingLive {
  constructor(
    private readonly live: Live,
    private readonly meetings: MeetingsQueries,
  ) {}

  @May(anyone)
  @Subscription(() => MeetingType, {
    description: 'The meeting anew whenever its agenda, its questions or its places change; at most twice a second.',
    resolve(this: MeetingLive, _told: unknown, { id }: { id: string }): Promise<Meeting> {
      return this.meetings.byId(id);
    },
  })
  async meetingChanged(@Args('id', { type: () => ID }) id: string): Promise<AsyncIterableIterator<void>> {
    const { id: found } = await this.meetings.byId(id);
    return this.live.on(`meeting:${found}`);
  }
}
