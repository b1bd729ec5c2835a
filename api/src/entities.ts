import { Area, AreaCode } from '#features/areas/area.entity.ts';
import { AreaBoundary, AreaSuccessor } from '#features/areas/boundary.entity.ts';
import { Postcode, PostcodeFile } from '#features/areas/postcode.entity.ts';
import { Ballot, BallotOption, BallotOptionSuggestion } from '#features/ballots/ballot.entity.ts';
import { PaperBatch } from '#features/ballots/paper-batch.entity.ts';
import { Participation } from '#features/ballots/participation.entity.ts';
import { BallotResult, SealedLine } from '#features/ballots/sealed.entity.ts';
import { Decision, DecisionPriority } from '#features/decisions/decision.entity.ts';
import { Alert, AlertPlace } from '#features/following/alert.entity.ts';
import { AreaMove } from '#features/following/area-move.entity.ts';
import { Follow, Mailbox, VoteWatch } from '#features/following/follow.entity.ts';
import { Delivery, Mailing } from '#features/following/mailing.entity.ts';
import { AgendaItem, Meeting } from '#features/meetings/meeting.entity.ts';
import { CorrectionRequest, Question, QuestionSupport } from '#features/meetings/question.entity.ts';
import { MeetingFeedback, Registration, ReminderSent } from '#features/meetings/registration.entity.ts';
import { Statement } from '#features/meetings/statement.entity.ts';
import { Officer, OfficerArea } from '#features/people/officer.entity.ts';
import { Person } from '#features/people/person.entity.ts';
import { Account, Session, Verification } from '#features/people/session.entity.ts';
import { SignInCode } from '#features/people/sign-in-code.entity.ts';
import { PromisePause } from '#features/priorities/pause.entity.ts';
import { Priority } from '#features/priorities/priority.entity.ts';
import { Measure, ProgressUpdate, UpdatePlace, UpdateVersion } from '#features/priorities/progress-update.entity.ts';
import { GivenVerdict } from '#features/priorities/verdict.entity.ts';
import { PoliceUkRecord } from '#features/publishing/police-uk-record.entity.ts';
import { Quarter } from '#features/quarters/quarter.entity.ts';
import { Suggestion } from '#features/suggestions/suggestion.entity.ts';
import { AuditEntry } from '#platform/audit-entry.entity.ts';
import { DeedKey } from '#platform/deed-key.entity.ts';
import { KeptMail } from '#platform/mail/kept-mail.entity.ts';

/** Every entity of the service, for the ORM and for the migrations. */
export const entities = [
  DeedKey,
  KeptMail,
  AuditEntry,
  Area,
  AreaCode,
  AreaBoundary,
  AreaSuccessor,
  Postcode,
  PostcodeFile,
  Person,
  Officer,
  OfficerArea,
  Session,
  Account,
  Verification,
  SignInCode,
  Quarter,
  Priority,
  PromisePause,
  ProgressUpdate,
  UpdatePlace,
  Measure,
  UpdateVersion,
  GivenVerdict,
  Statement,
  Meeting,
  AgendaItem,
  Registration,
  ReminderSent,
  MeetingFeedback,
  Question,
  QuestionSupport,
  CorrectionRequest,
  Suggestion,
  Ballot,
  BallotOption,
  BallotOptionSuggestion,
  Participation,
  PaperBatch,
  SealedLine,
  BallotResult,
  Decision,
  DecisionPriority,
  Follow,
  Mailbox,
  VoteWatch,
  Alert,
  AlertPlace,
  Mailing,
  Delivery,
  AreaMove,
  PoliceUkRecord,
];
