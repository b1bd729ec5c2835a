import { aMeeting } from '../features/meetings/meeting.factory.ts';
import { aQuestion, aStatement } from '../features/meetings/question.factory.ts';
import { aRegistration } from '../features/meetings/registration.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Team } from './a-team.ts';
import type { Everything, Way } from './whole-schema.ts';

/** The ids of one of each thing of the meetings, with every part of it filled in. */
export interface WholeMeetings {
  /** Under way, with the inspector there, somebody checked in and a question answered. */
  now: string;
  /** To come, with one place, that is offered, a line, and somebody who rang. */
  coming: string;
  /** Over, with minutes that a second person let out. */
  ended: string;
  cancelled: string;
  /** Of a place at the meeting that is over. */
  registration: string;
  /** Published and answered, with another grouped into it. */
  question: string;
  grouped: string;
  declined: string;
  /** Published, with an answer that waits for a second person. */
  toApprove: string;
  /** An officer's answer. */
  answer: string;
  minutes: string;
  /** Whose answer was taken back. */
  withdrawn: string;
  /** Replied to. */
  correction: string;
}

const CORRECT =
  'mutation ($input: RequestCorrectionInput!) { requestCorrection(input: $input) { ... on CorrectionRequest { id } } }';
const REPLY =
  'mutation ($id: ID!) { replyToCorrection(requestId: $id, reply: "We have put it right.") { __typename } }';

/** Fills testshire/north with one of each thing of the meetings. */
export async function wholeMeetings(patch: Patch, team: Team, quarterId: string): Promise<WholeMeetings> {
  const em = patch.em();
  const by = team.inspector.officer;
  const at = (hour: string) => new Date(`2022-09-14T${hour}:00Z`);
  const place = { mode: 'BOTH' as const, address: 'The hall, Girton', by };
  const now = await aMeeting(em, { ...place, startsAt: at('11:30'), capacity: 30, agenda: ['Speeding'] });
  await aRegistration(em, { meeting: now, email: by.email, name: 'Inspector', needs: 'A loop' });
  await aRegistration(em, { meeting: now, status: 'ATTENDED', attendedAt: at('11:40') });
  const coming = await aMeeting(em, { ...place, capacity: 1, agenda: ['Parking'] });
  await aRegistration(em, { meeting: coming, status: 'OFFERED', offerEndsAt: new Date('2022-09-16T12:00:00Z') });
  await aRegistration(em, { meeting: coming, status: 'WAITING', name: 'Sam', phone: '101' });
  await aRegistration(em, { meeting: coming, status: 'WITHDRAWN', withdrawnAt: at('09:00') });
  const ended = await aMeeting(em, { ...place, startsAt: new Date('2022-09-01T18:00:00Z') });
  const registration = await aRegistration(em, { meeting: ended });
  const cancelled = await aMeeting(em, { by, cancelledAt: at('10:00'), cancelReason: 'The hall was flooded.' });

  const said = { body: 'One arrest.', flags: ['arrest'], by, approvedBy: team.colleague.officer };
  const minutes = await aStatement(em, { ...said, replaces: await aStatement(em, { by }) });
  const answer = await aStatement(em, { by: team.officer.officer });
  const waiting = await aStatement(em, { body: 'An arrest.', flags: ['arrest'], isWaiting: true });
  const answered = { status: 'PUBLISHED' as const, by, answeredAt: at('11:50') };
  const question = await aQuestion(em, { ...answered, meeting: now, answer });
  const grouped = await aQuestion(em, { status: 'GROUPED', by, meeting: now, groupedInto: question });
  const declined = await aQuestion(em, { status: 'DECLINED', by, declineReason: 'ABUSIVE' });
  const takenBack = await aStatement(em, { withdrawnAt: at('10:00'), withdrawnReason: 'It was wrong.' });
  const withdrawn = await aQuestion(em, { ...answered, answer: takenBack });
  const toApprove = await aQuestion(em, { status: 'PUBLISHED', by, answer: waiting });
  await aQuestion(em);
  await em.execute(
    `update meeting set quarter_id = ?, dial_in = '0300', getting_there = 'No steps.', description = 'All.', description_html = '<p>All.</p>',
       registration_from = '2022-08-01', registration_until = starts_at, moved_from = '2022-08-30', agenda_at = 1`,
    [quarterId],
  );
  await em.execute(
    `update meeting set minutes_id = ?, head_count = 12, recording_url = 'https://x.test/film' where id = ?`,
    [minutes.id, ended.id],
  );
  await em.execute(
    `insert into meeting_feedback (registration_id, helpful, words, given_at) values (?, 'YES', 'Thank you', now())`,
    [registration.id],
  );
  const input = { meetingId: ended.id, text: 'It was raining.', clientKey: 'one' };
  const { id: correction } = (await team.inspector.ask(CORRECT, { input })).data.requestCorrection;
  await team.inspector.ask(REPLY, { id: correction });
  await team.resident.ask(CORRECT, { input });
  return {
    now: now.id,
    coming: coming.id,
    ended: ended.id,
    cancelled: cancelled.id,
    registration: registration.id,
    question: question.id,
    grouped: grouped.id,
    declined: declined.id,
    toApprove: toApprove.id,
    answer: answer.id,
    minutes: minutes.id,
    withdrawn: withdrawn.id,
    correction,
  };
}

