import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Meeting } from './meeting.entity.ts';
import { maySeeBehind } from './meeting.policy.ts';
import { Question } from './question.entity.ts';
import { Statement } from './statement.entity.ts';

@Injectable()
export class StatementsQueries {
  constructor(private readonly em: EntityManager) {}

  /** What the viewer's own team says. Throws NotFound for every other. */
  async byId(viewer: Viewer, id: string): Promise<Statement> {
    const statement = await this.em.findOne(Statement, { id: idOf(id, 'This') }, { populate: ['area'] });
    if (!statement || !maySeeBehind(viewer, statement.area.unwrap().path)) throw new NotFound('This');
    return statement;
  }

  /** The question it answers; null for minutes, and for words that were corrected since. */
  questionOf(statement: Statement): Promise<Question | null> {
    return this.em.findOne(Question, { answer: statement });
  }

  /** The meeting whose minutes it is; null for an answer, and for words that were corrected since. */
  meetingOf(statement: Statement): Promise<Meeting | null> {
    return this.em.findOne(Meeting, { minutes: statement });
  }

  /** The newest words that everybody may read: while a correction waits for a second person, those it corrects. */
  async publicOf(newest: Statement | null): Promise<Statement | null> {
    let statement = newest;
    while (statement && !statement.isPublic()) statement = (await statement.replaces?.load()) ?? null;
    return statement;
  }
}
