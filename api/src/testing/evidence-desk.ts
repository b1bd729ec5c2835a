import { FIGURE_NAMES } from '../features/publishing/evidence-columns.ts';
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
