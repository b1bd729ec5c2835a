import type { QuarterToDecideQuery } from '#graphql.generated.ts';

export type QuarterToDecide = NonNullable<QuarterToDecideQuery['quarter']>;
type Result = NonNullable<NonNullable<QuarterToDecide['ballot']>['result']>;
export type OptionVotedOn = Result['options'][number];

/** A priority as it is typed: from an option of the vote, or the team's own. */
export type TypedPriority = {
  optionId?: string;
  theme?: string;
  title?: string;
  /** Of the places offered with it, those that are ticked. */
  places?: string[];
  /** Places chosen besides. */
  more?: string[];
  promise?: string;
  updateEveryDays?: string;
  continuesId?: string;
};

/** A decision as it is typed. */
export type TypedDecision = {
  priorities?: TypedPriority[];
  reasonForDifference?: string;
  evidence?: string;
  meetingId?: string;
};

/** An earlier priority that a new one can go on with. */
export interface EarlierPriority {
  id: string;
  title: string;
  quarter: { id: string; name: string };
}

/** The options of the vote in its order; none where there was no vote, or it is not counted. */
export const votedOn = ({ ballot }: QuarterToDecide): readonly OptionVotedOn[] => ballot?.result?.options ?? [];

/** How many the team takes up where nobody says otherwise: the newsletter's three. */
const USUALLY = 3;

/** What is ticked at first: what the vote put first. */
export const firstOf = (options: readonly OptionVotedOn[]): string[] =>
  options.slice(0, USUALLY).map(({ option }) => option.id);

/** Two weeks from one update to the next, as long as nobody says otherwise. */
const USUAL_DAYS = '14';

/** The rows that the wording begins with: what was ticked, in the order of the vote; an empty one where nothing was. */
export function rowsOf(
  options: readonly OptionVotedOn[],
  taken: readonly string[],
  neighbourhood: { path: string },
): TypedPriority[] {
  const rows = options
    .filter(({ option }) => taken.includes(option.id))
    .map(
      ({ option: { id, theme, title, places, continues } }): TypedPriority => ({
        ...{ optionId: id, theme, title, updateEveryDays: USUAL_DAYS, continuesId: continues?.id ?? '' },
        places: places.map(({ path }) => path).filter((path) => path !== neighbourhood.path),
      }),
    );
  return rows.length > 0 ? rows : [ownRow];
}

/** One that was not voted on. */
export const ownRow: TypedPriority = { updateEveryDays: USUAL_DAYS };

/** The quarter before the one that is decided, as far as the desk knows of it. */
export function quarterBefore({ id, startsOn, area }: QuarterToDecide) {
  const near = [area.currentQuarter, area.lastQuarter, area.nextQuarter];
  return near
    .flatMap((quarter) => (quarter && quarter.id !== id && quarter.startsOn < startsOn ? [quarter] : []))
    .sort((a, b) => b.startsOn.localeCompare(a.startsOn));
}

/** Earlier priorities that nothing goes on with yet, the newest months first. */
export function earlierOf(quarter: QuarterToDecide): EarlierPriority[] {
  return quarterBefore(quarter).flatMap(({ id, name, priorities }) =>
    priorities.flatMap(({ continuedBy, ...priority }) =>
      continuedBy ? [] : [{ id: priority.id, title: priority.title, quarter: { id, name } }],
    ),
  );
}

/**
 * Whether this is not what the vote put first, as the api will say: something that was not voted on, or an option while
 * one that came before it was left or stands behind it. Equal votes share a place and bind to neither.
 */
export function differsFrom(options: readonly OptionVotedOn[], adopted: readonly (string | undefined)[]): boolean {
  const ranks = adopted.map((id) => options.find(({ option }) => option.id === id)?.rank);
  if (options.length === 0 || ranks.includes(undefined)) return true;
  const order = ranks as number[];
  const isOutOfOrder = order.some((rank, i) => i > 0 && rank < (order[i - 1] as number));
  const last = Math.max(...order);
  return isOutOfOrder || options.some(({ option, rank }) => rank < last && !adopted.includes(option.id));
}
