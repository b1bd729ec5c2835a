import type { EntityManager } from '@mikro-orm/postgresql';
import { anOfficer } from '../features/people/officer.factory.ts';
import { FIGURE_NAMES } from '../features/publishing/evidence-columns.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Answer } from './a-service.ts';

const FIGURES = FIGURE_NAMES.join(' ');
const ASK = `query ($forcePath: String!, $from: String, $until: String) { evidence(forcePath: $forcePath, from: $from, until: $until) {
  from until period isOver force { path } total { ${FIGURES} } columns { field column means } duties { duty words }
  neighbourhoods { area { id path name } missing figures { ${FIGURES} } } } }`;

/** A neighbourhood's evidence as the schema answers it. */
export interface EvidenceRow {
  area: { id: string; path: string; name: string };
  missing: string[];
  figures: Record<string, number | null>;
}

interface Days {
  from?: string;
  until?: string;
}

/** Of the summer of 2022, in summer time throughout: 1 July begins at 11pm on 30 June, UTC. */
export const SUMMER = { from: '2022-07-01', until: '2022-09-30' };

/** Asks for the evidence of a force as somebody who is not signed in. */
export class EvidenceDesk {
  readonly patch: Patch;
  constructor(patch: Patch) {
    this.patch = patch;
  }

  ask(days: Days = {}, forcePath = 'testshire'): Promise<Answer> {
    return this.patch.browser().ask(ASK, { forcePath, ...days });
  }

  async of(days: Days = {}, forcePath = 'testshire'): Promise<Answer['data']> {
    return (await this.ask(days, forcePath)).data.evidence;
  }

  /** That of a neighbourhood, by its path. */
  async row(path: string, days: Days = {}): Promise<EvidenceRow> {
    const { neighbourhoods } = await this.of(days, path.split('/')[0]);
    return neighbourhoods.find(({ area }: EvidenceRow) => area.path === path);
  }
}

let months = 0;

/** A vote of seven days on months of its own, with what it came to: how many voted by each level; null before it is counted. */
export async function aCountedVote(
  em: EntityManager,
  given: {
    area: string;
    closes: string;
    levels: Record<string, number> | null;
    /** With a reason it differs from the vote. */
    decision?: { at: string; reason?: string };
  },
): Promise<void> {
  const { area, closes, levels, decision } = given;
  const startsOn = `${2024 + ++months}-01-01`;
  const quarter = await aQuarter(em, { area, startsOn, endsOn: startsOn });
  const officer = await anOfficer(em, { areas: [area] });
  const id = crypto.randomUUID();
  await em.execute(
    `insert into ballot (id, quarter_id, max_choices, opens_at, closes_at, tie_seed, key_check, opened_by_id, opened_at, sealed_at)
     values (?, ?, 3, ?::timestamptz - interval '7 days', ?, 'seed', 'check', ?, '2022-01-01', ?)`,
    [id, quarter.id, closes, closes, officer.id, levels && closes],
  );
  if (levels) {
    const told = Object.entries(levels).map(([level, voters]) => ({ level, voters }));
    const voters = told.reduce((sum, each) => sum + each.voters, 0);
    const counts = JSON.stringify({ voters, options: [], levels: told });
    await em.execute(
      `insert into ballot_result (ballot_id, sealed_at, voters, residents, counts, turnout, sha256, audit, audit_head)
       values (?, ?, ?, 500, ?, '{}', '', '{}', '')`,
      [id, closes, voters, counts],
    );
  }
  if (decision) {
    await em.execute(
      'insert into decision (quarter_id, ballot_id, decided_by_id, decided_at, differs, reason_id) values (?, ?, ?, ?, ?, ?)',
      [quarter.id, id, officer.id, decision.at, decision.reason !== undefined, decision.reason ?? null],
    );
  }
}
