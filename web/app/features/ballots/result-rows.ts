import type { BallotResultFactsFragment } from '#graphql.generated.ts';

export type Result = BallotResultFactsFragment;

/** One option of a result: where it came, and what it got in all and in each way. Null where too few took part for numbers. */
export interface ResultRow {
  id: string;
  rank: number;
  isTied: boolean;
  option: Result['options'][number]['option'];
  votes: number | null;
  /** Of those who were known by email, and of the papers; null where the two may not be told apart. */
  parts: { email: number; paper: number } | null;
}

/** The options in the order of the result. */
export function resultRows({ options, levels }: Pick<Result, 'options' | 'levels'>): ResultRow[] {
  const [email, paper] = ['EMAIL', 'PAPER'].map((level) => levels.find((each) => each.level === level));
  return options.map(({ option, rank, isTied, votes }) => {
    const of = (level: typeof email) => level?.options.find(({ optionId }) => optionId === option.id)?.votes ?? 0;
    return {
      id: option.id,
      rank,
      isTied,
      option,
      votes,
      parts: email && paper ? { email: of(email), paper: of(paper) } : null,
    };
  });
}

/** Whether the votes on paper changed the order of the options: equal votes count as equal. */
export function isOrderOfPaper(rows: readonly ResultRow[]): boolean {
  const rank = (votes: (row: ResultRow) => number) =>
    rows.map((row) => rows.filter((other) => votes(other) > votes(row)).length).join();
  return rank((row) => row.votes ?? 0) !== rank((row) => row.parts?.email ?? 0);
}
