import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { AreaKind, CodeKind } from './area.entity.ts';
import { AreaRefusalReason } from './area.rules.ts';

registerEnumType(AreaKind, {
  name: 'AreaKind',
  description: 'A force, a neighbourhood with a team of its own, or a place inside one.',
});
registerEnumType(CodeKind, { name: 'CodeKind', description: 'What a statistical (GSS) code stands for.' });
registerEnumType(AreaRefusalReason, { name: 'AreaRefusalReason' });

@ObjectType('AreaCode', { description: 'A statistical code of an area: its parish, its ward, its district.' })
@May(anyone)
export class AreaCodeType {
  @Field({ description: 'A GSS code, `E05011294`.' }) code!: string;
  @Field(() => CodeKind) kind!: CodeKind;
  @Field({ description: 'What the register of such codes calls it.' }) name!: string;
}

@ObjectType('Contact', {
  description: "How to reach an area's team, or its force where the area names nothing of its own.",
})
@May(anyone)
export class ContactType {
  @Field(() => String, { nullable: true }) email?: string | null;
  @Field(() => String, { nullable: true }) phone?: string | null;
  @Field(() => String, { nullable: true, description: 'The form for reporting a crime; Patchwork takes no reports.' })
  reportUrl?: string | null;
  @Field(() => String, { nullable: true }) chatUrl?: string | null;
  @Field(() => String, { nullable: true }) website?: string | null;
}

@ObjectType('Point', { description: 'A place on the map, in degrees (WGS 84).' })
@May(anyone)
export class PointType {
  @Field(() => Float) latitude!: number;
  @Field(() => Float) longitude!: number;
}

@ObjectType('Outline', {
  description: 'The boundary of an area as a map draws it, simplified: two areas that touch share their border.',
})
@May(anyone)
export class OutlineType {
  @Field({
    description:
      'The `d` of an SVG path, north up: x is the longitude, y the Mercator latitude southwards, both in hundred-thousandths of a degree.',
  })
  path!: string;
  @Field(() => [Int], { description: 'Around the path, in its units: least x, least y, greatest x, greatest y.' })
  frame!: number[];
  @Field({ description: 'Whose data it is: to be named beside the map.' }) source!: string;
}

@ObjectType('Area', { description: 'A piece of a force, in one tree: a force, its neighbourhoods, their places.' })
@May(anyone)
export class AreaType {
  @Field(() => ID) id!: string;
  @Field({ description: 'Slugs from the force down: `cambridgeshire/south-cambridgeshire/girton`.' }) path!: string;
  @Field(() => AreaKind) kind!: AreaKind;
  @Field() name!: string;
  @Field(() => String, { nullable: true }) gssCode?: string | null;
  @Field(() => String, { nullable: true, description: 'A sentence or two about the area, plain text.' }) about?:
    | string
    | null;
}

@ObjectType('AreaRefusal', { implements: () => RefusalType })
@May(anyone)
export class AreaRefusalType extends RefusalType {
  @Field(() => AreaRefusalReason) reason!: AreaRefusalReason;
}

export const AddAreaResult = resultOf('AddAreaResult', AreaType, AreaRefusalType);

@InputType({ description: 'A neighbourhood of a force, or a place in a neighbourhood.' })
export class AddAreaInput {
  @Field({ description: 'The path of the area it goes into.' }) parentPath!: string;
  @Field(() => AreaKind) kind!: AreaKind;
  @Field({ description: 'At most 120 characters.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'Its part of the path; made from the name where left out.' })
  slug?: string | null;
  @Field(() => String, { nullable: true }) gssCode?: string | null;
  @Field(() => Float, { nullable: true }) latitude?: number | null;
  @Field(() => Float, { nullable: true }) longitude?: number | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
