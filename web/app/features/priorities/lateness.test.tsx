import { shown, textOf } from '#ui/markup.ts';
import { latenessOf, rhythmWords } from './lateness.ts';
import { LatenessNote } from './lateness-note.tsx';
import { aPriority } from './priorities.factory.ts';

describe('how a priority stands against its promise of updates', () => {
  test('says when the next is promised while all is well, without a tag', () => {
    expect(latenessOf(aPriority())).toEqual({ tone: 'ON_TIME', words: 'Next update by 1 March.' });
  });

  test('says plainly that an update is due, and calls it late only after that', () => {
    expect(latenessOf(aPriority({ punctuality: 'DUE' }))).toMatchObject({
      tag: 'Update due',
      words: 'Due 1 March, not posted yet.',
    });
    expect(latenessOf(aPriority({ punctuality: 'LATE' }))).toMatchObject({
      tag: 'Update late',
      words: 'Late: due 1 March, not posted yet.',
    });
  });

  test('tells of a pause its day of return and its reason', () => {
    const paused = aPriority({
      punctuality: 'PAUSED',
      pausedUntil: '2027-01-04',
      pauseReason: 'Leave over Christmas.',
    });
    expect(latenessOf(paused)?.words).toBe(
      'Updates are paused until 4 January. The team says why: “Leave over Christmas.”',
    );
  });

  test('says nothing where nothing was promised', () => {
    const priority = aPriority({ punctuality: 'NO_PROMISE', nextUpdateDue: null, updateEveryDays: null });
    expect(latenessOf(priority)).toBeNull();
    expect(shown(<LatenessNote priority={priority} />).innerHTML).toBe('');
    expect(rhythmWords(null)).toBeNull();
  });

  test('shows a reason as typed, never as markup', () => {
    const paused = aPriority({ punctuality: 'PAUSED', pausedUntil: '2027-01-04', pauseReason: '<img src=x>' });
    const note = shown(<LatenessNote priority={paused} />);
    expect(note.querySelector('img')).toBeNull();
    expect(textOf(note)).toContain('“<img src=x>”');
  });

  test.each([
    [1, 'The team promised an update every day.'],
    [14, 'The team promised an update every two weeks.'],
    [10, 'The team promised an update at least every 10 days.'],
  ])('tells the rhythm of %i days', (days, words) => {
    expect(rhythmWords(days)).toBe(words);
  });
});
