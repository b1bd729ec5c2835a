import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { HEADER, type LevelCounts, lineText, type Result, ranked, resultText } from '@patchwork/tally';
import { idOf } from '#platform/ids.ts';
import type { Ballot, BallotOption } from './ballot.entity.ts';
import { BallotsQueries, type PlaceTurnout } from './ballots.queries.ts';
import { mayShowNumbers } from './disclosure.rules.ts';
import type { BallotResult } from './sealed.entity.ts';

/** A result as far as it may be told. */
export interface ResultTold {
  sealedAt: Date;
  voters: number;
  residents: number;
  isOrderOnly: boolean;
  options: { option: BallotOption; rank: number; isTied: boolean; votes: number | null }[];
  noneOfThese: number | null;
  noFurtherChoice: number | null;
  levels: (Pick<LevelCounts, 'level' | 'voters' | 'noneOfThese' | 'noFurtherChoice'> & {
    options: { optionId: string; votes: number }[];
  })[];
  turnout: PlaceTurnout[];
  sha256: string | null;
  auditHead: string;
}

/** How many lines of a file are read at a time. */
const LINES_AT_ONCE = 10_000;

/** What sealed votes came to, on pages and in files. */
@Injectable()
export class ResultsQueries {
  constructor(
    private readonly em: EntityManager,
    private readonly ballots: BallotsQueries,
  ) {}

  /** What may be told of each of these votes that is sealed. */
  async of(ids: readonly string[]): Promise<Map<string, ResultTold>> {
    const results = await this.ballots.resultsOf(ids);
    const options = await this.ballots.optionsOf([...results.keys()]);
    const told = await Promise.all(
      [...results].map(
        async ([id, result]) =>
          [id, await this.#told(await this.ballots.byId(id), result, options.get(id) ?? [])] as const,
      ),
    );
    return new Map(told);
  }

  async #told(ballot: Ballot, result: BallotResult, options: readonly BallotOption[]): Promise<ResultTold> {
    const { sealedAt, voters, residents, counts, turnout, sha256, auditHead } = result;
    const isOrderOnly = !mayShowNumbers(voters);
    const byId = new Map(options.map((option) => [option.id, option]));
    const order = ranked(counts.options, ballot.tieSeed).map(({ id, rank, isTied, votes }) => ({
      option: byId.get(id) as BallotOption,
      rank,
      isTied,
      votes: isOrderOnly ? null : votes,
    }));
    return {
      ...{ sealedAt, voters, residents, isOrderOnly, options: order, auditHead },
      noneOfThese: isOrderOnly ? null : counts.noneOfThese,
      noFurtherChoice: isOrderOnly ? null : counts.noFurtherChoice,
      levels: isOrderOnly ? [] : counts.levels.map(levelTold),
      turnout: await this.ballots.turnoutWith(turnout.places, turnout.others),
      sha256: isOrderOnly ? null : sha256,
    };
  }

  /** `result.json` of a sealed vote; null where there is none, or too few took part for numbers. Throws NotFound. */
  async resultFile(ballotId: string): Promise<string | null> {
    const found = await this.#published(ballotId);
    if (!found) return null;
    const { ballot, result } = found;
    const area = ballot.quarter.unwrap().area.unwrap();
    const { counts, residents, sha256, audit, auditHead } = result;
    return resultText({
      ...{ ballotId: ballot.id, areaPath: area.path, maxChoices: ballot.maxChoices, tieSeed: ballot.tieSeed },
      ...{ closesAt: ballot.closesAt.toISOString(), sealedAt: result.sealedAt.toISOString() },
      ...{ ...counts, residents, sha256, audit, auditHead },
    } as Result);
  }

  /** The hash of `ballots.csv` and its text, some thousand lines at a time; null as for `result.json`. Throws NotFound. */
  async ballotsFile(ballotId: string): Promise<{ sha256: string; text: AsyncGenerator<string> } | null> {
    const found = await this.#published(ballotId);
    if (!found) return null;
    const titles = new Map(found.result.counts.options.map(({ id, title }) => [id, title]));
    return { sha256: found.result.sha256, text: this.#lines(found.ballot.id, titles) };
  }

  async *#lines(ballotId: string, titles: ReadonlyMap<string, string>): AsyncGenerator<string> {
    yield HEADER;
    for (let after = ''; ; ) {
      const page: { receipt: string; optionId: string; level: string }[] = await this.em.fork().execute(
        `select receipt, choice as "optionId", level from sealed_line
         where ballot_id = ? and receipt collate "C" > ? order by receipt collate "C" limit ?`,
        [ballotId, after, LINES_AT_ONCE],
      );
      if (page.length > 0) yield page.map((line) => lineText(line, titles)).join('');
      if (page.length < LINES_AT_ONCE) return;
      after = page.at(-1)?.receipt ?? '';
    }
  }

  async #published(ballotId: string): Promise<{ ballot: Ballot; result: BallotResult } | null> {
    const ballot = await this.ballots.byId(idOf(ballotId, 'This vote'));
    const result = (await this.ballots.resultsOf([ballot.id])).get(ballot.id);
    return result && mayShowNumbers(result.voters) ? { ballot, result } : null;
  }
}

function levelTold({ options, ...level }: LevelCounts): ResultTold['levels'][number] {
  return { ...level, options: options.map(({ id, votes }) => ({ optionId: id, votes })) };
}
