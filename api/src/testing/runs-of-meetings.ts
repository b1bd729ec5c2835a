import { aMeeting } from '../features/meetings/meeting.factory.ts';
import { CorrectionRequest } from '../features/meetings/question.entity.ts';
import { aPerson, aRegistration } from '../features/meetings/registration.factory.ts';
import type { Patch } from './a-patch.ts';
import type { Browser } from './a-service.ts';
import type { Team } from './a-team.ts';
import type { Everything } from './whole-schema.ts';

/** Who asks an operation, and with which variables, so that it succeeds. */
export interface Run {
  by?: Browser;
  variables?: Record<string, unknown>;
  /** The type of what a deed answers. */
  answers?: string;
  /** What is told so that a subscription has something to say. */
  tells?: string;
}

/** When a meeting was that is over, or is that people come to now. */
const over = { startsAt: new Date('2022-09-08T18:00:00Z') };
const underWay = { startsAt: new Date('2022-09-14T10:30:00Z') };

/** What the operations are run in. */
export interface Within {
  patch: Patch;
  team: Team;
  all: Everything;
}

const coming = ({ team, all }: Within): Run => ({ by: team.officer, variables: { meetingId: all.meetings.coming } });

const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  ScheduleMeeting: (within) => ({
    by: within.team.inspector,
    variables: {
      input: {
        areaPath: 'testshire/north',
        title: 'Have your say',
        startsAt: '2022-10-20T18:00:00Z',
        endsAt: '2022-10-20T19:30:00Z',
        mode: 'IN_PERSON',
        capacity: 80,
        address: 'The village hall',
        agenda: ['What was done', 'What comes next'],
        clientKey: 'a meeting',
      },
    },
    answers: 'Meeting',
  }),
  MoveMeeting: async (within) => ({
    by: within.team.inspector,
    variables: {
      input: {
        meetingId: (await aMeeting(within.patch.em())).id,
        startsAt: '2022-10-21T18:00:00Z',
        endsAt: '2022-10-21T19:30:00Z',
      },
    },
    answers: 'Meeting',
  }),
  ChangeMeeting: async (within) => ({
    by: within.team.inspector,
    variables: {
      input: { meetingId: (await aMeeting(within.patch.em())).id, title: 'Your say', agenda: ['Speeding'] },
    },
    answers: 'Meeting',
  }),
  SetCapacity: async (within) => ({
    by: within.team.inspector,
    variables: { meetingId: (await aMeeting(within.patch.em())).id, capacity: 90 },
    answers: 'Meeting',
  }),
  CancelMeeting: async (within) => ({
    by: within.team.inspector,
    variables: { meetingId: (await aMeeting(within.patch.em())).id, reason: 'The hall is flooded.' },
    answers: 'Meeting',
  }),
  SpeakOf: async (within) => ({
    by: within.team.officer,
    variables: { meetingId: (await aMeeting(within.patch.em(), { agenda: ['Speeding'] })).id, position: 1 },
    answers: 'Meeting',
  }),
  PublishMinutes: async (within) => ({
    by: within.team.inspector,
    variables: {
      input: { meetingId: (await aMeeting(within.patch.em(), over)).id, body: 'We agreed.', attendance: 12 },
    },
    answers: 'Meeting',
  }),
  MeetingRoster: coming,
  MeetingToRun: coming,
  MeetingUnderWay: coming,
  MeetingAtTheDoor: coming,
  UnreadQuestions: (within) => ({ by: within.team.officer }),
  OpenCorrections: (within) => ({ by: within.team.officer }),
  RegisterCaller: async (within) => ({
    by: within.team.officer,
    variables: { input: { meetingId: (await aMeeting(within.patch.em())).id, name: 'Ann', phone: '01223 000000' } },
    answers: 'Registration',
  }),
  CheckInResident: async (within) => {
    const { id: registrationId } = await aRegistration(within.patch.em(), {
      meeting: await aMeeting(within.patch.em(), underWay),
    });
    return { by: within.team.officer, variables: { registrationId }, answers: 'Registration' };
  },
  UndoCheckIn: async (within) => {
    const meeting = await aMeeting(within.patch.em(), underWay);
    const facts = { meeting, status: 'ATTENDED' as const, attendedAt: new Date('2022-09-14T11:00:00Z') };
    const { id: registrationId } = await aRegistration(within.patch.em(), facts);
    return { by: within.team.officer, variables: { registrationId }, answers: 'Registration' };
  },
  NoteRung: async (within) => {
    const meeting = await aMeeting(within.patch.em(), underWay);
    const { id: registrationId } = await aRegistration(within.patch.em(), { meeting, phone: '01223 000000' });
    return { by: within.team.officer, variables: { registrationId }, answers: 'Registration' };
  },
  ConfirmResident: async (within) => {
    const meeting = await aMeeting(within.patch.em());
    const offer = {
      status: 'OFFERED' as const,
      offerEndsAt: new Date('2022-09-16T11:00:00Z'),
      phone: '01223 000000',
    };
    const { id: registrationId } = await aRegistration(within.patch.em(), { meeting, ...offer });
    return { by: within.team.officer, variables: { registrationId }, answers: 'Registration' };
  },
  WithdrawResident: async (within) => {
    const { id: registrationId } = await aRegistration(within.patch.em(), {
      meeting: await aMeeting(within.patch.em()),
    });
    return { by: within.team.officer, variables: { registrationId }, answers: 'Registration' };
  },
  ReplyToCorrection: async (within) => {
    const db = within.patch.em();
    const request = db.create(CorrectionRequest, {
      meeting: (await aMeeting(db, over)).id,
      person: (await aPerson(db, 'corrects@x.test')).id,
      text: 'It was Milton.',
      requestedAt: new Date('2022-09-12T11:00:00Z'),
    });
    await db.flush();
    const sent = { requestId: request.id, reply: 'We put it right.' };
    return { by: within.team.officer, variables: sent, answers: 'CorrectionRequest' };
  },
};

/** How the team's operations around meetings are run; what they are run in is asked for when they are. */
export function runsOfMeetings(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
