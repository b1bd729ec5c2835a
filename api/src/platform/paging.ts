import { BadUserInput } from './faults.ts';

/** One page of a list, with where it stands. */
export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  totalCount: number;
}

/** How many of a list one page may hold, and how many it holds when nobody says. */
const LARGEST_PAGE = 100;
export const USUAL_PAGE = 20;

/** The page asked for. Throws BadUserInput for a `first` outside 1 to 100 or a cursor that is not ours. */
export function pageOf(
  first: number | null | undefined,
  after: string | null | undefined,
): { first: number; offset: number } {
  const size = first ?? USUAL_PAGE;
  if (size < 1 || size > LARGEST_PAGE) throw new BadUserInput(`first must be from 1 to ${LARGEST_PAGE}.`);
  const offset = after
    ? Number(
        Buffer.from(after, 'base64url')
          .toString()
          .match(/^after:(\d{1,9})$/)?.[1] ?? Number.NaN,
      )
    : 0;
  if (Number.isNaN(offset)) throw new BadUserInput('after is not a cursor of this list.');
  return { first: size, offset };
}

/** Wraps the rows of one page. `rows` are those from `offset` on, at most `first` of `totalCount`. */
export function connection<T>(rows: T[], offset: number, totalCount: number): Connection<T> {
  const edges = rows.map((node, i) => ({ cursor: cursorAt(offset + i + 1), node }));
  return {
    nodes: rows,
    edges,
    pageInfo: {
      hasNextPage: offset + rows.length < totalCount,
      hasPreviousPage: offset > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

function cursorAt(position: number): string {
  return Buffer.from(`after:${position}`).toString('base64url');
}
