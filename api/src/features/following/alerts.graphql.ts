import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Theme } from '#features/priorities/priority.entity.ts';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { USUAL_PAGE } from '#platform/paging.ts';
import { AlertState } from './alert.entity.ts';
import { AlertRefusalReason } from './alert.rules.ts';
import { Importance } from './follow.entity.ts';

registerEnumType(AlertState, {
  name: 'AlertState',
  description:
    'Where an alert stands: it waits for a second person, is held so long that it can be stopped, has gone out, was stopped before that, or its words were taken back. Only the team sees those that have not gone out.',
});
registerEnumType(AlertRefusalReason, { name: 'AlertRefusalReason' });

@ObjectType('Alert', {
  description: 'A message from the team to those who follow. Until it has gone out it is there for its team only.',
})
@May(anyone)
export class AlertType {
  @Field(() => ID) id!: string;
  @Field(() => Importance) importance!: Importance;
  @Field(() => Theme) theme!: Theme;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it matters; null where that is open.' })
  validUntil?: Date | null;
  @Field(() => AlertState) state!: AlertState;
  @Field(() => DateTimeScalar) writtenAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it went out.' }) sentAt?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the words were taken back.' })
  withdrawnAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'Why they were taken back.' }) withdrawnReason?: string | null;
}

export const AlertConnectionType = connectionOf('Alert', () => AlertType);

@ObjectType('AlertPreview', { description: 'What would go out, and to how many, if an alert were sent now.' })
@May(anyone)
export class AlertPreviewType {
  @Field(() => Int, { description: 'People who get a mail at once, each counted once.' }) recipientsAtOnce!: number;
  @Field(() => Int, { description: 'People who find it in their next digest.' }) recipientsLater!: number;
  @Field(() => Boolean, { description: 'True where a second person has to approve it first.' })
  needsSecondPerson!: boolean;
  @Field(() => [String], { description: 'The words for which a second person looks at it; none for most.' })
  flags!: string[];
  @Field(() => Int, { description: 'How long it can be stopped, from sending or from approval.' })
  goesInSeconds!: number;
  @Field({ description: 'In whose name it goes.' }) fromName!: string;
  @Field({ description: 'Of the mail; for whoever wants no area named in it, it says less.' }) subject!: string;
  @Field({ description: 'As mails, feeds and pages show it: safe HTML.' }) html!: string;
  @Field({ description: 'The text part of the mail, whole.' }) text!: string;
  @Field({ description: 'The HTML part of the mail, whole.' }) mailHtml!: string;
}

@ObjectType('AlertRefusal', { implements: () => RefusalType })
@May(anyone)
export class AlertRefusalType extends RefusalType {
  @Field(() => AlertRefusalReason) reason!: AlertRefusalReason;
}

export const PreviewAlertResult = resultOf('PreviewAlertResult', AlertPreviewType, AlertRefusalType);
export const SendAlertResult = resultOf('SendAlertResult', AlertType, AlertRefusalType);
export const ApproveAlertResult = resultOf('ApproveAlertResult', AlertType, AlertRefusalType);
export const StopAlertResult = resultOf('StopAlertResult', AlertType, AlertRefusalType);
export const WithdrawAlertResult = resultOf('WithdrawAlertResult', AlertType, AlertRefusalType);
export const PurgeAlertResult = resultOf('PurgeAlertResult', AlertType, AlertRefusalType);

@InputType()
export class SendAlertInput {
  @Field({ description: 'A neighbourhood, or the force; that of a place is its neighbourhood’s, about that place.' })
  areaPath!: string;
  @Field(() => [String], { nullable: true, description: 'Whom it concerns; all of the area where it is left out.' })
  placePaths?: string[] | null;
  @Field({ description: 'One line of at most 120 characters.' }) title!: string;
  @Field({ description: 'Markdown, at most 5,000 characters. It links only to trusted sites.' }) body!: string;
  @Field(() => Importance) importance!: Importance;
  @Field(() => Theme) theme!: Theme;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it matters.' }) validUntil?: Date | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Goes at once and without a second person, for a missing person say; needs a reason, and is logged.',
  })
  urgent?: boolean | null;
  @Field(() => String, { nullable: true, description: 'Why it cannot wait; the team sees it.' })
  urgentReason?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

/** Which of an area’s alerts. */
@ArgsType()
export class AlertsWanted {
  @Field(() => Int, { nullable: true, defaultValue: USUAL_PAGE }) first?: number | null;
  @Field(() => String, { nullable: true }) after?: string | null;
  @Field(() => Theme, { nullable: true }) theme?: Theme | null;
  @Field(() => String, {
    nullable: true,
    description: 'Only those that concern this place in it; none where there is no such place.',
  })
  placePath?: string | null;
}
