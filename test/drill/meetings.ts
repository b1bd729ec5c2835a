import { join } from 'node:path';
import type pg from 'pg';
import { SOUTH } from './patch-facts.ts';
import type { TwoProcesses } from './two-processes.ts';
import { ask, type Reply } from './wire.ts';

const PLACE =
  '__typename ... on Registration { id status waitingPosition } ... on RegistrationRefusal { reason message }';
const REGISTER = `mutation ($input: RegisterForMeetingInput!) { registerForMeeting(input: $input) { ${PLACE} } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawFromMeeting(meetingId: $id) { ${PLACE} } }`;
const ACCEPT = `mutation ($id: ID!) { acceptOffer(meetingId: $id) { ${PLACE} } }`;
const CAPACITY = `mutation ($id: ID!, $capacity: Int!) { setCapacity(meetingId: $id, capacity: $capacity) {
  __typename ... on Meeting { id } ... on MeetingRefusal { reason message } } }`;
const SCHEDULE = `mutation ($input: ScheduleMeetingInput!) { scheduleMeeting(input: $input) {
  ... on Meeting { id } ... on MeetingRefusal { reason message } } }`;

/** How long anybody waits for an answer while a thousand others press the same button, in milliseconds. */
const PATIENCE = 60_000;

/** What a resident does about a place, and an inspector about all of them, at one of the processes. */
export const deeds = {
  register: (url: string, session: string, input: { meetingId: string; companion?: boolean; clientKey?: string }) =>
    ask(url, REGISTER, { input }, session, PATIENCE),
  withdraw: (url: string, session: string, id: string) => ask(url, WITHDRAW, { id }, session, PATIENCE),
  accept: (url: string, session: string, id: string) => ask(url, ACCEPT, { id }, session, PATIENCE),
  setCapacity: (url: string, session: string, id: string, capacity: number) =>
    ask(url, CAPACITY, { id, capacity }, session, PATIENCE),
};

/** The answer of a deed; null where it is no answer: a status of 5xx, or errors instead of data. */
export function answerOf({ status, data, errors }: Reply): {
  __typename: string;
  id?: string;
  status?: string;
  waitingPosition?: number | null;
  reason?: string;
} | null {
  return status === 200 && errors.length === 0 && data ? (Object.values(data)[0] as never) : null;
}

/** What a reply that is no answer says, without the number to quote. */
export function faultOf({ status, body, errors }: Reply): string {
  return `${status} ${errors[0]?.message.replace(/ [A-Z0-9]{4}\.$/, '') ?? body.slice(0, 200)}`;
}

export const sumOf = (counts: Record<string, number>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

/** A meeting of the demo's neighbourhood three weeks from now, with so many places. Gives its id. */
export async function aMeeting({ urls, sessionOf }: TwoProcesses, capacity: number): Promise<string> {
  const day = new Date(Date.now() + 21 * 24 * 3_600_000).toISOString().slice(0, 10);
  const input = {
    areaPath: SOUTH,
    title: `Drill, ${capacity} places`,
    startsAt: `${day}T18:00:00Z`,
    endsAt: `${day}T19:00:00Z`,
    mode: 'IN_PERSON',
    address: 'Village hall',
    capacity,
  };
  const answer = await ask(urls[0], SCHEDULE, { input }, await sessionOf('inspector'));
  const { id } = answer.data?.scheduleMeeting ?? {};
  if (!id) throw new Error(`It was not scheduled: ${answer.body}`);
  return id;
}

/** Every registration of a meeting, in the order of its line. */
export async function registrationsOf(database: pg.Pool, meetingId: string): Promise<Row[]> {
  const { rows } = await database.query<Row>(
    'select id, person_id as "personId", status, seats, line, version from registration where meeting_id = $1 order by line',
    [meetingId],
  );
  return rows;
}

/** A registration as it is kept. */
export interface Row {
  id: string;
  personId: string;
  status: string;
  seats: number;
  line: number;
  version: number;
}

/**
 * The mails about the places of a meeting: how many were kept, under how many Message-IDs, and how many of the
 * registrations have another number of mails than of changes.
 */
export async function mailsOf(
  database: pg.Pool,
  meetingId: string,
): Promise<{ mails: number; ids: number; wrong: number }> {
  const { rows } = await database.query(
    `with mail as (
       select headers->>'Message-ID' as id, substr(headers->>'Message-ID', 2, 36) as about from kept_mail
     ), told as (
       select r.id, r.version, count(mail.id) as mails, count(distinct mail.id) as ids
       from registration r left join mail on mail.about = r.id::text where r.meeting_id = $1 group by r.id
     )
     select coalesce(sum(mails), 0)::int as mails, coalesce(sum(ids), 0)::int as ids,
       count(*) filter (where ids <> version or mails <> version)::int as wrong from told`,
    [meetingId],
  );
  return rows[0];
}

/** Nobody registers any more: for a control that let in what a constraint keeps out. */
export const forgetting = (meetingId: string) => `delete from registration where meeting_id = '${meetingId}'`;

/** What makes a process read the rows that it means to lock. */
export const WITHOUT_LOCKS = { NODE_OPTIONS: `--import ${join(import.meta.dirname, 'without-locks.ts')}` };
