import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { PriorityType } from '#features/priorities/priorities.graphql.ts';
import type { Priority } from '#features/priorities/priority.entity.ts';
import type { Quarter } from '#features/quarters/quarter.entity.ts';
import { QuarterType } from '#features/quarters/quarters.graphql.ts';
import type { Suggestion } from '#features/suggestions/suggestion.entity.ts';
import { SuggestionType } from '#features/suggestions/suggestions.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { Forbidden } from '#platform/faults.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { HotDeeds } from '#platform/graphql/hot-deeds.ts';
import { anyone, inspectors, May, signedIn, team } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { type Ballot, type BallotOption, BallotState } from './ballot.entity.ts';
import { isOfTeam } from './ballot.policy.ts';
import * as page from './ballots.graphql.ts';
import { BallotsQueries, type PlaceTurnout } from './ballots.queries.ts';
import { BallotsService } from './ballots.service.ts';
import type { PaperBatch } from './paper-batch.entity.ts';
import { PaperVotesService } from './paper-votes.service.ts';
import { ResultsQueries, type ResultTold } from './results.queries.ts';
import type { SealedLine } from './sealed.entity.ts';
import { type VoteReceipt, VotesService } from './votes.service.ts';

/** A vote: opening it, what it says, and what only its team sees. */
@Resolver(() => page.BallotType)
export class BallotsResolver {
  constructor(
    private readonly queries: BallotsQueries,
    private readonly results: ResultsQueries,
    private readonly service: BallotsService,
    private readonly paper: PaperVotesService,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @Query(() => page.BallotType, { nullable: true, description: 'A vote by its id. NOT_FOUND where there is none.' })
  ballot(@Args('id', { type: () => ID }) id: string): Promise<Ballot> {
    return this.queries.byId(id);
  }

  @May(inspectors)
  @Mutation(() => page.OpenBallotResult, {
    description: 'Opens the vote on a quarter. What can be chosen stands from then on.',
  })
  openBallot(@Ctx() { viewer }: Context, @Args('input') input: page.OpenBallotInput): Promise<Ballot | Refusal> {
    return this.service.open(viewer, input);
  }

  @May(team)
  @Mutation(() => page.EnterVotesResult, {
    description: 'Enters votes on paper. They count once a second officer came to the same figures.',
  })
  enterVotes(@Ctx() { viewer }: Context, @Args('input') input: page.EnterVotesInput): Promise<PaperBatch | Refusal> {
    return this.paper.enter(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => QuarterType)
  quarter(@Parent() ballot: Ballot): Promise<Quarter> {
    return ballot.quarter.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => BallotState)
  state(@Parent() ballot: Ballot): BallotState {
    return ballot.state(this.clock.now());
  }

  @May(anyone)
  @ResolveField(() => [page.BallotOptionType])
  async options(@Parent() ballot: Ballot, @Ctx() context: Context): Promise<BallotOption[]> {
    return (await batched(context, 'Ballot.options', ballot.id, (ids) => this.queries.optionsOf(ids))) ?? [];
  }

  @May(anyone)
  @ResolveField(() => page.BallotResultType, { nullable: true, description: 'Null until the vote is sealed.' })
  async result(@Parent() ballot: Ballot, @Ctx() context: Context): Promise<ResultTold | null> {
    if (!ballot.sealedAt) return null;
    const load = (ids: readonly string[]) => this.results.of(ids);
    return (await batched(context, 'Ballot.result', ballot.id, load)) ?? null;
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { description: 'Who made the list of options.' })
  openedBy(@Parent() ballot: Ballot): Promise<Officer> {
    return ballot.openedBy.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => [SuggestionType], {
    description: 'Accepted suggestions that are not among the options; at most 100.',
  })
  suggestionsLeftOff(@Parent() ballot: Ballot): Promise<Suggestion[]> {
    return this.queries.leftOff(ballot);
  }

  @May(anyone)
  @ResolveField(() => [PriorityType], {
    description: 'Priorities of the quarter before that no option goes on with.',
  })
  prioritiesLeftOff(@Parent() ballot: Ballot): Promise<Priority[]> {
    return this.queries.prioritiesLeftOff(ballot);
  }

  @May(team)
  @ResolveField(() => [page.PlaceTurnoutType], {
    nullable: true,
    description:
      'The team only: how many took part so far, from where. Never what they chose. Null with FORBIDDEN for others.',
  })
  async turnoutSoFar(@Parent() ballot: Ballot, @Ctx() { viewer }: Context): Promise<PlaceTurnout[]> {
    mustBeOfTeam(viewer, ballot);
    return this.queries.turnout(ballot);
  }

  @May(team)
  // May be null as `turnoutSoFar`: who votes and asks for it is told their receipts all the same.
  @ResolveField(() => [page.PaperBatchType], {
    nullable: true,
    description: 'The team only: the papers entered, the oldest first. Null with FORBIDDEN for others.',
  })
  async paperBatches(@Parent() ballot: Ballot, @Ctx() { viewer }: Context): Promise<PaperBatch[]> {
    mustBeOfTeam(viewer, ballot);
    return this.queries.batchesOf(ballot);
  }
}

/** What an option says of where it comes from. */
@Resolver(() => page.BallotOptionType)
export class BallotOptionsResolver {
  constructor(private readonly queries: BallotsQueries) {}

  @May(anyone)
  @ResolveField(() => [AreaType])
  places(@Parent() option: BallotOption): Promise<Area[]> {
    return option.places.loadItems();
  }

  @May(anyone)
  @ResolveField(() => PriorityType, { nullable: true, description: 'The earlier priority that it would go on with.' })
  async continues(@Parent() option: BallotOption): Promise<Priority | null> {
    return (await option.continues?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => [SuggestionType], { description: 'What residents suggested that it takes up.' })
  async suggestions(@Parent() option: BallotOption, @Ctx() context: Context): Promise<Suggestion[]> {
    const load = (ids: readonly string[]) => this.queries.suggestionsOf(ids);
    return (await batched(context, 'BallotOption.suggestions', option.id, load)) ?? [];
  }
}

/** The vote on a quarter. */
@Resolver(() => QuarterType)
export class QuarterBallotResolver {
  constructor(private readonly queries: BallotsQueries) {}

  @May(anyone)
  @ResolveField(() => page.BallotType, { nullable: true, description: 'The vote on its focus.' })
  async ballot(@Parent() quarter: Quarter, @Ctx() context: Context): Promise<Ballot | null> {
    return (await batched(context, 'Quarter.ballot', quarter.id, (ids) => this.queries.ofQuarters(ids))) ?? null;
  }
}

/** The vote that took a suggestion up. */
@Resolver(() => SuggestionType)
export class SuggestionBallotResolver {
  constructor(private readonly queries: BallotsQueries) {}

  @May(anyone)
  @ResolveField(() => page.BallotType, { nullable: true, description: 'The vote that has it among its options.' })
  async ballot(@Parent() { id }: Suggestion, @Ctx() context: Context): Promise<Ballot | null> {
    return (await batched(context, 'Suggestion.ballot', id, (ids) => this.queries.takingUp(ids))) ?? null;
  }
}

/** Papers as the team sees them. */
@Resolver(() => page.PaperBatchType)
export class PaperBatchesResolver {
  @May(team)
  @ResolveField(() => AreaType)
  place(@Parent() batch: PaperBatch): Promise<Area> {
    return batch.place.loadOrFail();
  }

  @May(team)
  @ResolveField(() => OfficerType)
  enteredBy(@Parent() batch: PaperBatch): Promise<Officer> {
    return batch.enteredBy.loadOrFail();
  }

  @May(team)
  @ResolveField(() => OfficerType, { nullable: true })
  async confirmedBy(@Parent() batch: PaperBatch): Promise<Officer | null> {
    return (await batch.confirmedBy?.load()) ?? null;
  }
}

/** A resident's vote. */
@Resolver(() => page.VoteReceiptType)
export class VotesResolver {
  constructor(
    private readonly queries: BallotsQueries,
    private readonly service: VotesService,
    hot: HotDeeds,
  ) {
    hot.add('castVote');
  }

  @May(signedIn)
  @Mutation(() => page.CastVoteResult, {
    description: 'Votes, or votes anew until the vote closes. No options: none of these.',
  })
  castVote(
    @Ctx() { viewer }: Context,
    @Args('ballotId', { type: () => ID }) ballotId: string,
    @Args('optionIds', { type: () => [ID] }) optionIds: string[],
  ): Promise<VoteReceipt | Refusal> {
    return this.service.cast(viewer, ballotId, optionIds);
  }

  @May(signedIn)
  @Query(() => page.VoteReceiptType, {
    nullable: true,
    description: "The viewer's own vote; null where there is none, and for good once the vote is sealed.",
  })
  myVote(
    @Ctx() { viewer }: Context,
    @Args('ballotId', { type: () => ID }) ballotId: string,
  ): Promise<VoteReceipt | null> {
    return this.service.mine(viewer, ballotId);
  }

  @May(signedIn)
  @ResolveField(() => page.BallotType)
  ballot(@Parent() { ballotId }: VoteReceipt): Promise<Ballot> {
    return this.queries.byId(ballotId);
  }

  @May(signedIn)
  @ResolveField(() => [page.BallotOptionType], { description: 'None is "none of these".' })
  async choices(@Parent() { ballotId, optionIds }: VoteReceipt): Promise<BallotOption[]> {
    const options = (await this.queries.optionsOf([ballotId])).get(ballotId) ?? [];
    return options.filter(({ id }) => optionIds.includes(id));
  }
}

/** A line of a published file. */
@Resolver(() => page.SealedLineType)
export class SealedLinesResolver {
  constructor(private readonly queries: BallotsQueries) {}

  @May(anyone)
  @Query(() => page.SealedLineType, {
    nullable: true,
    description: 'The line of a sealed vote with this receipt, however it was typed; null where there is none.',
  })
  sealedLine(
    @Args('ballotId', { type: () => ID }) ballotId: string,
    @Args('receipt') receipt: string,
  ): Promise<SealedLine | null> {
    return this.queries.lineOf(ballotId, receipt);
  }

  @May(anyone)
  @ResolveField(() => page.BallotOptionType, {
    nullable: true,
    description: 'What was chosen; null for none of these and for no further choice.',
  })
  async option(@Parent() line: SealedLine): Promise<BallotOption | null> {
    const options = (await this.queries.optionsOf([line.ballotId])).get(line.ballotId) ?? [];
    return options.find(({ id }) => id === line.choice) ?? null;
  }

  @May(anyone)
  @ResolveField(() => Boolean, {
    description: 'True for none of these; false for an option and for no further choice.',
  })
  isNoneOfThese(@Parent() line: SealedLine): boolean {
    return line.choice === 'none';
  }
}

function mustBeOfTeam(viewer: Viewer, ballot: Ballot): void {
  if (!isOfTeam(viewer, ballot.quarter.unwrap().area.unwrap().path)) {
    throw new Forbidden('Only the team of this neighbourhood may read this.');
  }
}
