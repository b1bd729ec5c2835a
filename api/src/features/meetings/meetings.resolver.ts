import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Quarter } from '#features/quarters/quarter.entity.ts';
import { QuarterType } from '#features/quarters/quarters.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, inspectors, May, team } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { type Connection, pageOf } from '#platform/paging.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { AgendaItem, Meeting, MeetingStatus } from './meeting.entity.ts';
import { MeetingStatus as Status } from './meeting.entity.ts';
import { FEWEST_TOLD } from './meeting.rules.ts';
import { MeetingLinks } from './meeting-links.ts';
import * as page from './meetings.graphql.ts';
import { MeetingsQueries, type Occupied } from './meetings.queries.ts';
import { MeetingsService } from './meetings.service.ts';
import { MinutesService } from './minutes.service.ts';
import type { Question } from './question.entity.ts';
import { QuestionConnectionType } from './questions.graphql.ts';
import { QuestionsQueries } from './questions.queries.ts';
import type { Registration } from './registration.entity.ts';
import { RegistrationType } from './registrations.graphql.ts';
import type { Statement } from './statement.entity.ts';
import { StatementsQueries } from './statements.queries.ts';

type Answer = Promise<Meeting | Refusal>;

/** A meeting, and an inspector's deeds around it. */
@Resolver(() => page.MeetingType)
export class MeetingsResolver {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly service: MeetingsService,
    private readonly minutesService: MinutesService,
  ) {}

  @May(anyone)
  @Query(() => page.MeetingType, { nullable: true, description: 'A meeting by its id. NOT_FOUND where there is none.' })
  meeting(@Args('id', { type: () => ID }) id: string): Promise<Meeting> {
    return this.meetings.byId(id);
  }

  @May(inspectors)
  @Mutation(() => page.ScheduleMeetingResult, { description: 'Schedules a public meeting of a neighbourhood.' })
  scheduleMeeting(@Ctx() { viewer }: Context, @Args('input') input: page.ScheduleMeetingInput): Answer {
    return this.service.schedule(viewer, input);
  }

  @May(inspectors)
  @Mutation(() => page.MoveMeetingResult, {
    description: 'Moves a meeting; everyone with a place is told the old and the new time.',
  })
  moveMeeting(@Ctx() { viewer }: Context, @Args('input') input: page.MoveMeetingInput): Answer {
    return this.service.move(viewer, input);
  }

  @May(inspectors)
  @Mutation(() => page.ChangeMeetingResult, { description: 'Puts right what a meeting says of itself.' })
  changeMeeting(@Ctx() { viewer }: Context, @Args('input') input: page.ChangeMeetingInput): Answer {
    return this.service.change(viewer, input);
  }

  @May(inspectors)
  @Mutation(() => page.SetCapacityResult, {
    description: 'More or fewer places. More are offered to the line; with fewer nobody who has one is dropped.',
  })
  setCapacity(
    @Ctx() { viewer }: Context,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('capacity', { type: () => Int }) capacity: number,
  ): Answer {
    return this.service.setCapacity(viewer, meetingId, capacity);
  }

  @May(inspectors)
  @Mutation(() => page.CancelMeetingResult, { description: 'Cancels a meeting; the reason is mailed and public.' })
  cancelMeeting(
    @Ctx() { viewer }: Context,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('reason') reason: string,
  ): Answer {
    return this.service.cancel(viewer, meetingId, reason);
  }

  @May(team)
  @Mutation(() => page.SpeakOfResult, {
    description: 'Says which point of the agenda is spoken of now; null for none.',
  })
  speakOf(
    @Ctx() { viewer }: Context,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('position', { type: () => Int, nullable: true }) position: number | null,
  ): Answer {
    return this.service.speakOf(viewer, meetingId, position ?? null);
  }

  @May(inspectors)
  @Mutation(() => page.PublishMinutesResult, {
    description: 'Publishes the minutes of a meeting that has ended; again, corrected ones.',
  })
  publishMinutes(@Ctx() { viewer }: Context, @Args('input') input: page.PublishMinutesInput): Answer {
    return this.minutesService.publish(viewer, input);
  }
}

