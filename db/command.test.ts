import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { CannotStart } from './cannot-start.ts';
import { obey } from './command.ts';

let printed: unknown[][];
const { exitCode } = process;
beforeEach(() => {
  printed = [];
  jest.spyOn(console, 'error').mockImplementation((...words) => printed.push(words));
});
afterEach(() => {
  jest.restoreAllMocks();
  process.exitCode = exitCode;
});

test('what is done says nothing of its own and ends well', async () => {
  await obey(async () => undefined);
  expect([printed, process.exitCode]).toEqual([[], exitCode]);
});

test.each([
  ['what cannot be done is said alone', new CannotStart('There is no file x.'), 'There is no file x.'],
  ['a bug is shown with its stack', new TypeError('x is undefined'), new TypeError('x is undefined')],
])('%s, and either ends with 1', async (_, error, said) => {
  await obey(() => Promise.reject(error));
  expect([printed, process.exitCode]).toEqual([[[said]], 1]);
});
