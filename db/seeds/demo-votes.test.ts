import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  BallotKey,
  ballotTimesFor,
  collectedFor,
  differsFrom,
  figuresFor,
  htmlOf,
  isRefusal,
  mailboxOf,
  mentionsIn,
  suggestionFor,
  titlesFor,
} from '@patchwork/api/seeding';
import { londonDate } from '@patchwork/calendar';
import { ranked } from '@patchwork/tally';
import { aDatabase } from '../../api/src/testing/a-database.ts';
import { AWKWARD_DAYS, onADatabase } from '../jest/on-a-database.ts';
import { BROKEN_AUDIT, failedIn, filesOf, SEALED } from '../jest/sealed-votes.ts';
import { seedDemo } from './demo.ts';

// Databases are made and filled here, on machines that may have other things to do.
jest.setTimeout(60_000);

describe.each(AWKWARD_DAYS)('on %s', (_, moment) => {
  const now = new Date(moment);
  const { rows } = onADatabase(aDatabase, now);

  test('the quarter under way was voted on and decided in its order, and the vote on the next is open for days yet', async () => {
    const [current, next, ...others] = await rows(
      `select b.*, q.vote_from, q.vote_until, q.starts_on::text, d.decided_at, m.ends_at as met_until
       from ballot b join quarter q on q.id = b.quarter_id left join decision d on d.quarter_id = q.id
       left join meeting m on m.id = d.meeting_id order by b.opens_at`,
    );
    expect(others).toEqual([]);
    for (const ballot of [current, next]) {
      expect([ballot.opens_at, ballot.closes_at]).toEqual([ballot.vote_from, ballot.vote_until]);
      const times = { opensAt: ballot.opens_at, closesAt: ballot.closes_at };
      expect(ballotTimesFor(times.opensAt, times.closesAt, ballot.opened_at)).toEqual(times);
      expect(ballot.opened_at.getTime()).toBeLessThan(ballot.opens_at.getTime());
    }
    const road = [current.opens_at, current.closes_at, current.sealed_at, current.met_until, current.decided_at];
    expect(road.toSorted((a, b) => a - b)).toEqual(road);
    expect(londonDate(current.decided_at) < current.starts_on).toBe(true);
    expect([next.sealed_at, next.decided_at]).toEqual([null, null]);
    expect(next.opens_at.getTime()).toBeLessThan(now.getTime());
    const daysLeft = (next.closes_at.getTime() - now.getTime()) / 86_400_000;
    expect([daysLeft > 10, daysLeft < 13]).toEqual([true, true]);
  });

  test('nothing of it has happened that has not happened yet, and each thing in its order', async () => {
    const wrong = await rows(
      `select 'suggestion', s.id from suggestion s left join ballot_option_suggestion u on u.suggestion_id = s.id
         left join ballot_option o on o.id = u.option_id left join ballot b on b.id = o.ballot_id
       where greatest(s.suggested_at, s.reviewed_at, s.taken_up_at) > $1 or s.reviewed_at < s.suggested_at
         or s.taken_up_at is distinct from b.opened_at or s.reviewed_at > b.opened_at
       union all select 'paper', p.id from paper_batch p join ballot b on b.id = p.ballot_id
       where greatest(p.entered_at, p.confirmed_at) > $1 or p.confirmed_at < p.entered_at
         or p.entered_at not between b.opens_at and b.closes_at or p.confirmed_at > b.closes_at
       union all select 'participation', t.person_id from participation t join ballot b on b.id = t.ballot_id
       where t.day < (b.opens_at at time zone 'Europe/London')::date or t.day > (b.closes_at at time zone 'Europe/London')::date
         or t.day >= $2 or t.day is null
       union all select 'audit', null from audit_entry e, audit_entry b where b.seq < e.seq and b.at > e.at or e.at > $1`,
      now,
      londonDate(now),
    );
    expect(wrong).toEqual([]);
    for (const { collected_on: day, opens_at: from, entered_at: at } of await rows(
      'select p.collected_on::text, p.entered_at, b.opens_at from paper_batch p join ballot b on b.id = p.ballot_id',
    )) {
      expect(collectedFor(day, from, at)).toBe(day);
    }
  });

  test('keeps no longer than the privacy page says who suggested what, and words that nobody may read', async () => {
    const kept = await rows(
      `select id from suggestion where reviewed_at < $1::timestamptz - interval '30 days'
         and ((suggester_id is not null and not (wants_news and status <> 'DECLINED')) or (decline_reason = 'ABUSIVE' and title is not null))`,
      now,
    );
    expect(kept).toEqual([]);
  });
});

