import { randomUUID } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { londonDate, momentInWords } from '@patchwork/calendar';
import type { Area } from '#features/areas/area.entity.ts';
import { placesIn } from '#features/areas/places.queries.ts';
import { Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
import { BallotResult } from '#features/ballots/sealed.entity.ts';
import { Meeting } from '#features/meetings/meeting.entity.ts';
import { Statement } from '#features/meetings/statement.entity.ts';
import { Officer } from '#features/people/officer.entity.ts';
import { Priority, type Theme } from '#features/priorities/priority.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Audit } from '#platform/audit.ts';
import { Clock } from '#platform/clock.ts';
import { NotFound } from '#platform/faults.ts';
import { idOf } from '#platform/ids.ts';
import { Jobs } from '#platform/jobs/jobs.ts';
import { once } from '#platform/once.ts';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import type { Viewer } from '#platform/viewer.ts';
import { BODY_LIMIT, wordsOrNone } from '#platform/words.ts';
import { Decision, DecisionPriority } from './decision.entity.ts';
import { mustDecide } from './decision.policy.ts';
import {
  type AdoptedWords,
  type DecisionRefusalReason,
  differsFrom,
  fingerprintOf,
  isAboutElse,
  wordsOf,
} from './decision.rules.ts';
import { DECIDED_QUEUE } from './decisions.jobs.ts';

type No = Refusal<DecisionRefusalReason>;

/** A priority as an inspector adopts it. */
export interface NewPriority extends AdoptedWords {
  optionId?: string | null;
  theme: Theme;
  placePaths: readonly string[];
  continuesId?: string | null;
}

/** What is adopted for a quarter. */
export interface Adoption {
  quarterId: string;
  priorities: readonly NewPriority[];
  reasonForDifference?: string | null;
  evidence?: string | null;
  meetingId?: string | null;
  clientKey?: string | null;
}

/** A priority ready to be kept. */
interface Adopted extends AdoptedWords {
  theme: Theme;
  places: Area[];
  option: BallotOption | null;
  continues: Priority | null;
}

/** The vote that advised, and what it came to. */
interface Advice {
  ballot: Ballot;
  options: BallotOption[];
  result: BallotResult;
}

/** Deciding what a quarter is about, in public. */
@Injectable()
export class DecisionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Adopts the priorities of a quarter, once and for good: makes them, with their promises and rhythms, and says where
   * that departs from the vote and why. Throws NotFound, and Forbidden for another's quarter.
   */
  adopt(viewer: Viewer, input: Adoption): Promise<Decision | No> {
    return this.em.transactional((em) =>
      once(
        em,
        { viewer, deed: 'adoptPriorities', key: input.clientKey },
        () => this.#adopt(em, viewer, input),
        (id) => em.findOneOrFail(Decision, id),
      ),
    );
  }

  async #adopt(em: EntityManager, viewer: Viewer, input: Adoption): Promise<Decision | No> {
    const quarter = await em.findOne(Quarter, { id: idOf(input.quarterId, 'This quarter') }, { populate: ['area'] });
    if (!quarter) throw new NotFound('This quarter');
    const area = quarter.area.unwrap();
    mustDecide(viewer, area.path);
    // Decisions of one area take turns: a quarter is decided once, and a priority goes on in one of them.
    await em.execute('select 1 from area where id = ? for update', [area.id]);
    const now = this.clock.now();
    const no = await quarterRefusal(em, quarter, now);
    if (no) return no;
    const advice = await adviceOn(em, quarter, now);
    if (isRefusal(advice)) return advice;
    const adopted = await adoptedFor(em, input.priorities, { quarter, area, advice, now });
    if (isRefusal(adopted)) return adopted;
    const reason = wordsOrNone(input.reasonForDifference, 'reasonForDifference', 'The reason', BODY_LIMIT);
    if (isRefusal(reason)) return reason;
    const evidence = wordsOrNone(input.evidence, 'evidence', 'What else it rests on', BODY_LIMIT);
    if (isRefusal(evidence)) return evidence;
    const meeting = await meetingFor(em, input.meetingId, area);
    if (isRefusal(meeting)) return meeting;
    const result = advice && advice.result.voters > 0 ? advice.result.counts.options : null;
    const differs = differsFrom(result, adopted.map(votedOn));
    if (differs && !reason) return reasonMissing(advice);

    const officerId = viewer.officerId as string;
    const said = (body: string | null) =>
      body ? Statement.said(em, { body, area, officerId, replaces: null, now }) : null;
    const decision = em.create(Decision, {
      ...{ quarter, ballot: advice?.ballot ?? null, meeting, differs, decidedAt: now },
      ...{ decidedBy: em.getReference(Officer, officerId), reason: said(reason), evidence: said(evidence) },
    });
    for (const [i, { option, ...one }] of adopted.entries()) {
      const id = randomUUID();
      const lineageId = one.continues?.lineageId ?? id;
      const priority = em.create(Priority, { ...one, id, quarter, position: i + 1, lineageId });
      em.create(DecisionPriority, { decision, priority, option });
    }
    await em.flush();
    // What was decided is bound to the chain by a keyed hash: words stay out of it.
    const content = this.audit.hashOf(JSON.stringify([adopted.map(boundOf), reason, evidence, meeting?.id ?? null]));
    const facts = {
      ...{ quarter: quarter.id, ballot: advice?.ballot.id ?? null },
      ...{ priorities: adopted.length, differs, content },
    };
    await this.audit.append(em, { deed: 'adoptPriorities', actorId: officerId, subject: decision.id, facts });
    await this.jobs.send(em, DECIDED_QUEUE, { decisionId: decision.id });
    return decision;
  }
}

