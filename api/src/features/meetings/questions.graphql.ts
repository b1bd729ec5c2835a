import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { DeclineReason, QuestionStatus } from './question.entity.ts';
import { QuestionRefusalReason } from './question.rules.ts';

/** What a member of the team decides of a question. */
export const ReviewDecision = { PUBLISH: 'PUBLISH', DECLINE: 'DECLINE', GROUP: 'GROUP' } as const;
export type ReviewDecision = (typeof ReviewDecision)[keyof typeof ReviewDecision];

registerEnumType(QuestionStatus, { name: 'QuestionStatus', description: 'Where a question stands.' });
registerEnumType(DeclineReason, { name: 'DeclineReason', description: 'Why a question is not published.' });
registerEnumType(ReviewDecision, { name: 'ReviewDecision' });
registerEnumType(QuestionRefusalReason, { name: 'QuestionRefusalReason' });

@ObjectType('Question', { description: 'What a resident asks, answered in public. Never with the name of who asked.' })
@May(anyone)
export class QuestionType {
  @Field(() => ID) id!: string;
  @Field({ description: 'At most 1,000 characters.' }) text!: string;
  @Field(() => DateTimeScalar) askedAt!: Date;
  @Field(() => QuestionStatus) status!: QuestionStatus;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a member of the team read it.' })
  reviewedAt?: Date | null;
  @Field(() => DeclineReason, { nullable: true }) declineReason?: DeclineReason | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered, in words or aloud.' })
  answeredAt?: Date | null;
  @Field({ description: 'True where it was answered aloud at its meeting.' }) answeredAloud!: boolean;
}

export const QuestionConnectionType = connectionOf('Question', () => QuestionType);

@ObjectType('HoursToAnswer', { description: 'How long a team takes to answer, over the last twelve months.' })
@May(anyone)
export class HoursToAnswerType {
  @Field(() => Float, { nullable: true, description: 'In hours, to one decimal; null where nothing was answered.' })
  median?: number | null;
  @Field(() => Int) answered!: number;
  @Field(() => Int, { description: 'Of those, how many within 72 hours.' }) withinPromise!: number;
  @Field(() => Int, { description: 'Published and not answered yet.' }) open!: number;
  @Field(() => Int, { description: 'Of those, how many are past 72 hours.' }) overdue!: number;
}

@ObjectType('QuestionRefusal', { implements: () => RefusalType })
@May(anyone)
export class QuestionRefusalType extends RefusalType {
  @Field(() => QuestionRefusalReason) reason!: QuestionRefusalReason;
}

const questionResult = (name: string) => resultOf(name, QuestionType, QuestionRefusalType);
export const AskQuestionResult = questionResult('AskQuestionResult');
export const SupportQuestionResult = questionResult('SupportQuestionResult');
export const ReviewQuestionResult = questionResult('ReviewQuestionResult');
export const AnswerQuestionResult = questionResult('AnswerQuestionResult');

@InputType({ description: 'With a meeting: for it. Without: to the team, answered within 72 hours.' })
export class AskQuestionInput {
  @Field() areaPath!: string;
  @Field(() => ID, { nullable: true }) meetingId?: string | null;
  @Field({ description: 'At most 1,000 characters.' }) text!: string;
  @Field(() => Boolean, { nullable: true, description: 'The team only: true to ask for somebody who rang.' })
  forCaller?: boolean | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What a member of the team decides of a question that they have read.' })
export class ReviewQuestionInput {
  @Field(() => ID) questionId!: string;
  @Field(() => ReviewDecision) decision!: ReviewDecision;
  @Field(() => DeclineReason, { nullable: true, description: 'With DECLINE: why; mailed to whoever asked.' })
  reason?: DeclineReason | null;
  @Field(() => ID, { nullable: true, description: 'With GROUP: the published question that asks the same.' })
  groupIntoId?: string | null;
}

@InputType({ description: 'The answer in words, or that it was given aloud at the meeting.' })
export class AnswerQuestionInput {
  @Field(() => ID) questionId!: string;
  @Field(() => String, { nullable: true, description: 'Markdown, at most 5,000 characters.' }) body?: string | null;
  @Field(() => Boolean, { nullable: true }) aloud?: boolean | null;
}
