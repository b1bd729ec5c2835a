import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { once } from '#platform/once.ts';
import { isRefusal, type Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT, TITLE_LIMIT, wordsFor, wordsOrNone } from '#platform/words.ts';
import { PromisePause } from './pause.entity.ts';
import { type Outcome, Priority } from './priority.entity.ts';
import { ProgressUpdate, UpdateVersion } from './progress-update.entity.ts';
import { mayRecordOutcome, type PromiseFacts, pauseFor } from './promise.rules.ts';
import { maySeeBehind, mustInspect, mustPurge } from './team.policy.ts';
import type { UpdateRefusalReason } from './update.rules.ts';

type Answer = Priority | Refusal<UpdateRefusalReason>;

/** An inspector's deeds around a promise, and the administrator's one around words. */
@Injectable()
export class PrioritiesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** Pauses the update promise until a day of return, with a reason for everybody. */
  pause(
    viewer: Viewer,
    input: { priorityId: string; reason: string; until: string; clientKey?: string | null },
  ): Promise<Answer> {
    return this.#once(viewer, 'pausePromise', input.clientKey, async (em) => {
      const priority = await locked(em, viewer, input.priorityId);
      const now = this.clock.now();
      const until = pauseFor(input.until, factsOf(priority), now);
      if (isRefusal(until)) return until;
      const reason = wordsFor(input.reason, 'reason', 'The reason', TITLE_LIMIT * 4);
      if (isRefusal(reason)) return reason;
      em.create(PromisePause, { priority, pausedOn: londonDate(now), until });
      return Object.assign(priority, { pausedUntil: until, pauseReason: reason });
    });
  }

  /** Puts on record, once, what the team says became of a priority. */
  recordOutcome(
    viewer: Viewer,
    input: { priorityId: string; outcome: Outcome; words?: string | null; clientKey?: string | null },
  ): Promise<Answer> {
    return this.#once(viewer, 'recordOutcome', input.clientKey, async (em) => {
      const priority = await locked(em, viewer, input.priorityId);
      const now = this.clock.now();
      const no = mayRecordOutcome(factsOf(priority), Boolean(priority.outcome), now);
      if (no) return no;
      const words = wordsOrNone(input.words, 'words', 'What you say about it', BODY_LIMIT);
      if (isRefusal(words)) return words;
      const outcomeRecordedBy = viewer.officerId as string;
      return em.assign(priority, {
        outcome: input.outcome,
        outcomeWords: words,
        outcomeRecordedAt: now,
        outcomeRecordedBy,
      });
    });
  }

  #once(
    viewer: Viewer,
    deed: string,
    key: string | null | undefined,
    act: (em: EntityManager) => Promise<Answer>,
  ): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed, key },
        () => act(em),
        (id) => em.findOneOrFail(Priority, id),
      ),
    );
  }

  /** Erases every version of an update's words for good. What was not withdrawn yet is withdrawn by it. */
  purge(
    viewer: Viewer,
    input: { updateId: string; reason: string; clientKey?: string | null },
  ): Promise<ProgressUpdate | Refusal<UpdateRefusalReason>> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'purgeWords', key: input.clientKey },
        () => this.#purge(em, viewer, input),
        (id) => em.findOneOrFail(ProgressUpdate, id),
      ),
    );
  }

  async #purge(
    em: EntityManager,
    viewer: Viewer,
    input: { updateId: string; reason: string },
  ): Promise<ProgressUpdate | Refusal<UpdateRefusalReason>> {
    const id = idOf(input.updateId, 'This update');
    await em.execute('select 1 from progress_update where id = ? for update', [id]);
    const update = await em.findOne(
      ProgressUpdate,
      { id },
      { populate: ['priority.quarter.area', 'measures'], refresh: true },
    );
    if (!update) throw new NotFound('This update');
    const now = this.clock.now();
    const areaPath = update.priority.unwrap().quarter.unwrap().area.unwrap().path;
    if (!update.isPublic(now) && !maySeeBehind(viewer, areaPath)) throw new NotFound('This update');
    mustPurge(viewer, areaPath);
    const reason = wordsFor(input.reason, 'reason', 'The reason', TITLE_LIMIT * 4);
    if (isRefusal(reason)) return reason;
    update.withdrawnAt ??= now;
    update.withdrawnReason ??= 'Removed for good by the force.';
    // What nobody has seen leaves no stub either.
    const isWaiting = !update.isPublic(now);
    Object.assign(update, { body: null, bodyHtml: null, flags: [], isWaiting, purgedAt: now });
    update.measures.removeAll();
    await em.nativeDelete(UpdateVersion, { update: id });
    // A reason can hold the very name that is erased: the audit keeps a hash, and the force its own note.
    const facts = { reason: this.audit.hashOf(reason) };
    await this.audit.append(em, { deed: 'purgeWords', actorId: viewer.officerId, subject: id, facts });
    await em.flush();
    return update;
  }
}

/** The priority with its row locked, for an inspector of its area. Throws NotFound, Forbidden. */
async function locked(em: EntityManager, viewer: Viewer, id: string): Promise<Priority> {
  const found = idOf(id, 'This priority');
  await em.execute('select 1 from priority where id = ? for update', [found]);
  const priority = await em.findOne(Priority, { id: found }, { populate: ['quarter.area'], refresh: true });
  if (!priority) throw new NotFound('This priority');
  mustInspect(viewer, (priority.quarter.unwrap().area.unwrap() as Area).path);
  return priority;
}

function factsOf(priority: Priority): PromiseFacts {
  const { startsOn, endsOn } = priority.quarter.unwrap();
  return { startsOn, endsOn, updateEveryDays: priority.updateEveryDays, pausedUntil: priority.pausedUntil };
}
