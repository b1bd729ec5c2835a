import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Live } from '#platform/live/live.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { TITLE_LIMIT, wordsFor } from '#platform/words.ts';
import { AnsweringService } from './answering.service.ts';
import { maySeeBehind, mustApprove, mustPurge, mustWithdraw } from './meeting.policy.ts';
import type { MeetingRefusalReason } from './meeting.rules.ts';
import { Question } from './question.entity.ts';
import { Statement } from './statement.entity.ts';

type Answer = Statement | Refusal<MeetingRefusalReason>;

/** What the team says for good: let out by a second person where it must be, taken back, erased. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly em: EntityManager,
    private readonly answering: AnsweringService,
    private readonly audit: Audit,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  /** The second person lets waiting words out; nobody approves what they wrote themselves. */
  approve(viewer: Viewer, statementId: string): Promise<Answer> {
    return this.#change(viewer, statementId, async (em, statement, areaPath, now) => {
      mustApprove(viewer, areaPath);
      if (statement.withdrawnAt) return new Refusal('WITHDRAWN', 'These words were withdrawn.');
      // Whose answer was lost asks again, and gets the first one.
      if (!statement.isWaiting && statement.approvedBy?.id === viewer.officerId) return statement;
      if (!statement.isWaiting) return new Refusal('NOT_WAITING', 'These words do not wait for anybody.');
      if (statement.writtenBy.id === viewer.officerId) {
        return new Refusal('SAME_PERSON', 'You wrote these words yourself. A second person must approve them.');
      }
      if ((await em.count(Statement, { replaces: statement })) > 0) {
        return new Refusal('NOT_WAITING', 'These words were corrected since. Approve the newer ones.');
      }
      em.assign(statement, { isWaiting: false, approvedBy: viewer.officerId as string, publishedAt: now });
      await em.flush();
      await this.#letOut(em, statement);
      return statement;
    });
  }

  /** Takes words away everywhere at once; a dated stub says that and why. */
  withdraw(viewer: Viewer, statementId: string, typed: string): Promise<Answer> {
    return this.#change(viewer, statementId, async (em, statement, areaPath, now) => {
      mustWithdraw(viewer, areaPath, statement.writtenBy.id);
      if (statement.withdrawnAt) return new Refusal('WITHDRAWN', 'These words were withdrawn already.');
      const reason = wordsFor(typed, 'reason', 'The reason', TITLE_LIMIT * 4);
      if (isRefusal(reason)) return reason;
      em.assign(statement, { withdrawnAt: now, withdrawnReason: reason, withdrawnBy: viewer.officerId as string });
      await reopen(em, statement.id);
      return statement;
    });
  }

  /** Erases words, and what they said before they were corrected, for good. */
  purge(viewer: Viewer, statementId: string, typed: string): Promise<Answer> {
    return this.#change(viewer, statementId, async (em, statement, areaPath, now) => {
      mustPurge(viewer, areaPath);
      const reason = wordsFor(typed, 'reason', 'The reason', TITLE_LIMIT * 4);
      if (isRefusal(reason)) return reason;
      await em.execute(
        `with recursive said (id, replaces_id) as (
           select id, replaces_id from statement where id = ?
           union all select s.id, s.replaces_id from statement s join said on s.id = said.replaces_id)
         update statement set body = null, body_html = null, flags = '{}', withdrawn_at = coalesce(withdrawn_at, ?),
           withdrawn_reason = 'Removed for good by the force.' where id in (select id from said)`,
        [statement.id, now],
      );
      await reopen(em, statement.id);
      const facts = { reason: this.audit.hashOf(reason) };
      await this.audit.append(em, { deed: 'purgeStatement', actorId: viewer.officerId, subject: statement.id, facts });
      return em.refreshOrFail(statement);
    });
  }

  async #letOut(em: EntityManager, statement: Statement): Promise<void> {
    for (const question of await em.find(Question, { answer: statement })) {
      question.answeredAt ??= statement.publishedAt;
      await this.answering.tellAskers(em, question, statement);
    }
  }

  #change(
    viewer: Viewer,
    statementId: string,
    act: (em: EntityManager, statement: Statement, areaPath: string, now: Date) => Promise<Answer>,
  ): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const id = idOf(statementId, 'This');
      await em.execute('select 1 from statement where id = ? for update', [id]);
      const statement = await em.findOne(Statement, { id }, { populate: ['area'], refresh: true });
      if (!statement) throw new NotFound('This');
      const areaPath = statement.area.unwrap().path;
      if (!statement.isPublic() && !maySeeBehind(viewer, areaPath)) throw new NotFound('This');
      const answer = await act(em, statement, areaPath, this.clock.now());
      if (isRefusal(answer)) return answer;
      await em.flush();
      for (const meetingId of await meetingsOf(em, id)) await this.live.tell(em, `meeting:${meetingId}`);
      return answer;
    });
  }
}

/** A question whose answer was taken back is to be answered again, unless it was answered aloud. */
async function reopen(em: EntityManager, statementId: string): Promise<void> {
  await em.execute('update question set answered_at = null where answer_id = ? and not answered_aloud', [statementId]);
}

async function meetingsOf(em: EntityManager, statementId: string): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select meeting_id as id from question where answer_id = ? and meeting_id is not null
     union select id from meeting where minutes_id = ?`,
    [statementId, statementId],
  );
  return rows.map(({ id }) => id);
}
