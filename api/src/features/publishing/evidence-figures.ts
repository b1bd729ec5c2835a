import { addDays, type DateText, daysBetween, londonDate } from '@patchwork/calendar';
import { LEVEL_AT_LEAST, VOTERS_AT_LEAST } from '@patchwork/tally';
import { Priority } from '#features/priorities/priority.entity.ts';
import { daysWithin, daysWithout, longestGap, type Period } from './evidence.rules.ts';
import type { Figures } from './evidence-columns.ts';
import type { EvidenceFacts, MeetingFacts, PriorityFacts, VoteFacts } from './evidence-facts.ts';

/** Below so many nobody is told how many came to a meeting: as the meeting's own page has it (trust.md §2). */
const FEWEST_CAME = LEVEL_AT_LEAST;

/** The figures of one neighbourhood. */
export function figuresOf(facts: EvidenceFacts, period: Period, now: Date): Figures {
  const today = londonDate(now);
  return {
    ...viewsOf(facts, period),
    ...informationOf(facts, period, today),
    ...meetingsOf(facts, period, now),
    ...questionsOf(facts),
    ...prioritiesOf(facts.priorities, today),
  } as Figures;
}

function viewsOf({ suggestions, roads, votes }: EvidenceFacts, period: Period): Partial<Figures> {
  const decided = votes.filter(({ decidedAt }) => decidedAt !== null);
  const differ = decided.filter(({ differs }) => differs);
  return {
    suggestionsReceived: suggestions?.received ?? 0,
    suggestionsOnVotes: suggestions?.onVotes ?? 0,
    suggestionsDeclined: suggestions?.declined ?? 0,
    daysOpenForSuggestions: daysWithin(period, roads.map(askedFor)),
    votesHeld: votes.length,
    daysOpenForVotes: sum(votes.map(daysOpen)),
    residentsWhoCouldVote: sumKnown(votes.map(({ residents }) => residents)),
    residentsWhoVoted: sumKnown(votes.map(({ voters }) => voters)),
    paperVotes: sumKnown(votes.map(onPaper)),
    decisionsPublished: decided.length,
    daysToDecision: most(decided.map((vote) => daysBetween(dayOf(vote.closesAt), dayOf(vote.decidedAt as string)))),
    decisionsThatDiffer: differ.length,
    decisionsThatDifferWithReason: differ.filter(({ saysWhy }) => saysWhy).length,
  };
}

/** From the day on which suggestions begin to the last one before the vote opens, or before the months do. */
function askedFor({ suggestFrom, voteFrom, startsOn }: EvidenceFacts['roads'][number]) {
  const before = addDays(startsOn, -1);
  const ends = voteFrom === null ? [before] : [before, lastDayBefore(voteFrom)];
  return { from: dayOf(suggestFrom), until: ends.toSorted()[0] as DateText };
}

const daysOpen = ({ opensAt, closesAt }: VoteFacts) => daysBetween(dayOf(opensAt), lastDayBefore(closesAt)) + 1;

/** As the result's page tells it: nothing where few voted, or where e-mail and paper may not be told apart. */
function onPaper({ voters, levels }: VoteFacts): number | null {
  if (voters === null || voters < VOTERS_AT_LEAST || !levels || levels.some(({ level }) => level === 'ALL'))
    return null;
  return levels.find(({ level }) => level === 'PAPER')?.voters ?? 0;
}

function informationOf(
  { priorities, updates, alerts, news }: EvidenceFacts,
  period: Period,
  today: DateText,
): Partial<Figures> {
  const isIn = (day: DateText) => period.from <= day && day <= period.lastDay;
  const promised = priorities
    .flatMap((priority) => Priority.promises(priority, today))
    .filter(({ due, kept }) => isIn(due) && kept !== 'OPEN')
    .map(({ kept }) => kept);
  const of = (...kinds: string[]) => promised.filter((kept) => kinds.includes(kept)).length;
  const without = daysWithout(period, new Set(news?.days));
  return {
    updatesPosted: updates?.posted ?? 0,
    updatesDue: promised.length,
    updatesOnTime: of('ON_TIME'),
    updatesLate: of('LATE', 'VERY_LATE'),
    updatesVeryLate: of('VERY_LATE'),
    updatesMissed: of('MISSED'),
    updatesOverdue: of('OVERDUE'),
    pauses: priorities.flatMap(({ pauses }) => pauses).filter(({ pausedOn }) => isIn(pausedOn)).length,
    alertsSent: alerts?.sent ?? 0,
    daysWithoutNews: without.total,
    longestWithoutNews: without.longest,
  };
}

