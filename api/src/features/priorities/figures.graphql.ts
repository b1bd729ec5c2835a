import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';

@ObjectType('FigureCorrection', { description: 'What a figure said until it was corrected.' })
@May(anyone)
export class FigureCorrectionType {
  @Field(() => DateTimeScalar, { description: 'When it was put right.' }) at!: Date;
  @Field(() => Float, { nullable: true, description: 'Its value until then; null where it counted something else.' })
  value?: number | null;
  @Field(() => Float, { nullable: true }) outOf?: number | null;
  @Field(() => Float, { nullable: true }) before?: number | null;
}

@ObjectType('Figure', {
  description: 'A figure of an update to be quoted: it keeps its id, and so its address, when it is corrected.',
})
@May(anyone)
export class FigureType {
  @Field(() => ID) id!: string;
  @Field(() => [FigureCorrectionType], { description: 'The oldest first.' }) corrections!: FigureCorrectionType[];
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a correction left it out; null while it stands.',
  })
  takenOutAt?: Date | null;
}
