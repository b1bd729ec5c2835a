import { expect, test } from '@jest/globals';
import { NoTurn, Turns } from './turns.ts';

/** A deed that goes on until it is told to end. */
function deed() {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const act = () => {
    one.began = true;
    return promise;
  };
  const one = { began: false, end: resolve, fail: reject, act };
  return one;
}

test('so many are at one thing at once, the others follow in the order in which they came', async () => {
  const turns = new Turns(2);
  const deeds = Array.from({ length: 4 }, deed);
  const done = deeds.map(({ act }) => turns.take('a', act));
  const began = () => deeds.map((one) => one.began);
  expect(began()).toEqual([true, true, false, false]);
  deeds[1]?.end('second');
  expect(await done[1]).toBe('second');
  expect(began()).toEqual([true, true, true, false]);
  deeds[0]?.fail(new Error('no'));
  await expect(done[0]).rejects.toThrow('no');
  expect(began()).toEqual([true, true, true, true]);
  deeds[2]?.end('third');
  deeds[3]?.end('fourth');
  expect(await Promise.all(done.slice(2))).toEqual(['third', 'fourth']);
});

test('another thing waits for nobody, and a thing that nobody is at is as new', async () => {
  const turns = new Turns(1);
  const [one, other] = [deed(), deed()];
  const done = [turns.take('a', one.act), turns.take('b', other.act)];
  expect(other.began).toBe(true);
  one.end('');
  other.end('');
  await Promise.all(done);
  expect(await turns.take('a', async () => 'again')).toBe('again');
});

test('whoever waits too long is told so, and takes nobody’s turn', async () => {
  const turns = new Turns(1, 10);
  const [one, late] = [deed(), deed()];
  const first = turns.take('a', one.act);
  await expect(turns.take('a', late.act)).rejects.toBeInstanceOf(NoTurn);
  one.end('done');
  expect(await first).toBe('done');
  expect(late.began).toBe(false);
  expect(await turns.take('a', async () => 'next')).toBe('next');
});
