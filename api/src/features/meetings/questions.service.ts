import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Area } from '#features/areas/area.entity.ts';
import { endedRefusal } from '#features/areas/ended.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Live } from '#platform/live/live.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT, wordsFor } from '#platform/words.ts';
import { AnsweringService } from './answering.service.ts';
import { Meeting } from './meeting.entity.ts';
import { maySeeBehind, mustServe } from './meeting.policy.ts';
import { type DeclineReason, Question, QuestionSupport } from './question.entity.ts';
import { type QuestionRefusalReason, questionFor, UNREAD_AT_MOST } from './question.rules.ts';
import { Statement } from './statement.entity.ts';

type No = Refusal<QuestionRefusalReason>;
type Answer = Question | No;

/** What somebody asks. */
export interface TypedQuestion {
  areaPath: string;
  meetingId?: string | null;
  text: string;
  /** An officer asks it for somebody who rang. */
  forCaller?: boolean | null;
  clientKey?: string | null;
}

/** What a member of the team decides of a question that they have read. */
export interface Review {
  questionId: string;
  decision: 'PUBLISH' | 'DECLINE' | 'GROUP';
  reason?: DeclineReason | null;
  groupIntoId?: string | null;
}

/** Questions on their way: asked, read, supported, answered. */
@Injectable()
export class QuestionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly answering: AnsweringService,
    private readonly live: Live,
    private readonly clock: Clock,
  ) {}

  /** Asks the team, or for a meeting. The words are screened before anything is stored. */
  ask(viewer: Viewer, input: TypedQuestion): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'askQuestion', key: input.clientKey },
        () => this.#ask(em, viewer, input),
        (id) => em.findOneOrFail(Question, id),
      ),
    );
  }

  async #ask(em: EntityManager, viewer: Viewer, input: TypedQuestion): Promise<Answer> {
    const named = await em.findOne(Area, { path: Area.pathOf(input.areaPath) }, { populate: ['neighbourhood'] });
    if (!named) return new Refusal('UNKNOWN_AREA', 'There is no area at this path. Check its spelling.', 'areaPath');
    const area = named.neighbourhood?.unwrap();
    if (!area) return new Refusal('WRONG_KIND', 'Ask a neighbourhood’s team: a whole force has none.', 'areaPath');
    const now = this.clock.now();
    const gone = await endedRefusal(em, [named, area], now, 'areaPath');
    if (gone) return gone;
    const text = questionFor(input.text);
    if (isRefusal(text)) return text;
    const meeting = await meetingFor(em, input.meetingId, area, now);
    if (isRefusal(meeting)) return meeting;
    const isForCaller = Boolean(input.forCaller);
    if (isForCaller) mustServe(viewer, area.path);
    // One after the other, so that the count of what waits holds.
    await em.execute('select 1 from person where id = ? for update', [viewer.personId]);
    const unread = await em.count(Question, { asker: viewer.personId as string, status: 'UNREAD' });
    if (!isForCaller && unread >= UNREAD_AT_MOST) {
      const message = `You have ${UNREAD_AT_MOST} questions that the team has not read yet. Wait until it has read one.`;
      return new Refusal('TOO_MANY', message);
    }
    const officer = isForCaller ? em.getReference(Officer, viewer.officerId as string) : null;
    const question = em.create(Question, {
      area,
      meeting,
      text,
      askedAt: now,
      asker: isForCaller ? null : em.getReference(Person, viewer.personId as string),
      askedFor: officer,
      // The officer who wrote it down has read it.
      ...(officer && { status: 'PUBLISHED', reviewedBy: officer, reviewedAt: now }),
    });
    await em.flush();
    await this.#changed(em, question);
    return question;
  }

  /** A named member of the team has read it: it becomes public, joins another that asks the same, or neither. */
  review(viewer: Viewer, input: Review): Promise<Answer> {
    return this.#serve(viewer, input.questionId, async (em, question, areaPath, now) => {
      const reviewed = { reviewedBy: viewer.officerId as string, reviewedAt: now };
      if (question.answeredAt) return new Refusal('ALREADY_ANSWERED', 'This question has been answered already.');
      const grouped = await em.count(Question, { groupedInto: question });
      if (grouped > 0 && input.decision !== 'PUBLISH') {
        return new Refusal('CANNOT_GROUP', 'Other questions were grouped into this one, so it stays published.');
      }
      if (input.decision === 'DECLINE') {
        if (!input.reason) return new Refusal('REASON_MISSING', 'Choose why it is not published.', 'reason');
        const wasDeclined = question.status === 'DECLINED';
        em.assign(question, { ...reviewed, status: 'DECLINED', declineReason: input.reason, groupedInto: null });
        await em.flush();
        if (!wasDeclined) await this.answering.tellDeclined(em, question, areaPath);
        return question;
      }
      const into = input.decision === 'GROUP' ? await this.#intoFor(em, question, input.groupIntoId) : null;
      if (isRefusal(into)) return into;
      em.assign(question, {
        ...reviewed,
        status: into ? 'GROUPED' : 'PUBLISHED',
        groupedInto: into,
        declineReason: null,
      });
      if (into) await this.#supportToo(em, question, into);
      return question;
    });
  }

  async #intoFor(em: EntityManager, question: Question, id: string | null | undefined): Promise<Question | No> {
    const into = id ? await em.findOne(Question, { id: idOf(id, 'The other question') }) : null;
    const isSound =
      into?.status === 'PUBLISHED' &&
      into.id !== question.id &&
      into.area.id === question.area.id &&
      !into.answeredAt &&
      (into.meeting?.id ?? null) === (question.meeting?.id ?? null);
    if (isSound) return into;
    const message = 'Choose a published question to the same team, for the same meeting, that is not answered yet.';
    return new Refusal('CANNOT_GROUP', message, 'groupIntoId');
  }

  /** Whoever asked or supported what is grouped supports what it is grouped into. */
  async #supportToo(em: EntityManager, question: Question, into: Question): Promise<void> {
    await em.flush();
    await em.execute(
      `insert into question_support (question_id, person_id)
       select i.id, w.person_id from question i join (
         select person_id from question_support where question_id = ?
         union select asker_id from question where id = ? and asker_id is not null) w
         on w.person_id is distinct from i.asker_id
       where i.id = ? on conflict do nothing`,
      [question.id, question.id, into.id],
    );
  }

  /** Wants a published question answered too; once each, and asking again changes nothing. */
  support(viewer: Viewer, questionId: string): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const question = await this.#locked(em, viewer, questionId);
      if (!question.isPublic()) {
        const message = 'This question is not on the page, so it cannot be supported.';
        return new Refusal('NOT_PUBLISHED', message);
      }
      if (question.answeredAt) return new Refusal('ALREADY_ANSWERED', 'This question has been answered already.');
      // Who asked wants it answered already, and is not counted.
      if (question.asker?.id === viewer.personId) return question;
      await em.execute('insert into question_support (question_id, person_id) values (?, ?) on conflict do nothing', [
        question.id,
        viewer.personId,
      ]);
      await this.#changed(em, question);
      return question;
    });
  }

  /** Takes the support back. */
  unsupport(viewer: Viewer, questionId: string): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const question = await this.#locked(em, viewer, questionId);
      await em.nativeDelete(QuestionSupport, { question, person: viewer.personId as string });
      await this.#changed(em, question);
      return question;
    });
  }

  /** Answers in public, in words or, during its meeting, aloud. Words given later correct the ones before. */
  answer(viewer: Viewer, input: { questionId: string; body?: string | null; aloud?: boolean | null }): Promise<Answer> {
    return this.#serve(viewer, input.questionId, async (em, question, _areaPath, now) => {
      if (!question.isPublic()) {
        return new Refusal('NOT_PUBLISHED', 'Publish this question first: what is answered is read by everybody.');
      }
      if (input.aloud && !input.body?.trim()) return this.#answerAloud(em, question, now);
      const body = wordsFor(input.body ?? '', 'body', 'The answer', BODY_LIMIT);
      if (isRefusal(body)) return body;
      const before = (await question.answer?.load()) ?? null;
      // Sent twice: nothing is said anew, and nobody is mailed again.
      const isSaid = before?.body === body && before.writtenBy.id === viewer.officerId && !before.withdrawnAt;
      if (isSaid) return question;
      const area = await question.area.loadOrFail();
      const statement = Statement.said(em, {
        body,
        area,
        officerId: viewer.officerId as string,
        replaces: before,
        now,
      });
      // What waits for a second person is not an answer yet.
      const answeredAt = question.answeredAt ?? (statement.isWaiting ? null : now);
      em.assign(question, { answer: statement, answeredAt });
      await em.flush();
      if (!statement.isWaiting) await this.answering.tellAskers(em, question, statement);
      return question;
    });
  }

  async #answerAloud(em: EntityManager, question: Question, now: Date): Promise<Answer> {
    const meeting = await question.meeting?.load();
    if (!meeting?.hasStarted(now)) {
      const message = 'Only a question for a meeting that has begun can be ticked off as answered there.';
      return new Refusal('NOT_ALOUD', message, 'aloud');
    }
    if (question.answeredAt) return question;
    em.assign(question, { answeredAloud: true, answeredAt: now });
    await em.flush();
    await this.answering.tellAskers(em, question, null);
    return question;
  }

  #serve(
    viewer: Viewer,
    questionId: string,
    act: (em: EntityManager, question: Question, areaPath: string, now: Date) => Promise<Answer>,
  ): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const question = await this.#locked(em, viewer, questionId);
      const areaPath = question.area.unwrap().path;
      mustServe(viewer, areaPath);
      const answer = await act(em, question, areaPath, this.clock.now());
      if (isRefusal(answer)) return answer;
      await em.flush();
      await this.#changed(em, question);
      return answer;
    });
  }

  /** The question with its row locked. Throws NotFound for one that is not public and neither theirs nor their team's. */
  async #locked(em: EntityManager, viewer: Viewer, questionId: string): Promise<Question> {
    const id = idOf(questionId, 'This question');
    await em.execute('select 1 from question where id = ? for update', [id]);
    const question = await em.findOne(Question, { id }, { populate: ['area', 'asker'], refresh: true });
    const isTheirs =
      question && (question.asker?.id === viewer.personId || maySeeBehind(viewer, question.area.unwrap().path));
    if (!question || !(question.isPublic() || isTheirs)) throw new NotFound('This question');
    return question;
  }

  async #changed(em: EntityManager, question: Question): Promise<void> {
    if (question.meeting) await this.live.tell(em, `meeting:${question.meeting.id}`);
  }
}

async function meetingFor(
  em: EntityManager,
  id: string | null | undefined,
  area: Area,
  now: Date,
): Promise<Meeting | null | No> {
  if (!id) return null;
  const meeting = await em.findOne(Meeting, { id: idOf(id, 'This meeting'), area });
  if (!meeting) return new Refusal('UNKNOWN_MEETING', `${area.name} has no such meeting.`, 'meetingId');
  if (meeting.status(now) === 'SCHEDULED') return meeting;
  const message = 'This meeting is over or cancelled. You can ask the team at any time instead.';
  return new Refusal('MEETING_OVER', message, 'meetingId');
}
