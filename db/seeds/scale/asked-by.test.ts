import { expect, test } from '@jest/globals';
import { CannotStart } from '../../cannot-start.ts';
import { askedBy } from './asked-by.ts';

test('a command line asks for a size and a seed, which is 1 where left out', () => {
  expect(askedBy(['--scale', '200', '--seed', '7'])).toEqual({ scale: 200, seed: 7 });
  expect(askedBy(['--scale=1'])).toEqual({ scale: 1, seed: 1 });
  expect(askedBy(['--scale', '100000', '--seed', '4294967295'])).toEqual({ scale: 100_000, seed: 4_294_967_295 });
});

test.each(['--help', '-h'])('%s asks how the command is used', (word) => {
  expect(askedBy([word])).toBeNull();
});

test.each([
  [[]],
  [['--seed', '7']],
  [['--scale']],
  [['--scale', '0']],
  [['--scale', '-3']],
  [['--scale', '100001']],
  [['--scale', '1e3']],
  [['--scale', '2.5']],
  [['--scale', '']],
  [['--scale', '2', '--seed', '4294967296']],
  [['--scale', '2', '--seed', 'seven']],
  [['--scale', '2', '7']],
  [['--size', '2']],
])('%j is refused with the usage', (args) => {
  expect(() => askedBy(args)).toThrow(CannotStart);
  expect(() => askedBy(args)).toThrow('Usage: npm run db:seed -- --scale N --seed S');
});
