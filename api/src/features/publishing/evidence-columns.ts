/** Which duty a figure of the evidence is about. */
export const EvidenceDuty = {
  VIEWS: 'VIEWS',
  INFORMATION: 'INFORMATION',
  MEETINGS: 'MEETINGS',
  QUESTIONS: 'QUESTIONS',
  PRIORITIES: 'PRIORITIES',
} as const;
export type EvidenceDuty = (typeof EvidenceDuty)[keyof typeof EvidenceDuty];

/** What of a duty the figures help to show, and where it stands. */
export interface DutyWords {
  duty: EvidenceDuty;
  title: string;
  words: string;
}

const ACT = 'section 34 of the Police Reform and Social Responsibility Act 2011';
const GUARANTEE = 'the Neighbourhood Policing Guarantee (Home Office, 2025)';

/** In plain words, and no more of them than we know to be there. */
export const DUTIES: readonly DutyWords[] = [
  {
    duty: 'VIEWS',
    title: 'Views sought',
    words: `A chief officer makes arrangements to obtain the views of people in each neighbourhood about crime and disorder there: ${ACT}.`,
  },
  {
    duty: 'INFORMATION',
    title: 'Information given',
    words: `A chief officer makes arrangements to give people in each neighbourhood information about policing there: ${ACT}.`,
  },
  {
    duty: 'MEETINGS',
    title: 'Regular meetings',
    words: `The arrangements provide for regular meetings between people in each neighbourhood and police officers: ${ACT}. Regular meetings that shape local priorities are also part of ${GUARANTEE}.`,
  },
  {
    duty: 'QUESTIONS',
    title: 'Questions answered',
    words: `Named officers whom people can contact, and an answer to questions for the neighbourhood team within 72 hours: ${GUARANTEE}.`,
  },
  {
    duty: 'PRIORITIES',
    title: 'Priorities, and what became of them',
    words: `Priorities set with the neighbourhood are what ${GUARANTEE} asks for. What residents say became of them stands beside what the team says, and neither is counted into the other.`,
  },
];

/** One figure of a neighbourhood. */
export interface Column {
  duty: EvidenceDuty;
  label: string;
  means: string;
  /** It can be unknown: then nothing is told, never nought. */
  isUnknown?: boolean;
  /** To one decimal. */
  isFraction?: boolean;
  /** Of the whole force the most of any neighbourhood, where a sum would say nothing. */
  most?: boolean;
}

const AT_THE_MOST = 'Of the force: the most of any neighbourhood.';
const JUDGED = 'On priorities that at least ten residents judged; fewer are never shown.';

