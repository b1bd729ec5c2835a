import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Theme } from '#features/priorities/priority.entity.ts';
import { RefusalType, resultOf } from '#platform/graphql/result.ts';
import { anyone, May } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { Frequency, Importance, Topic } from './follow.entity.ts';
import { FollowRefusalReason } from './follow.rules.ts';

registerEnumType(Topic, { name: 'Topic', description: 'What somebody who follows an area can hear about.' });
registerEnumType(Frequency, {
  name: 'Frequency',
  description:
    'How often mails come: at once, every morning at 7, on Monday mornings, or a summary on the morning after a quarter ends.',
});
registerEnumType(Importance, { name: 'Importance', description: 'How much an alert matters, as the team sees it.' });
registerEnumType(FollowRefusalReason, { name: 'FollowRefusalReason' });

@ObjectType('Follow', { description: 'A person’s wish to hear about an area by mail. Seen by that person only.' })
@May(anyone)
export class FollowType {
  @Field(() => ID) id!: string;
  @Field(() => [Topic], { description: 'At least one.' }) topics!: Topic[];
  @Field(() => [Theme], { description: 'Of alerts, these themes only; none for all of them.' }) themes!: Theme[];
  @Field(() => Frequency) frequency!: Frequency;
  @Field(() => Importance, { description: 'Of alerts, none that matters less.' }) leastImportance!: Importance;
  @Field(() => DateTimeScalar, { description: 'Nothing from before it is mailed.' }) followedAt!: Date;
}

@ObjectType('MailSettings', { description: 'How mails reach the person who asks.' })
@May(anyone)
export class MailSettingsType {
  @Field({ description: 'The address; by the link of a mail, most of it is hidden: “a…@example.org”.' }) email!: string;
  @Field(() => Boolean, { description: 'True where no subject says which area it is about.' })
  neutralSubjects!: boolean;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When a mail server last said that there is no such mailbox; nothing is sent there while it stands.',
  })
  refusedAt?: Date | null;
}

@ObjectType('FollowRefusal', { implements: () => RefusalType })
@May(anyone)
export class FollowRefusalType extends RefusalType {
  @Field(() => FollowRefusalReason) reason!: FollowRefusalReason;
}

export const FollowAreaResult = resultOf('FollowAreaResult', FollowType, FollowRefusalType);
export const ChangeFollowResult = resultOf('ChangeFollowResult', FollowType, FollowRefusalType);
export const MoveFollowResult = resultOf('MoveFollowResult', FollowType, FollowRefusalType);

@InputType({ description: 'Where the viewer follows this area already, it is changed to this.' })
export class FollowAreaInput {
  @Field({ description: 'A force, a neighbourhood or a place.' }) areaPath!: string;
  @Field(() => [Topic], { nullable: true, description: 'All of them where they are left out; at least one.' })
  topics?: Topic[] | null;
  @Field(() => [Theme], { nullable: true, description: 'Of alerts, these themes only; all where left out or empty.' })
  themes?: Theme[] | null;
  @Field(() => Frequency) frequency!: Frequency;
  @Field(() => Importance, { nullable: true, description: 'Of alerts, none that matters less; LOW where left out.' })
  leastImportance?: Importance | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'The emails about an area that has ended go on about one that took its place.' })
export class MoveFollowInput {
  @Field(() => ID) id!: string;
  @Field({ description: 'One of the successors of the area that it is about.' }) areaPath!: string;
  @Field(() => String, { nullable: true, description: 'That of a mail’s link, for who is not signed in.' })
  linkToken?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}

@InputType({ description: 'What is left out stays as it is.' })
export class ChangeFollowInput {
  @Field(() => ID) id!: string;
  @Field(() => [Topic], { nullable: true }) topics?: Topic[] | null;
  @Field(() => [Theme], { nullable: true, description: 'Of alerts, these themes only; empty for all.' })
  themes?: Theme[] | null;
  @Field(() => Frequency, { nullable: true }) frequency?: Frequency | null;
  @Field(() => Importance, { nullable: true }) leastImportance?: Importance | null;
  @Field(() => String, { nullable: true, description: 'That of a mail’s link, for who is not signed in.' })
  linkToken?: string | null;
  @Field(() => String, { nullable: true }) clientKey?: string | null;
}
