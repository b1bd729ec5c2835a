import { environmentOf, HalfConfigured } from './environment.ts';

const demo = { PATCHWORK_MODE: 'demo', DATABASE_URL: 'postgresql://app@db/patchwork', SESSION_SECRET: 'a secret' };
const holdOf = (typed?: string) => environmentOf({ ...demo, ALERT_HOLD_SECONDS: typed }).alertHoldSeconds;

describe('how long an alert can be stopped', () => {
  test.each([
    [undefined, 120],
    ['', 120],
    ['0', 0],
    ['300', 300],
  ])('%s: %d seconds', (typed, seconds) => {
    expect(holdOf(typed)).toBe(seconds);
  });

  test.each(['-1', '1.5', 'two minutes', '1e9'])('%s is refused at start', (typed) => {
    expect(() => holdOf(typed)).toThrow(HalfConfigured);
    expect(() => holdOf(typed)).toThrow(/ALERT_HOLD_SECONDS/);
  });
});
