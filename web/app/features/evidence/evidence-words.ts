import type { EvidenceFactsFragment, EvidencePackQuery } from '#graphql.generated.ts';
import { counted } from '#words/lists.ts';

export type Evidence = NonNullable<EvidencePackQuery['evidence']>;
export type Figure = Exclude<keyof EvidenceFactsFragment, '__typename'>;
export type Duty = Evidence['duties'][number]['duty'];

/** A number as a page shows it: what is unknown says so, and is never nought. */
export const numberWords = (value: number | null | undefined): string =>
  value === null || value === undefined ? 'not known' : value.toLocaleString('en-GB');

/** What a figure is about: while there is none of that, there is nothing that could be known. */
const ABOUT: Partial<Record<Figure, Figure>> = {
  residentsWhoCouldVote: 'votesHeld',
  residentsWhoVoted: 'votesHeld',
  paperVotes: 'votesHeld',
  daysToDecision: 'decisionsPublished',
  peopleAttended: 'meetingsHeld',
  daysToMinutes: 'minutesPublished',
  medianHoursToAnswer: 'questionsAnswered',
  longestHoursToAnswer: 'questionsAnswered',
};

/** A figure as a page shows it: a number, or why there is none. */
export function figureWords(figures: EvidenceFactsFragment, field: Figure): string {
  const value = figures[field];
  if (value !== null && value !== undefined) return numberWords(value);
  if (field.startsWith('verdicts')) return 'too few';
  if (field === 'longestBetweenMeetings') return 'never met';
  const about = ABOUT[field];
  return about && figures[about] === 0 ? 'none' : numberWords(value);
}

/** What was done over the whole force, a sentence for each duty. */
export function summaryOf({ total, neighbourhoods, isOver }: Evidence): string[] {
  const n = (value: number | null | undefined) => value ?? 0;
  const none = (field: Figure) => neighbourhoods.filter(({ figures }) => n(figures[field]) === 0).length;
  const of = (value: number | null | undefined) => numberWords(n(value));
  const without = none('meetingsHeld');
  const took =
    total.residentsWhoVoted === null || total.residentsWhoVoted === undefined
      ? ''
      : `, in which ${of(total.residentsWhoVoted)} of ${of(total.residentsWhoCouldVote)} residents took part`;
  return [
    `Views: ${counted(n(total.suggestionsReceived), 'suggestion')}, ${of(total.suggestionsOnVotes)} of them put to a vote; ${counted(n(total.votesHeld), 'vote')}${took}; ${counted(n(total.decisionsPublished), 'decision')} published.`,
    `Information: ${counted(n(total.updatesPosted), 'update')}. Of ${of(total.updatesDue)} promised, ${of(total.updatesOnTime)} came on time, ${of(total.updatesLate)} late, ${of(total.updatesMissed)} never came${n(total.updatesOverdue) > 0 ? `, and ${of(total.updatesOverdue)} ${n(total.updatesOverdue) === 1 ? 'is' : 'are'} overdue` : ''}.`,
    `Meetings: ${counted(n(total.meetingsHeld), 'meeting')} held${without > 0 ? `; none ${isOver ? '' : 'yet '}in ${counted(without, 'neighbourhood')} of ${neighbourhoods.length}` : ', in every neighbourhood'}.`,
    `Questions: ${counted(n(total.questionsAsked), 'question')}, ${of(total.questionsAnswered)} answered, ${of(total.answeredWithin72Hours)} of them within 72 hours; ${of(total.questionsWaiting)} waiting now.`,
    `Priorities: ${of(total.priorities)}, of which the team says ${of(total.outcomesDone)} done, ${of(total.outcomesPartly)} partly, ${of(total.outcomesNotDone)} not; at least ten residents judged ${of(total.prioritiesJudged)}.`,
  ];
}

/** What stands beside one another, neighbourhood by neighbourhood; all of it is in each neighbourhood's own part. */
export const COMPARED: Record<Duty, readonly Figure[]> = {
  VIEWS: [
    'suggestionsReceived',
    'suggestionsOnVotes',
    'votesHeld',
    'residentsWhoVoted',
    'residentsWhoCouldVote',
    'decisionsPublished',
  ],
  INFORMATION: ['updatesPosted', 'updatesDue', 'updatesOnTime', 'updatesLate', 'updatesMissed', 'alertsSent'],
  MEETINGS: ['meetingsHeld', 'meetingsCancelled', 'peopleAttended', 'minutesPublished', 'longestBetweenMeetings'],
  QUESTIONS: [
    'questionsAsked',
    'questionsAnswered',
    'answeredWithin72Hours',
    'medianHoursToAnswer',
    'longestHoursToAnswer',
    'questionsWaiting',
  ],
  PRIORITIES: [
    'priorities',
    'outcomesDone',
    'outcomesPartly',
    'outcomesNotDone',
    'prioritiesJudged',
    'verdictsBetter',
    'verdictsSame',
    'verdictsWorse',
  ],
};

/** True where there is nothing to tell of anywhere. */
export const isEmpty = ({ total, neighbourhoods }: Evidence): boolean =>
  neighbourhoods.length === 0 ||
  (
    [
      'suggestionsReceived',
      'votesHeld',
      'updatesPosted',
      'updatesDue',
      'alertsSent',
      'meetingsHeld',
      'meetingsCancelled',
      'questionsAsked',
      'questionsForMeetings',
      'priorities',
    ] as const
  ).every((field) => total[field] === 0);
