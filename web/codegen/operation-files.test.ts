import { operationFiles } from './operation-files.ts';

const fragments = 'fragment A on Area { id ...B } fragment B on Area { name }';

test('an operation stands alone, with every fragment it leans on', () => {
  const files = operationFiles([fragments, 'query Two { area(path: "x") { ...A } }', 'query One { me { id } }']);
  expect([...files.keys()]).toEqual(['One.graphql', 'Two.graphql']);
  expect(files.get('Two.graphql')).toMatch(/^query Two [\s\S]*fragment A on Area [\s\S]*fragment B on Area /);
  expect(files.get('One.graphql')).not.toContain('fragment');
});

test.each([
  ['an operation without a name', 'query { me { id } }', /no name/],
  ['two of one name', 'query A { me { id } } query A { me { id } }', /Two operations/],
  ['a fragment that is nowhere', 'query A { me { ...Z } }', /Fragment Z/],
])('refuses %s', (_what, source, message) => {
  expect(() => operationFiles([source])).toThrow(message);
});
