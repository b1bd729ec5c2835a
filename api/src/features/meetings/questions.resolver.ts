import { Args, Context as Ctx, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import { Forbidden } from '#platform/faults.ts';
import { batched } from '#platform/graphql/batch.ts';
import type { Context } from '#platform/graphql/context.ts';
import { anyone, May, officers, signedIn, team } from '#platform/graphql/rules.ts';
import { DateTimeScalar } from '#platform/graphql/scalars.ts';
import { type Connection, pageOf } from '#platform/paging.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import type { Meeting } from './meeting.entity.ts';
import { maySeeBehind } from './meeting.policy.ts';
import { MeetingType, StatementType } from './meetings.graphql.ts';
import type { Question } from './question.entity.ts';
import { questionFor } from './question.rules.ts';
import * as page from './questions.graphql.ts';
import { type HoursToAnswer, QuestionsQueries } from './questions.queries.ts';
import { QuestionsService } from './questions.service.ts';
import type { Statement } from './statement.entity.ts';
import { StatementsQueries } from './statements.queries.ts';

type Answer = Promise<Question | Refusal>;

/** A question, from asking to answer. */
@Resolver(() => page.QuestionType)
export class QuestionsResolver {
  constructor(
    private readonly questions: QuestionsQueries,
    private readonly statements: StatementsQueries,
    private readonly service: QuestionsService,
  ) {}

  @May(anyone)
  @Query(() => page.QuestionType, {
    nullable: true,
    description: 'A question by its id; one that nobody has read yet exists for its asker and the team only.',
  })
  question(@Ctx() { viewer }: Context, @Args('id', { type: () => ID }) id: string): Promise<Question> {
    return this.questions.byId(viewer, id);
  }

  @May(signedIn)
  @Query(() => [page.QuestionType], { description: 'What the viewer asked, the newest first; at most 100.' })
  myQuestions(@Ctx() { viewer }: Context): Promise<Question[]> {
    return this.questions.mine(viewer);
  }

  @May(anyone)
  @Query(() => page.QuestionRefusalType, {
    nullable: true,
    description:
      'Why these words would not be taken, before anybody is asked who they are; null where they would be. Keeps nothing.',
  })
  questionRefusal(@Args('text') text: string): Refusal | null {
    const words = questionFor(text);
    return isRefusal(words) ? words : null;
  }

  @May(signedIn)
  @Mutation(() => page.AskQuestionResult, {
    description: 'Asks the team, or for a meeting. Public once a member of the team has read it.',
  })
  askQuestion(@Ctx() { viewer }: Context, @Args('input') input: page.AskQuestionInput): Answer {
    return this.service.ask(viewer, input);
  }

  @May(signedIn)
  @Mutation(() => page.SupportQuestionResult, { description: 'Wants a published question answered too; once each.' })
  supportQuestion(@Ctx() { viewer }: Context, @Args('questionId', { type: () => ID }) questionId: string): Answer {
    return this.service.support(viewer, questionId);
  }

  @May(signedIn)
  @Mutation(() => page.SupportQuestionResult, { description: 'Takes the support back.' })
  unsupportQuestion(@Ctx() { viewer }: Context, @Args('questionId', { type: () => ID }) questionId: string): Answer {
    return this.service.unsupport(viewer, questionId);
  }

  @May(team)
  @Mutation(() => page.ReviewQuestionResult, {
    description: 'A member of the team has read it: published, grouped with another, or declined for a reason.',
  })
  reviewQuestion(@Ctx() { viewer }: Context, @Args('input') input: page.ReviewQuestionInput): Answer {
    return this.service.review(viewer, input);
  }

  @May(team)
  @Mutation(() => page.AnswerQuestionResult, { description: 'Answers in public; whoever asked is mailed the answer.' })
  answerQuestion(@Ctx() { viewer }: Context, @Args('input') input: page.AnswerQuestionInput): Answer {
    return this.service.answer(viewer, input);
  }

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood whose team is asked.' })
  area(@Parent() question: Question): Promise<Area> {
    return question.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => MeetingType, { nullable: true, description: 'The meeting that it is for.' })
  async meeting(@Parent() question: Question): Promise<Meeting | null> {
    return (await question.meeting?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => DateTimeScalar, {
    description: 'By when it is to be answered: 72 hours after the asking; for a meeting, five days after that.',
  })
  async dueAt(@Parent() question: Question): Promise<Date> {
    const meeting = (await question.meeting?.load()) ?? null;
    return question.dueAt(meeting?.endsAt ?? null);
  }

  @May(anyone)
  @ResolveField(() => StatementType, { nullable: true, description: 'The answer in words, once it is public.' })
  async answer(@Parent() question: Question): Promise<Statement | null> {
    return this.statements.publicOf((await question.answer?.load()) ?? null);
  }

  @May(officers)
  @ResolveField(() => StatementType, {
    nullable: true,
    description: 'The team only: the answer, or its correction, that waits for a second person.',
  })
  async waitingAnswer(@Parent() question: Question, @Ctx() { viewer }: Context): Promise<Statement | null> {
    const { path } = await question.area.loadOrFail();
    if (!maySeeBehind(viewer, path)) throw new Forbidden('Only the team of this area may read this.');
    const answer = (await question.answer?.load()) ?? null;
    return answer?.isWaiting && !answer.withdrawnAt ? answer : null;
  }

  @May(anyone)
  @ResolveField(() => Int, { description: 'How many want it answered, who asked it not counted.' })
  async supporters(@Parent() question: Question, @Ctx() context: Context): Promise<number> {
    const load = (ids: readonly string[]) => this.questions.supporters(ids);
    return (await batched(context, 'Question.supporters', question.id, load)) ?? 0;
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True where the viewer supports it.' })
  async iSupport(@Parent() question: Question, @Ctx() context: Context): Promise<boolean> {
    const load = (ids: readonly string[]) => this.questions.supportedBy(context.viewer, ids);
    return (await batched(context, 'Question.iSupport', question.id, load)) ?? false;
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True where the viewer asked it.' })
  isMine(@Parent() question: Question, @Ctx() { viewer }: Context): boolean {
    return viewer.personId !== null && question.asker?.id === viewer.personId;
  }

  @May(anyone)
  @ResolveField(() => OfficerType, { nullable: true, description: 'The member of the team who read it.' })
  async reviewedBy(@Parent() question: Question): Promise<Officer | null> {
    return (await question.reviewedBy?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => page.QuestionType, {
    nullable: true,
    description: 'The question that asks the same, under which this one is answered.',
  })
  async groupedInto(@Parent() question: Question): Promise<Question | null> {
    return (await question.groupedInto?.load()) ?? null;
  }

  @May(anyone)
  @ResolveField(() => [String], { description: 'The words of the questions that were grouped into it.' })
  async alsoAsked(@Parent() question: Question, @Ctx() context: Context): Promise<string[]> {
    const load = (ids: readonly string[]) => this.questions.grouped(ids);
    return ((await batched(context, 'Question.alsoAsked', question.id, load)) ?? []).map(({ text }) => text);
  }
}

/** What questions add to an area. Those of a place are its neighbourhood's; a force has none. */
@Resolver(() => AreaType)
export class AreaQuestionsResolver {
  constructor(
    private readonly queries: QuestionsQueries,
    private readonly clock: Clock,
  ) {}

  @May(anyone)
  @ResolveField(() => page.QuestionConnectionType, {
    description: 'What was asked of its team at any time and published, the newest first.',
  })
  async questions(
    @Parent() area: Area,
    @Ctx() context: Context,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<Connection<Question>> {
    const wanted = pageOf(first, after);
    const load = (ids: readonly string[]) => this.queries.ofAreas(ids, wanted);
    const name = `Area.questions:${wanted.first}:${wanted.offset}`;
    return (await batched(context, name, area.neighbourhood?.id ?? area.id, load)) as Connection<Question>;
  }

  @May(anyone)
  @ResolveField(() => page.HoursToAnswerType, { description: 'How long its team takes to answer.' })
  async hoursToAnswer(@Parent() area: Area, @Ctx() context: Context): Promise<HoursToAnswer> {
    const load = (ids: readonly string[]) => this.queries.hoursToAnswer(ids, this.clock.now());
    return (await batched(context, 'Area.hoursToAnswer', area.neighbourhood?.id ?? area.id, load)) as HoursToAnswer;
  }
}
