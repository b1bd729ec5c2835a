import { Context as Ctx, ResolveField, Resolver } from '@nestjs/graphql';
import { DeskType } from '#features/people/people.graphql.ts';
import { Clock } from '#platform/clock.ts';
import type { Context } from '#platform/graphql/context.ts';
import { May, officers } from '#platform/graphql/rules.ts';
import type { Viewer } from '#platform/viewer.ts';
import type { Meeting } from './meeting.entity.ts';
import { CorrectionRequestType, MeetingType, StatementType } from './meetings.graphql.ts';
import { MeetingsQueries } from './meetings.queries.ts';
import type { CorrectionRequest, Question } from './question.entity.ts';
import { QuestionType } from './questions.graphql.ts';
import { QuestionsQueries } from './questions.queries.ts';
import type { Statement } from './statement.entity.ts';

/** What meetings and questions add to a team's desk. An administrator does nothing of the team's. */
@Resolver(() => DeskType)
export class DeskMeetingsResolver {
  constructor(
    private readonly queries: MeetingsQueries,
    private readonly questions: QuestionsQueries,
    private readonly clock: Clock,
  ) {}

  @May(officers)
  @ResolveField(() => [MeetingType], {
    description:
      'Meetings to come, under way, over since a fortnight or without minutes, the earliest first; at most 50.',
  })
  async meetings(@Ctx() { viewer }: Context): Promise<Meeting[]> {
    return this.queries.ofTeam(patchOf(viewer), this.clock.now());
  }

  @May(officers)
  @ResolveField(() => [QuestionType], { description: 'Questions that nobody of the team has read, the oldest first.' })
  async questionsToRead(@Ctx() { viewer }: Context): Promise<Question[]> {
    return this.questions.unread(viewer.role === 'COMMS' ? [] : patchOf(viewer));
  }

  @May(officers)
  @ResolveField(() => [QuestionType], { description: 'Published questions without an answer, the oldest first.' })
  async questionsToAnswer(@Ctx() { viewer }: Context): Promise<Question[]> {
    return this.questions.toAnswer(patchOf(viewer));
  }

  @May(officers)
  @ResolveField(() => [StatementType], {
    description: 'Answers and minutes that wait for a second person, the longest first.',
  })
  async statementsAwaitingApproval(@Ctx() { viewer }: Context): Promise<Statement[]> {
    return this.queries.waitingStatements(patchOf(viewer));
  }

  @May(officers)
  @ResolveField(() => [CorrectionRequestType], { description: 'Corrections of minutes that nobody replied to.' })
  async corrections(@Ctx() { viewer }: Context): Promise<CorrectionRequest[]> {
    return this.queries.openCorrections(patchOf(viewer));
  }
}

function patchOf({ role, areaPaths }: Viewer): readonly string[] {
  return role === 'FORCE_ADMIN' ? [] : areaPaths;
}
