import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { placesIn } from '#features/areas/places.queries.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { Ballot } from './ballot.entity.ts';
import { mustServe } from './ballot.policy.ts';
import type { BallotRefusalReason } from './ballot.rules.ts';
import { agree, bundleRefusal, collectedFor, figuresFor, type TypedFigures } from './paper.rules.ts';
import { type Figures, PaperBatch, type PaperSource } from './paper-batch.entity.ts';
import { SHARE_BALLOT } from './sealing.ts';

type No = Refusal<BallotRefusalReason>;

/** What an officer counted of papers. With a batch: the second count of it. */
export interface TypedBatch extends TypedFigures {
  ballotId: string;
  batchId?: string | null;
  source: PaperSource;
  collectedOn: string;
  placePath: string;
  clientKey?: string | null;
}

/** Votes on paper: counted by one officer, counted anew by another, and taken where both came to the same. */
@Injectable()
export class PaperVotesService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters what an officer counted; with `batchId` it is the second count. Refused while the vote is not open: what is
   * not agreed when it closes is not counted. Throws NotFound, and Forbidden for another's vote.
   */
  enter(viewer: Viewer, input: TypedBatch): Promise<PaperBatch | No> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'enterVotes', key: input.clientKey },
        () => this.#enter(em, viewer, input),
        (id) => em.findOneOrFail(PaperBatch, id),
      ),
    );
  }

  async #enter(em: EntityManager, viewer: Viewer, input: TypedBatch): Promise<PaperBatch | No> {
    const id = idOf(input.ballotId, 'This vote');
    // As a vote by e-mail: the sealing waits for us, or we find it done.
    await em.execute(SHARE_BALLOT, [id]);
    const ballot = await em.findOne(Ballot, { id }, { populate: ['quarter.area', 'options'] });
    if (!ballot) throw new NotFound('This vote');
    const area = ballot.quarter.unwrap().area.unwrap();
    mustServe(viewer, area.path);
    const [clock] = await em.execute<{ now: string }[]>('select clock_timestamp() as now');
    const state = ballot.state(new Date((clock as { now: string }).now));
    if (state === 'PLANNED') return new Refusal('NOT_OPEN_YET', 'This vote is not open yet.');
    if (state !== 'OPEN') {
      const message =
        'This vote has closed. Papers that were not entered by two officers before it closed are not counted.';
      return new Refusal('CLOSED', message);
    }
    const optionIds = ballot.options.getItems().map((option) => option.id);
    const figures = figuresFor(input, { maxChoices: ballot.maxChoices, optionIds });
    if (isRefusal(figures)) return figures;
    const officer = em.getReference(Officer, viewer.officerId as string);
    if (input.batchId) return this.#confirm(em, ballot, officer, { ...input, batchId: input.batchId }, figures);
    const now = this.clock.now();
    const collectedOn = collectedFor(input.collectedOn, ballot.opensAt, now);
    if (isRefusal(collectedOn)) return collectedOn;
    const places = await placesIn(em, area, [input.placePath], { field: 'placePath', now });
    if (isRefusal(places)) return places;
    const place = places[0] ?? area;
    const { papers } = figures;
    const facts = {
      ballot,
      source: input.source,
      collectedOn,
      place,
      papers,
      figures,
      enteredBy: officer,
      enteredAt: now,
    };
    const batch = em.create(PaperBatch, facts);
    await em.flush();
    await this.#audit(em, 'enterVotes', officer, batch);
    return batch;
  }

  async #confirm(
    em: EntityManager,
    ballot: Ballot,
    officer: Officer,
    input: TypedBatch & { batchId: string },
    figures: Figures,
  ): Promise<PaperBatch | No> {
    const id = idOf(input.batchId, 'This batch');
    await em.execute('select 1 from paper_batch where id = ? for update', [id]);
    const batch = await em.findOne(PaperBatch, { id, ballot }, { populate: ['place'], refresh: true });
    if (!batch) return new Refusal('UNKNOWN_BATCH', 'This vote has no such batch of papers.', 'batchId');
    if (batch.confirmedBy) return batch;
    if (batch.enteredBy.id === officer.id) {
      const message = 'You counted these papers first. A colleague counts them again, signed in as themselves.';
      return new Refusal('SAME_OFFICER', message);
    }
    const area = ballot.quarter.unwrap().area.unwrap();
    const places = await placesIn(em, area, [input.placePath], {
      ...{ field: 'placePath', now: this.clock.now(), kept: [batch.place.unwrap()] },
    });
    if (isRefusal(places)) return places;
    const { source, collectedOn } = batch;
    const first = { source, collectedOn, place: batch.place.unwrap() };
    const no = bundleRefusal(first, { ...input, place: places[0] ?? area });
    if (no) return no;
    if (!agree(batch.figures, figures)) {
      const message =
        'Your count differs from the first one. Count the papers again together; if the first count was wrong, enter them as a new batch and leave this one.';
      return new Refusal('FIGURES_DIFFER', message);
    }
    em.assign(batch, { confirmedBy: officer, confirmedAt: this.clock.now() });
    await em.flush();
    await this.#audit(em, 'confirmVotes', officer, batch);
    return batch;
  }

  /** That it was done, and by whom; not what the papers said: the audit can be read before the vote closes. */
  #audit(em: EntityManager, deed: string, officer: Officer, { id, papers }: PaperBatch): Promise<void> {
    return this.audit.append(em, { deed, actorId: officer.id, subject: id, facts: { papers } });
  }
}
