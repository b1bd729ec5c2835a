import { MeetingsJobs } from '../features/meetings/meetings.jobs.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** All that somebody may ask of their own place. */
export const PLACE = `id status waitingPosition hasCompanion hasLapsed name needs offerEndsAt withdrawnAt attendedAt`;
/** What everybody may ask of a meeting. */
export const MEETING = `id title startsAt endsAt movedFrom mode capacity placesLeft waiting status isRegistrationOpen address
  gettingThere dialIn description registrationFrom registrationUntil cancelledAt cancelReason agendaAt attendance
  recordingUrl agenda { position title } area { path } minutes { id body publishedAt isCorrected withdrawnAt }`;
export const QUESTION = `id text status askedAt dueAt answeredAt answeredAloud declineReason supporters iSupport isMine alsoAsked
  groupedInto { id } reviewedBy { id } answer { id body isCorrected }`;

const PLACED = `__typename ... on Registration { ${PLACE} } ... on RegistrationRefusal { message reason field }`;
const MET = `__typename ... on Meeting { ${MEETING} } ... on MeetingRefusal { message reason field }`;
const ASKED = `__typename ... on Question { ${QUESTION} } ... on QuestionRefusal { message reason field }`;

const ON_MEETING = (name: string, of: string) => `mutation ($id: ID!) { ${name}(meetingId: $id) { ${of} } }`;
const WITH_INPUT = (name: string, type: string, of: string) =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${of} } }`;

const TABLES =
  'meeting agenda_item registration reminder_sent meeting_feedback question question_support statement correction_request deed_key kept_mail audit_entry';

/**
 * The deeds around the meetings of testshire/north, over HTTP. No job runs by itself here: what time brings about comes
 * with `tick`, and what people are told of a change with `tell`.
 */
export class MeetingDesk extends Desk {
  readonly jobs: MeetingsJobs;

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.jobs = patch.app.get(MeetingsJobs, { strict: false });
  }

  static async open(): Promise<MeetingDesk> {
    const patch = await aPatch(undefined, { env: { ROLE: 'web' } });
    return new MeetingDesk(patch, await aTeam(patch));
  }

  /** Puts the clock to an instant and has the minute's job run. */
  async tick(instant: string): Promise<void> {
    this.patch.clock.set(instant);
    await this.jobs.everyMinute();
  }

  /** Tells everybody of the changes of a meeting. */
  tell(meetingId: string): Promise<void> {
    return this.jobs.tellOfChange(meetingId);
  }

  register(by: Browser, meetingId: string, more: object = {}): Promise<Answer> {
    return by.ask(WITH_INPUT('registerForMeeting', 'RegisterForMeetingInput', PLACED), {
      input: { meetingId, ...more },
    });
  }

  withdraw(by: Browser, id: string): Promise<Answer> {
    return by.ask(ON_MEETING('withdrawFromMeeting', PLACED), { id });
  }

  accept(by: Browser, id: string): Promise<Answer> {
    return by.ask(ON_MEETING('acceptOffer', PLACED), { id });
  }

  join(by: Browser, id: string): Promise<Answer> {
    return by.ask(ON_MEETING('joinMeeting', PLACED), { id });
  }

  checkIn(by: Browser, id: string, code = 'ABC234'): Promise<Answer> {
    return by.ask(`mutation ($id: ID!, $code: String!) { checkIn(meetingId: $id, code: $code) { ${PLACED} } }`, {
      id,
      code,
    });
  }

  giveFeedback(by: Browser, meetingId: string, more: object = {}): Promise<Answer> {
    return by.ask(WITH_INPUT('giveFeedback', 'GiveFeedbackInput', PLACED), {
      input: { meetingId, helpful: 'YES', ...more },
    });
  }

  /** Somebody's place as they see it themselves. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async mine(by: Browser, id: string): Promise<any> {
    const { data } = await this.read(id, by, `myRegistration { ${PLACE} }`);
    return data.meeting.myRegistration;
  }

  read(id: string, by: Browser = this.patch.browser(), fields = MEETING): Promise<Answer> {
    return by.ask(`query ($id: ID!) { meeting(id: $id) { ${fields} } }`, { id });
  }

  schedule(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    const usual = {
      areaPath: 'testshire/north',
      title: 'Public meeting',
      startsAt: '2022-10-10T18:00:00Z',
      endsAt: '2022-10-10T19:30:00Z',
      mode: 'ONLINE',
      capacity: 2,
    };
    return by.ask(WITH_INPUT('scheduleMeeting', 'ScheduleMeetingInput', MET), { input: { ...usual, ...input } });
  }

  move(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(WITH_INPUT('moveMeeting', 'MoveMeetingInput', MET), { input });
  }

  change(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(WITH_INPUT('changeMeeting', 'ChangeMeetingInput', MET), { input });
  }

  setCapacity(id: string, capacity: number, by: Browser = this.team.inspector): Promise<Answer> {
    const text = `mutation ($id: ID!, $capacity: Int!) { setCapacity(meetingId: $id, capacity: $capacity) { ${MET} } }`;
    return by.ask(text, { id, capacity });
  }

  cancel(id: string, reason = 'The hall was flooded.', by: Browser = this.team.inspector): Promise<Answer> {
    const text = `mutation ($id: ID!, $reason: String!) { cancelMeeting(meetingId: $id, reason: $reason) { ${MET} } }`;
    return by.ask(text, { id, reason });
  }

  speakOf(id: string, position: number | null, by: Browser = this.team.inspector): Promise<Answer> {
    const text = `mutation ($id: ID!, $position: Int) { speakOf(meetingId: $id, position: $position) { ${MET} } }`;
    return by.ask(text, { id, position });
  }

  publishMinutes(input: object, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(WITH_INPUT('publishMinutes', 'PublishMinutesInput', MET), {
      input: { body: 'All spoke.', ...input },
    });
  }

  ask(by: Browser, input: object = {}): Promise<Answer> {
    const usual = { areaPath: 'testshire/north', text: 'When will the lamps be mended?' };
    return by.ask(WITH_INPUT('askQuestion', 'AskQuestionInput', ASKED), { input: { ...usual, ...input } });
  }

  review(questionId: string, input: object = {}, by: Browser = this.team.officer): Promise<Answer> {
    return by.ask(WITH_INPUT('reviewQuestion', 'ReviewQuestionInput', ASKED), {
      input: { questionId, decision: 'PUBLISH', ...input },
    });
  }

  answer(questionId: string, input: object = {}, by: Browser = this.team.officer): Promise<Answer> {
    return by.ask(WITH_INPUT('answerQuestion', 'AnswerQuestionInput', ASKED), {
      input: { questionId, body: 'The council mends them this week.', ...input },
    });
  }

  support(by: Browser, id: string, deed = 'supportQuestion'): Promise<Answer> {
    return by.ask(`mutation ($id: ID!) { ${deed}(questionId: $id) { ${ASKED} } }`, { id });
  }

  question(id: string, by: Browser = this.patch.browser()): Promise<Answer> {
    return by.ask(`query ($id: ID!) { question(id: $id) { ${QUESTION} } }`, { id });
  }

  /** What the subjects of the mails to an address begin with, the first mail first. */
  async told(email: string): Promise<string[]> {
    return (await this.mails(email)).map(({ subject }) => subject.split(':')[0] as string);
  }
}
