import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { BallotOptionType } from '#features/ballots/ballots.graphql.ts';
import { PriorityType } from '#features/priorities/priorities.graphql.ts';
import { Theme } from '#features/priorities/priority.entity.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { DecisionRefusalReason } from './decision.rules.ts';

registerEnumType(DecisionRefusalReason, { name: 'DecisionRefusalReason' });

@ObjectType('AdoptedPriority', { description: 'A priority that a decision made, and where it came from.' })
@May(anyone)
export class AdoptedPriorityType {
  @Field(() => PriorityType) priority!: object;
  @Field(() => BallotOptionType, { nullable: true, description: 'Null for one that was not voted on.' })
  option?: object | null;
  @Field(() => Int, { nullable: true, description: 'Where the vote put it, from 1; equal votes share a place.' })
  rank?: number | null;
}

@ObjectType('OptionNotAdopted', { description: 'An option of the vote that did not become a priority.' })
@May(anyone)
export class OptionNotAdoptedType {
  @Field(() => BallotOptionType) option!: object;
  @Field(() => Int, { description: 'Where the vote put it, from 1; equal votes share a place.' }) rank!: number;
}

@ObjectType('Decision', { description: 'What was agreed for a quarter, and why. It never changes.' })
@May(anyone)
export class DecisionType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) decidedAt!: Date;
  @Field(() => Boolean, { description: 'True where it is not what the vote put first; then there is a reason.' })
  differs!: boolean;
}

@ObjectType('DecisionRefusal', { implements: () => RefusalType })
@May(anyone)
export class DecisionRefusalType extends RefusalType {
  @Field(() => DecisionRefusalReason) reason!: DecisionRefusalReason;
}

export const AdoptPrioritiesResult = resultOf('AdoptPrioritiesResult', DecisionType, DecisionRefusalType);

@InputType()
export class AdoptedPriorityInput {
  @Field(() => ID, { nullable: true, description: 'The option of the vote that it comes from.' })
  optionId?: string | null;
  @Field(() => Theme) theme!: Theme;
  @Field({ description: 'At most 120 characters.' }) title!: string;
  @Field(() => [String], { description: 'None for the whole neighbourhood.' }) placePaths!: string[];
  @Field({ description: 'What the team promises to do; at most 5,000 characters.' }) promise!: string;
  @Field(() => Int, { description: 'How many days at most from one update to the next.' }) updateEveryDays!: number;
  @Field(() => ID, {
    nullable: true,
    description: 'The earlier priority that it goes on with; that of its option where left out.',
  })
  continuesId?: string | null;
}

@InputType({ description: 'The priorities of a quarter, in their order.' })
export class AdoptPrioritiesInput {
  @Field(() => ID) quarterId!: string;
  @Field(() => [AdoptedPriorityInput]) priorities!: AdoptedPriorityInput[];
  @Field(() => String, { nullable: true, description: 'Needed where it is not what the vote put first. Markdown.' })
  reasonForDifference?: string | null;
  @Field(() => String, { nullable: true, description: 'What else it rests on. Markdown, at most 5,000 characters.' })
  evidence?: string | null;
  @Field(() => ID, { nullable: true, description: 'The public meeting at which it was talked over.' })
  meetingId?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
