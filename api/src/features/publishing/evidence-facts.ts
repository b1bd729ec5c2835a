import type { DateText } from '@patchwork/calendar';
import type { LevelCounts } from '@patchwork/tally';
import type { MeetingMode } from '#features/meetings/meeting.entity.ts';
import type { Outcome } from '#features/priorities/priority.entity.ts';
import type { VerdictCounts } from '#features/priorities/verdicts.queries.ts';

/** What the statements say of one neighbourhood; what is absent is nought. */
export interface EvidenceFacts {
  suggestions?: { received: number; declined: number; onVotes: number };
  roads: { suggestFrom: string; startsOn: DateText; voteFrom: string | null }[];
  votes: VoteFacts[];
  priorities: PriorityFacts[];
  updates?: { posted: number };
  alerts?: { sent: number };
  news?: { days: DateText[] };
  meetings: MeetingFacts[];
  meetingBefore?: { day: DateText };
  questions?: QuestionFacts;
}

export interface VoteFacts {
  ballotId: string;
  opensAt: string;
  closesAt: string;
  /** Null until it is sealed, as the next two. */
  voters: number | null;
  residents: number | null;
  levels: Pick<LevelCounts, 'level' | 'voters'>[] | null;
  decisionId: string | null;
  decidedAt: string | null;
  differs: boolean | null;
  saysWhy: boolean;
}

export interface PriorityFacts {
  id: string;
  startsOn: DateText;
  endsOn: DateText;
  updateEveryDays: number | null;
  continues: boolean;
  outcome: Outcome | null;
  postedOn: DateText[];
  pauses: { pausedOn: DateText; until: DateText }[];
  /** Undefined where fewer than ten have judged. */
  verdicts?: VerdictCounts;
}

export interface MeetingFacts {
  day: DateText;
  endsAt: string;
  mode: MeetingMode;
  isCancelled: boolean;
  came: number | null;
  hasMinutes: boolean;
  minutesOn: DateText | null;
}

export interface QuestionFacts {
  asked: number;
  answered: number;
  within: number;
  median: number | null;
  longest: number | null;
  late: number;
  forMeetings: number;
  forMeetingsAnswered: number;
}