/** Every figure, in the order of pages and of the file. The name of a column there is the name here with underscores. */
export const COLUMNS = {
  suggestionsReceived: {
    ...{ duty: 'VIEWS', label: 'Suggestions' },
    means:
      'Residents’ suggestions made in the period that a member of the team has read. What nobody has read yet is not public and not counted.',
  },
  suggestionsOnVotes: {
    ...{ duty: 'VIEWS', label: 'Put to a vote' },
    means: 'Of those suggestions, how many stand behind an option of a vote, alone or joined with another.',
  },
  suggestionsDeclined: {
    ...{ duty: 'VIEWS', label: 'Declined with a reason' },
    means: 'Of those suggestions, how many were not taken forward. Whoever made one is told the reason.',
  },
  daysOpenForSuggestions: {
    ...{ duty: 'VIEWS', label: 'Days open for suggestions', most: true },
    means: `Days of the period, so far, on which the team asked for suggestions for coming months. ${AT_THE_MOST}`,
  },
  votesHeld: { duty: 'VIEWS', label: 'Votes', means: 'Votes of residents that closed in the period.' },
  daysOpenForVotes: {
    ...{ duty: 'VIEWS', label: 'Days open for votes', most: true },
    means: `Days on which those votes could be cast, from first to last, before the period too. ${AT_THE_MOST}`,
  },
  residentsWhoCouldVote: {
    ...{ duty: 'VIEWS', label: 'Residents who could vote', isUnknown: true },
    means:
      'Residents with a home there, as they had told us when a vote was counted; added up over the votes. Unknown until a vote is counted.',
  },
  residentsWhoVoted: {
    ...{ duty: 'VIEWS', label: 'Residents who voted', isUnknown: true },
    means:
      'How many took part, on paper too; added up over the votes. It is no representative survey. Unknown until a vote is counted.',
  },
  paperVotes: {
    ...{ duty: 'VIEWS', label: 'Votes on paper', isUnknown: true },
    means:
      'Of those, on paper, from a school or from a room. Unknown where fewer than 30 voted, or so few in one way that it might tell who.',
  },
  decisionsPublished: {
    ...{ duty: 'VIEWS', label: 'Decisions published' },
    means: 'Of those votes, how many were followed by a decision that everybody can read.',
  },
  daysToDecision: {
    ...{ duty: 'VIEWS', label: 'Days from vote to decision', isUnknown: true, most: true },
    means: `The longest, in days, from the close of one of those votes to its decision. ${AT_THE_MOST}`,
  },
  decisionsThatDiffer: {
    ...{ duty: 'VIEWS', label: 'Decisions that differ from the vote' },
    means: 'Of those decisions, how many did not adopt what the vote put first, in its order.',
  },
  decisionsThatDifferWithReason: {
    ...{ duty: 'VIEWS', label: 'Of those, with a reason' },
    means: 'Of the decisions that differ, how many say why in words that everybody can read today.',
  },
  updatesPosted: {
    ...{ duty: 'INFORMATION', label: 'Updates' },
    means: 'Updates on priorities that were published in the period. What was taken back since is not counted.',
  },
  updatesDue: {
    ...{ duty: 'INFORMATION', label: 'Updates promised' },
    means:
      'Days in the period by which an update was promised, and which have passed or were met. A promise is one day: so many days after the last update, moved by a pause that was made in time, and within the months of its priority.',
  },
  updatesOnTime: {
    ...{ duty: 'INFORMATION', label: 'On time' },
    means: 'Promised updates that came on the promised day or before.',
  },
  updatesLate: {
    ...{ duty: 'INFORMATION', label: 'Late' },
    means: 'Promised updates that came after the promised day, however late.',
  },
  updatesVeryLate: {
    ...{ duty: 'INFORMATION', label: 'More than 7 days late' },
    means: 'Of the late ones, those more than seven days after: what the page of a priority calls late.',
  },
  updatesMissed: {
    ...{ duty: 'INFORMATION', label: 'Never came' },
    means: 'Promised updates that had not come when the months of their priority ended.',
  },
  updatesOverdue: {
    ...{ duty: 'INFORMATION', label: 'Overdue now' },
    means: 'Promised updates whose day has passed, that have not come, and whose months are not over.',
  },
  pauses: {
    ...{ duty: 'INFORMATION', label: 'Pauses' },
    means: 'How often in the period the team paused a promise of updates, with a reason on the page.',
  },
  alertsSent: {
    ...{ duty: 'INFORMATION', label: 'Alerts' },
    means:
      'Alerts that went out in the period, of the team or of the force, about the neighbourhood or something in it. One to several neighbourhoods counts in each, and once for the force.',
  },
  daysWithoutNews: {
    ...{ duty: 'INFORMATION', label: 'Days without news', most: true },
    means: `Days of the period, so far, on which nothing new stood in the neighbourhood’s feed: no update, vote, meeting, decision or alert. ${AT_THE_MOST}`,
  },
  longestWithoutNews: {
    ...{ duty: 'INFORMATION', label: 'Longest without news, in days', most: true },
    means: `The most of those days in a row. ${AT_THE_MOST}`,
  },
  meetingsHeld: {
    ...{ duty: 'MEETINGS', label: 'Meetings held' },
    means: 'Public meetings that began in the period, have ended and were not cancelled.',
  },
  meetingsOnline: { duty: 'MEETINGS', label: 'Online', means: 'Of those, how many were online alone.' },
  meetingsInPerson: { duty: 'MEETINGS', label: 'In person', means: 'Of those, how many were in person alone.' },
  meetingsBoth: { duty: 'MEETINGS', label: 'Both', means: 'Of those, how many were online and in person.' },
  meetingsCancelled: {
    ...{ duty: 'MEETINGS', label: 'Cancelled' },
    means: 'Meetings that were to begin in the period and were cancelled.',
  },
  peopleAttended: {
    ...{ duty: 'MEETINGS', label: 'People who came', isUnknown: true },
    means:
      'How many came, as the team counted, else as they checked in; added up over the meetings of which it is known. Below ten it is never shown.',
  },
  meetingsWithAttendance: {
    ...{ duty: 'MEETINGS', label: 'Meetings of which that is known' },
    means: 'How many of the meetings held the number of people is about.',
  },
  minutesPublished: {
    ...{ duty: 'MEETINGS', label: 'Minutes published' },
    means: 'How many of the meetings held have minutes that everybody can read today.',
  },
  daysToMinutes: {
    ...{ duty: 'MEETINGS', label: 'Days to the minutes', isUnknown: true, most: true },
    means: `The longest, in days, from the day of one of those meetings to its minutes. ${AT_THE_MOST}`,
  },
  longestBetweenMeetings: {
    ...{ duty: 'MEETINGS', label: 'Longest between meetings, in days', isUnknown: true, most: true },
    means: `The most days from one meeting held to the next, from the last one before the period to the last day of it, or to today. Unknown where none was ever held. ${AT_THE_MOST}`,
  },
  questionsAsked: {
    ...{ duty: 'QUESTIONS', label: 'Questions' },
    means:
      'Questions to the team, asked in the period and published. One that asks the same as another counts with that; a declined one does not.',
  },
  questionsAnswered: {
    ...{ duty: 'QUESTIONS', label: 'Answered' },
    means: 'Of those, how many have been answered, in the period or since.',
  },
  answeredWithin72Hours: {
    ...{ duty: 'QUESTIONS', label: 'Within 72 hours' },
    means: 'Of those answered, how many were within 72 hours of being asked, nights and weekends counted.',
  },
  medianHoursToAnswer: {
    ...{ duty: 'QUESTIONS', label: 'Hours to answer, median', isUnknown: true, isFraction: true },
    means: 'From asking to answering: half took as long or less. Of the force: over all of its questions.',
  },
  longestHoursToAnswer: {
    ...{ duty: 'QUESTIONS', label: 'Hours to answer, longest', isUnknown: true, isFraction: true, most: true },
    means: `The same, the longest. ${AT_THE_MOST}`,
  },
  questionsWaiting: { duty: 'QUESTIONS', label: 'Waiting now', means: 'Of those asked, how many wait for an answer.' },
  questionsWaitingOver72Hours: {
    ...{ duty: 'QUESTIONS', label: 'Waiting for more than 72 hours' },
    means: 'Of those that wait, how many were asked more than 72 hours ago.',
  },
  questionsForMeetings: {
    ...{ duty: 'QUESTIONS', label: 'Questions for meetings' },
    means: 'Questions asked in the period for a meeting, and published. They count among no other figure.',
  },
  questionsForMeetingsAnswered: {
    ...{ duty: 'QUESTIONS', label: 'Of those, answered' },
    means: 'How many of the questions for meetings have been answered, in words or aloud.',
  },
  priorities: {
    ...{ duty: 'PRIORITIES', label: 'Priorities' },
    means: 'Priorities of months that had begun and that the period touches.',
  },
  prioritiesContinued: {
    ...{ duty: 'PRIORITIES', label: 'Continued' },
    means: 'Of those, how many go on with one of earlier months.',
  },
  outcomesDone: { duty: 'PRIORITIES', label: 'Done', means: 'Of those, how many the team says are done.' },
  outcomesPartly: {
    ...{ duty: 'PRIORITIES', label: 'Partly done' },
    means: 'Of those, how many the team says are partly done.',
  },
  outcomesNotDone: { duty: 'PRIORITIES', label: 'Not done', means: 'Of those, how many the team says are not done.' },
  outcomesContinues: { duty: 'PRIORITIES', label: 'Goes on', means: 'Of those, how many the team says go on.' },
  endedWithoutOutcome: {
    ...{ duty: 'PRIORITIES', label: 'Ended without a word' },
    means: 'Of those, how many are of months that are over, with nothing on record of what became of them.',
  },
  prioritiesJudged: {
    ...{ duty: 'PRIORITIES', label: 'Judged by residents' },
    means: 'Of those, how many at least ten residents have judged, once their months were over.',
  },
  verdictsBetter: { duty: 'PRIORITIES', label: 'Residents: better', isUnknown: true, means: JUDGED },
  verdictsPartly: { duty: 'PRIORITIES', label: 'Residents: partly better', isUnknown: true, means: JUDGED },
  verdictsSame: { duty: 'PRIORITIES', label: 'Residents: the same', isUnknown: true, means: JUDGED },
  verdictsWorse: { duty: 'PRIORITIES', label: 'Residents: worse', isUnknown: true, means: JUDGED },
  verdictsDontKnow: { duty: 'PRIORITIES', label: 'Residents: do not know', isUnknown: true, means: JUDGED },
} as const satisfies Record<string, Column>;

export type FigureName = keyof typeof COLUMNS;
/** The figures of one neighbourhood, or of the force; null is unknown, never nought. */
export type Figures = Record<FigureName, number | null>;

export const FIGURE_NAMES = Object.keys(COLUMNS) as FigureName[];
/** A figure's name in the file: `suggestions_received`, `answered_within_72_hours`. */
export const columnName = (name: string): string =>
  name.replace(/(?<=[a-z])(?=[A-Z0-9])|(?<=\d)(?=[A-Z])/g, '_').toLowerCase();

/** Of the force: sums, or the most of any neighbourhood, of what is known. What no neighbourhood knows is unknown. */
export function totalOf(rows: readonly Figures[], ofForce: Partial<Figures>): Figures {
  const total = (name: FigureName): number | null => {
    const { isUnknown, most }: Column = COLUMNS[name];
    const known = rows.flatMap((row) => row[name] ?? []);
    if (known.length === 0) return isUnknown ? null : 0;
    return most ? Math.max(...known) : known.reduce((sum, each) => sum + each, 0);
  };
  const all = Object.fromEntries(FIGURE_NAMES.map((name) => [name, total(name)]));
  return { ...(all as Figures), ...ofForce };
}
