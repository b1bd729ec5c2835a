import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { MeetingMode, MeetingStatus } from './meeting.entity.ts';
import { MeetingRefusalReason } from './meeting.rules.ts';

/** Which of an area's meetings: those to come and under way, or those that are over. */
export const MeetingTime = { UPCOMING: 'UPCOMING', PAST: 'PAST' } as const;
export type MeetingTime = (typeof MeetingTime)[keyof typeof MeetingTime];

registerEnumType(MeetingMode, { name: 'MeetingMode', description: 'Where people meet.' });
registerEnumType(MeetingStatus, { name: 'MeetingStatus', description: 'Where a meeting stands.' });
registerEnumType(MeetingTime, {
  name: 'MeetingTime',
  description: 'UPCOMING: not over yet, the next first. PAST: over, the newest first. Cancelled ones are in both.',
});
registerEnumType(MeetingRefusalReason, { name: 'MeetingRefusalReason' });

@ObjectType('AgendaItem', { description: 'One point that a meeting is to speak of.' })
@May(anyone)
export class AgendaItemType {
  @Field(() => Int, { description: 'Counts from 1.' }) position!: number;
  @Field() title!: string;
}

@ObjectType('CalendarLink', { description: 'Adds a meeting to one of the usual calendars.' })
@May(anyone)
export class CalendarLinkType {
  @Field({ description: '"Google Calendar".' }) name!: string;
  @Field() href!: string;
}

@ObjectType('Statement', { description: 'What the team says for good: an answer, or minutes.' })
@May(anyone)
export class StatementType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) writtenAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null while it waits for a second person.' })
  publishedAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the words were taken back.' })
  withdrawnAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why they were taken back.' }) withdrawnReason?: string | null;
  @Field({ description: 'True where it waits for a second person; only the team sees those.' }) isWaiting!: boolean;
}

@ObjectType('Meeting', { description: 'A public meeting of a neighbourhood and its team.' })
@May(anyone)
export class MeetingType {
  @Field(() => ID) id!: string;
  @Field({ description: 'At most 120 characters.' }) title!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was to start before it was last moved.' })
  movedFrom?: Date | null;
  @Field(() => MeetingMode) mode!: MeetingMode;
  @Field(() => Int, { description: 'Places in all; whoever brings a companion takes two.' }) capacity!: number;
  @Field({ description: 'True where people just come: nobody registers, and places are not counted.' })
  isOpenDoor!: boolean;
  @Field(() => String, { nullable: true, description: 'Where, in person.' }) address?: string | null;
  @Field(() => String, { nullable: true, description: 'Steps, parking, buses, the hearing loop.' })
  gettingThere?: string | null;
  @Field(() => String, { nullable: true, description: 'How to join by phone.' }) dialIn?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is about (Markdown).' }) description?: string | null;
  @Field(() => String, { nullable: true, description: 'The same as safe HTML.' }) descriptionHtml?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: from when it was scheduled.' })
  registrationFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Null: until it starts.' })
  registrationUntil?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) cancelledAt?: Date | null;
  @Field(() => String, { nullable: true }) cancelReason?: string | null;
}

export const MeetingConnectionType = connectionOf('Meeting', () => MeetingType);

@ObjectType('CorrectionRequest', { description: 'What somebody says is wrong in minutes; for the team alone.' })
@May(anyone)
export class CorrectionRequestType {
  @Field(() => ID) id!: string;
  @Field() text!: string;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt?: Date | null;
}

@ObjectType('MeetingRefusal', { implements: () => RefusalType })
@May(anyone)
export class MeetingRefusalType extends RefusalType {
  @Field(() => MeetingRefusalReason) reason!: MeetingRefusalReason;
}

const meetingResult = (name: string) => resultOf(name, MeetingType, MeetingRefusalType);
export const ScheduleMeetingResult = meetingResult('ScheduleMeetingResult');
export const MoveMeetingResult = meetingResult('MoveMeetingResult');
export const ChangeMeetingResult = meetingResult('ChangeMeetingResult');
export const SetCapacityResult = meetingResult('SetCapacityResult');
export const CancelMeetingResult = meetingResult('CancelMeetingResult');
export const SpeakOfResult = meetingResult('SpeakOfResult');
export const PublishMinutesResult = meetingResult('PublishMinutesResult');
export const RequestCorrectionResult = resultOf('RequestCorrectionResult', CorrectionRequestType, MeetingRefusalType);
export const ReplyToCorrectionResult = resultOf('ReplyToCorrectionResult', CorrectionRequestType, MeetingRefusalType);
const statementResult = (name: string) => resultOf(name, StatementType, MeetingRefusalType);
export const ApproveStatementResult = statementResult('ApproveStatementResult');
export const WithdrawStatementResult = statementResult('WithdrawStatementResult');
export const PurgeStatementResult = statementResult('PurgeStatementResult');

@InputType({ description: 'A meeting of a neighbourhood. Links begin with https.' })
export class ScheduleMeetingInput {
  @Field() areaPath!: string;
  @Field(() => ID, { nullable: true, description: 'The quarter that it is to agree on.' }) quarterId?: string | null;
  @Field({ description: 'At most 120 characters.' }) title!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => MeetingMode) mode!: MeetingMode;
  @Field(() => Int, { description: 'From 1 to 10,000.' }) capacity!: number;
  @Field(() => String, { nullable: true }) joinUrl?: string | null;
  @Field(() => String, { nullable: true }) dialIn?: string | null;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => String, { nullable: true }) gettingThere?: string | null;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 5,000 characters.' })
  description?: string | null;
  @Field(() => [String], { nullable: true, description: 'At most 20 points.' }) agenda?: string[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) registrationFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) registrationUntil?: Date | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'When, and where, a meeting is to be instead; what is left out stays.' })
export class MoveMeetingInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => DateTimeScalar) startsAt!: Date;
  @Field(() => DateTimeScalar) endsAt!: Date;
  @Field(() => MeetingMode, { nullable: true }) mode?: MeetingMode | null;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => String, { nullable: true }) joinUrl?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What a meeting says instead; what is left out stays, null empties.' })
export class ChangeMeetingInput {
  @Field(() => ID) meetingId!: string;
  @Field(() => String, { nullable: true }) title?: string | null;
  @Field(() => String, { nullable: true }) description?: string | null;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => String, { nullable: true }) gettingThere?: string | null;
  @Field(() => String, { nullable: true }) dialIn?: string | null;
  @Field(() => String, { nullable: true }) joinUrl?: string | null;
  @Field(() => [String], { nullable: true }) agenda?: string[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) registrationFrom?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) registrationUntil?: Date | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'The minutes of a meeting that has ended; again, they are corrected.' })
export class PublishMinutesInput {
  @Field(() => ID) meetingId!: string;
  @Field({ description: 'Markdown, at most 5,000 characters.' }) body!: string;
  @Field(() => Int, { nullable: true, description: 'How many came, as the team counted.' }) attendance?: number | null;
  @Field(() => String, { nullable: true }) recordingUrl?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What is wrong in the minutes of a meeting.' })
export class RequestCorrectionInput {
  @Field(() => ID) meetingId!: string;
  @Field({ description: 'At most 1,000 characters.' }) text!: string;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
