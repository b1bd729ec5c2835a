import type { Operation } from './operations.ts';
import type { Chance } from './size.ts';

const repeat = (times: number, line: (i: number) => string) =>
  Array.from({ length: times }, (_, i) => line(i)).join(' ');
const nested = (times: number, open: string, inner: string) =>
  `${`${open} { `.repeat(times)}${inner}${' }'.repeat(times)}`;

/** Documents that cost their sender little and would cost us much: to be refused cheaply. */
const monsters: ((n: number) => string)[] = [
  (n) => `{ area(path: "cambridgeshire") { ${nested(13 + n, 'children', 'name')} } }`,
  (n) => `{ forces { ${'children { parent { '.repeat(6 + n)}name${' } }'.repeat(6 + n)} } }`,
  () => '{ forces { updatesHere(first: 1e400) { totalCount } } }',
  (n) => `{ ${repeat(11 + n, (i) => `a${i}: forces { name }`)} }`,
  (n) => `{ ${repeat(200 * n, () => 'forces { name }')} }`,
  (n) => `{ forces { ${repeat(2_000 * n, () => 'name')} } }`,
  (n) => `query ${repeat(30 * n, () => '@skip(if: false)')} { forces { name } }`,
  (n) => `{ forces { name ${repeat(21 * n, () => '@include(if: true)')} } }`,
  (n) => `{ forces { ${'name '.repeat(60_000 * n)} } }`,
  () => '{ forces { ...A } } fragment A on Area { ...B } fragment B on Area { ...A }',
  (n) =>
    `{ forces { ...F0 } } ${repeat(50 * n, (i) => `fragment F${i} on Area { children { ...F${i + 1} ...F${i + 1} } }`)} fragment F${50 * n} on Area { name }`,
  (n) => `{ findAreas(text: "${'a'.repeat(50_000 * n)}") { name } }`,
  (n) => `{ findAreas(text: ${'['.repeat(900 * n)}${']'.repeat(900 * n)}) { name } }`,
  (n) =>
    `{ forces { children { children { updatesHere(first: 100) { nodes { priority { updates(first: 100) { nodes { priority { lineage { updates(first: ${100 * n}) { nodes { body } } } } } } } } } } } } }`,
  (n) =>
    `mutation { ${repeat(10 + n, (i) => `g${i}: signIn(email: "surface@drill.test", code: "${100_000 + i}") { __typename }`)} }`,
  (n) => `{ ${'{'.repeat(500 * n)}`,
  () => '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
  () => 'subscription { me { id } }',
  () => 'query A { me { id } } query B { me { id } }',
  () => '',
  () => '\u0000',
  (n) => '#'.repeat(100_000 * n),
];

export function monster(chance: Chance): Operation {
  return { query: chance.of(monsters)(1 + chance.int(3)), variables: {} };
}

/** Bodies that are no operation at all, with the headers they come with. */
export function noise(chance: Chance): { body: string | Uint8Array<ArrayBuffer>; headers: Record<string, string> } {
  const json = (body: unknown) => ({ body: JSON.stringify(body), headers: {} });
  const query = '{ me { id } }';
  return chance.of([
    () => ({ body: '', headers: {} }),
    () => ({ body: '{', headers: {} }),
    () => ({ body: 'null', headers: {} }),
    () => ({ body: `{"query":"${'\\u0000'.repeat(50)}"}`, headers: {} }),
    () => ({ body: new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc0]), headers: {} }),
    () => ({ body: `{"query": ${'['.repeat(20_000)}`, headers: {} }),
    () => ({ body: 'x'.repeat(300_000), headers: {} }),
    () => ({ body: `query=${query}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    () => ({ body: query, headers: { 'content-type': 'text/plain' } }),
    () => ({ body: query, headers: { 'content-type': 'application/graphql' } }),
    () => ({ body: JSON.stringify({ query }), headers: { 'content-encoding': 'gzip' } }),
    () => ({ body: JSON.stringify({ query }), headers: { 'content-encoding': 'zstd' } }),
    () => ({ body: JSON.stringify({ query }), headers: { 'content-type': 'application/json; charset=klingon' } }),
    () => ({ body: JSON.stringify({ query }), headers: { cookie: `patchwork.session_token=${'%'.repeat(40)}` } }),
    () => ({ body: JSON.stringify({ query }), headers: { cookie: `${'a=b; '.repeat(500)}` } }),
    () => json([{ query }, { query }]),
    () => json({ query: 12 }),
    () => json({ query: { a: 1 } }),
    () => json({ query: [query] }),
    () => json({ query, variables: 'x' }),
    () => json({ query, variables: [1, 2] }),
    () => json({ query, operationName: 7 }),
    () => json({ query, operationName: '__proto__' }),
    () => json({ query, extensions: { persistedQuery: { version: 1, sha256Hash: 'x'.repeat(64) } } }),
    () => json({ extensions: { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } } }),
    () => json({ query, extensions: [] }),
    () => json({ variables: {} }),
  ])();
}
