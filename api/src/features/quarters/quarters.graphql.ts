import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateScalar, DateTimeScalar } from '#platform/graphql/scalars.ts';
import { QuarterRefusalReason, QuarterStage } from './quarter.rules.ts';

registerEnumType(QuarterStage, {
  name: 'QuarterStage',
  description: 'Where a quarter stands, by its timetable and the clock.',
});
registerEnumType(QuarterRefusalReason, { name: 'QuarterRefusalReason' });

@ObjectType('Quarter', { description: "A neighbourhood's months from one meeting to the next, with its own dates." })
@May(anyone)
export class QuarterType {
  @Field(() => ID) id!: string;
  @Field(() => DateScalar, { description: 'The first day, in London.' }) startsOn!: string;
  @Field(() => DateScalar, { description: 'The last day, in London.' }) endsOn!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'From when residents may suggest.' })
  suggestFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) voteFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) voteUntil?: Date | null;
}

export const QuarterConnectionType = connectionOf('Quarter', () => QuarterType);

@ObjectType('QuarterRefusal', { implements: () => RefusalType })
@May(anyone)
export class QuarterRefusalType extends RefusalType {
  @Field(() => QuarterRefusalReason) reason!: QuarterRefusalReason;
}

export const PlanQuarterResult = resultOf('PlanQuarterResult', QuarterType, QuarterRefusalType);

@InputType({ description: 'The next quarter of a neighbourhood. Days are London days, both inclusive; at most 366.' })
export class PlanQuarterInput {
  @Field() areaPath!: string;
  @Field(() => DateScalar) startsOn!: string;
  @Field(() => DateScalar) endsOn!: string;
  @Field(() => DateTimeScalar, { nullable: true }) suggestFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) voteFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) voteUntil?: Date | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
