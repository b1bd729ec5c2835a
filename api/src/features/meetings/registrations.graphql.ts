import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May, team } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { RegistrationStatus } from './registration.entity.ts';
import { RegistrationRefusalReason } from './registration.rules.ts';

/** What somebody thought of a meeting. */
export const Helpful = { YES: 'YES', PARTLY: 'PARTLY', NO: 'NO' } as const;
export type Helpful = (typeof Helpful)[keyof typeof Helpful];

registerEnumType(RegistrationStatus, { name: 'RegistrationStatus', description: "Where somebody's place stands." });
registerEnumType(RegistrationRefusalReason, { name: 'RegistrationRefusalReason' });
registerEnumType(Helpful, { name: 'Helpful', description: 'Whether a meeting was worth coming to.' });

@ObjectType('Registration', { description: "One person's place at a meeting. Reached by themselves and the team." })
@May(anyone)
export class RegistrationType {
  @Field(() => ID) id!: string;
  @Field(() => RegistrationStatus) status!: RegistrationStatus;
  @Field(() => String, { nullable: true, description: 'What they want to be called.' }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'What they need to take part.' }) needs?: string | null;
  @Field(() => DateTimeScalar) registeredAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the offered place is held.' })
  offerEndsAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) withdrawnAt?: Date | null;
  @Field({ description: 'True where an offer that was not taken in time withdrew them.' }) hasLapsed!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) attendedAt?: Date | null;
}

@ObjectType('Roster', { description: 'Who comes to a meeting, for its team.' })
@May(team)
export class RosterType {
  @Field(() => Int, { description: 'Seats, companions counted.' }) confirmed!: number;
  @Field(() => Int) offered!: number;
  @Field(() => Int, { description: 'People in the line.' }) waiting!: number;
  @Field(() => Int, { description: 'Seats of those checked in.' }) attended!: number;
  @Field(() => Int, { description: 'By how many more seats are taken than there are; 0 while they fit.' })
  overCapacity!: number;
  @Field({ description: 'To show in the room.' }) checkInCode!: string;
  @Field(() => String, { nullable: true, description: 'The link as scheduled.' }) joinUrl?: string | null;
  @Field(() => [String], { description: 'What is still to be prepared, as sentences.' }) toPrepare!: string[];
}

@ObjectType('RosterFeedback', { description: 'What those who were there thought of it, without names.' })
@May(team)
export class RosterFeedbackType {
  @Field(() => Int) yes!: number;
  @Field(() => Int) partly!: number;
  @Field(() => Int) no!: number;
  @Field(() => [String], { description: 'Their words, in no order that says whose.' }) words!: string[];
}

@ObjectType('RegistrationRefusal', { implements: () => RefusalType })
@May(anyone)
export class RegistrationRefusalType extends RefusalType {
  @Field(() => RegistrationRefusalReason) reason!: RegistrationRefusalReason;
}

const registrationResult = (name: string) => resultOf(name, RegistrationType, RegistrationRefusalType);
export const RegisterResult = registrationResult('RegisterResult');
export const WithdrawResult = registrationResult('WithdrawResult');
export const AcceptOfferResult = registrationResult('AcceptOfferResult');
export const CheckInResult = registrationResult('CheckInResult');
export const JoinMeetingResult = registrationResult('JoinMeetingResult');
export const GiveFeedbackResult = registrationResult('GiveFeedbackResult');
export const RegisterCallerResult = registrationResult('RegisterCallerResult');
export const ServeResidentResult = registrationResult('ServeResidentResult');

@InputType({
  description: 'What somebody says to come to a meeting. Again, it brings the same registration up to date.',
})
export class RegisterForMeetingInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => String, { nullable: true, description: 'What the team is to call them; at most 120 characters.' })
  name?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'True to bring somebody: it takes two places.' })
  companion?: boolean | null;
  @Field(() => String, { nullable: true, description: 'What they need to take part; seen by the team alone.' })
  needs?: string | null;
  @Field(() => String, { nullable: true, description: 'The same key twice gives the first answer.' })
  clientKey?: string | null;
}

@InputType({ description: 'Somebody who rang, as the officer noted.' })
export class RegisterCallerInput {
  @Field(() => ID) meetingId!: string;
  @Field() name!: string;
  @Field(() => String, { nullable: true, description: 'To ring back.' }) phone?: string | null;
  @Field(() => Boolean, { nullable: true }) companion?: boolean | null;
  @Field(() => String, { nullable: true }) needs?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What somebody who had a place thought of the meeting.' })
export class GiveFeedbackInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => Helpful) helpful!: Helpful;
  @Field(() => String, { nullable: true, description: 'At most 1,000 characters.' }) words?: string | null;
}
