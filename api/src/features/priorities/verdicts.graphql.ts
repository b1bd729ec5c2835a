import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { PriorityType } from './priorities.graphql.ts';
import { Verdict } from './verdict.entity.ts';
import { VerdictRefusalReason } from './verdict.rules.ts';

registerEnumType(Verdict, { name: 'Verdict', description: 'What a resident says became of a priority.' });
registerEnumType(VerdictRefusalReason, { name: 'VerdictRefusalReason' });

@ObjectType('Verdicts', { description: 'How many residents of the neighbourhood say what became of a priority.' })
@May(anyone)
export class VerdictsType {
  @Field(() => Int) better!: number;
  @Field(() => Int) partly!: number;
  @Field(() => Int) same!: number;
  @Field(() => Int) worse!: number;
  @Field(() => Int) dontKnow!: number;
  @Field(() => Int, { description: 'All of them together.' }) total!: number;
}

@ObjectType('VerdictRefusal', { implements: () => RefusalType })
@May(anyone)
export class VerdictRefusalType extends RefusalType {
  @Field(() => VerdictRefusalReason) reason!: VerdictRefusalReason;
}

export const JudgePriorityResult = resultOf('JudgePriorityResult', PriorityType, VerdictRefusalType);
