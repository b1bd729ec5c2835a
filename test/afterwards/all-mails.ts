import { addDays, londonDate, londonInstant } from '@patchwork/calendar';
import { type APIRequestContext, expect } from '@playwright/test';
import type pg from 'pg';
import { follow, postInGirton } from '../following.ts';
import { ask, codeIn, inboxOf, type Mail, mailAfter } from '../machine.ts';
import { aMeeting, anAddress, aWord, evening, inSeconds, register, untilItHasEnded } from '../meetings.ts';
import { review, suggest } from '../suggestions.ts';
import { untilItIsCounted } from '../votes.ts';
import type { TeamOfVotes } from '../votes-of-a-team.ts';
import { doneNow } from './the-database.ts';

// Has the service send one mail of each kind, by its own operations. Hours pass in a row of the database: the product
// has no clock to turn.

const HOUR = 3_600_000;

/** Whoever takes part, each with a session and an address of their own. */
export interface Somebody {
  machine: APIRequestContext;
  email: string;
}

export interface Cast {
  team: TeamOfVotes;
  /** The inspector of Girton. */
  inspector: APIRequestContext;
  /** Signs somebody new in. */
  somebody: () => Promise<Somebody>;
  database: pg.Pool;
}

/** Does one of the committed operations. Gives what it gave; throws where the service refused it. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
async function done(machine: APIRequestContext, name: string, variables: object): Promise<any> {
  const { data, errors } = await ask(machine, name, variables);
  const [answer] = Object.values<{ __typename?: string; message?: string }>(data ?? {});
  if (errors.length > 0 || !answer || answer.__typename?.endsWith('Refusal')) {
    throw new Error(`${name}: ${answer?.message ?? JSON.stringify(errors)}`);
  }
  return answer;
}

/** The mail of this subject to somebody, when it has come. */
async function told({ machine, email }: Somebody, subject: RegExp): Promise<Mail> {
  const found = async () => (await inboxOf(machine, email)).find((mail) => subject.test(mail.subject));
  await expect.poll(found, { timeout: 30_000, message: `a mail of ${subject}` }).toBeTruthy();
  return (await found()) as Mail;
}

/** Everybody who got a mail of these. */
export async function everyKindIsSent(cast: Cast): Promise<Somebody[]> {
  const followers = await theyFollow(cast);
  const others = await Promise.all([
    aVoteAndWhatBecameOfIt(cast),
    placesAtAMeeting(cast),
    whatTimeBringsToMeetings(cast),
    questionsAndCorrections(cast),
    anotherAddress(cast),
    aVoteThatClosesSoon(cast, followers),
    anAreaThatEnds(cast),
  ]);
  await newsAndDigests(cast, followers);
  return [...Object.values(followers), ...others.flat()];
}

type Followers = Record<'atOnce' | 'daily' | 'weekly' | 'quarterly', Somebody>;

async function theyFollow({ team, somebody }: Cast): Promise<Followers> {
  const [atOnce, daily, weekly, quarterly] = await Promise.all(
    (['INSTANT', 'DAILY', 'WEEKLY', 'QUARTERLY'] as const).map(async (frequency) => {
      const one = await somebody();
      await follow(one.machine, { areaPath: team.path, frequency });
      return one;
    }),
  );
  const followers = { atOnce, daily, weekly, quarterly } as Followers;
  await follow(followers.atOnce.machine, { topics: ['UPDATES'] });
  return followers;
}

/** A suggestion that is accepted, voted on and adopted. */
async function aVoteAndWhatBecameOfIt({ team, somebody }: Cast): Promise<Somebody[]> {
  const [suggester, ...voters] = await Promise.all(Array.from({ length: 4 }, somebody));
  const placePaths = [team.places[0]?.path as string];
  const said = { areaPath: team.path, placePaths, title: `Lamps ${aWord()}`, wantsNews: true };
  const suggestionId = await suggest((suggester as Somebody).machine, said);
  await review(team.officers[0].request, suggestionId, { decision: 'ACCEPT' });
  await told(suggester as Somebody, /^The team has read/);
  const { inspector, quarterId } = team;
  const closesAt = inSeconds(8);
  const theme = 'SPEEDING';
  const ballot = await done(inspector.request, 'OpenBallot', {
    input: {
      ...{ quarterId, maxChoices: 2, opensAt: new Date().toISOString(), closesAt: closesAt.toISOString() },
      options: [
        { theme, title: 'More lamps', placePaths, suggestionIds: [suggestionId] },
        { theme, title: 'Fewer cars', placePaths },
      ],
    },
  });
  await told(suggester as Somebody, /is part of a vote/);
  const [first] = ballot.options;
  for (const { machine } of voters) {
    await ask(machine, 'SetHomeArea', { path: placePaths[0] });
    await done(machine, 'CastVote', { ballotId: ballot.id, optionIds: [first.id] });
  }
  await untilItIsCounted(inspector.request, { id: ballot.id, closesAt });
  const adopted = { theme, title: 'More lamps', placePaths, promise: 'Two walks a month.', updateEveryDays: 14 };
  const priorities = [{ ...adopted, optionId: first.id }];
  await done(inspector.request, 'AdoptPriorities', { input: { quarterId, priorities } });
  await told(suggester as Somebody, /^What came of your suggestion/);
  return [suggester as Somebody, ...voters];
}

