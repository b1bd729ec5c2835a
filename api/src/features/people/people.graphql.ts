import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Done, RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May, officers } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { OfficerRole } from './officer.entity.ts';
import { PersonRefusalReason } from './person.rules.ts';

/** What a person may do: a resident, or one of an officer's roles. */
export const Role = { RESIDENT: 'RESIDENT', ...OfficerRole } as const;
export type Role = (typeof Role)[keyof typeof Role];

registerEnumType(Role, { name: 'Role', description: 'What a person may do.' });
registerEnumType(PersonRefusalReason, { name: 'PersonRefusalReason' });

@ObjectType('Officer', {
  description:
    'A police officer, PCSO or member of staff of a team. Dismissed ones stay the authors of what they wrote.',
})
@May(anyone)
export class OfficerType {
  @Field(() => ID) id!: string;
  @Field({ description: '"PCSO", "Neighbourhood inspector".' }) title!: string;
  @Field(() => Role) role!: Role;
  @Field(() => String, { nullable: true, description: 'When they can be reached, in words.' }) hours?: string | null;
}

@ObjectType('Me', { description: 'The person who is signed in. Reached by themselves alone.' })
@May(anyone)
export class MeType {
  @Field(() => ID) id!: string;
  @Field() email!: string;
  @Field(() => Role) role!: Role;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when the home area cannot change, because of a vote.',
  })
  homeHeldUntil?: Date | null;
}

@ObjectType('Desk', { description: "What an officer's work stands on; the later features add what is due." })
@May(officers)
export class DeskType {}

@ObjectType('PersonRefusal', { implements: () => RefusalType })
@May(anyone)
export class PersonRefusalType extends RefusalType {
  @Field(() => PersonRefusalReason) reason!: PersonRefusalReason;
}

export const RequestSignInCodeResult = resultOf('RequestSignInCodeResult', Done, PersonRefusalType);
export const SignInResult = resultOf('SignInResult', MeType, PersonRefusalType);
export const SetHomeAreaResult = resultOf('SetHomeAreaResult', MeType, PersonRefusalType);
export const ChangeEmailResult = resultOf('ChangeEmailResult', MeType, PersonRefusalType);
export const EraseMeResult = resultOf('EraseMeResult', Done, PersonRefusalType);
export const AppointOfficerResult = resultOf('AppointOfficerResult', OfficerType, PersonRefusalType);
export const DismissOfficerResult = resultOf('DismissOfficerResult', OfficerType, PersonRefusalType);

@InputType({ description: 'A new officer of the administrator’s own force.' })
export class AppointOfficerInput {
  @Field({ description: 'The address they sign in with.' }) email!: string;
  @Field(() => Role) role!: Role;
  @Field(() => [String], { description: 'Where they act. Communications staff and administrators: the force.' })
  areaPaths!: string[];
  @Field(() => String, { nullable: true, description: '"PCSO"; what the role is called where left out.' }) title?:
    | string
    | null;
  @Field(() => String, { nullable: true }) displayName?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True keeps the name from everybody.' }) nameWithheld?:
    | boolean
    | null;
  @Field(() => String, { nullable: true, description: '"Monday to Friday, 9am to 5pm".' }) hours?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key twice gives the first answer.' }) clientKey?:
    | string
    | null;
}
