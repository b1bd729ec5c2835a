import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateScalar, DateTimeScalar } from '#platform/graphql/scalars.ts';
import { COLUMNS, type Column, EvidenceDuty, FIGURE_NAMES } from './evidence-columns.ts';

registerEnumType(EvidenceDuty, { name: 'EvidenceDuty', description: 'What a figure helps to show.' });

@ObjectType('EvidenceFigures', {
  description: 'The figures of a neighbourhood for some days, or of a whole force. Null is unknown, never nought.',
})
@May(anyone)
export class EvidenceFiguresType {}
for (const name of FIGURE_NAMES) {
  const { means, isUnknown = false, isFraction = false }: Column = COLUMNS[name];
  Field(() => (isFraction ? Float : Int), { nullable: isUnknown, description: means })(
    EvidenceFiguresType.prototype,
    name,
  );
}

@ObjectType('EvidenceColumn', { description: 'One of the figures: what it is called, and what it means.' })
@May(anyone)
export class EvidenceColumnType {
  @Field({ description: 'Its field in `EvidenceFigures`.' }) field!: string;
  @Field({ description: 'Its column in `evidence.csv`.' }) column!: string;
  @Field(() => EvidenceDuty) duty!: EvidenceDuty;
  @Field() label!: string;
  @Field() means!: string;
}

@ObjectType('EvidenceDutyWords', { description: 'A duty in plain words, and where it stands. No legal advice.' })
@May(anyone)
export class EvidenceDutyWordsType {
  @Field(() => EvidenceDuty) duty!: EvidenceDuty;
  @Field() title!: string;
  @Field() words!: string;
}

@ObjectType('NeighbourhoodEvidence', { description: 'What is on record of one neighbourhood for some days.' })
@May(anyone)
export class NeighbourhoodEvidenceType {
  @Field(() => EvidenceFiguresType) figures!: object;
  @Field(() => [String], { description: 'What the figures do not show, in sentences.' }) missing!: string[];
}

@ObjectType('Evidence', {
  description:
    'What is on record of each neighbourhood of a force for some days: to help it show that views were sought, information given and meetings held. Made of what is public already; no legal advice.',
})
@May(anyone)
export class EvidenceType {
  @Field(() => DateScalar, { description: 'The first day.' }) from!: string;
  @Field(() => DateScalar, { description: 'The last day.' }) until!: string;
  @Field({ description: 'The days in words.' }) period!: string;
  @Field(() => DateTimeScalar, { description: 'When it was made: figures of now, for the days asked.' }) asOf!: Date;
  @Field({ description: 'False while the days go on.' }) isOver!: boolean;
  @Field(() => EvidenceFiguresType, { description: 'Over all neighbourhoods, of what is known.' }) total!: object;
}
