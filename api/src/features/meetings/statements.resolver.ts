import { Args, Context as Ctx, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Area } from '#features/areas/area.entity.ts';
import { AreaType } from '#features/areas/areas.graphql.ts';
import type { Officer } from '#features/people/officer.entity.ts';
import { OfficerType } from '#features/people/people.graphql.ts';
import { Forbidden } from '#platform/faults.ts';
import type { Context } from '#platform/graphql/context.ts';
import { administrators, anyone, approvers, May, officers, signedIn, team } from '#platform/graphql/rules.ts';
import type { Refusal } from '#platform/refusal.ts';
import type { Meeting } from './meeting.entity.ts';
import { maySeeBehind } from './meeting.policy.ts';
import * as page from './meetings.graphql.ts';
import { MinutesService } from './minutes.service.ts';
import type { CorrectionRequest, Question } from './question.entity.ts';
import { QuestionType } from './questions.graphql.ts';
import type { Statement } from './statement.entity.ts';
import { StatementsQueries } from './statements.queries.ts';
import { StatementsService } from './statements.service.ts';

/** The team's words, let out, taken back and erased. */
@Resolver(() => page.StatementType)
export class StatementsResolver {
  constructor(
    private readonly service: StatementsService,
    private readonly queries: StatementsQueries,
  ) {}

  @May(officers)
  @Query(() => page.StatementType, {
    nullable: true,
    description: 'An answer or minutes by its id, for the team: also one that waits for a second person.',
  })
  statement(@Ctx() { viewer }: Context, @Args('id', { type: () => ID }) id: string): Promise<Statement> {
    return this.queries.byId(viewer, id);
  }

  @May(approvers)
  @Mutation(() => page.ApproveStatementResult, {
    description: 'The second person lets a waiting answer or minutes out.',
  })
  approveStatement(
    @Ctx() { viewer }: Context,
    @Args('statementId', { type: () => ID }) statementId: string,
  ): Promise<Statement | Refusal> {
    return this.service.approve(viewer, statementId);
  }

  @May(team)
  @Mutation(() => page.WithdrawStatementResult, {
    description: 'Takes an answer or minutes away everywhere and leaves a dated stub.',
  })
  withdrawStatement(
    @Ctx() { viewer }: Context,
    @Args('statementId', { type: () => ID }) statementId: string,
    @Args('reason') reason: string,
  ): Promise<Statement | Refusal> {
    return this.service.withdraw(viewer, statementId, reason);
  }

  @May(administrators)
  @Mutation(() => page.PurgeStatementResult, { description: 'Erases an answer or minutes for good.' })
  purgeStatement(
    @Ctx() { viewer }: Context,
    @Args('statementId', { type: () => ID }) statementId: string,
    @Args('reason') reason: string,
  ): Promise<Statement | Refusal> {
    return this.service.purge(viewer, statementId, reason);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as typed (Markdown); null once withdrawn.' })
  body(@Parent() statement: Statement): string | null {
    return statement.withdrawnAt ? null : (statement.body ?? null);
  }

  @May(anyone)
  @ResolveField(() => String, { nullable: true, description: 'The words as safe HTML; null once withdrawn.' })
  bodyHtml(@Parent() statement: Statement): string | null {
    return statement.withdrawnAt ? null : (statement.bodyHtml ?? null);
  }

  @May(anyone)
  @ResolveField(() => Boolean, { description: 'True where these words correct earlier ones.' })
  async isCorrected(@Parent() statement: Statement): Promise<boolean> {
    // Words that never were public are nobody's to know of.
    return Boolean((await statement.replaces?.load())?.publishedAt);
  }

  @May(anyone)
  @ResolveField(() => OfficerType)
  writtenBy(@Parent() statement: Statement): Promise<Officer> {
    return statement.writtenBy.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => AreaType, { description: 'The neighbourhood whose team says it.' })
  area(@Parent() statement: Statement): Promise<Area> {
    return statement.area.loadOrFail();
  }

  @May(anyone)
  @ResolveField(() => QuestionType, { nullable: true, description: 'The question that it answers; null for minutes.' })
  question(@Parent() statement: Statement): Promise<Question | null> {
    return this.queries.questionOf(statement);
  }

  @May(anyone)
  @ResolveField(() => page.MeetingType, { nullable: true, description: 'The meeting whose minutes it is.' })
  meeting(@Parent() statement: Statement): Promise<Meeting | null> {
    return this.queries.meetingOf(statement);
  }

  @May(officers)
  @ResolveField(() => [String], { description: 'The team only: the words for which it waits, or waited.' })
  async flags(@Parent() statement: Statement, @Ctx() { viewer }: Context): Promise<string[]> {
    const { path } = await statement.area.loadOrFail();
    if (!maySeeBehind(viewer, path)) throw new Forbidden('Only the team of this area may read this.');
    return statement.withdrawnAt ? [] : statement.flags;
  }
}

/** What residents say is wrong in minutes. */
@Resolver(() => page.CorrectionRequestType)
export class CorrectionsResolver {
  constructor(private readonly service: MinutesService) {}

  @May(signedIn)
  @Mutation(() => page.RequestCorrectionResult, {
    description: 'Says what is wrong in minutes; the team replies by mail.',
  })
  requestCorrection(
    @Ctx() { viewer }: Context,
    @Args('input') input: page.RequestCorrectionInput,
  ): Promise<CorrectionRequest | Refusal> {
    return this.service.requestCorrection(viewer, input);
  }

  @May(team)
  @Mutation(() => page.ReplyToCorrectionResult, { description: 'Mails back what was done about a correction.' })
  replyToCorrection(
    @Ctx() { viewer }: Context,
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('reply') reply: string,
  ): Promise<CorrectionRequest | Refusal> {
    return this.service.replyToCorrection(viewer, requestId, reply);
  }

  @May(anyone)
  @ResolveField(() => page.MeetingType)
  meeting(@Parent() request: CorrectionRequest): Promise<Meeting> {
    return request.meeting.loadOrFail();
  }
}
