import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { PriorityType } from '#features/priorities/priorities.graphql.ts';
import { Theme } from '#features/priorities/priority.entity.ts';
import { connectionOf } from '#platform/graphql/connection.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { SuggestionDeclineReason, SuggestionStatus } from './suggestion.entity.ts';
import { SuggestionDecision, SuggestionRefusalReason } from './suggestion.rules.ts';

registerEnumType(SuggestionStatus, { name: 'SuggestionStatus', description: 'Where a suggestion stands.' });
registerEnumType(SuggestionDeclineReason, {
  name: 'SuggestionDeclineReason',
  description:
    'Why a suggestion is not taken forward. What names somebody, reports a crime, is abusive or touches a live investigation is shown to nobody but its writer and the team: to others it is a date and this reason.',
});
registerEnumType(SuggestionDecision, { name: 'SuggestionDecision' });
registerEnumType(SuggestionRefusalReason, { name: 'SuggestionRefusalReason' });

@ObjectType('Suggestion', {
  description:
    'What a resident would have the team work on next. Never with the name of who suggested it. Where its decline reason protects somebody, `theme`, `title`, `why` and `reviewWords` are null and `places` empty for all but its writer and the team.',
})
@May(anyone)
export class SuggestionType {
  @Field(() => ID) id!: string;
  @Field(() => DateTimeScalar) suggestedAt!: Date;
  @Field(() => SuggestionStatus) status!: SuggestionStatus;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When a member of the team read it.' })
  reviewedAt?: Date | null;
  @Field(() => SuggestionDeclineReason, { nullable: true, description: 'Only where it is declined.' })
  declineReason?: SuggestionDeclineReason | null;
}

export const SuggestionConnectionType = connectionOf('Suggestion', () => SuggestionType);

@ObjectType('Similar', { description: 'What reads like some words, the most alike first.' })
@May(anyone)
export class SimilarType {
  @Field(() => [SuggestionType], { description: 'Suggestions that everybody may read.' })
  suggestions!: SuggestionType[];
  @Field(() => [PriorityType], { description: 'What the team works on in the current quarter.' })
  priorities!: PriorityType[];
}

@ObjectType('SuggestionRefusal', { implements: () => RefusalType })
@May(anyone)
export class SuggestionRefusalType extends RefusalType {
  @Field(() => SuggestionRefusalReason) reason!: SuggestionRefusalReason;
}

const suggestionResult = (name: string) => resultOf(name, SuggestionType, SuggestionRefusalType);
export const SuggestPriorityResult = suggestionResult('SuggestPriorityResult');
export const ReviewSuggestionResult = suggestionResult('ReviewSuggestionResult');

@InputType({ description: 'To a neighbourhood’s team, by its path or that of a place of it.' })
export class SuggestPriorityInput {
  @Field() areaPath!: string;
  @Field(() => Theme) theme!: Theme;
  @Field({ description: 'One line, at most 120 characters.' }) title!: string;
  @Field({ description: 'At most 5,000 characters.' }) why!: string;
  @Field(() => [String], {
    description: 'From one to 20 places of the neighbourhood; its own path for all of it.',
  })
  placePaths!: string[];
  @Field(() => Boolean, { nullable: true, description: 'True to hear later what came of it.' })
  wantsNews?: boolean | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What a member of the team decides of a suggestion that they have read.' })
export class ReviewSuggestionInput {
  @Field(() => ID) suggestionId!: string;
  @Field(() => SuggestionDecision) decision!: SuggestionDecision;
  @Field(() => SuggestionDeclineReason, { nullable: true, description: 'With DECLINE: why.' })
  reason?: SuggestionDeclineReason | null;
  @Field(() => String, {
    nullable: true,
    description: 'What the team adds, at most 1,000 characters; public, and mailed to whoever suggested it.',
  })
  words?: string | null;
  @Field(() => ID, { nullable: true, description: 'With MERGE: the accepted suggestion that asks for the same.' })
  mergeIntoId?: string | null;
  @Field(() => SuggestionStatus, {
    nullable: true,
    description: 'What the form had shown; where it is another by now, nothing is decided (DECIDED_MEANWHILE).',
  })
  seenStatus?: SuggestionStatus | null;
}
