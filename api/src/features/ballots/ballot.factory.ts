import type { EntityManager } from '@mikro-orm/postgresql';
import { isRefusal } from '#platform/refusal.ts';
import { ANONYMOUS } from '#platform/viewer.ts';
import type { Patch } from '../../testing/a-patch.ts';
import type { Browser } from '../../testing/a-service.ts';
import { anArea } from '../areas/area.factory.ts';
import type { Officer } from '../people/officer.entity.ts';
import { aQuarter } from '../quarters/quarter.factory.ts';
import { type Figures, PaperBatch } from './paper-batch.entity.ts';
import { VotesService } from './votes.service.ts';

export const OPEN = `mutation ($input: OpenBallotInput!) { openBallot(input: $input) {
  __typename ... on Ballot { id state maxChoices opensAt closesAt tieSeed words options { id position theme title places { path } } quarter { id voteFrom voteUntil } }
  ... on BallotRefusal { reason message field } } }`;

export const CAST = `mutation ($ballotId: ID!, $optionIds: [ID!]!) { castVote(ballotId: $ballotId, optionIds: $optionIds) {
  __typename ... on VoteReceipt { receipts choices { id title } ballot { id } } ... on VoteRefusal { reason message field } } }`;

export const ENTER = `mutation ($input: EnterVotesInput!) { enterVotes(input: $input) {
  __typename ... on PaperBatch { id papers confirmedAt enteredBy { id } confirmedBy { id } } ... on BallotRefusal { reason message field } } }`;

export const MY_VOTE = `query ($id: ID!) { myVote(ballotId: $id) { receipts choices { id title } } }`;

/** A ballot as its opening answered. */
export interface Opened {
  id: string;
  quarterId: string;
  maxChoices: number;
  options: { id: string; title: string }[];
}

interface Given {
  titles?: readonly string[];
  maxChoices?: number;
  /** In milliseconds from now. */
  opensIn?: number;
  closesIn?: number;
  area?: string;
}

const DAY = 86_400_000;

/** A coming quarter of testshire/north, from so many days after today. */
export async function aComingQuarter(patch: Patch, startsInDays = 30, area = 'testshire/north'): Promise<string> {
  const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  const quarter = await aQuarter(patch.em(), { area, startsOn: day(startsInDays), endsOn: day(startsInDays + 80) });
  return quarter.id;
}

/** A vote of testshire/north on three options, opened by this inspector; open for an hour unless told otherwise. */
export async function aBallot(patch: Patch, inspector: Browser, given: Given = {}): Promise<Opened> {
  const {
    titles = ['Speeding', 'Burglary', 'Parking'],
    maxChoices = 2,
    opensIn = -1_000,
    closesIn = 3_600_000,
  } = given;
  const area = given.area ?? 'testshire/north';
  await anArea(patch.em(), area);
  const taken = await patch.count('quarter');
  const quarterId = await aComingQuarter(patch, 30 + 90 * taken, area);
  const input = {
    quarterId,
    maxChoices,
    opensAt: new Date(Date.now() + opensIn).toISOString(),
    closesAt: new Date(Date.now() + closesIn).toISOString(),
    options: titles.map((title) => ({ theme: 'OTHER', title, placePaths: [area] })),
  };
  const { data, errors } = await inspector.ask(OPEN, { input });
  const opened = data?.openBallot;
  if (opened?.__typename !== 'Ballot') throw new Error(`No ballot: ${JSON.stringify(opened ?? errors)}`);
  return { id: opened.id, quarterId, maxChoices, options: opened.options };
}

/** A browser of a resident whose home is at this path. */
export async function aVoter(patch: Patch, email: string, home = 'testshire/north/girton'): Promise<Browser> {
  const area = await anArea(patch.em(), home);
  const browser = await patch.as(email);
  await patch.em().execute('update person set home_area_id = ? where email = ?', [area.id, email]);
  return browser;
}

/** New residents of this place and the votes they cast through the service, without the way there: quickly many. */
export async function someVotes(
  patch: Patch,
  ballot: Opened,
  howMany: number,
  choose: (nth: number) => readonly string[] = () => [],
  home = 'testshire/north/girton',
): Promise<{ personId: string; receipts: string[]; optionIds: string[] }[]> {
  const area = await anArea(patch.em(), home);
  const people = await patch.em().execute<{ id: string }[]>(
    `insert into person (email, email_verified, home_area_id)
     select 'voter' || i || '.' || substr(gen_random_uuid()::text, 1, 8) || '@x.test', true, ? from generate_series(1, ?) i returning id`,
    [area.id, howMany],
  );
  const votes = patch.app.get(VotesService, { strict: false });
  const cast = [];
  for (const [nth, { id: personId }] of people.entries()) {
    const vote = await votes.cast({ ...ANONYMOUS, role: 'RESIDENT', personId }, ballot.id, choose(nth));
    if (isRefusal(vote)) throw new Error(`No vote: ${vote.message}`);
    cast.push({ personId, receipts: vote.receipts, optionIds: vote.optionIds });
  }
  return cast;
}

/** Papers from a room in testshire/north, counted by one officer, and by a second where one is given. */
export async function aPaperBatch(
  em: EntityManager,
  given: { ballot: { id: string }; figures: Figures; enteredBy: Officer; confirmedBy?: Officer },
): Promise<PaperBatch> {
  const { ballot, figures, enteredBy, confirmedBy } = given;
  const batch = em.create(PaperBatch, {
    ...{ ballot: ballot.id, source: 'ROOM', collectedOn: '2022-09-10', place: await anArea(em, 'testshire/north') },
    ...{ papers: figures.papers, figures, enteredBy: enteredBy.id, enteredAt: new Date('2022-09-10T18:00:00Z') },
    ...(confirmedBy && { confirmedBy: confirmedBy.id, confirmedAt: new Date('2022-09-10T19:00:00Z') }),
  });
  await em.flush();
  return batch;
}

/** Has a ballot closed a moment ago, whatever its time was. */
export async function closeNow(patch: Patch, ballotId: string): Promise<void> {
  await patch
    .em()
    .execute(
      `update ballot set closes_at = clock_timestamp() - interval '1 millisecond', opens_at = least(opens_at, clock_timestamp() - interval '1 second') where id = ?`,
      [ballotId],
    );
}
