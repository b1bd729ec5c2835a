import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { ENVIRONMENT, type Environment } from '#platform/environment.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { wordsFor } from '#platform/words.ts';
import { Alert } from './alert.entity.ts';
import { maySeeBehind, mustApprove, mustPurge, mustTakeBack } from './alert.policy.ts';
import { type AlertRefusalReason, goesAt, REASON_LIMIT } from './alert.rules.ts';
import { draftOf, type TypedAlert } from './alerts.drafts.ts';
import { RELEASE_QUEUE } from './alerts.jobs.ts';

type No = Refusal<AlertRefusalReason>;
type Answer = Alert | No;

/** The deeds around alerts: send, approve, stop, withdraw, purge. */
@Injectable()
export class AlertsService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /**
   * Sends an alert: it waits for a second person where it must, then so long that it can be stopped. An urgent one does
   * neither, and stays in the audit. Throws Forbidden.
   */
  send(viewer: Viewer, input: TypedAlert): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'sendAlert', key: input.clientKey },
        () => this.#send(em, viewer, input),
        (id) => em.findOneOrFail(Alert, id),
      ),
    );
  }

  async #send(em: EntityManager, viewer: Viewer, input: TypedAlert): Promise<Answer> {
    const now = this.clock.now();
    const draft = await draftOf(em, viewer, input, { now, environment: this.environment });
    if (isRefusal(draft)) return draft;
    const { alert } = draft;
    em.persist(alert);
    if (alert.goesAt) await this.#leave(em, alert, now);
    await em.flush();
    if (alert.urgentReason) {
      const content = this.audit.hashOf(JSON.stringify([alert.title, alert.body, alert.urgentReason]));
      const facts = { area: draft.area.id, recipients: alert.expectedRecipients, content };
      await this.audit.append(em, { deed: 'sendUrgentAlert', actorId: viewer.officerId, subject: alert.id, facts });
    }
    return alert;
  }

  /** The second person lets a waiting alert go; nobody approves what they wrote themselves. Throws NotFound, Forbidden. */
  approve(viewer: Viewer, alertId: string): Promise<Answer> {
    return this.#change(viewer, alertId, async (em, alert, area, now) => {
      mustApprove(viewer, area);
      if (alert.state === 'WITHDRAWN') return new Refusal('WITHDRAWN', 'This alert was withdrawn.');
      if (alert.state === 'STOPPED') return new Refusal('STOPPED', 'This alert was stopped, so it does not go out.');
      // Whose answer was lost asks again, and gets the first one.
      if (alert.approvedBy?.id === viewer.officerId) return alert;
      if (alert.goesAt) return new Refusal('NOT_WAITING', 'This alert does not wait for anybody.');
      if (alert.writtenBy.id === viewer.officerId) {
        return new Refusal('SAME_PERSON', 'You wrote this alert yourself. A second person must approve it.');
      }
      const leaves = goesAt(now, this.environment.alertHoldSeconds);
      if (alert.hasEnded(leaves)) {
        const message = 'The time until which this matters has passed while it waited. Stop it, and write a new one.';
        return new Refusal('BAD_TIME', message);
      }
      const approvedBy = em.getReference(Officer, viewer.officerId as string);
      em.assign(alert, { approvedBy, approvedAt: now, goesAt: leaves });
      await this.#leave(em, alert, now);
      return alert;
    });
  }

  /** Keeps an alert that has not gone out from ever doing so. Throws NotFound, Forbidden. */
  stop(viewer: Viewer, alertId: string): Promise<Answer> {
    return this.#change(viewer, alertId, async (em, alert, area, now) => {
      mustTakeBack(viewer, area, alert.writtenBy.id);
      if (alert.isPublic()) {
        const message =
          'This alert has gone out. Withdraw it to take its words from the pages and from mails still to go.';
        return new Refusal('ALREADY_SENT', message);
      }
      if (!alert.stoppedAt) {
        em.assign(alert, { stoppedAt: now, stoppedBy: em.getReference(Officer, viewer.officerId as string) });
      }
      return alert;
    });
  }

  /** Takes the words of a sent alert away everywhere, and from mails not sent yet; a stub stays. Throws NotFound, Forbidden. */
  withdraw(viewer: Viewer, alertId: string, typed: string): Promise<Answer> {
    return this.#change(viewer, alertId, async (em, alert, area, now) => {
      mustTakeBack(viewer, area, alert.writtenBy.id);
      if (!alert.isPublic()) return new Refusal('NOT_SENT', 'This alert has not gone out. Stop it instead.');
      if (alert.withdrawnAt) return new Refusal('WITHDRAWN', 'This alert was withdrawn already.');
      const reason = wordsFor(typed, 'reason', 'The reason', REASON_LIMIT);
      if (isRefusal(reason)) return reason;
      const withdrawnBy = em.getReference(Officer, viewer.officerId as string);
      return em.assign(alert, { withdrawnAt: now, withdrawnBy, withdrawnReason: reason });
    });
  }

  /** Erases the words for good, whether or not anybody saw them. Throws NotFound, Forbidden. */
  purge(viewer: Viewer, alertId: string, typed: string): Promise<Answer> {
    return this.#change(viewer, alertId, async (em, alert, area, now) => {
      mustPurge(viewer, area);
      const reason = wordsFor(typed, 'reason', 'The reason', REASON_LIMIT);
      if (isRefusal(reason)) return reason;
      em.assign(alert, {
        ...{ title: null, body: null, bodyHtml: null, urgentReason: null, flags: [] },
        ...{ withdrawnAt: alert.withdrawnAt ?? now, withdrawnReason: 'Removed for good by the force.' },
      });
      await em.flush();
      // A reason can hold the very name that is erased: the audit keeps a hash, and the force its own note.
      const facts = { reason: this.audit.hashOf(reason) };
      await this.audit.append(em, { deed: 'purgeAlert', actorId: viewer.officerId, subject: alert.id, facts });
      return alert;
    });
  }

  /** Has an alert go when its time comes: now where that is now, else by a job that is left with it. */
  async #leave(em: EntityManager, alert: Alert, now: Date): Promise<void> {
    const wait = (alert.goesAt as Date).getTime() - now.getTime();
    if (wait <= 0) alert.sentAt = now;
    // By the database’s clock, and a second late, so that it has come by ours too.
    const startAfter = wait <= 0 ? 0 : Math.ceil(wait / 1_000) + 1;
    await this.jobs.send(em, RELEASE_QUEUE, { alertId: alert.id }, { startAfter });
  }

  /** Does a deed to an alert whose row is locked. Throws NotFound where the viewer may not know of it. */
  #change(
    viewer: Viewer,
    alertId: string,
    act: (em: EntityManager, alert: Alert, area: Area, now: Date) => Promise<Answer>,
  ): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const id = idOf(alertId, 'This alert');
      await em.execute('select 1 from alert where id = ? for update', [id]);
      const alert = await em.findOne(Alert, { id }, { populate: ['area'], refresh: true });
      const area = alert?.area.unwrap();
      const isTheirs = area && (maySeeBehind(viewer, area) || alert?.writtenBy.id === viewer.officerId);
      if (!alert || !area || !(alert.isPublic() || isTheirs)) throw new NotFound('This alert');
      const answer = await act(em, alert, area, this.clock.now());
      if (!isRefusal(answer)) await em.flush();
      return answer;
    });
  }
}
