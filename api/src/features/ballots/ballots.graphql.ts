import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { AreaType } from '#features/areas/areas.graphql.ts';
import { Theme } from '#features/priorities/priority.entity.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May, signedIn, team } from '#platform/graphql/rules.ts';
import { DateScalar, DateTimeScalar } from '#platform/graphql/scalars.ts';
import { BallotState } from './ballot.entity.ts';
import { BallotRefusalReason } from './ballot.rules.ts';
import { PaperSource } from './paper-batch.entity.ts';
import { VoteRefusalReason } from './vote.rules.ts';

registerEnumType(BallotState, { name: 'BallotState', description: 'Where a vote stands.' });
registerEnumType(PaperSource, { name: 'PaperSource', description: 'Where votes on paper came from.' });
registerEnumType(BallotRefusalReason, { name: 'BallotRefusalReason' });
registerEnumType(VoteRefusalReason, { name: 'VoteRefusalReason' });

@ObjectType('BallotOption', { description: 'What can be chosen in a vote. It does not change once the vote is there.' })
@May(anyone)
export class BallotOptionType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Where it stands on the list, from 1.' }) position!: number;
  @Field(() => Theme) theme!: Theme;
  @Field({ description: 'At most 120 characters.' }) title!: string;
}

@ObjectType('PlaceTurnout', { description: 'How many took part from one place. Never what they chose.' })
@May(anyone)
export class PlaceTurnoutType {
  @Field(() => AreaType, {
    nullable: true,
    description: 'Null for all places together that have too few to be told apart.',
  })
  area?: object | null;
  @Field(() => Int, { description: 'Ten or more, unless fewer took part in all.' }) voters!: number;
}

@ObjectType('OptionResult', { description: 'What one option came to.' })
@May(anyone)
export class OptionResultType {
  @Field(() => BallotOptionType) option!: object;
  @Field(() => Int, { description: 'From 1; options with equal votes share one.' }) rank!: number;
  @Field(() => Boolean) isTied!: boolean;
  @Field(() => Int, { nullable: true, description: 'Null where fewer than 30 took part: then only the order is told.' })
  votes?: number | null;
}

@ObjectType('LevelVotes', { description: 'The votes for one option of those who were known in one way.' })
@May(anyone)
export class LevelVotesType {
  @Field(() => ID) optionId!: string;
  @Field(() => Int) votes!: number;
}

@ObjectType('LevelResult', { description: 'What those chose who were known in one way.' })
@May(anyone)
export class LevelResultType {
  @Field({ description: 'EMAIL, PAPER, or ALL where these may not be told apart.' }) level!: string;
  @Field(() => Int) voters!: number;
  @Field(() => [LevelVotesType]) options!: LevelVotesType[];
  @Field(() => Int) noneOfThese!: number;
  @Field(() => Int) noFurtherChoice!: number;
}

@ObjectType('BallotResult', { description: 'What a vote came to: written once, when it was sealed.' })
@May(anyone)
export class BallotResultType {
  @Field(() => DateTimeScalar) sealedAt!: Date;
  @Field(() => Int, { description: 'How many took part, on paper too.' }) voters!: number;
  @Field(() => Int, { description: 'How many residents had told us that they live there when the vote was sealed.' })
  residents!: number;
  @Field(() => Boolean, { description: 'True where fewer than 30 took part: no counts and no file.' })
  isOrderOnly!: boolean;
  @Field(() => [OptionResultType], { description: 'The most chosen first; ties in the order of the published seed.' })
  options!: OptionResultType[];
  @Field(() => Int, { nullable: true, description: 'How many chose none of the options.' }) noneOfThese?: number | null;
  @Field(() => Int, { nullable: true, description: 'Choices that were left open.' }) noFurtherChoice?: number | null;
  @Field(() => [LevelResultType], { description: 'By how the voters were known; none where only the order is told.' })
  levels!: LevelResultType[];
  @Field(() => [PlaceTurnoutType], {
    description: 'How many took part by email, from where; on paper too where that may not be told apart.',
  })
  turnout!: PlaceTurnoutType[];
  @Field(() => String, { nullable: true, description: 'SHA-256 of ballots.csv, in hex.' }) sha256?: string | null;
  @Field({ description: 'The head of the audit when the vote was sealed.' }) auditHead!: string;
}

