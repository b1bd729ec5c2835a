import type { TypedMoment } from '#forms/moment-input.tsx';
import type { BallotToOpenQuery, SuggestionsWaitingQuery, Theme } from '#graphql.generated.ts';

/** One option of the list as it is typed. */
export type TypedOption = {
  /** What it was made from (`p:<id>` a running priority, `s:<id>` a suggestion), or `own-3`. */
  key?: string;
  theme?: string;
  title?: string;
  /** Of the places offered with it, those that are ticked. */
  places?: string[];
  /** Places chosen besides. */
  more?: string[];
  suggestionIds?: string[];
  continuesId?: string;
  /** The key of the option that takes up its suggestions, where it is none of its own. */
  into?: string;
};

/** The form of a vote as it is typed. */
export type TypedBallot = {
  options?: TypedOption[];
  maxChoices?: string;
  opens?: TypedMoment;
  closes?: TypedMoment;
  words?: string;
};

type QuarterToOpen = NonNullable<BallotToOpenQuery['quarter']>;
export type PriorityToTake = NonNullable<QuarterToOpen['area']['currentQuarter']>['priorities'][number];
export type SuggestionToTake = NonNullable<SuggestionsWaitingQuery['desk']>['suggestionsWaiting'][number];

/** What a list can be made of. */
export interface Sources {
  priorities: readonly PriorityToTake[];
  suggestions: readonly SuggestionToTake[];
}

/** The priorities that an option of this quarter can go on with: those of the months before it that none goes on with yet. */
export function prioritiesBefore({ id, area }: QuarterToOpen): PriorityToTake[] {
  const { currentQuarter: current, lastQuarter: last } = area;
  const before = current && current.id !== id && current.priorities.length > 0 ? current : last;
  return (before?.priorities ?? []).filter(({ continuedBy }) => !continuedBy);
}

/** One thing that can go on the list: where it comes from, and what it says. */
interface Source {
  kind: 'PRIORITY' | 'SUGGESTION';
  id: string;
  theme: Theme | null;
  title: string | null;
  places: readonly { path: string; name: string }[];
}

/** Everything that can go on the list, by the key of its row: what goes on first, then what residents suggested. */
export function sourcesByKey({ priorities, suggestions }: Sources): Map<string, Source> {
  return new Map([
    ...priorities.map((one): [string, Source] => [`p:${one.id}`, { ...one, kind: 'PRIORITY' }]),
    ...suggestions.map((one): [string, Source] => [`s:${one.id}`, { ...one, kind: 'SUGGESTION' }]),
  ]);
}

/** The rows that a list begins with: one for each thing that was taken; two empty ones where that leaves nothing to choose from. */
export function rowsOf(sources: Sources, taken: readonly string[], neighbourhood: { path: string }): TypedOption[] {
  const rows = [...sourcesByKey(sources)]
    .filter(([key]) => taken.includes(key))
    .map(([key, { kind, id, theme, title, places }]): TypedOption => {
      const from = kind === 'PRIORITY' ? { continuesId: id } : { suggestionIds: [id] };
      const paths = places.map(({ path }) => path).filter((path) => path !== neighbourhood.path);
      return { key, theme: theme ?? '', title: title ?? '', places: paths, ...from };
    });
  while (rows.length < 2) rows.push({ key: `own-${rows.length + 1}` });
  return rows;
}
