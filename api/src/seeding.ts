// What db's seeds take of the service, so that a seeded row is what the service itself would have written.
export { Area, AreaCode, AreaKind, CodeKind } from '#features/areas/area.entity.ts';
export { pathFor, slugOf } from '#features/areas/area.rules.ts';
export { AreaBoundary, type Parts, type Ring } from '#features/areas/boundary.entity.ts';
export { Ballot, BallotOption } from '#features/ballots/ballot.entity.ts';
export { fingerprintOf, timesFor as ballotTimesFor, titlesFor } from '#features/ballots/ballot.rules.ts';
export { BallotKey, BallotKeys } from '#features/ballots/ballot-keys.ts';
export { partsToShow } from '#features/ballots/disclosure.rules.ts';
export { collectedFor, figuresFor } from '#features/ballots/paper.rules.ts';
export { type Figures, PaperBatch, PaperSource } from '#features/ballots/paper-batch.entity.ts';
export { newReceipts } from '#features/ballots/receipts.ts';
export { sealedIn } from '#features/ballots/seal.ts';
export { mailboxOf } from '#features/ballots/vote.rules.ts';
export { Decision, DecisionPriority } from '#features/decisions/decision.entity.ts';
export { differsFrom, wordsOf } from '#features/decisions/decision.rules.ts';
export { Alert } from '#features/following/alert.entity.ts';
export { alertWordsFor, needsSecondPerson } from '#features/following/alert.rules.ts';
export { Follow, Frequency, Importance, Topic } from '#features/following/follow.entity.ts';
export { Mailing } from '#features/following/mailing.entity.ts';
export { AgendaItem, Meeting, MeetingMode } from '#features/meetings/meeting.entity.ts';
export { meetingWordsFor, timesFor } from '#features/meetings/meeting.rules.ts';
export { CorrectionRequest, DeclineReason, Question, QuestionSupport } from '#features/meetings/question.entity.ts';
export { questionFor } from '#features/meetings/question.rules.ts';
export { MeetingFeedback, Registration, RegistrationStatus } from '#features/meetings/registration.entity.ts';
export { heldUntil } from '#features/meetings/registration.rules.ts';
export { Statement } from '#features/meetings/statement.entity.ts';
export { Officer, OfficerRole } from '#features/people/officer.entity.ts';
export { Person } from '#features/people/person.entity.ts';
export { PromisePause } from '#features/priorities/pause.entity.ts';
export { Outcome, Priority, Theme } from '#features/priorities/priority.entity.ts';
export {
  Measure,
  type MeasureKept,
  ProgressUpdate,
  UpdateVersion,
} from '#features/priorities/progress-update.entity.ts';
export { GivenVerdict, Verdict } from '#features/priorities/verdict.entity.ts';
export { PoliceUkRecord, RecordKind } from '#features/publishing/police-uk-record.entity.ts';
export * as policeUk from '#features/publishing/police-uk-shapes.ts';
export { Quarter } from '#features/quarters/quarter.entity.ts';
export { Suggestion, SuggestionDeclineReason, SuggestionStatus } from '#features/suggestions/suggestion.entity.ts';
export { placesRefusal, reviewFor, suggestionFor } from '#features/suggestions/suggestion.rules.ts';
export type { Audited } from '#platform/audit.ts';
export { pageHtmlOf, plainTextOf, safeHtmlOf } from '#platform/html.ts';
export { htmlOf } from '#platform/markdown.ts';
export { isRefusal } from '#platform/refusal.ts';
export { mentionsIn } from '#platform/screening/second-person.ts';
export { BODY_LIMIT, TITLE_LIMIT } from '#platform/words.ts';
export { entities } from './entities.ts';