@ObjectType('PaperBatch', {
  description: 'Papers that were counted by one officer, or by two. What they say is not told.',
})
@May(team)
export class PaperBatchType {
  @Field(() => ID) id!: string;
  @Field(() => PaperSource) source!: PaperSource;
  @Field(() => DateScalar) collectedOn!: string;
  @Field(() => Int) papers!: number;
  @Field(() => DateTimeScalar) enteredAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the second officer came to the same figures.' })
  confirmedAt?: Date | null;
}

@ObjectType('Ballot', { description: "The vote on a quarter's focus. It advises: the team decides, and says why." })
@May(anyone)
export class BallotType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'How many of the options one resident may choose.' }) maxChoices!: number;
  @Field(() => DateTimeScalar) opensAt!: Date;
  @Field(() => DateTimeScalar) closesAt!: Date;
  @Field({ description: 'Orders options with equal votes; published before anybody votes.' }) tieSeed!: string;
  @Field(() => String, { nullable: true, description: 'How the list was made, in the words of who made it.' })
  words?: string | null;
}

@ObjectType('VoteReceipt', { description: "A resident's own vote, while it can be changed." })
@May(signedIn)
export class VoteReceiptType {
  @Field(() => [String], { description: 'One for each line that the vote becomes. Nobody else is ever shown them.' })
  receipts!: string[];
}

@ObjectType('SealedLine', { description: 'One choice of one vote as it was published.' })
@May(anyone)
export class SealedLineType {
  @Field() receipt!: string;
  @Field({ description: 'EMAIL, PAPER, or ALL where these may not be told apart.' }) level!: string;
}

@ObjectType('BallotRefusal', { implements: () => RefusalType })
@May(anyone)
export class BallotRefusalType extends RefusalType {
  @Field(() => BallotRefusalReason) reason!: BallotRefusalReason;
}

@ObjectType('VoteRefusal', { implements: () => RefusalType })
@May(anyone)
export class VoteRefusalType extends RefusalType {
  @Field(() => VoteRefusalReason) reason!: VoteRefusalReason;
}

export const OpenBallotResult = resultOf('OpenBallotResult', BallotType, BallotRefusalType);
export const EnterVotesResult = resultOf('EnterVotesResult', PaperBatchType, BallotRefusalType);
export const CastVoteResult = resultOf('CastVoteResult', VoteReceiptType, VoteRefusalType);

@InputType()
export class BallotOptionInput {
  @Field(() => Theme) theme!: Theme;
  @Field({ description: 'At most 120 characters.' }) title!: string;
  @Field(() => [String], { description: 'None for the whole neighbourhood.' }) placePaths!: string[];
  @Field(() => [ID], { nullable: true, description: 'The accepted suggestions that it takes up.' })
  suggestionIds?: string[] | null;
  @Field(() => ID, { nullable: true, description: 'The running priority that it would go on with.' })
  continuesId?: string | null;
}

@InputType({
  description: 'The vote on a quarter: 2 to 20 options; any times, closing in the future and after opening.',
})
export class OpenBallotInput {
  @Field(() => ID) quarterId!: string;
  @Field(() => [BallotOptionInput]) options!: BallotOptionInput[];
  @Field(() => Int, { defaultValue: 3, nullable: true, description: 'From 1 to 10.' }) maxChoices?: number | null;
  @Field(() => DateTimeScalar) opensAt!: Date;
  @Field(() => DateTimeScalar) closesAt!: Date;
  @Field(() => String, {
    nullable: true,
    description: 'How the list was made and what was left off. Shown to everybody.',
  })
  words?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType()
export class OptionVotesInput {
  @Field(() => ID) optionId!: string;
  @Field(() => Int) votes!: number;
}

@InputType({
  description:
    'A count of votes on paper. The first officer enters it without `batchId`; a second counts anew and enters it with it, saying the same of where the papers come from.',
})
export class EnterVotesInput {
  @Field(() => ID) ballotId!: string;
  @Field(() => ID, { nullable: true }) batchId?: string | null;
  @Field(() => PaperSource) source!: PaperSource;
  @Field(() => DateScalar) collectedOn!: string;
  @Field({ description: 'Where they were collected: a place of the neighbourhood, or the neighbourhood.' })
  placePath!: string;
  @Field(() => Int, { description: 'How many papers, spoilt ones left out.' }) papers!: number;
  @Field(() => Int, { nullable: true, description: 'How many of them chose none of the options.' })
  noneOfThese?: number | null;
  @Field(() => [OptionVotesInput], { description: 'How many papers chose each option; one left out has none.' })
  votes!: OptionVotesInput[];
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
