import type { HoursToAnswerFactsFragment } from '#graphql.generated.ts';

/** How long a team takes to answer, in sentences with their numbers; the promise alone where nothing was asked. */
export function HoursToAnswer({ hours }: { hours: HoursToAnswerFactsFragment }) {
  return <p className="govuk-body">{[hoursWords(hours), openWords(hours)].filter(Boolean).join(' ')}</p>;
}

/** "Half of the 8 questions that were answered in the last twelve months were answered within 21 hours; 7 of 8 within 72 hours." */
export function hoursWords({ median, answered, withinPromise, open }: HoursToAnswerFactsFragment): string {
  if (answered === 0 || median === null) {
    const promise = 'The team promises an answer within 72 hours.';
    return open > 0 ? `${promise} Nothing that was asked in the last twelve months has been answered yet.` : promise;
  }
  if (answered === 1) {
    return `One question was asked and answered in the last twelve months, within ${durationWords(median)}.`;
  }
  const half = `Half of the ${answered} questions that were answered in the last twelve months were answered within ${durationWords(median)}`;
  const kept = withinPromise === answered ? 'all of them' : `${withinPromise} of ${answered}`;
  return `${half}; ${kept} within 72 hours.`;
}

function openWords({ open, overdue }: HoursToAnswerFactsFragment): string | null {
  if (open === 0) return null;
  if (open === 1) return overdue === 1 ? '1 is open, and late.' : '1 is open.';
  const late = overdue === 0 ? 'none of them late' : overdue === open ? 'all of them late' : `${overdue} of them late`;
  return `${open} are open, ${late}.`;
}

/** Rounded up: "within" stays true. */
function durationWords(hours: number): string {
  const whole = Math.max(1, Math.ceil(hours));
  if (whole > 72) return `${Math.ceil(hours / 24)} days`;
  return whole === 1 ? 'an hour' : `${whole} hours`;
}
