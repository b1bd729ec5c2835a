/** @jest-environment node */
import { reaches } from './acting.server.ts';

const post = { areas: [{ id: '1', path: 'cambridgeshire/south', kind: 'NEIGHBOURHOOD' as const, name: 'South' }] };

test.each([
  ['cambridgeshire/south', true],
  ['cambridgeshire/south/girton', true],
  ['cambridgeshire/southend', false],
  ['cambridgeshire/east', false],
  ['cambridgeshire', false],
])('a post in cambridgeshire/south reaches %s: %s', (path, reached) => {
  expect(reaches(post, path)).toBe(reached);
});
