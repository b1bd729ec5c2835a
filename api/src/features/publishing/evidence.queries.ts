import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { addDays, type DateText, londonMidnight } from '@patchwork/calendar';
import { Area } from '#features/areas/area.entity.ts';
import { AreasQueries, grouped } from '#features/areas/areas.queries.ts';
import { ANSWER_HOURS } from '#features/meetings/question.entity.ts';
import { VerdictsQueries } from '#features/priorities/verdicts.queries.ts';
import { arrayOf } from '#platform/database.ts';
import { BadUserInput, NotFound } from '#platform/faults.ts';
import { type Period, periodFor, periodInWords } from './evidence.rules.ts';
import * as sql from './evidence.sql.ts';
import { type Figures, totalOf } from './evidence-columns.ts';
import type { EvidenceFacts, MeetingFacts, PriorityFacts, QuestionFacts, VoteFacts } from './evidence-facts.ts';
import { figuresOf } from './evidence-figures.ts';
import { missingIn } from './evidence-missing.ts';

type OfArea<T> = T & { areaId: string };

/** The evidence of one neighbourhood. */
export interface NeighbourhoodEvidence {
  area: Area;
  figures: Figures;
  missing: string[];
}

/** The evidence of a force for some days. */
export interface Evidence extends Period {
  force: Area;
  period: string;
  asOf: Date;
  isOver: boolean;
  total: Figures;
  neighbourhoods: NeighbourhoodEvidence[];
}

@Injectable()
export class EvidenceQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly areas: AreasQueries,
    private readonly verdicts: VerdictsQueries,
  ) {}

  /** Throws NotFound where there is no such force, and BadUserInput with a sentence for days that cannot be told of. */
  async of(forcePath: string, asked: { from?: string | null; until?: string | null }, now: Date): Promise<Evidence> {
    const force = await this.areas.at(forcePath);
    if (force.kind !== 'FORCE') throw new NotFound('This force');
    const period = periodFor(asked, now);
    if (typeof period === 'string') throw new BadUserInput(period);
    const neighbourhoods = await this.em.find(
      Area,
      { force, kind: 'NEIGHBOURHOOD', $or: [{ endedOn: null }, { endedOn: { $gt: period.from } }] },
      { orderBy: { name: 'asc', path: 'asc' } },
    );
    const { facts, ofForce } = await this.#facts(force, neighbourhoods, period, now);
    const rows = neighbourhoods.map((area) => {
      const figures = figuresOf(facts(area.id), period, now);
      return { area, figures, missing: missingIn(figures, period) };
    });
    const total = totalOf(
      rows.map(({ figures }) => figures),
      ofForce,
    );
    const isOver = londonMidnight(addDays(period.until, 1)) <= now;
    return { ...period, force, period: periodInWords(period), asOf: now, isOver, total, neighbourhoods: rows };
  }

  /** All facts, by neighbourhood, and of the force what is not the sum of its neighbourhoods. */
  async #facts(force: Area, neighbourhoods: readonly Area[], period: Period, now: Date) {
    const keys = neighbourhoods.map(({ id }) => id);
    const ids = arrayOf(keys);
    const [from, to] = [londonMidnight(period.from), londonMidnight(addDays(period.until, 1))];
    const read = <T>(text: string, values: unknown[]) => this.em.execute<OfArea<T>[]>(text, values);
    const suggestions = await read<NonNullable<EvidenceFacts['suggestions']>>(sql.SUGGESTIONS, [ids, from, to]);
    const roads = await read<EvidenceFacts['roads'][number]>(sql.ROADS, [ids, to, period.from]);
    const votes = await read<VoteFacts>(sql.VOTES, [ids, from, to, now]);
    const priorities = await read<PriorityFacts>(sql.PRIORITIES, [now, ids, period.lastDay, period.from]);
    const updates = await read<{ posted: number }>(sql.UPDATES, [ids, from, to, now]);
    const alerts = await read<{ sent: number }>(sql.ALERTS, [ids, from, to, now]);
    const news = await read<{ days: DateText[] }>(sql.NEWS, [force.id, ids, from, to, now, ids]);
    const meetings = await read<MeetingFacts>(sql.MEETINGS, [ids, from, to]);
    const before = await read<{ day: DateText }>(sql.MEETINGS_BEFORE, [ids, from, now]);
    const hours = [ANSWER_HOURS, now, ANSWER_HOURS];
    const questions = await read<QuestionFacts>(sql.QUESTIONS, [ids, from, to, ...hours]);
    const verdicts = await this.verdicts.countsOf(priorities.map(({ id }) => id));

    const judged = priorities.map((each) => ({ ...each, verdicts: verdicts.get(each.id) }));
    const many = <T>(rows: OfArea<T>[]) => grouped(keys, rows, ({ areaId }) => areaId);
    const one = <T>(rows: OfArea<T>[]) => new Map(rows.map((row) => [row.areaId, row]));
    const lists = { roads: many(roads), votes: many(votes), priorities: many(judged), meetings: many(meetings) };
    const single = { suggestions: one(suggestions), updates: one(updates), alerts: one(alerts), news: one(news) };
    const [meetingBefore, asked] = [one(before), one(questions)];
    const facts = (id: string): EvidenceFacts => ({
      suggestions: single.suggestions.get(id),
      updates: single.updates.get(id),
      alerts: single.alerts.get(id),
      news: single.news.get(id),
      meetingBefore: meetingBefore.get(id),
      questions: asked.get(id),
      roads: lists.roads.get(id) ?? [],
      votes: lists.votes.get(id) ?? [],
      priorities: lists.priorities.get(id) ?? [],
      meetings: lists.meetings.get(id) ?? [],
    });
    const ofForce = {
      alertsSent: alerts.find(({ areaId }) => areaId === null)?.sent ?? 0,
      medianHoursToAnswer: questions.find(({ areaId }) => areaId === null)?.median ?? null,
    };
    return { facts, ofForce };
  }
}