type Ids = keyof WholeMeetings;
const meeting = (which: Ids, fields: string): Way => ({
  text: `query ($id: ID!) { meeting(id: $id) { ${fields} } }`,
  variables: ({ meetings }) => ({ id: meetings[which] }),
});
const question = (fields: string): Way => ({
  text: `query ($id: ID!) { question(id: $id) { ${fields} } }`,
  variables: ({ meetings }) => ({ id: meetings.question }),
});
const roster = (fields: string): Way => ({
  text: `query ($id: ID!) { meetingRoster(meetingId: $id) { ${fields} } }`,
  variables: ({ meetings }) => ({ id: meetings.ended }),
  through: ['Query.meetingRoster'],
});
const deed = (text: string, through: string, of: Ids = 'cancelled'): Way => ({
  text: `mutation ($id: ID!) { ${text} }`,
  variables: ({ meetings }) => ({ id: meetings[of] }),
  through: [`Mutation.${through}`],
});

/** A way to each object type of the meetings. */
export const MEETING_WAYS: Record<string, Way> = {
  Meeting: meeting('now', 'FIELDS'),
  AgendaItem: meeting('now', 'agenda { FIELDS }'),
  CalendarLink: meeting('now', 'calendarLinks { FIELDS }'),
  MeetingConnection: { text: '{ area(path: "testshire/north/girton") { meetings { FIELDS } } }' },
  MeetingEdge: { text: '{ area(path: "testshire/north/girton") { meetings { edges { FIELDS } } } }' },
  Statement: meeting('ended', 'minutes { FIELDS }'),
  Question: question('FIELDS'),
  QuestionConnection: meeting('now', 'questions { FIELDS }'),
  QuestionEdge: meeting('now', 'questions { edges { FIELDS } }'),
  HoursToAnswer: { text: '{ area(path: "testshire/north/girton") { hoursToAnswer { FIELDS } } }' },
  // The same key gives the first answer: each person has one.
  CorrectionRequest: deed(
    'requestCorrection(input: { meetingId: $id, text: "It was dry.", clientKey: "one" }) { ... on CorrectionRequest { FIELDS } }',
    'requestCorrection',
    'ended',
  ),
  Registration: deed(
    'registerForMeeting(input: { meetingId: $id, name: "Ann", needs: "A seat" }) { ... on Registration { FIELDS } }',
    'registerForMeeting',
    'coming',
  ),
  Roster: roster('FIELDS'),
  RosterFeedback: roster('feedback { FIELDS }'),
  MeetingRefusal: deed(
    'requestCorrection(input: { meetingId: $id, text: " " }) { ... on MeetingRefusal { FIELDS } }',
    'requestCorrection',
    'ended',
  ),
  QuestionRefusal: {
    text: 'mutation { askQuestion(input: { areaPath: "nowhere", text: "Why?" }) { ... on QuestionRefusal { FIELDS } } }',
    through: ['Mutation.askQuestion'],
  },
  RegistrationRefusal: deed(
    `registerForMeeting(input: { meetingId: $id, name: "${'a'.repeat(121)}" }) { ... on RegistrationRefusal { FIELDS } }`,
    'registerForMeeting',
  ),
};

const of = (which: Ids, name: string, more = '') => ({
  input: ({ meetings }: Everything) => `input: { ${name}: "${meetings[which]}"${more} }`,
  plain: ({ meetings }: Everything) => `${name}: "${meetings[which]}"${more}`,
});
const TIMES = ', startsAt: "2022-10-01T18:00:00Z", endsAt: "2022-10-01T19:00:00Z"';