/** The option that a priority stands for; null where it is about something else than that, or names none. */
function votedOn({ option, theme, places }: Adopted): string | null {
  if (!option) return null;
  const idsOf = (areas: readonly Area[]) => areas.map(({ id }) => id);
  const asVoted = { theme: option.theme, placeIds: idsOf(option.places.getItems()) };
  return isAboutElse({ theme, placeIds: idsOf(places) }, asVoted) ? null : option.id;
}

/** Everything of an adopted priority, in an order of its own. */
function boundOf({ theme, title, promise, updateEveryDays, places, option, continues }: Adopted): unknown[] {
  const where = places.map(({ id }) => id).toSorted();
  return [theme, title, promise, updateEveryDays, where, option?.id ?? null, continues?.id ?? null];
}

async function quarterRefusal(em: EntityManager, quarter: Quarter, now: Date): Promise<No | null> {
  if (await em.count(Decision, { quarter })) {
    const message = `What ${quarter.inWords()} is about was decided already. A decision stays as it is.`;
    return new Refusal('ALREADY_DECIDED', message, 'quarterId');
  }
  if (quarter.endsOn < londonDate(now)) {
    return new Refusal('QUARTER_ENDED', `${quarter.inWords()} is over, so there is nothing to decide.`, 'quarterId');
  }
  if (await em.count(Priority, { quarter })) {
    const message = `${quarter.inWords()} has its priorities already.`;
    return new Refusal('HAS_PRIORITIES', message, 'quarterId');
  }
  return null;
}

/** The vote on a quarter with its result; null where there was none. Nothing is decided while one is not counted. */
async function adviceOn(em: EntityManager, quarter: Quarter, now: Date): Promise<Advice | null | No> {
  const ballot = await em.findOne(Ballot, { quarter }, { populate: ['options.places'] });
  if (!ballot) return null;
  const result = await em.findOne(BallotResult, { ballot });
  if (result) return { ballot, options: ballot.options.getItems(), result };
  const message =
    ballot.closesAt > now
      ? `The vote is not counted yet. It closes on ${momentInWords(ballot.closesAt)}; decide once its result is public.`
      : 'The vote has closed and is being counted. Decide once its result is public.';
  return new Refusal('NOT_SEALED', message, 'quarterId');
}