/** A vote of eight days of which five have gone by: who follows hears that it closes in three. */
async function aVoteThatClosesSoon({ team, database }: Cast, { atOnce }: Followers): Promise<Somebody[]> {
  const { request } = team.inspector;
  const [startsOn, endsOn] = [addDays(londonDate(new Date()), 200), addDays(londonDate(new Date()), 260)];
  const { id: quarterId } = await done(request, 'PlanQuarter', { input: { areaPath: team.path, startsOn, endsOn } });
  const [opensAt, closesAt] = [new Date().toISOString(), inSeconds(8 * 24 * 3_600).toISOString()];
  const options = ['Hedges', 'Kerbs'].map((title) => ({ theme: 'OTHER', title, placePaths: [team.path] }));
  const { id } = await done(request, 'OpenBallot', { input: { quarterId, options, maxChoices: 2, opensAt, closesAt } });
  const past = `update ballot set opens_at = opens_at - interval '5 days', closes_at = now() + interval '3 days 1 second' where id = $1`;
  await database.query(past, [id]);
  await expect
    .poll(() => doneNow(database, 'tell-news').then(() => inboxOf(atOnce.machine, atOnce.email)))
    .toContainEqual(expect.objectContaining({ subject: expect.stringMatching(/: The vote closes on /) }));
  return [];
}

/** A place that ends, and whose land two others share: whoever lives there and follows it is asked. */
async function anAreaThatEnds({ team, somebody, database }: Cast): Promise<Somebody[]> {
  const one = await somebody();
  const path = `${team.path}/old-end`;
  const { rows } = await database.query<{ id: string }>(
    `insert into area (path, kind, name, parent_id, neighbourhood_id, force_id)
     select $2, 'PLACE', 'Old End', n.id, n.id, n.force_id from area n where n.path = $1 returning id`,
    [team.path, path],
  );
  await follow(one.machine, { areaPath: path });
  await done(one.machine, 'SetHomeArea', { path });
  await database.query(
    `with ended as (update area set ended_on = current_date - 1 where id = $1 returning id)
     insert into area_successor select ended.id, a.id, 0.5 from ended, area a where a.path = any($2)`,
    [rows[0]?.id, [team.path, team.places[0]?.path]],
  );
  await database.query('select settle_succession(array[$1]::uuid[], now(), current_date)', [rows[0]?.id]);
  await doneNow(database, 'tell-successions');
  await told(one, /^Old End was divided/);
  return [one];
}

/** Of three people for two places, one gives theirs up; then the meeting gets smaller, is moved, changed and cancelled. */
async function placesAtAMeeting({ team, somebody }: Cast): Promise<Somebody[]> {
  const { request } = team.inspector;
  const [leaves, stays, waits] = (await Promise.all([somebody(), somebody(), somebody()])) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  const { id: meetingId } = await aMeeting(request, { areaPath: team.path, capacity: 2 });
  for (const { machine } of [leaves, stays, waits]) await register(machine, meetingId);
  await done(leaves.machine, 'WithdrawFromMeeting', { meetingId });
  await told(waits, /^A place is free for you/);
  await done(request, 'SetCapacity', { meetingId, capacity: 1 });
  await told(waits, /^The place we offered is no longer free/);
  const startsAt = evening(28);
  const times = { startsAt: startsAt.toISOString(), endsAt: new Date(startsAt.getTime() + HOUR).toISOString() };
  await done(request, 'MoveMeeting', { input: { meetingId, ...times } });
  await told(stays, /^The meeting has moved/);
  await done(request, 'ChangeMeeting', { input: { meetingId, title: `Tea and talk ${aWord()}` } });
  await told(stays, /^Details have changed/);
  await done(request, 'CancelMeeting', { meetingId, reason: 'The hall is flooded.' });
  await told(stays, /^The meeting is cancelled/);
  return [leaves, stays, waits];
}

