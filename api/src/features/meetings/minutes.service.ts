import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Officer } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Mails } from '#platform/mail/mail.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { screened } from '#platform/screening/residents-words.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT, wordsFor } from '#platform/words.ts';
import { LineService } from './line.service.ts';
import { Meeting } from './meeting.entity.ts';
import { isOfTeam, mustRun } from './meeting.policy.ts';
import { headCountFor, linkFor, type MeetingRefusalReason } from './meeting.rules.ts';
import { correctionMail } from './meetings.mails.tsx';
import { CorrectionRequest } from './question.entity.ts';
import { Statement } from './statement.entity.ts';

type No = Refusal<MeetingRefusalReason>;

/** What an inspector says of a meeting that was held. What is left out stays. */
export interface TypedMinutes {
  meetingId: string;
  body: string;
  attendance?: number | null;
  recordingUrl?: string | null;
  clientKey?: string | null;
}

const CORRECTION_LIMIT = 1_000;
/** How many corrections of one person may wait at a time. */
const WAITING_AT_MOST = 3;

/** What is kept of a meeting that was held, and put right. */
@Injectable()
export class MinutesService {
  constructor(
    private readonly em: EntityManager,
    private readonly line: LineService,
    private readonly mails: Mails,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Publishes the minutes of a meeting that has ended; again, corrected ones. */
  publish(viewer: Viewer, input: TypedMinutes): Promise<Meeting | No> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'publishMinutes', key: input.clientKey },
        () => this.#publish(em, viewer, input),
        (id) => em.findOneOrFail(Meeting, id),
      ),
    );
  }

  async #publish(em: EntityManager, viewer: Viewer, input: TypedMinutes): Promise<Meeting | No> {
    const meeting = await this.line.lock(em, input.meetingId);
    const area = meeting.area.unwrap();
    mustRun(viewer, area.path);
    const now = this.clock.now();
    const status = meeting.status(now);
    if (status === 'CANCELLED') return new Refusal('CANCELLED', 'This meeting was cancelled, so it has no minutes.');
    if (status !== 'ENDED')
      return new Refusal('NOT_ENDED', 'This meeting has not ended yet. Publish its minutes after.');
    const body = wordsFor(input.body, 'body', 'The text of the minutes', BODY_LIMIT);
    if (isRefusal(body)) return body;
    const headCount = headCountFor(input.attendance);
    if (isRefusal(headCount)) return headCount;
    const recordingUrl = linkFor(input.recordingUrl, 'recordingUrl');
    if (isRefusal(recordingUrl)) return recordingUrl;
    const replaces = (await meeting.minutes?.load()) ?? null;
    const minutes = Statement.said(em, { body, area, officerId: viewer.officerId as string, replaces, now });
    em.assign(meeting, {
      minutes,
      ...(headCount !== null && { headCount }),
      ...(input.recordingUrl !== undefined && { recordingUrl }),
      agendaAt: null,
    });
    await em.flush();
    await this.line.tellLive(em, meeting);
    return meeting;
  }

  /** Says what is wrong in the minutes; read by the team alone, and answered by mail. */
  requestCorrection(
    viewer: Viewer,
    input: { meetingId: string; text: string; clientKey?: string | null },
  ): Promise<CorrectionRequest | No> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'requestCorrection', key: input.clientKey },
        () => this.#request(em, viewer, input),
        (id) => em.findOneOrFail(CorrectionRequest, id),
      ),
    );
  }

  async #request(
    em: EntityManager,
    viewer: Viewer,
    input: { meetingId: string; text: string },
  ): Promise<CorrectionRequest | No> {
    const meeting = await em.findOne(Meeting, { id: idOf(input.meetingId, 'This meeting') }, { populate: ['minutes'] });
    if (!meeting) throw new NotFound('This meeting');
    const minutes = meeting.minutes?.unwrap();
    if (!minutes?.isPublic() || minutes.withdrawnAt) {
      return new Refusal('NO_MINUTES', 'This meeting has no minutes that could be corrected.');
    }
    const text = wordsFor(input.text, 'text', 'What is wrong', CORRECTION_LIMIT);
    if (isRefusal(text)) return text;
    const no = screened(text, 'text');
    if (no) return new Refusal('SCREENED', no.message, 'text');
    await em.execute('select 1 from person where id = ? for update', [viewer.personId]);
    const waiting = await em.count(CorrectionRequest, { person: viewer.personId as string, closedAt: null });
    if (waiting >= WAITING_AT_MOST) {
      return new Refusal('TOO_MANY', 'The team has not replied to what you sent before. Wait until it has.');
    }
    const person = em.getReference(Person, viewer.personId as string);
    const request = em.create(CorrectionRequest, { meeting, person, text, requestedAt: this.clock.now() });
    await em.flush();
    return request;
  }

  /** Mails back what was done about a correction. */
  replyToCorrection(viewer: Viewer, requestId: string, typed: string): Promise<CorrectionRequest | No> {
    return this.em.transactional(async (em) => {
      const id = idOf(requestId, 'This request');
      await em.execute('select 1 from correction_request where id = ? for update', [id]);
      const request = await em.findOne(
        CorrectionRequest,
        { id },
        { populate: ['meeting.area', 'person'], refresh: true },
      );
      const meeting = request?.meeting.unwrap();
      if (!request || !meeting || !isOfTeam(viewer, meeting.area.unwrap().path)) throw new NotFound('This request');
      if (request.closedAt) return new Refusal('CLOSED', 'Somebody has replied to this already.');
      const reply = wordsFor(typed, 'reply', 'The reply', CORRECTION_LIMIT);
      if (isRefusal(reply)) return reply;
      const closedBy = em.getReference(Officer, viewer.officerId as string);
      em.assign(request, { closedAt: this.clock.now(), closedBy, reply });
      await em.flush();
      const to = request.person?.unwrap().email;
      const told = { id: `${request.id}.reply`, text: request.text, path: `/meetings/${meeting.id}` };
      if (to) await this.mails.send(em, await correctionMail(this.environment, { to, ...told }, reply));
      return request;
    });
  }
}
