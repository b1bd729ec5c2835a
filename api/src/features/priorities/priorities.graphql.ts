import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateScalar, DateTimeScalar } from '#platform/graphql/scalars.ts';
import { Outcome, Theme } from './priority.entity.ts';
import { Punctuality } from './promise.rules.ts';
import { UpdateRefusalReason } from './update.rules.ts';

registerEnumType(Theme, { name: 'Theme', description: 'What kind of problem.' });
registerEnumType(Outcome, { name: 'Outcome', description: 'What the team says became of a priority.' });
registerEnumType(Punctuality, {
  name: 'Punctuality',
  description: 'How a priority stands against its update promise.',
});
registerEnumType(UpdateRefusalReason, { name: 'UpdateRefusalReason' });

export const UpdateStatus = {
  PUBLISHED: 'PUBLISHED',
  SCHEDULED: 'SCHEDULED',
  AWAITING_APPROVAL: 'AWAITING_APPROVAL',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type UpdateStatus = (typeof UpdateStatus)[keyof typeof UpdateStatus];
registerEnumType(UpdateStatus, {
  name: 'UpdateStatus',
  description: 'Where an update stands; only the team sees those scheduled or waiting.',
});

@ObjectType('Priority', { description: "One thing a neighbourhood's team commits to for a quarter." })
@May(anyone)
export class PriorityType {
  @Field(() => ID) id!: string;
  @Field(() => Theme) theme!: Theme;
  @Field({ description: 'At most 120 characters.' }) title!: string;
  @Field(() => String, { nullable: true, description: 'What the team promised to do.' }) promise?: string | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The update promise: how many days at most from one update to the next.',
  })
  updateEveryDays?: number | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day a paused promise returns.' }) pausedUntil?:
    | string
    | null;
  @Field(() => String, { nullable: true }) pauseReason?: string | null;
  @Field(() => Outcome, { nullable: true }) outcome?: Outcome | null;
  @Field(() => String, { nullable: true, description: "The team's words beside the outcome." }) outcomeWords?:
    | string
    | null;
  @Field(() => DateTimeScalar, { nullable: true }) outcomeRecordedAt?: Date | null;
}

@ObjectType('Measure', {
  description: 'A figure of an update: 26 of 330 vehicles over 35 mph; average speed 38 before, 33 now.',
})
@May(anyone)
export class MeasureType {
  @Field(() => ID) id!: string;
  @Field({ description: 'What it counts: "vehicles over 35 mph".' }) name!: string;
  @Field(() => Float) value!: number;
  @Field(() => Float, { nullable: true, description: 'The whole, where the value is a share.' }) outOf?: number | null;
  @Field(() => Float, { nullable: true, description: 'What it was before.' }) before?: number | null;
  @Field(() => String, { nullable: true }) unit?: string | null;
  @Field(() => String, { nullable: true, description: 'Who counted.' }) source?: string | null;
}

@ObjectType('UpdateVersion', { description: 'What an update said before it was corrected.' })
@May(anyone)
export class UpdateVersionType {
  @Field(() => Int) version!: number;
  @Field() body!: string;
  @Field() bodyHtml!: string;
  @Field(() => DateTimeScalar) writtenAt!: Date;
}

@ObjectType('ProgressUpdate', { description: 'What was done, dated, where, by an officer.' })
@May(anyone)
export class ProgressUpdateType {
  @Field(() => ID) id!: string;
  @Field(() => Int, { description: 'Counts from 1; each correction adds one.' }) version!: number;
  @Field(() => DateTimeScalar, { description: 'When it was, or will be, published.' }) postedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) correctedAt?: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the words were taken back; they are gone from then on.',
  })
  withdrawnAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why they were taken back.' }) withdrawnReason?: string | null;
}

export const ProgressUpdateConnectionType = connectionOf('ProgressUpdate', () => ProgressUpdateType);

@ObjectType('UpdateRefusal', { implements: () => RefusalType })
@May(anyone)
export class UpdateRefusalType extends RefusalType {
  @Field(() => UpdateRefusalReason) reason!: UpdateRefusalReason;
}

export const PostUpdateResult = resultOf('PostUpdateResult', ProgressUpdateType, UpdateRefusalType);
export const CorrectUpdateResult = resultOf('CorrectUpdateResult', ProgressUpdateType, UpdateRefusalType);
export const WithdrawWordsResult = resultOf('WithdrawWordsResult', ProgressUpdateType, UpdateRefusalType);
export const ApproveUpdateResult = resultOf('ApproveUpdateResult', ProgressUpdateType, UpdateRefusalType);
export const PurgeWordsResult = resultOf('PurgeWordsResult', ProgressUpdateType, UpdateRefusalType);
export const PausePromiseResult = resultOf('PausePromiseResult', PriorityType, UpdateRefusalType);
export const RecordOutcomeResult = resultOf('RecordOutcomeResult', PriorityType, UpdateRefusalType);

@InputType()
export class MeasureInput {
  @Field() name!: string;
  @Field(() => Float) value!: number;
  @Field(() => Float, { nullable: true }) outOf?: number | null;
  @Field(() => Float, { nullable: true }) before?: number | null;
  @Field(() => String, { nullable: true }) unit?: string | null;
  @Field(() => DateScalar, { nullable: true }) from?: string | null;
  @Field(() => DateScalar, { nullable: true }) to?: string | null;
  @Field(() => String, { nullable: true }) source?: string | null;
}

@InputType()
export class PostUpdateInput {
  @Field(() => ID) priorityId!: string;
  @Field({ description: 'Markdown, at most 5,000 characters.' }) body!: string;
  @Field(() => [String], {
    nullable: true,
    description: "Where it was done; the priority's own places where left out.",
  })
  placePaths?: string[] | null;
  @Field(() => [MeasureInput], { nullable: true }) measures?: MeasureInput[] | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Now, where left out.' }) publishAt?: Date | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType()
export class CorrectUpdateInput {
  @Field(() => ID) updateId!: string;
  @Field(() => Int, { description: 'The version that was read; a stale one is refused.' }) version!: number;
  @Field() body!: string;
  @Field(() => [String], { nullable: true, description: 'Unchanged where left out.' }) placePaths?: string[] | null;
  @Field(() => [MeasureInput], { nullable: true, description: 'Unchanged where left out.' }) measures?:
    | MeasureInput[]
    | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'Takes words away everywhere at once and leaves a dated stub with the reason.' })
export class WithdrawWordsInput {
  @Field(() => ID) updateId!: string;
  @Field({ description: 'Shown to everybody in place of the words.' }) reason!: string;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'Erases every version of words that were withdrawn.' })
export class PurgeWordsInput {
  @Field(() => ID) updateId!: string;
  @Field({ description: 'Kept as a hash in the audit, never as words; not shown.' }) reason!: string;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType()
export class PausePromiseInput {
  @Field(() => ID) priorityId!: string;
  @Field({ description: 'Shown to everybody.' }) reason!: string;
  @Field(() => DateScalar, { description: 'The day of return.' }) until!: string;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType()
export class RecordOutcomeInput {
  @Field(() => ID) priorityId!: string;
  @Field(() => Outcome) outcome!: Outcome;
  @Field(() => String, { nullable: true, description: 'At most 5,000 characters.' }) words?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
