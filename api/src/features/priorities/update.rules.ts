import { type DateText, isDateText, londonDate } from '@patchwork/calendar';
import { isRefusal, Refusal } from '#platform/refusal.ts';
import { BODY_LIMIT, TITLE_LIMIT, WordsReason, wordsFor, wordsOrNone } from '#platform/words.ts';
import type { MeasureKept } from './progress-update.entity.ts';

export const UpdateRefusalReason = {
  ...WordsReason,
  QUARTER_ENDED: 'QUARTER_ENDED',
  QUARTER_NOT_STARTED: 'QUARTER_NOT_STARTED',
  UNKNOWN_PLACE: 'UNKNOWN_PLACE',
  AREA_ENDED: 'AREA_ENDED',
  PLACE_ELSEWHERE: 'PLACE_ELSEWHERE',
  BAD_MEASURE: 'BAD_MEASURE',
  BAD_TIME: 'BAD_TIME',
  STALE_VERSION: 'STALE_VERSION',
  WITHDRAWN: 'WITHDRAWN',
  NOT_WAITING: 'NOT_WAITING',
  SAME_PERSON: 'SAME_PERSON',
  NO_PROMISE: 'NO_PROMISE',
  ALREADY_RECORDED: 'ALREADY_RECORDED',
  NOT_ENDED: 'NOT_ENDED',
} as const;
export type UpdateRefusalReason = (typeof UpdateRefusalReason)[keyof typeof UpdateRefusalReason];

/** A measure as somebody typed it. */
export interface TypedMeasure {
  name: string;
  value: number;
  outOf?: number | null;
  before?: number | null;
  unit?: string | null;
  from?: DateText | null;
  to?: DateText | null;
  source?: string | null;
}

const MEASURES_AT_MOST = 20;
const UNIT_LIMIT = 40;
/** The largest figure kept: beyond it a number stops being one that anybody counted. */
const LARGEST = 1e12;
/** A time this little past is a slow form, not a mistake, in milliseconds. */
const PATIENCE = 15 * 60_000;

/** When an update appears: now, or at a set time before its quarter ends; a quarter that is not running takes none. */
export function publicationFor(
  quarter: { startsOn: DateText; endsOn: DateText },
  publishAt: Date | null | undefined,
  now: Date,
): Date | Refusal<UpdateRefusalReason> {
  const today = londonDate(now);
  if (today > quarter.endsOn)
    return new Refusal('QUARTER_ENDED', 'This quarter has ended, so nothing more can be posted to it.');
  if (today < quarter.startsOn)
    return new Refusal('QUARTER_NOT_STARTED', 'This quarter has not begun, so nothing can be posted to it yet.');
  if (!publishAt) return now;
  if (publishAt.getTime() < now.getTime() - PATIENCE)
    return new Refusal('BAD_TIME', 'The time to publish at has passed. Choose a later one.', 'publishAt');
  if (londonDate(publishAt) > quarter.endsOn)
    return new Refusal('BAD_TIME', 'The time to publish at is after the quarter ends.', 'publishAt');
  return publishAt < now ? now : publishAt;
}

/** The words of an update: at most 5,000 characters of Markdown. */
export function bodyFor(body: string): string | Refusal<UpdateRefusalReason> {
  return wordsFor(body, 'body', 'The update', BODY_LIMIT);
}

/** The figures of an update, checked one by one; a share lies within its whole, and its days are in order. */
export function measuresFor(
  typed: readonly TypedMeasure[] | null | undefined,
): MeasureKept[] | Refusal<UpdateRefusalReason> {
  if ((typed?.length ?? 0) > MEASURES_AT_MOST)
    return bad('measures', `An update takes at most ${MEASURES_AT_MOST} figures.`);
  const kept: MeasureKept[] = [];
  for (const [i, measure] of (typed ?? []).entries()) {
    const checked = measureFor(measure, `measures.${i}`);
    if (isRefusal(checked)) return checked;
    kept.push(checked);
  }
  return kept;
}

function measureFor(typed: TypedMeasure, at: string): MeasureKept | Refusal<UpdateRefusalReason> {
  const name = wordsFor(typed.name, `${at}.name`, 'What the figure counts', TITLE_LIMIT);
  if (isRefusal(name)) return name;
  const unit = wordsOrNone(typed.unit, `${at}.unit`, 'The unit', UNIT_LIMIT);
  if (isRefusal(unit)) return unit;
  const source = wordsOrNone(typed.source, `${at}.source`, 'The source', TITLE_LIMIT);
  if (isRefusal(source)) return source;
  const { value, outOf = null, before = null, from = null, to = null } = typed;
  for (const [part, number] of Object.entries({ value, outOf, before })) {
    if (number !== null && !(Math.abs(number) <= LARGEST))
      return bad(`${at}.${part}`, 'This is not a number that can be kept.');
  }
  if (outOf !== null && outOf <= 0) return bad(`${at}.outOf`, 'The whole must be more than nought.');
  if (outOf !== null && (value < 0 || value > outOf))
    return bad(`${at}.value`, `A share cannot be more than its whole, ${outOf}.`);
  if (from !== null && !isDateText(from)) return bad(`${at}.from`, 'This day is not in the calendar.');
  if (to !== null && !isDateText(to)) return bad(`${at}.to`, 'This day is not in the calendar.');
  if (from !== null && to !== null && to < from) return bad(`${at}.to`, 'The last day is before the first.');
  return { name, value, outOf, before, unit, fromDay: from, toDay: to, source };
}

function bad(field: string, message: string): Refusal<'BAD_MEASURE'> {
  return new Refusal('BAD_MEASURE', message, field);
}