/** The arguments of the root fields of the meetings, see `ARGUMENTS`. */
export const MEETING_ARGUMENTS: Record<string, (all: Everything, unique: string) => string> = {
  'Query.meeting': of('now', 'id').plain,
  'Query.meetingRoster': of('now', 'meetingId').plain,
  'Query.question': of('question', 'id').plain,
  'Query.questionRefusal': () => 'text: " "',
  'Query.statement': of('answer', 'id').plain,
  'Subscription.meetingChanged': of('now', 'id').plain,
  'Mutation.registerForMeeting': of('cancelled', 'meetingId').input,
  'Mutation.withdrawFromMeeting': of('cancelled', 'meetingId').plain,
  'Mutation.acceptOffer': of('cancelled', 'meetingId').plain,
  'Mutation.checkIn': of('cancelled', 'meetingId', ', code: "ABC234"').plain,
  'Mutation.joinMeeting': of('cancelled', 'meetingId').plain,
  'Mutation.giveFeedback': of('cancelled', 'meetingId', ', helpful: YES').input,
  'Mutation.registerCaller': of('cancelled', 'meetingId', ', name: " "').input,
  'Mutation.checkInResident': of('registration', 'registrationId').plain,
  'Mutation.undoCheckIn': of('registration', 'registrationId').plain,
  'Mutation.confirmResident': of('registration', 'registrationId').plain,
  'Mutation.noteRung': of('registration', 'registrationId').plain,
  'Mutation.withdrawResident': of('registration', 'registrationId').plain,
  'Mutation.scheduleMeeting': () => `input: { areaPath: "nowhere", title: "X", mode: ONLINE, capacity: 5${TIMES} }`,
  'Mutation.moveMeeting': of('cancelled', 'meetingId', TIMES).input,
  'Mutation.changeMeeting': of('cancelled', 'meetingId', ', title: "X"').input,
  'Mutation.setCapacity': of('cancelled', 'meetingId', ', capacity: 5').plain,
  'Mutation.cancelMeeting': of('cancelled', 'meetingId', ', reason: "X"').plain,
  'Mutation.speakOf': of('cancelled', 'meetingId', ', position: 1').plain,
  'Mutation.publishMinutes': of('cancelled', 'meetingId', ', body: "X"').input,
  'Mutation.requestCorrection': of('cancelled', 'meetingId', ', text: "X"').input,
  'Mutation.replyToCorrection': of('correction', 'requestId', ', reply: "X"').plain,
  'Mutation.approveStatement': of('minutes', 'statementId').plain,
  'Mutation.withdrawStatement': of('answer', 'statementId', ', reason: " "').plain,
  'Mutation.purgeStatement': of('answer', 'statementId', ', reason: " "').plain,
  'Mutation.askQuestion': () => 'input: { areaPath: "testshire/north", text: " " }',
  'Mutation.supportQuestion': of('question', 'questionId').plain,
  'Mutation.unsupportQuestion': of('question', 'questionId').plain,
  'Mutation.reviewQuestion': of('question', 'questionId', ', decision: PUBLISH').input,
  'Mutation.answerQuestion': of('question', 'questionId', ', body: " "').input,
};

/** Where another thing of the meetings has something to say under a field than the one of `MEETING_WAYS`. */
export function meetingsElsewhere({ meetings }: Everything): Record<string, string> {
  const [ended, cancelled] = [meetings.ended, meetings.cancelled].map((id) => `{ meeting(id: "${id}") { FIELDS } }`);
  const entries = (id: string) => `{ meetingRoster(meetingId: "${id}") { entries { FIELDS } } }`;
  const withdrawn = `{ question(id: "${meetings.withdrawn}") { answer { FIELDS } } }`;
  return {
    'Meeting.attendance': ended as string,
    'Meeting.minutes': ended as string,
    'Meeting.recordingUrl': ended as string,
    'Meeting.cancelledAt': cancelled as string,
    'Meeting.cancelReason': cancelled as string,
    'Question.groupedInto': `{ question(id: "${meetings.grouped}") { FIELDS } }`,
    'Question.declineReason': `{ question(id: "${meetings.declined}") { FIELDS } }`,
    'Question.waitingAnswer': `{ question(id: "${meetings.toApprove}") { FIELDS } }`,
    'Statement.question': `{ question(id: "${meetings.question}") { answer { FIELDS } } }`,
    'Statement.withdrawnAt': withdrawn,
    'Statement.withdrawnReason': withdrawn,
    'Registration.attendedAt': entries(meetings.now),
    'Registration.offerEndsAt': entries(meetings.coming),
    'Registration.phone': entries(meetings.coming),
    'Registration.waitingPosition': entries(meetings.coming),
    'Registration.withdrawnAt': entries(meetings.coming),
    'Roster.toPrepare': `{ meetingRoster(meetingId: "${meetings.now}") { FIELDS } }`,
  };
}