async function adoptedFor(
  em: EntityManager,
  typed: readonly NewPriority[],
  { quarter, area, advice, now }: { quarter: Quarter; area: Area; advice: Advice | null; now: Date },
): Promise<Adopted[] | No> {
  const words = wordsOf(typed);
  if (isRefusal(words)) return words;
  const adopted: Adopted[] = [];
  for (const [i, one] of typed.entries()) {
    const optionId = one.optionId?.toLowerCase();
    const option = advice?.options.find(({ id }) => id === optionId) ?? null;
    if (optionId && !option) {
      const message = 'This was not an option of the vote on this quarter.';
      return new Refusal('UNKNOWN_OPTION', message, `priorities.${i}.optionId`);
    }
    if (option && adopted.some((before) => before.option === option)) {
      const message = `“${option.title}” is adopted twice. Each option makes one priority.`;
      return new Refusal('OPTION_TWICE', message, `priorities.${i}.optionId`);
    }
    const named = one.placePaths.length > 0 ? one.placePaths : [area.path];
    const places = await placesIn(em, area, named, { field: `priorities.${i}.placePaths`, now });
    if (isRefusal(places)) return places;
    const continuesId = one.continuesId ?? option?.continues?.id;
    const continues = await earlierFor(em, continuesId, quarter, `priorities.${i}.continuesId`);
    if (isRefusal(continues)) return continues;
    if (continues && adopted.some((before) => before.continues === continues)) {
      const message = 'Two priorities cannot go on with the same one. Choose which does.';
      return new Refusal('UNKNOWN_PRIORITY', message, `priorities.${i}.continuesId`);
    }
    adopted.push({ ...(words[i] as AdoptedWords), theme: one.theme, places, option, continues });
  }
  return equalRefusal(adopted) ?? adopted;
}

function equalRefusal(adopted: readonly Adopted[]): No | null {
  const prints = adopted.map(({ title, places }) => {
    return fingerprintOf(
      title,
      places.map(({ id }) => id),
    );
  });
  const at = prints.findIndex((one, i) => prints.indexOf(one) < i);
  if (at < 0) return null;
  const message = `Two priorities say the same: “${adopted[at]?.title}”. Say how they differ, or adopt one of them.`;
  return new Refusal('EQUAL_PRIORITIES', message, `priorities.${at}.title`);
}

/** The priority of an earlier quarter that a new one goes on with; none goes on with it yet. */
async function earlierFor(
  em: EntityManager,
  id: string | null | undefined,
  quarter: Quarter,
  field: string,
): Promise<Priority | null | No> {
  if (!id) return null;
  const earlier = {
    id: idOf(id, 'This priority'),
    quarter: { area: quarter.area, startsOn: { $lt: quarter.startsOn } },
  };
  const priority = await em.findOne(Priority, earlier);
  if (priority && !(await em.count(Priority, { continues: priority }))) return priority;
  const message = 'Choose a priority of an earlier quarter that no other one goes on with yet.';
  return new Refusal('UNKNOWN_PRIORITY', message, field);
}

async function meetingFor(em: EntityManager, id: string | null | undefined, area: Area): Promise<Meeting | null | No> {
  if (!id) return null;
  const meeting = await em.findOne(Meeting, { id: idOf(id, 'This meeting'), area });
  return meeting ?? new Refusal('UNKNOWN_MEETING', `${area.name} has no such meeting.`, 'meetingId');
}

function reasonMissing(advice: Advice | null): No {
  const otherwise =
    'This is not what the vote put first. Say why you decided otherwise: residents were promised a reason.';
  const withoutVotes = `${advice ? 'Nobody voted' : 'There was no vote'} on this quarter. Say why, and what the decision rests on.`;
  const message = advice && advice.result.voters > 0 ? otherwise : withoutVotes;
  return new Refusal('REASON_MISSING', message, 'reasonForDifference');
}
