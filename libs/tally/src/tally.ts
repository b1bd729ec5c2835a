import { isLevel, type Line, Miscount, NONE } from './lines.ts';

/** What one level’s voters chose. `voters` is people; `votes`, `noneOfThese` and `noFurtherChoice` are lines. */
export interface LevelCounts {
  readonly level: string;
  readonly voters: number;
  readonly options: readonly { readonly id: string; readonly votes: number }[];
  readonly noneOfThese: number;
  readonly noFurtherChoice: number;
}

/** The whole count: options in the ballot’s order, levels sorted by name. */
export interface Counts {
  readonly voters: number;
  readonly options: readonly { readonly id: string; readonly title: string; readonly votes: number }[];
  readonly noneOfThese: number;
  readonly noFurtherChoice: number;
  readonly levels: readonly LevelCounts[];
}

/** There are two or three levels; more than this is a file that wants to fill the memory. */
export const LEVELS_AT_MOST = 20;

/** Adds up the lines of a sealed ballot one by one. Keeps a number for each option and level, and no line. */
export class Tally {
  readonly #options: readonly { readonly id: string; readonly title: string }[];
  readonly #maxChoices: number;
  /** Where a line is counted, by its option: the options in their order, then none of these, then no further choice. */
  readonly #columns: ReadonlyMap<string, number>;
  readonly #rows = new Map<string, number[]>();
  #lines = 0;

  /**
   * @param options in the ballot’s order
   * @param maxChoices how many lines each vote has
   * @throws Miscount for two options with one id, or one without an id of its own
   */
  constructor(options: readonly { readonly id: string; readonly title: string }[], maxChoices: number) {
    if (!Number.isSafeInteger(maxChoices) || maxChoices < 1) throw new Miscount('A vote has at least one choice.');
    this.#options = options.map(({ id, title }) => ({ id, title }));
    this.#maxChoices = maxChoices;
    this.#columns = new Map([...options.map(({ id }) => id), NONE, ''].map((id, column) => [id, column]));
    if (this.#columns.size !== options.length + 2) throw new Miscount('Two options of a ballot have the same id.');
  }

  /** How many lines were added. */
  get lines(): number {
    return this.#lines;
  }

  /** @throws Miscount for a line whose option the ballot does not have, or whose level is no name; it is not counted. */
  add({ optionId, level }: Line): void {
    const column = this.#columns.get(optionId);
    if (column === undefined) throw new Miscount(`${optionId} is no option of this ballot.`);
    const row = this.#rows.get(level) ?? this.#newRow(level);
    row[column] = (row[column] ?? 0) + 1;
    this.#lines++;
  }

  /** @throws Miscount where the lines cannot be whole votes: a number that `maxChoices` does not divide, in all or at a level */
  counts(): Counts {
    const counts = this.soFar();
    if (![counts, ...counts.levels].every(({ voters }) => Number.isInteger(voters)))
      throw new Miscount(`${this.#lines} lines are not whole votes of ${this.#maxChoices} lines each, at every level.`);
    return counts;
  }

  /** As `counts`, also where lines are missing: then `voters` has a fraction. */
  soFar(): Counts {
    const names = [...this.#rows.keys()].sort();
    const rows = names.map((level) => this.#rows.get(level) ?? []);
    const all = this.#empty().map((_, column) => sum(rows.map((row) => row[column] ?? 0)));
    const of = (row: readonly number[]) => ({
      voters: sum(row) / this.#maxChoices,
      options: this.#options.map((option, column) => ({ ...option, votes: row[column] ?? 0 })),
      noneOfThese: row[this.#options.length] ?? 0,
      noFurtherChoice: row[this.#options.length + 1] ?? 0,
    });
    const levels = names.map((level, at) => {
      const { voters, options, ...rest } = of(rows[at] ?? []);
      return { level, voters, options: options.map(({ id, votes }) => ({ id, votes })), ...rest };
    });
    return { ...of(all), levels };
  }

  #empty(): number[] {
    return Array.from({ length: this.#options.length + 2 }, () => 0);
  }

  #newRow(level: string): number[] {
    if (!isLevel(level)) throw new Miscount(`${level} is no level.`);
    if (this.#rows.size >= LEVELS_AT_MOST) throw new Miscount(`More than ${LEVELS_AT_MOST} levels.`);
    const row = this.#empty();
    this.#rows.set(level, row);
    return row;
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
