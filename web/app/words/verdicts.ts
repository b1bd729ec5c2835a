import type { Verdict, VerdictFactsFragment } from '#graphql.generated.ts';

/** What residents say became of a priority, from best to worst, in their own words. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  BETTER: 'Better',
  PARTLY: 'Partly better',
  SAME: 'About the same',
  WORSE: 'Worse',
  DONT_KNOW: 'Cannot say',
};

/** How many residents gave each verdict, from best to worst. */
export function verdictRows(counts: VerdictFactsFragment): { verdict: Verdict; words: string; count: number }[] {
  const { better, partly, same, worse, dontKnow } = counts;
  const rows = { BETTER: better, PARTLY: partly, SAME: same, WORSE: worse, DONT_KNOW: dontKnow };
  return (Object.keys(verdictWords) as Verdict[]).map((verdict) => ({
    verdict,
    words: verdictWords[verdict],
    count: rows[verdict],
  }));
}

/** "34 residents judged: 12 say better, 9 partly better, 3 cannot say." What nobody said is left out. */
export function verdictsInWords(counts: VerdictFactsFragment): string {
  const said = verdictRows(counts).filter(({ count }) => count > 0);
  const each = said.map(({ verdict, words, count }, at) => {
    const says = at > 0 || verdict === 'DONT_KNOW' ? '' : count === 1 ? 'says ' : 'say ';
    return `${count} ${says}${words.toLowerCase()}`;
  });
  return `${counts.total} residents judged: ${each.join(', ')}.`;
}
