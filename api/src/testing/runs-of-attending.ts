import { aMeeting } from '../features/meetings/meeting.factory.ts';
import { aRegistration } from '../features/meetings/registration.factory.ts';
import type { Run, Within } from './runs-of-meetings.ts';

/** When a meeting is that people come to now, by the clock of the tests. */
const underWay = { startsAt: new Date('2022-09-14T10:30:00Z') };
const ended = ({ all }: Within) => ({ variables: { id: all.meetings.ended } });

let residents = 0;

/** A resident with a place at a new meeting. */
async function withPlace({ patch }: Within, meeting: object = {}, place: object = {}) {
  const email = `comes${++residents}@x.test`;
  const by = await patch.as(email);
  const { id: meetingId } = await aRegistered(patch.em(), meeting, { email, ...place });
  return { by, variables: { meetingId }, answers: 'Registration' };
}

async function aRegistered(em: Parameters<typeof aMeeting>[0], facts: object, place: object) {
  const meeting = await aMeeting(em, facts);
  await aRegistration(em, { meeting, ...place });
  return meeting;
}

const runs: Record<string, (within: Within) => Run | Promise<Run>> = {
  MeetingPage: ended,
  MinutesOfMeeting: ended,
  MeetingToJoin: ended,
  MeetingLink: ended,
  MeetingChanged: ({ all }) => ({
    variables: { id: all.meetings.coming },
    tells: `meeting:${all.meetings.coming}`,
  }),
  AreaMeetings: () => ({ variables: { path: 'testshire/north/girton' } }),
  MyRegistrations: ({ team }) => ({ by: team.inspector }),
  RegisterForMeeting: async ({ patch }) => ({
    by: await patch.as('registers@x.test'),
    variables: { input: { meetingId: (await aMeeting(patch.em())).id, companion: true, clientKey: 'a place' } },
    answers: 'Registration',
  }),
  WithdrawFromMeeting: (within) => withPlace(within),
  AcceptOffer: (within) => withPlace(within, {}, { status: 'OFFERED', offerEndsAt: new Date('2022-09-16T11:00:00Z') }),
  CheckIn: async (within) => {
    const run = await withPlace(within, underWay);
    return { ...run, variables: { ...run.variables, code: 'abc 234' } };
  },
  JoinMeeting: (within) => withPlace(within, underWay),
  GiveFeedback: async (within) => {
    const run = await withPlace(within, underWay);
    return { ...run, variables: { input: { ...run.variables, helpful: 'PARTLY', words: 'Louder, please.' } } };
  },
  RequestCorrection: async ({ patch, all }) => ({
    by: await patch.as('corrects.too@x.test'),
    variables: { input: { meetingId: all.meetings.ended, text: 'It was Milton first.', clientKey: 'a correction' } },
    answers: 'CorrectionRequest',
  }),
};

/** How residents' operations around meetings are run; what they are run in is asked for when they are. */
export function runsOfAttending(within: () => Within): Record<string, () => Run | Promise<Run>> {
  return Object.fromEntries(Object.entries(runs).map(([name, run]) => [name, () => run(within())]));
}
