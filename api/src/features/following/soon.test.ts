import { jest } from '@jest/globals';
import type { Ear } from '#platform/live/line.ts';
import { Soon } from './soon.ts';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function aSoon(deed: () => Promise<void>) {
  const ears = new Map<string, Ear>();
  const soon = new Soon(deed, 'It was not done.');
  soon.afterChangesOn({ listen: (channel, ear) => void ears.set(channel, ear) });
  return { soon, ear: ears.get('public_changed') as Required<Ear> };
}

test('what changes together is looked at once, and what changes later again; also when a look failed', async () => {
  const done: number[] = [];
  const { ear } = aSoon(async () => {
    done.push(Date.now());
    throw new Error('The database is gone.');
  });
  ear.opened();
  ear.heard('');
  ear.heard('');
  expect(done).toEqual([]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveLength(1);
  ear.heard('');
  await jest.advanceTimersByTimeAsync(1_000);
  expect(done).toHaveLength(2);
});

test('once it ended nothing is looked at', async () => {
  const deed = jest.fn(async () => undefined);
  const { soon, ear } = aSoon(deed);
  ear.heard('');
  soon.end();
  await jest.advanceTimersByTimeAsync(1_000);
  expect(deed).not.toHaveBeenCalled();
});
