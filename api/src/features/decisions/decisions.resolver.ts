import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
import { BallotType } from '#features/ballots/ballots.graphql.ts';
import type { Meeting } from '#features/meetings/meeting.entity.ts';
import { MeetingType, StatementType } from '#features/meetings/meetings.graphql.ts';
import type { Statement } from '#features/meetings/statement.entity.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { PriorityType } from '#features/priorities/priorities.graphql.ts';
import type { Priority } from '#features/priorities/priority.entity.ts';
import type { Quarter } from '#features/quarters/quarter.entity.ts';
import { QuarterType } from '#features/quarters/quarters.graphql.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, inspectors, May } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Decision } from './decision.entity.ts';
import * as page from './decisions.graphql.ts';
import { type AdoptedTold, DecisionsQueries } from './decisions.queries.ts';
import { DecisionsService } from './decisions.service.ts';

/** What was agreed, and why. */
@Resolver(() => page.DecisionType)
export class DecisionsResolver {
  constructor(
    private readonly queries: DecisionsQueries,
    private readonly service: DecisionsService,
  ) {}

  @May(anyone)
  @Query(() => page.DecisionType, {
    nullable: true,
    description: 'A decision by its id. NOT_FOUND where there is none.',
  })
  decision(@Args('id', { type: () => ID }) id: string): Promise<Decision> {
    return this.queries.byId(id);
  }

  @May(inspectors)
  @Mutation(() => page.AdoptPrioritiesResult, {
    description: 'Adopts the priorities of a quarter, once and for good, and says why where the vote said otherwise.',
  })
  adoptPriorities(
    @Ctx() { viewer }: Context,
    @Args('input') input: page.AdoptPrioritiesInput,
  ): Promise<Decision | Refusal> {
    return this.service.adopt(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => QuarterType)
  quarter(@Parent() decision: Decision): Promise<Quarter> {
    return decision.quarter.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => OfficerType)
  decidedBy(@Parent() decision: Decision): Promise<Officer> {
    return decision.decidedBy.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => BallotType, { nullable: true, description: 'The vote that advised; null where there was none.' })
  async ballot(@Parent() decision: Decision): Promise<Ballot | null> {
    return (await decision.ballot?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => MeetingType, { nullable: true, description: 'The meeting at which it was talked over.' })
  async meeting(@Parent() decision: Decision): Promise<Meeting | null> {
    return (await decision.meeting?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'Why it departs from the vote; null also while the words wait for a second person.',
  })
  async reason(@Parent() decision: Decision): Promise<Statement | null> {
    return publicWords((await decision.reason?.load()) ?? null);
  }

  @May(anyone)
  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'What else it rests on; null also while the words wait for a second person.',
  })
  async evidence(@Parent() decision: Decision): Promise<Statement | null> {
    return publicWords((await decision.evidence?.load()) ?? null);
  }

  @May(anyone)
  @ResolveField(() => [page.AdoptedPriorityType], { description: 'The priorities that it made, in their order.' })
  async adopted(@Parent() { id }: Decision, @Ctx() context: Context): Promise<AdoptedTold[]> {
    return (await batched(context, 'Decision.adopted', id, (ids) => this.queries.adoptedBy(ids))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => [page.OptionNotAdoptedType], { description: 'The other options of the vote, in its order.' })
  async notAdopted(
    @Parent() { id }: Decision,
    @Ctx() context: Context,
  ): Promise<{ option: BallotOption; rank: number }[]> {
    return (await batched(context, 'Decision.notAdopted', id, (ids) => this.queries.notAdopted(ids))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => [PriorityType], {
    description: 'The priorities of the quarter before that none of the new ones goes on with.',
  })
  async displaced(@Parent() { id }: Decision, @Ctx() context: Context): Promise<Priority[]> {
    return (await batched(context, 'Decision.displaced', id, (ids) => this.queries.displaced(ids))) ?? [];
  }
}

/** Words that everybody may read; those that were withdrawn show as a dated stub. */
function publicWords(statement: Statement | null): Statement | null {
  return statement?.isPublic() ? statement : null;
}

/** The decision that words of the team are of. */
@Resolver(() => StatementType)
export class StatementDecisionResolver {
  constructor(private readonly queries: DecisionsQueries) {}

  @May(anyone)
  @ResolveField(() => page.DecisionType, {
    nullable: true,
    description: 'The decision whose reason, or whose further grounds, it is.',
  })
  async decision(@Parent() { id }: Statement, @Ctx() context: Context): Promise<Decision | null> {
    return (await batched(context, 'Statement.decision', id, (ids) => this.queries.ofStatements(ids))) ?? null;
  }
}

/** The decision of a quarter. */
@Resolver(() => QuarterType)
export class QuarterDecisionResolver {
  constructor(private readonly queries: DecisionsQueries) {}

  @May(anyone)
  @ResolveField(() => page.DecisionType, { nullable: true, description: 'What was agreed for it.' })
  async decision(@Parent() quarter: Quarter, @Ctx() context: Context): Promise<Decision | null> {
    return (await batched(context, 'Quarter.decision', quarter.id, (ids) => this.queries.ofQuarters(ids))) ?? null;
  }
}

/** The decisions that made a priority and that did not go on with it. */
@Resolver(() => PriorityType)
export class PriorityDecisionResolver {
  constructor(private readonly queries: DecisionsQueries) {}

  @May(anyone)
  @ResolveField(() => page.DecisionType, { nullable: true, description: 'The decision that made it.' })
  async decision(@Parent() { id }: Priority, @Ctx() context: Context): Promise<Decision | null> {
    return (await batched(context, 'Priority.decision', id, (ids) => this.queries.ofPriorities(ids))) ?? null;
  }

  @May(anyone)
  @ResolveField(() => page.DecisionType, {
    nullable: true,
    description: 'The decision on the quarter after that did not go on with it.',
  })
  async displacedBy(@Parent() { id }: Priority, @Ctx() context: Context): Promise<Decision | null> {
    return (await batched(context, 'Priority.displacedBy', id, (ids) => this.queries.displacing(ids))) ?? null;
  }
}

/** What was agreed at a meeting. */
@Resolver(() => MeetingType)
export class MeetingDecisionsResolver {
  constructor(private readonly queries: DecisionsQueries) {}

  @May(anyone)
  @ResolveField(() => [page.DecisionType], { description: 'The decisions that were talked over at it.' })
  async decisions(@Parent() { id }: Meeting, @Ctx() context: Context): Promise<Decision[]> {
    return (await batched(context, 'Meeting.decisions', id, (ids) => this.queries.ofMeetings(ids))) ?? [];
  }
}
