import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Clock } from '#platform/clock.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May, signedIn, team } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import { AttendanceService } from './attendance.service.ts';
import type { Meeting } from './meeting.entity.ts';
import { mustServe } from './meeting.policy.ts';
import { MeetingType, StatementType } from './meetings.graphql.ts';
import { MeetingsQueries } from './meetings.queries.ts';
import type { Registration } from './registration.entity.ts';
import * as page from './registrations.graphql.ts';
import { RegistrationsService } from './registrations.service.ts';
import { type Roster, rosterOf } from './roster.rules.ts';
import { RosterService } from './roster.service.ts';
import type { Statement } from './statement.entity.ts';

type Answer = Promise<Registration | Refusal>;

/** A person's place at a meeting, and what they do about it. */
@Resolver(() => page.RegistrationType)
export class RegistrationsResolver {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly service: RegistrationsService,
    private readonly attendance: AttendanceService,
  ) {}

  @May(signedIn)
  @Query(() => [page.RegistrationType], {
    description: "The viewer's registrations, withdrawn ones included, the newest meeting first.",
  })
  myRegistrations(@Ctx() { viewer }: Context): Promise<Registration[]> {
    return this.meetings.allMine(viewer);
  }

  @May(signedIn)
  @Mutation(() => page.RegisterResult, {
    description: 'Takes a place, or one in the line. Registering again gives the same registration.',
  })
  registerForMeeting(@Ctx() { viewer }: Context, @Args('input') input: page.RegisterForMeetingInput): Answer {
    return this.service.register(viewer, input);
  }

  @May(signedIn)
  @Mutation(() => page.WithdrawResult, { description: 'Gives up a place; the next in line is offered it.' })
  withdrawFromMeeting(@Ctx() { viewer }: Context, @Args('meetingId', { type: () => ID }) meetingId: string): Answer {
    return this.service.withdraw(viewer, meetingId);
  }

  @May(signedIn)
  @Mutation(() => page.AcceptOfferResult, { description: 'Takes the offered place, while it is held.' })
  acceptOffer(@Ctx() { viewer }: Context, @Args('meetingId', { type: () => ID }) meetingId: string): Answer {
    return this.service.acceptOffer(viewer, meetingId);
  }

  @May(signedIn)
  @Mutation(() => page.CheckInResult, { description: 'Says that they are in the room, by the code shown there.' })
  checkIn(
    @Ctx() { viewer }: Context,
    @Args('meetingId', { type: () => ID }) meetingId: string,
    @Args('code') code: string,
  ): Answer {
    return this.attendance.checkIn(viewer, meetingId, code);
  }

  @May(signedIn)
  @Mutation(() => page.JoinMeetingResult, {
    description: "Joins online: counts as being there; the link is the meeting's joinUrl.",
  })
  joinMeeting(@Ctx() { viewer }: Context, @Args('meetingId', { type: () => ID }) meetingId: string): Answer {
    return this.attendance.join(viewer, meetingId);
  }

  @May(signedIn)
  @Mutation(() => page.GiveFeedbackResult, { description: 'What they thought of the meeting; again, it is changed.' })
  giveFeedback(@Ctx() { viewer }: Context, @Args('input') input: page.GiveFeedbackInput): Answer {
    return this.attendance.giveFeedback(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => MeetingType)
  meeting(@Parent() registration: Registration): Promise<Meeting> {
    return registration.meeting.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True for two places: somebody comes along.' })
  hasCompanion(@Parent() registration: Registration): boolean {
    return registration.seats === 2;
  }

  @May(anyone)
  @ResolveField(() => Int, { nullable: true, description: 'Where they stand in the line, from 1; null outside it.' })
  async waitingPosition(@Parent() registration: Registration, @Ctx() context: Context): Promise<number | null> {
    if (registration.status !== 'WAITING') return null;
    const load = (ids: readonly string[]) => this.meetings.positions(ids);
    return (await batched(context, 'Registration.waitingPosition', registration.id, load)) ?? null;
  }

  @May(team)
  @ResolveField(() => String, { nullable: true, description: 'The team only: the number of somebody who rang.' })
  phone(@Parent() registration: Registration): string | null {
    return registration.phone ?? null;
  }

  @May(team)
  @ResolveField(() => Boolean, {
    description: 'The team only: true where no mail reaches them, so that they are rung.',
  })
  mustBeRung(@Parent() registration: Registration): boolean {
    return registration.isCaller();
  }

  @May(team)
  @ResolveField(() => Boolean, {
    description: 'The team only: true for somebody who rang and was not told yet how the meeting has changed.',
  })
  async mustHear(@Parent() registration: Registration): Promise<boolean> {
    return registration.mustHear((await registration.meeting.loadOrFail()).sequence);
  }
}

/** Who comes, and the team's deeds about them. */
@Resolver(() => page.RosterType)
export class RosterResolver {
  constructor(
    private readonly meetings: MeetingsQueries,
    private readonly service: RosterService,
    private readonly clock: Clock,
  ) {}

  @May(team)
  @Query(() => page.RosterType, { nullable: true, description: "A meeting's roster, for its own team." })
  async meetingRoster(
    @Ctx() { viewer }: Context,
    @Args('meetingId', { type: () => ID }) meetingId: string,
  ): Promise<Roster> {
    const meeting = await this.meetings.byId(meetingId);
    mustServe(viewer, meeting.area.unwrap().path);
    await meeting.agenda.loadItems();
    return rosterOf(meeting, await this.meetings.entries(meeting.id), this.clock.now());
  }

  @May(team)
  @Mutation(() => page.RegisterCallerResult, { description: 'Registers somebody who rang.' })
  registerCaller(@Ctx() { viewer }: Context, @Args('input') input: page.RegisterCallerInput): Answer {
    return this.service.registerCaller(viewer, input);
  }

  @May(team)
  @Mutation(() => page.ServeResidentResult, { description: 'One tap at the door: they are in.' })
  checkInResident(
    @Ctx() { viewer }: Context,
    @Args('registrationId', { type: () => ID }) registrationId: string,
  ): Answer {
    return this.service.checkIn(viewer, registrationId);
  }

  @May(team)
  @Mutation(() => page.ServeResidentResult, { description: 'Takes back a tap at the door.' })
  undoCheckIn(@Ctx() { viewer }: Context, @Args('registrationId', { type: () => ID }) registrationId: string): Answer {
    return this.service.undoCheckIn(viewer, registrationId);
  }

  @May(team)
  @Mutation(() => page.ServeResidentResult, { description: 'Accepts an offer for somebody who was rung.' })
  confirmResident(
    @Ctx() { viewer }: Context,
    @Args('registrationId', { type: () => ID }) registrationId: string,
  ): Answer {
    return this.service.confirm(viewer, registrationId);
  }

  @May(team)
  @Mutation(() => page.ServeResidentResult, {
    description: 'Notes that somebody who rang was told how the meeting has changed.',
  })
  noteRung(@Ctx() { viewer }: Context, @Args('registrationId', { type: () => ID }) registrationId: string): Answer {
    return this.service.noteRung(viewer, registrationId);
  }

  @May(team)
  @Mutation(() => page.ServeResidentResult, { description: 'Withdraws somebody who said that they will not come.' })
  withdrawResident(
    @Ctx() { viewer }: Context,
    @Args('registrationId', { type: () => ID }) registrationId: string,
  ): Answer {
    return this.service.withdraw(viewer, registrationId);
  }

  @May(team)
  @ResolveField(() => MeetingType)
  meeting(@Parent() roster: Roster): Meeting {
    return roster.meeting;
  }

  @May(team)
  @ResolveField(() => [page.RegistrationType], { description: 'Everyone who registered, in the order of the line.' })
  entries(@Parent() roster: Roster): Registration[] {
    return roster.entries;
  }

  @May(team)
  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'The newest minutes, those that wait for a second person included.',
  })
  async minutes(@Parent() { meeting }: Roster): Promise<Statement | null> {
    return (await meeting.minutes?.load()) ?? null;
  }

  @May(team)
  @ResolveField(() => page.RosterFeedbackType)
  feedback(@Parent() { meeting }: Roster): Promise<page.RosterFeedbackType> {
    return this.meetings.feedback(meeting.id);
  }
}
