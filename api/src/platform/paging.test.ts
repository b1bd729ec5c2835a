import * as fc from 'fast-check';
import { BadUserInput } from './faults.ts';
import { connection, pageOf } from './paging.ts';

test('a page holds twenty, or as many as asked for', () => {
  expect(pageOf(undefined, undefined)).toEqual({ first: 20, offset: 0 });
  expect(pageOf(null, '')).toEqual({ first: 20, offset: 0 });
  expect(pageOf(100, null)).toEqual({ first: 100, offset: 0 });
});

test.each([0, -1, 101, 2_147_483_647])('no page holds %d', (first) => {
  expect(() => pageOf(first, null)).toThrow(BadUserInput);
});

const encoded = (text: string) => Buffer.from(text).toString('base64url');

test.each([
  '1',
  'x',
  encoded('after:-1'),
  encoded('after:1; drop table area'),
  encoded('after:9999999999'),
  encoded('1'),
])('a cursor that is none of ours is refused: %s', (after) => expect(() => pageOf(20, after)).toThrow(BadUserInput));

/** What somebody sees who follows the cursors to the end. */
function inPages(rows: readonly number[], first: number): number[] {
  const seen: number[] = [];
  let after: string | null = null;
  for (;;) {
    const { offset } = pageOf(first, after);
    const page = connection(rows.slice(offset, offset + first), offset, rows.length);
    expect(page.edges.map(({ node }) => node)).toEqual(page.nodes);
    expect(page.pageInfo.hasPreviousPage).toBe(offset > 0);
    seen.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return seen;
    after = page.pageInfo.endCursor;
  }
}

test('following the cursors gives every row once, in order, in pages of any size', () => {
  const rows = fc.array(fc.integer(), { maxLength: 50 });
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 12 }), (all, first) => {
      expect(inPages(all, first)).toEqual(all);
    }),
  );
});

test('each edge carries the cursor after which the rest follows', () => {
  const { edges, pageInfo } = connection(['a', 'b', 'c'], 4, 7);
  expect(edges.map(({ cursor }) => pageOf(1, cursor).offset)).toEqual([5, 6, 7]);
  expect(pageInfo).toMatchObject({ hasNextPage: false, startCursor: edges[0]?.cursor, endCursor: edges[2]?.cursor });
  expect(connection([], 0, 0).pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: false,
    startCursor: null,
    endCursor: null,
  });
});
