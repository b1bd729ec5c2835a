import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Area } from '#features/areas/area.entity.ts';
import { placesIn } from '#features/areas/places.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { htmlOf } from '#platform/markdown.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { mentionsIn } from '#platform/screening/second-person.ts';
import type { Viewer } from '#platform/viewer.ts';
import { TITLE_LIMIT, wordsFor } from '#platform/words.ts';
import { continuing } from './figure.rules.ts';
import { Priority } from './priority.entity.ts';
import { Measure, type MeasureKept, ProgressUpdate, UpdateVersion } from './progress-update.entity.ts';
import { maySeeBehind, mustApprove, mustWithdraw, mustWrite } from './team.policy.ts';
import { bodyFor, measuresFor, publicationFor, type TypedMeasure, type UpdateRefusalReason } from './update.rules.ts';

type Answer = ProgressUpdate | Refusal<UpdateRefusalReason>;

/** What an officer typed for an update. */
export interface TypedUpdate {
  body: string;
  placePaths?: string[] | null;
  measures?: TypedMeasure[] | null;
  clientKey?: string | null;
}

/** The deeds of a team around its updates: post, correct, withdraw, approve. */
@Injectable()
export class UpdatesService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Posts now or at a set time; words that mention an arrest or a person wait for a second person. */
  post(viewer: Viewer, input: TypedUpdate & { priorityId: string; publishAt?: Date | null }): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'postUpdate', key: input.clientKey },
        () => this.#post(em, viewer, input),
        (id) => em.findOneOrFail(ProgressUpdate, id),
      ),
    );
  }

  async #post(
    em: EntityManager,
    viewer: Viewer,
    input: TypedUpdate & { priorityId: string; publishAt?: Date | null },
  ): Promise<Answer> {
    const priority = await em.findOne(
      Priority,
      { id: idOf(input.priorityId, 'This priority') },
      { populate: ['quarter.area', 'places'] },
    );
    if (!priority) throw new NotFound('This priority');
    const quarter = priority.quarter.unwrap();
    const neighbourhood = quarter.area.unwrap();
    mustWrite(viewer, neighbourhood.path);
    const now = this.clock.now();
    const postedAt = publicationFor(quarter, input.publishAt, now);
    if (isRefusal(postedAt)) return postedAt;
    const body = bodyFor(input.body);
    if (isRefusal(body)) return body;
    const measures = measuresFor(input.measures);
    if (isRefusal(measures)) return measures;
    const places = input.placePaths
      ? await placesIn(em, neighbourhood, input.placePaths, { now })
      : priority.places.getItems();
    if (isRefusal(places)) return places;
    const author = em.getReference(Officer, viewer.officerId as string);
    const flags = mentionsIn(textOf(body, measures));
    const update = em.create(ProgressUpdate, {
      priority,
      author,
      body,
      bodyHtml: htmlOf(body),
      writtenBy: author,
      writtenAt: now,
      postedAt,
      flags,
      isWaiting: flags.length > 0,
    });
    update.places.set(places);
    addMeasures(em, update, measures);
    await em.flush();
    return update;
  }

  /** Corrects what was posted and keeps what it said before. A stale version is refused. */
  correct(viewer: Viewer, input: TypedUpdate & { updateId: string; version: number }): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'correctUpdate', key: input.clientKey },
        () => this.#correct(em, viewer, input),
        (id) => em.findOneOrFail(ProgressUpdate, id),
      ),
    );
  }

  async #correct(
    em: EntityManager,
    viewer: Viewer,
    input: TypedUpdate & { updateId: string; version: number },
  ): Promise<Answer> {
    const { update, neighbourhood } = await this.#locked(em, viewer, input.updateId);
    mustWrite(viewer, neighbourhood.path);
    if (update.withdrawnAt)
      return new Refusal('WITHDRAWN', 'This update was withdrawn, so it can no longer be corrected.');
    if (update.version !== input.version) {
      return new Refusal(
        'STALE_VERSION',
        'Somebody corrected this update while you were writing. Read it again, then correct it.',
        'version',
      );
    }
    const body = bodyFor(input.body);
    if (isRefusal(body)) return body;
    const before = update.measures.getItems().map(Measure.kept);
    const measures = input.measures ? measuresFor(input.measures) : before;
    if (isRefusal(measures)) return measures;
    const now = this.clock.now();
    const kept = update.places.getItems();
    const places = input.placePaths ? await placesIn(em, neighbourhood, input.placePaths, { now, kept }) : kept;
    if (isRefusal(places)) return places;
    em.create(UpdateVersion, {
      update,
      version: update.version,
      body: update.body as string,
      bodyHtml: update.bodyHtml as string,
      placeIds: update.places.getIdentifiers().map(String),
      measures: before,
      writtenAt: update.writtenAt,
      writtenBy: update.writtenBy,
    });
    const flags = mentionsIn(textOf(body, measures));
    const wasSeen = update.isPublic(now) || Boolean(update.correctedAt);
    const writtenBy = viewer.officerId as string;
    em.assign(update, {
      version: update.version + 1,
      body,
      bodyHtml: htmlOf(body),
      writtenAt: now,
      writtenBy,
      correctedAt: wasSeen ? now : null,
      ...secondPersonAfter(update, flags, writtenBy),
    });
    // Nobody has seen it yet, and nobody needs to any more: it is published by this.
    if (!wasSeen && !update.isWaiting && update.postedAt < now) update.postedAt = now;
    update.places.set(places);
    if (input.measures) {
      correctMeasures(em, update, continuing(measures, before));
    }
    await em.flush();
    return update;
  }

  /** Takes the words away everywhere at once; a dated stub says that and why. */
  withdraw(viewer: Viewer, input: { updateId: string; reason: string; clientKey?: string | null }): Promise<Answer> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'withdrawWords', key: input.clientKey },
        () => this.#withdraw(em, viewer, input),
        (id) => em.findOneOrFail(ProgressUpdate, id),
      ),
    );
  }

  async #withdraw(em: EntityManager, viewer: Viewer, input: { updateId: string; reason: string }): Promise<Answer> {
    const { update, neighbourhood } = await this.#locked(em, viewer, input.updateId);
    mustWithdraw(viewer, neighbourhood.path, update.author.id);
    if (update.withdrawnAt) return new Refusal('WITHDRAWN', 'This update was withdrawn already.');
    const reason = wordsFor(input.reason, 'reason', 'The reason', TITLE_LIMIT * 4);
    if (isRefusal(reason)) return reason;
    const now = this.clock.now();
    // What nobody has seen leaves no stub either, not even once its time has come.
    const isWaiting = !update.isPublic(now);
    const withdrawnBy = viewer.officerId as string;
    em.assign(update, { withdrawnAt: now, withdrawnReason: reason, withdrawnBy, isWaiting });
    await em.flush();
    return update;
  }

  /** The second person lets a waiting update out; nobody approves what they wrote themselves. */
  approve(viewer: Viewer, updateId: string): Promise<Answer> {
    return this.em.transactional(async (em) => {
      const { update, neighbourhood } = await this.#locked(em, viewer, updateId);
      mustApprove(viewer, neighbourhood.path);
      if (update.withdrawnAt) return new Refusal('WITHDRAWN', 'This update was withdrawn, so it cannot be approved.');
      // Whose answer was lost asks again, and gets the first one.
      if (!update.isWaiting && update.approvedBy?.id === viewer.officerId) return update;
      if (!update.isWaiting) return new Refusal('NOT_WAITING', 'This update does not wait for anybody.');
      if (update.writtenBy.id === viewer.officerId || update.author.id === viewer.officerId) {
        return new Refusal('SAME_PERSON', 'You wrote this update yourself. A second person must approve it.');
      }
      const now = this.clock.now();
      const postedAt = update.correctedAt || update.postedAt > now ? update.postedAt : now;
      em.assign(update, { isWaiting: false, approvedBy: viewer.officerId as string, approvedAt: now, postedAt });
      await em.flush();
      return update;
    });
  }

  /** The update with its row locked. Throws NotFound for one that is absent, or not public and not this viewer's. */
  async #locked(
    em: EntityManager,
    viewer: Viewer,
    id: string,
  ): Promise<{ update: ProgressUpdate; neighbourhood: Area }> {
    const found = idOf(id, 'This update');
    await em.execute('select 1 from progress_update where id = ? for update', [found]);
    const update = await em.findOne(
      ProgressUpdate,
      { id: found },
      { populate: ['priority.quarter.area', 'places', 'measures'], refresh: true },
    );
    if (!update) throw new NotFound('This update');
    const neighbourhood = update.priority.unwrap().quarter.unwrap().area.unwrap();
    if (!update.isPublic(this.clock.now()) && !maySeeBehind(viewer, neighbourhood.path))
      throw new NotFound('This update');
    return { update, neighbourhood };
  }
}