describe('the votes', () => {
  const now = new Date('2026-11-23T12:00:00Z');
  const { rows, database } = onADatabase(aDatabase);
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ballot-keys-'));
    await seedDemo(database().ownerUrl, now, folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const sealed = async () => {
    const [row, ...others] = await rows(SEALED);
    expect(others).toEqual([]);
    return row;
  };

  test('the sealed one’s files are accepted by whoever counts them again, and a vote moved in them is not', async () => {
    const files = filesOf(await sealed());
    expect(await failedIn(files)).toEqual([]);
    const [parking, drugs] = ['Parking outside schools', 'Drugs: developing intelligence and targeted activity'];
    const line = files.csv.split('\n').find((one) => one.includes(`,${parking},`)) as string;
    const idOfDrugs = JSON.parse(files.result).options.find((o: { title: string }) => o.title === drugs).id;
    const moved = line.replace(/,[0-9a-f-]{36},[^,]*,/, `,${idOfDrugs},${drugs},`);
    expect(await failedIn({ ...files, csv: files.csv.replace(line, moved) })).not.toEqual([]);
    expect(await failedIn({ ...files, result: files.result.replace('"voters":244', '"voters":245') })).not.toEqual([]);
  });

  test('the sealed one has levels that are told apart, two equal options, and turnout that nobody is found in', async () => {
    const { head, counts, turnout, voters, residents } = await sealed();
    expect([voters, residents, counts.noneOfThese]).toEqual([244, 955, 8]);
    expect(counts.levels.map((each: { level: string; voters: number }) => [each.level, each.voters])).toEqual([
      ['EMAIL', 210],
      ['PAPER', 34],
    ]);
    const options: { id: string; title: string; votes: number }[] = counts.options;
    const order = ranked(options, head.tieSeed).map(({ title, votes, rank }) => [title.split(/[:,]/)[0], votes, rank]);
    expect(order.slice(0, 6)).toEqual([
      ['Speeding', 139, 1],
      ['Antisocial behaviour', 114, 2],
      ['Parking outside schools', 102, 3],
      ['Drugs', 71, 4],
      ['Thefts of catalytic converters', 41, 5],
      ['Burglary', 33, 6],
    ]);
    expect(order.slice(6).map(([, votes, rank]) => [votes, rank])).toEqual([
      [15, 7],
      [15, 7],
    ]);
    const [one, ...more] = turnout.places.map((place: { voters: number }) => place.voters);
    expect([one, ...more].every((each) => each >= 10)).toBe(true);
    expect(one).toBeLessThan(40);
    expect([one, ...more, turnout.others].reduce((sum, each) => sum + each, 0)).toBe(210);
    expect(turnout.others).toBeGreaterThanOrEqual(10);
    expect(await rows(`select relname from pg_class where relname like 'live_vote%' and relkind = 'r'`)).toHaveLength(
      1,
    );
  });

  test('the decision makes the newsletter’s priorities of two of what was put first, and says why not of the third', async () => {
    const [decision, ...others] = await rows(
      `select d.*, m.head_count, s.body as reason, e.body as evidence, o.email from decision d join meeting m on m.id = d.meeting_id
       join statement s on s.id = d.reason_id join statement e on e.id = d.evidence_id join officer o on o.id = d.decided_by_id`,
    );
    expect(others).toEqual([]);
    expect(decision).toMatchObject({ differs: true, head_count: 64, email: 'inspector@patchwork.test' });
    for (const body of [decision.reason, decision.evidence])
      expect([htmlOf(body), mentionsIn(body)]).toEqual([expect.any(String), []]);
    expect(decision.reason).toMatch(/parking outside schools third and drugs fourth/);
    const adopted = await rows(
      `select p.title, p.position, o.id, o.title as option, o.continues_id = p.continues_id as goes_on
       from decision_priority dp join priority p on p.id = dp.priority_id join ballot_option o on o.id = dp.option_id
       join quarter q on q.id = p.quarter_id and '2026-11-23' between q.starts_on and q.ends_on
       join area a on a.id = q.area_id and a.path like '%south%' order by p.position`,
    );
    expect(adopted.map(({ title, position, goes_on: goesOn }) => [title.split(/[:,]/)[0], position, goesOn])).toEqual([
      ['Antisocial behaviour', 1, true],
      ['Drugs', 2, true],
      ['Speeding', 3, true],
    ]);
    for (const { title, option } of adopted) expect(option).toBe(title);
    const { counts } = await sealed();
    expect(
      differsFrom(
        counts.options,
        adopted.map(({ id }) => id),
      ),
    ).toBe(true);
  });

  test('the open one’s key lies in its folder, and knows who voted by what stands in the box', async () => {
    const [ballot] = await rows('select * from ballot where sealed_at is null');
    expect(await readdir(folder)).toEqual([`${ballot.id}.key`]);
    const key = new BallotKey(await readFile(join(folder, `${ballot.id}.key`)));
    expect(key.check).toBe(ballot.key_check);
    const people = await rows(
      `select p.id, p.email, t.mailbox, p.home_held_until = $2 as held, h.neighbourhood_id = q.area_id as resident
       from participation t join person p on p.id = t.person_id join area h on h.id = p.home_area_id
       join ballot b on b.id = t.ballot_id join quarter q on q.id = b.quarter_id where b.id = $1`,
      ballot.id,
      ballot.closes_at,
    );
    expect(people).toHaveLength(40);
    for (const { email, mailbox, held, resident } of people) {
      expect(mailbox).toBe(key.mailboxHashOf(mailboxOf(email)));
      expect([held, resident]).toEqual([true, true]);
    }
    const votes = await rows(
      `select v.ballot_key, v.choices::text[], v.receipts, v.choices <@ array(select id from ballot_option where ballot_id = $1) as own
       from ballot_box.live_vote v where v.ballot_id = $1`,
      ballot.id,
    );
    expect(votes.map((vote) => vote.ballot_key).toSorted()).toEqual(
      people.map(({ id }) => key.ballotKeyOf(id)).toSorted(),
    );
    for (const { choices, receipts, own } of votes) {
      expect([own, receipts.length, new Set(receipts).size]).toEqual([true, 3, 3]);
      expect(choices).toEqual([...new Set(choices)].toSorted());
      expect(choices.length).toBeLessThanOrEqual(3);
    }
  });

  test('a start that did not come to its end leaves a key that the next one replaces', async () => {
    const again = await aDatabase();
    try {
      expect(await seedDemo(again.ownerUrl, now, folder)).toBe(true);
      expect(await readdir(folder)).toHaveLength(1);
    } finally {
      await again.drop();
    }
  });

  test('papers are those that two officers could enter, one batch of them counted once', async () => {
    const batches = await rows(
      `select p.*, b.max_choices, array(select id::text from ballot_option where ballot_id = b.id) as ids from paper_batch p
       join ballot b on b.id = p.ballot_id order by p.entered_at`,
    );
    expect(batches.map((batch) => [batch.source, batch.papers, batch.confirmed_by_id !== null])).toEqual([
      ['SCHOOL', 34, true],
      ['ROOM', 14, false],
    ]);
    for (const { figures, max_choices: maxChoices, ids: optionIds, papers } of batches) {
      const votes = Object.entries(figures.votes).map(([optionId, many]) => ({ optionId, votes: Number(many) }));
      expect(figuresFor({ ...figures, votes }, { maxChoices, optionIds })).toEqual(figures);
      expect(figures.papers).toBe(papers);
    }
  });

  test('options are those that the service would have taken, with what stands behind them', async () => {
    for (const [state, many, taken] of [
      ['not null', 8, 4],
      ['null', 7, 5],
    ]) {
      const options = await rows(
        `select o.*, (select count(*)::int from ballot_option_suggestion u join suggestion s on s.id = u.suggestion_id and s.status = 'ACCEPTED'
             where u.option_id = o.id) as suggestions,
           (select bool_and(a.neighbourhood_id = q.area_id) from ballot_option_place p join area a on a.id = p.area_id where p.option_id = o.id) as here
         from ballot_option o join ballot b on b.id = o.ballot_id join quarter q on q.id = b.quarter_id
         where b.sealed_at is ${state} order by o.position`,
      );
      expect(options).toHaveLength(Number(many));
      expect(titlesFor(options)).toEqual(options.map(({ title }) => title));
      expect(options.every(({ here }) => here)).toBe(true);
      expect(options.slice(0, 3).every((option) => option.continues_id !== null)).toBe(true);
      expect(options.reduce((sum, { suggestions }) => sum + suggestions, 0)).toBe(taken);
    }
  });

  test('the audit is whole, names each deed, and goes on', async () => {
    expect(await rows(BROKEN_AUDIT)).toEqual([]);
    const deeds = await rows('select deed from audit_entry order by seq');
    expect(deeds.map(({ deed }) => deed)).toEqual(['openBallot', 'sealBallot', 'adoptPriorities', 'openBallot']);
    await rows(`select audit_append('test', null, 'x', '{}')`);
    expect(await rows(BROKEN_AUDIT)).toEqual([]);
    await rows(`update audit_entry set at = at + interval '1 second' where seq = 2`);
    expect(await rows(BROKEN_AUDIT)).not.toEqual([]);
  });

  test('suggestions are there of every standing, in words that would have been taken', async () => {
    const all = await rows(
      'select s.*, (select count(*)::int from suggestion_place p where p.suggestion_id = s.id) as places from suggestion s',
    );
    const how = (one: { status: string; taken_up_at: Date | null; decline_reason: string | null }) =>
      one.taken_up_at ? 'taken up' : (one.decline_reason ?? one.status);
    const counts: Record<string, number> = {};
    for (const one of all) counts[how(one)] = (counts[how(one)] ?? 0) + 1;
    expect(counts).toEqual({
      ...{ 'taken up': 9, ACCEPTED: 2, MERGED: 2, UNREAD: 2, ABUSIVE: 1, REPORTS_CRIME: 1 },
      ...{ NOT_FOR_POLICE: 2, ALREADY_DONE: 1, TOO_GENERAL: 1 },
    });
    for (const { title, why, review_words: words, places, suggester_id: by, status } of all) {
      if (title === null) {
        expect([why, words, places]).toEqual([null, null, 0]);
        continue;
      }
      expect(isRefusal(suggestionFor(title, why)) || suggestionFor(title, why)).toEqual({ title, why });
      expect(mentionsIn(words ?? '')).toEqual([]);
      expect(places).toBeGreaterThan(0);
      if (status === 'UNREAD') expect(by).not.toBeNull();
    }
    const merged = await rows(
      `select m.status from suggestion s join suggestion m on m.id = s.merged_into_id where s.status = 'MERGED'`,
    );
    expect(merged).toEqual([{ status: 'ACCEPTED' }, { status: 'ACCEPTED' }]);
  });

  test('addresses are reserved, and everybody of the south is a resident once', async () => {
    const [people] = await rows(
      `select count(*)::int as n, count(distinct email)::int as emails, bool_and(email like '%patchwork.test') as reserved from person`,
    );
    expect(people).toEqual({ n: 956, emails: 956, reserved: true });
  });
});