/** What a meeting leads to, and what the clock and its places make of it. */
@Resolver(() => page.MeetingType)
export class MeetingFieldsResolver {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly questionsQueries: QuestionsQueries,
    private readonly statements: StatementsQueries,
    private readonly links: MeetingLinks,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood whose team holds it.' })
  area(@Parent() meeting: Meeting): Promise<Area> {
    return meeting.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => QuarterType, { nullable: true, description: 'The quarter that it is to agree on.' })
  async quarter(@Parent() meeting: Meeting): Promise<Quarter | null> {
    return (await meeting.quarter?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => Status)
  status(@Parent() meeting: Meeting): MeetingStatus {
    return meeting.status(this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => Int, {
    description: 'Places that nobody has or was offered; all of them where people just come.',
  })
  async placesLeft(@Parent() meeting: Meeting, @Ctx() context: Context): Promise<number> {
    return Math.max(0, meeting.capacity - (await this.#occupied(meeting, context)).taken);
  }

  @May(anyone)
  @ResolveField(() => Int, { description: 'How many people wait for a place.' })
  async waiting(@Parent() meeting: Meeting, @Ctx() context: Context): Promise<number> {
    return (await this.#occupied(meeting, context)).waiting;
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True while residents can register.' })
  isRegistrationOpen(@Parent() meeting: Meeting): boolean {
    return meeting.isRegistrationOpen(this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => DateTimeScalar, {
    description: 'From when those with a place see the joining link, and the room checks in.',
  })
  doorsOpenAt(@Parent() meeting: Meeting): Date {
    return meeting.doorsOpenAt();
  }

  @May(anyone)
  @ResolveField(() => String, {
    nullable: true,
    description: 'The joining link: for whoever has a confirmed place, from half an hour before the start to the end.',
  })
  async joinUrl(@Parent() meeting: Meeting, @Ctx() context: Context): Promise<string | null> {
    if (!meeting.isOnline() || !meeting.doorsOpen(this.clock.now())) return null;
    return (await this.#mine(meeting, context))?.isSure() ? (meeting.joinUrl ?? null) : null;
  }

  @May(anyone)
  @ResolveField(() => RegistrationType, { nullable: true, description: "The viewer's own; null for everybody else." })
  async myRegistration(@Parent() meeting: Meeting, @Ctx() context: Context): Promise<Registration | null> {
    return (await this.#mine(meeting, context)) ?? null;
  }

  @May(anyone)
  @ResolveField(() => [page.AgendaItemType])
  agenda(@Parent() meeting: Meeting): Promise<AgendaItem[]> {
    return meeting.agenda.loadItems();
  }

  @May(anyone)
  @ResolveField(() => Int, { nullable: true, description: 'The point of the agenda that is spoken of now.' })
  agendaAt(@Parent() meeting: Meeting): number | null {
    return meeting.status(this.clock.now()) === 'SCHEDULED' ? (meeting.agendaAt ?? null) : null;
  }

  @May(anyone)
  @ResolveField(() => QuestionConnectionType, {
    description: 'What was asked for it and published: first what is not answered, by support.',
  })
  async questions(
    @Parent() meeting: Meeting,
    @Ctx() context: Context,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Question>> {
    const wanted = pageOf(first, after);
    const load = (ids: readonly string[]) => this.questionsQueries.ofMeetings(ids, wanted);
    const name = `Meeting.questions:${wanted.first}:${wanted.offset}`;
    return (await batched(context, name, meeting.id, load)) as Connection<Question>;
  }

  @May(anyone)
  @ResolveField(() => page.StatementType, { nullable: true, description: 'What was said and agreed, once published.' })
  async minutes(@Parent() meeting: Meeting): Promise<Statement | null> {
    return this.statements.publicOf((await meeting.minutes?.load()) ?? null);
  }

  @May(anyone)
  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many came, companions counted, once it has ended; null below 10 and where nobody counted.',
  })
  async attendance(@Parent() meeting: Meeting, @Ctx() context: Context): Promise<number | null> {
    if (meeting.status(this.clock.now()) !== 'ENDED' || (await this.#waits(meeting))) return null;
    const came = meeting.headCount ?? (await this.#occupied(meeting, context)).attended;
    return came >= FEWEST_TOLD ? came : null;
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The recording, once the minutes beside it are public.' })
  async recordingUrl(@Parent() meeting: Meeting): Promise<string | null> {
    return (await this.#waits(meeting)) ? null : (meeting.recordingUrl ?? null);
  }

  @May(anyone)
  @ResolveField(() => [page.CalendarLinkType], { description: 'Add it to the usual calendars.' })
  async calendarLinks(@Parent() meeting: Meeting): Promise<page.CalendarLinkType[]> {
    await meeting.area.load();
    return this.links.of(meeting);
  }

  /** True while minutes wait for a second person: nothing that came with them is public. */
  async #waits(meeting: Meeting): Promise<boolean> {
    return (await meeting.minutes?.load())?.isWaiting ?? false;
  }

  async #occupied(meeting: Meeting, context: Context): Promise<Occupied> {
    const load = (ids: readonly string[]) => this.meetings.occupied(ids);
    return (await batched(context, 'Meeting.occupied', meeting.id, load)) ?? { taken: 0, waiting: 0, attended: 0 };
  }

  #mine(meeting: Meeting, context: Context): Promise<Registration | undefined> {
    const load = (ids: readonly string[]) => this.meetings.mine(context.viewer, ids);
    return batched(context, 'Meeting.myRegistration', meeting.id, load);
  }
}

/** What meetings add to an area. Those of a place are its neighbourhood's; a force has none. */
@Resolver(() => AreaType)
export class AreaMeetingsResolver {
  constructor(
    private readonly queries: MeetingsQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => page.MeetingConnectionType, { description: 'Its public meetings.' })
  async meetings(
    @Parent() area: Area,
    @Ctx() context: Context,
    @Args('when', { type: () => page.MeetingTime, nullable: true }) when?: page.MeetingTime | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Meeting>> {
    const wanted = pageOf(first, after);
    const load = (ids: readonly string[]) => this.queries.pages(ids, when ?? null, wanted, this.clock.now());
    const name = `Area.meetings:${when ?? ''}:${wanted.first}:${wanted.offset}`;
    return (await batched(context, name, area.neighbourhood?.id ?? area.id, load)) as Connection<Meeting>;
  }
}