/**
 * Whether a corrected update waits. What a second person let out stays out while it mentions nothing new, unless that
 * person wrote it now: nobody approves their own words.
 */
function secondPersonAfter(
  { isWaiting, flags: before, approvedBy, approvedAt }: ProgressUpdate,
  flags: string[],
  writtenBy: string,
): Pick<ProgressUpdate, 'flags' | 'isWaiting' | 'approvedBy' | 'approvedAt'> {
  const lapses = isWaiting || flags.some((flag) => !before.includes(flag)) || approvedBy?.id === writtenBy;
  if (!lapses) return { flags, isWaiting, approvedBy, approvedAt };
  return { flags, isWaiting: flags.length > 0, approvedBy: null, approvedAt: null };
}

function addMeasures(em: EntityManager, update: ProgressUpdate, measures: readonly MeasureKept[]): void {
  for (const [i, measure] of measures.entries())
    update.measures.add(em.create(Measure, { ...measure, update, position: i + 1 }));
}

/** The figures that go on keep their rows, and so their addresses. */
function correctMeasures(em: EntityManager, update: ProgressUpdate, measures: readonly MeasureKept[]): void {
  const rows = new Map(update.measures.getItems().map((row) => [row.id, row]));
  for (const [id, row] of rows) if (!measures.some((measure) => measure.id === id)) update.measures.remove(row);
  for (const [i, measure] of measures.entries()) {
    const row = rows.get(measure.id ?? '');
    if (row) em.assign(row, { ...measure, position: i + 1 });
    else update.measures.add(em.create(Measure, { ...measure, update, position: i + 1 }));
  }
}

/** Everything in an update that people read: its words and what its figures are called. */
function textOf(body: string, measures: readonly MeasureKept[]): string {
  return [body, ...measures.map(({ name, source }) => `${name} ${source ?? ''}`)].join('\n');
}
