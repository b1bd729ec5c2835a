import type { EntityManager } from '@mikro-orm/postgresql';
import { htmlOf } from '#platform/markdown.ts';
import { Area } from '../features/areas/area.entity.ts';
import { anArea } from '../features/areas/area.factory.ts';
import { Ballot, BallotOption } from '../features/ballots/ballot.entity.ts';
import { Decision, DecisionPriority } from '../features/decisions/decision.entity.ts';
import { Alert } from '../features/following/alert.entity.ts';
import { aMeeting } from '../features/meetings/meeting.factory.ts';
import { Statement } from '../features/meetings/statement.entity.ts';
import { anOfficer } from '../features/people/officer.factory.ts';
import { anUpdate, aPriority } from '../features/priorities/priority.factory.ts';
import { aQuarter } from '../features/quarters/quarter.factory.ts';

interface GivenAlert extends Partial<Pick<Alert, 'title' | 'sentAt' | 'goesAt' | 'validUntil' | 'withdrawnAt'>> {
  area?: string;
  body?: string;
  /** Paths. */
  places?: string[];
}

/** An alert to testshire/north that went out on 10 September 2022 unless told otherwise, as its row stands. */
export async function anAlert(em: EntityManager, given: GivenAlert = {}): Promise<Alert> {
  const { area = 'testshire/north', body = 'Lock your van.', places = [], ...rest } = given;
  const writtenAt = new Date('2022-09-10T09:00:00Z');
  const alert = em.create(Alert, {
    ...{ title: 'Vans broken into', body, bodyHtml: htmlOf(body), importance: 'NORMAL', theme: 'VEHICLE_CRIME' },
    ...{ writtenAt, expectedRecipients: 1, goesAt: writtenAt, sentAt: new Date('2022-09-10T09:02:00Z') },
    ...(rest.withdrawnAt && { withdrawnReason: 'It was wrong.' }),
    ...rest,
    ...{ area: await anArea(em, area), writtenBy: await anOfficer(em, { title: 'Comms officer' }) },
  } as never) as Alert;
  for (const path of places) alert.places.add(await anArea(em, path));
  await em.flush();
  return alert;
}

/** A vote of testshire/north on a quarter of its own, of one day unless told otherwise. */
export async function aVote(em: EntityManager, startsOn: string, opensAt: Date, days = 1): Promise<Ballot> {
  const quarter = await aQuarter(em, { startsOn, endsOn: `${startsOn.slice(0, 8)}28` });
  const openedBy = await anOfficer(em);
  const ballot = em.create(Ballot, {
    ...{
      quarter,
      maxChoices: 3,
      opensAt,
      closesAt: new Date(opensAt.getTime() + days * 86_400_000),
      tieSeed: '',
      keyCheck: '',
    },
    ...{ openedBy, openedAt: opensAt },
  });
  for (const [i, title] of ['Speeding on Mill Road', 'Burglary'].entries())
    em.create(BallotOption, { ballot, position: i + 1, theme: 'OTHER', title, fingerprint: title });
  await em.flush();
  return ballot;
}

/** One of each kind of news of testshire/north, each a day after the one before from 1 September 2022; its words by its key. */
export async function allNews(em: EntityManager): Promise<Map<string, string[]>> {
  const day = (n: number) => new Date(`2022-09-0${n}T12:00:00Z`);
  const priority = await aPriority(em, { title: 'Speeding in Girton', places: ['testshire/north/girton'] });
  const measures = [{ name: 'vehicles over 35 mph', value: 26, outOf: 330 }];
  const update = await anUpdate(em, { priority, body: 'We **stood** there.', postedAt: day(1), measures });
  const voted = await aVote(em, '2023-01-01', day(2));
  await em.execute(
    `insert into ballot_result (ballot_id, sealed_at, voters, residents, counts, turnout, sha256, audit, audit_head)
     values (?, ?, 40, 100, ?, '{"places":[],"others":40}', '', '{}', '')`,
    [
      voted.id,
      day(3),
      JSON.stringify({ options: voted.options.map(({ id, title }, i) => ({ id, title, votes: 9 + i })) }),
    ],
  );
  const long = await aVote(em, '2023-06-01', new Date('2022-08-02T12:00:00Z'), 41);
  const meeting = await aMeeting(em, { title: 'What shall we work on?', timedAt: day(4) });
  const off = await aMeeting(em, { title: 'Coffee', cancelledAt: day(5), cancelReason: 'The hall was flooded.' });
  const held = await aMeeting(em, { title: 'In spring', timedAt: new Date('2022-08-01T12:00:00Z') });
  const area = await em.findOneOrFail(Area, { path: 'testshire/north' });
  const officerId = held.scheduledBy.id;
  const minutes = Statement.said(em, { body: 'All spoke of lamps.', area, officerId, replaces: null, now: day(6) });
  held.minutes = minutes as never;
  await em.flush();
  const quarter = await aQuarter(em, { startsOn: '2023-02-01', endsOn: '2023-04-30' });
  const agreed = await aPriority(em, { quarter, title: 'Lamps', promise: 'A patrol each Friday.' });
  const decision = em.create(Decision, { quarter, decidedBy: await anOfficer(em), decidedAt: day(7), differs: false });
  em.create(DecisionPriority, { decision, priority: agreed });
  await em.flush();
  const alert = await anAlert(em, { title: 'Catalytic converters', body: 'Park *in the light*.', sentAt: day(8) });
  return new Map([
    [
      `update:${update.id}`,
      ['<strong>stood</strong>', 'vehicles over 35 mph: 26 of 330', `/priorities/${priority.id}`],
    ],
    [`vote-open:${voted.id}`, ['Speeding on Mill Road', 'Burglary', `/ballots/${voted.id}`]],
    [`vote-open:${long.id}`, ['Speeding on Mill Road', `/ballots/${long.id}`]],
    [`vote-closing:${long.id}`, ['12 September 2022', 'Burglary', 'voted already', `/ballots/${long.id}`]],
    [`vote-result:${voted.id}`, ['40 people took part', '1. Burglary', '2. Speeding', `/ballots/${voted.id}`]],
    [`meeting:${meeting.id}:${day(4).getTime() / 1_000}`, ['7pm', 'online', `/meetings/${meeting.id}`]],
    [`meeting-cancelled:${off.id}`, ['The hall was flooded.', `/meetings/${off.id}`]],
    [`meeting:${held.id}:${Date.parse('2022-08-01T12:00:00Z') / 1_000}`, [`/meetings/${held.id}`]],
    [`minutes:${held.id}`, ['All spoke of lamps.', `/meetings/${held.id}`]],
    [`decision:${decision.id}`, ['Lamps', 'A patrol each Friday.', `/decisions/${decision.id}`]],
    [`alert:${alert.id}`, ['<em>in the light</em>', 'Comms officer', `/alerts/${alert.id}`]],
  ]);
}
