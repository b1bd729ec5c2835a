import type { AreaPageQuery } from '#graphql.generated.ts';
import { silenceWords } from './summary.ts';

type Area = NonNullable<AreaPageQuery['area']>;

const girton = (posted: string[], startsOn: string | null = '2026-10-01', withdrawn = false) =>
  ({
    name: 'Girton',
    currentQuarter: startsOn && { startsOn },
    lastQuarter: null,
    updatesHere: { nodes: posted.map((postedAt) => ({ postedAt, withdrawnAt: withdrawn ? postedAt : null })) },
  }) as unknown as Area;

describe('what a place is told when nothing was done there', () => {
  test('lately: since when', () => {
    expect(silenceWords(girton(['2026-03-03T10:00:00Z']))).toBe(
      'Nothing has been posted for Girton since 3 March 2026.',
    );
  });

  test('ever: that nothing was', () => {
    expect(silenceWords(girton([]))).toBe('Nothing has been posted for Girton yet.');
    expect(silenceWords(girton(['2026-11-03T10:00:00Z'], '2026-10-01', true))).toBe(
      'Nothing has been posted for Girton yet.',
    );
  });

  test('in these months: nothing more than the update itself', () => {
    expect(silenceWords(girton(['2026-10-01T06:00:00Z']))).toBeNull();
    expect(silenceWords(girton(['2026-03-03T10:00:00Z'], null))).toBeNull();
  });
});