function meetingsOf({ meetings, meetingBefore }: EvidenceFacts, period: Period, now: Date): Partial<Figures> {
  const held = meetings.filter(({ isCancelled, endsAt }) => !isCancelled && new Date(endsAt) <= now);
  const came = held.flatMap((meeting) => meeting.came ?? []).filter((count) => count >= FEWEST_CAME);
  const minutes = held.filter(({ hasMinutes }) => hasMinutes);
  const of = (mode: MeetingFacts['mode']) => held.filter((meeting) => meeting.mode === mode).length;
  const days = held.map(({ day }) => day);
  return {
    meetingsHeld: held.length,
    meetingsOnline: of('ONLINE'),
    meetingsInPerson: of('IN_PERSON'),
    meetingsBoth: of('BOTH'),
    meetingsCancelled: meetings.filter(({ isCancelled }) => isCancelled).length,
    peopleAttended: came.length > 0 ? sum(came) : null,
    meetingsWithAttendance: came.length,
    minutesPublished: minutes.length,
    daysToMinutes: most(minutes.map(({ day, minutesOn }) => daysBetween(day, minutesOn as DateText))),
    longestBetweenMeetings: longestGap(period, meetingBefore?.day ?? null, days),
  };
}

function questionsOf({ questions }: EvidenceFacts): Partial<Figures> {
  const { asked = 0, answered = 0 } = questions ?? {};
  return {
    questionsAsked: asked,
    questionsAnswered: answered,
    answeredWithin72Hours: questions?.within ?? 0,
    medianHoursToAnswer: questions?.median ?? null,
    longestHoursToAnswer: questions?.longest ?? null,
    questionsWaiting: asked - answered,
    questionsWaitingOver72Hours: questions?.late ?? 0,
    questionsForMeetings: questions?.forMeetings ?? 0,
    questionsForMeetingsAnswered: questions?.forMeetingsAnswered ?? 0,
  };
}

function prioritiesOf(priorities: readonly PriorityFacts[], today: DateText): Partial<Figures> {
  const of = (outcome: PriorityFacts['outcome']) => priorities.filter((each) => each.outcome === outcome).length;
  const judged = priorities.flatMap(({ verdicts }) => verdicts ?? []);
  return {
    priorities: priorities.length,
    prioritiesContinued: priorities.filter(({ continues }) => continues).length,
    outcomesDone: of('DONE'),
    outcomesPartly: of('PARTLY'),
    outcomesNotDone: of('NOT_DONE'),
    outcomesContinues: of('CONTINUES'),
    endedWithoutOutcome: priorities.filter(({ outcome, endsOn }) => outcome === null && endsOn < today).length,
    prioritiesJudged: judged.length,
    verdictsBetter: sumKnown(judged.map(({ better }) => better)),
    verdictsPartly: sumKnown(judged.map(({ partly }) => partly)),
    verdictsSame: sumKnown(judged.map(({ same }) => same)),
    verdictsWorse: sumKnown(judged.map(({ worse }) => worse)),
    verdictsDontKnow: sumKnown(judged.map(({ dontKnow }) => dontKnow)),
  };
}

const dayOf = (instant: string): DateText => londonDate(new Date(instant));
/** Of something that ends at midnight, the day that ended. */
const lastDayBefore = (instant: string): DateText => londonDate(new Date(Date.parse(instant) - 1));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const most = (numbers: readonly number[]): number | null => (numbers.length > 0 ? Math.max(...numbers) : null);

/** Null where none is known. */
function sumKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.flatMap((each) => each ?? []);
  return known.length > 0 ? sum(known) : null;
}