/** A reminder, how to join, an offer that nobody took, and thanks. */
async function whatTimeBringsToMeetings({ team, somebody, database }: Cast): Promise<Somebody[]> {
  const { request } = team.inspector;
  const [comes, leaves, dawdles] = (await Promise.all([somebody(), somebody(), somebody()])) as [
    Somebody,
    Somebody,
    Somebody,
  ];
  const within = (seconds: number) => aMeeting(request, { areaPath: team.path, startsAt: inSeconds(seconds) });
  const [tomorrow, soon] = [await within(24 * 3_600 + 8), await within(30 * 60 + 8)];
  for (const { id } of [tomorrow, soon]) await register(comes.machine, id);
  const endsAt = new Date(Date.now() + HOUR);
  const now = await aMeeting(request, { areaPath: team.path, capacity: 1, startsAt: inSeconds(8), endsAt });
  for (const { machine } of [leaves, dawdles]) await register(machine, now.id);
  await done(leaves.machine, 'WithdrawFromMeeting', { meetingId: now.id });
  await expect.poll(() => Date.now(), { timeout: 20_000 }).toBeGreaterThan(now.startsAt.getTime() + 500);
  await doneNow(database, 'meetings-minute');
  await told(dawdles, /^We no longer hold the place/);
  for (const subject of [/^On .+: /, /^Starting soon: /]) await told(comes, subject);
  // Three hours go by.
  const past = `update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '2 hours' where id = $1`;
  await database.query(past, [soon.id]);
  await doneNow(database, 'meetings-minute');
  await told(comes, /^Thank you: /);
  return [comes, leaves, dawdles];
}

/** A question that is answered, one that is declined, and a correction of minutes. */
async function questionsAndCorrections({ team, somebody }: Cast): Promise<Somebody[]> {
  const officer = team.officers[0].request;
  const asks = await somebody();
  const meeting = await aMeeting(team.inspector.request, {
    ...{ areaPath: team.path, mode: 'IN_PERSON', startsAt: inSeconds(2), endsAt: inSeconds(4) },
  });
  for (const answer of [true, false]) {
    const text = `When will the lamps by the ${aWord()} path be mended?`;
    const { id: questionId } = await done(asks.machine, 'AskQuestion', { input: { areaPath: team.path, text } });
    const decided = answer ? { decision: 'PUBLISH' } : { decision: 'DECLINE', reason: 'NOT_FOR_POLICE' };
    await done(officer, 'ReviewQuestion', { input: { questionId, ...decided } });
    if (answer)
      await done(officer, 'AnswerQuestion', { input: { questionId, body: 'They come **before** the spring.' } });
  }
  await untilItHasEnded(asks.machine, meeting);
  const body = 'We spoke of lamps.\n\n- They come soon.\n- All of them.';
  await done(team.inspector.request, 'PublishMinutes', { input: { meetingId: meeting.id, body } });
  const text = 'It was the hedge, not the lamps.';
  const { id: requestId } = await done(asks.machine, 'RequestCorrection', { input: { meetingId: meeting.id, text } });
  await done(team.inspector.request, 'ReplyToCorrection', { requestId, reply: 'You are right, and it says so now.' });
  for (const subject of [/answered your question/, /not published/, /correction/]) await told(asks, subject);
  return [asks];
}

async function anotherAddress({ somebody }: Cast): Promise<Somebody[]> {
  const moves = await somebody();
  const other = { machine: moves.machine, email: anAddress() };
  const code = await mailAfter(moves.machine, other.email, () =>
    ask(moves.machine, 'RequestSignInCode', { email: other.email }),
  );
  await done(moves.machine, 'ChangeEmail', { email: other.email, code: codeIn(code) });
  await told(moves, /^You sign in with another address/);
  return [moves, other];
}

/** An update and an alert at once; then it is another morning for the digests, and the end of the quarter. */
async function newsAndDigests({ team, inspector, database }: Cast, followers: Followers): Promise<void> {
  await postInGirton(inspector, `We stood at the bridge ${aWord()}. Ring [101](tel:101).`);
  const body = 'Lock your van. See [what to do](https://www.gov.uk/guidance).';
  const words = { areaPath: team.path, title: 'Vans broken into', body, importance: 'HIGH', theme: 'VEHICLE_CRIME' };
  const urgent = { urgent: true, urgentReason: 'It happens now.' };
  const { id: alertId } = await done(team.inspector.request, 'SendAlert', { input: { ...words, ...urgent } });
  for (const subject of [/What was done/, /Vans broken into/]) await told(followers.atOnce, subject);

  const today = londonDate(new Date());
  const morning = londonInstant(today, '07:00') as Date;
  // Yesterday, and followed since long before.
  const alerted = new Date(morning.getTime() - 12 * HOUR);
  await database.query('update alert set sent_at = $2 where id = $1', [alertId, alerted]);
  const theirs = [followers.daily, followers.weekly, followers.quarterly].map(({ email }) => email);
  const long = `update follow set followed_at = now() - interval '60 days'
    from person p where p.id = person_id and p.email = any($1)`;
  await database.query(long, [theirs]);
  const ended = 'update quarter set starts_on = $2, ends_on = $3 where id = $1';
  await database.query(ended, [team.quarterId, addDays(today, -40), addDays(today, -1)]);
  // Where the timetable had this morning’s turn while the tests ran, it is made anew.
  await database.query('delete from mailing where frequency is not null and until_at = $1', [morning]);
  for (const queue of ['digest-daily', 'digest-weekly', 'tell-quarters']) await doneNow(database, queue);
  await told(followers.daily, /^Today in /);
  await told(followers.weekly, /^This week in /);
  await told(followers.quarterly, /: What became of /);
}
