import { type Counts, LEVEL_AT_LEAST, ranked, VOTERS_AT_LEAST } from '@patchwork/tally';
import { MeetingMode, MeetingStatus } from '#features/meetings/meeting.entity.ts';
import { Theme } from '#features/priorities/priority.entity.ts';
import { always, maybe, type Row } from './export-columns.ts';
import {
  ASKED,
  type ExportTable,
  IN_ORDER,
  ofQuarter,
  pathsOf,
  QUARTERS,
  WHEN,
  WHERE,
  whereAndWhen,
} from './export-table.ts';

const OF_NEIGHBOURHOOD = 'Those of its neighbourhood.';
/** Names every parameter, also where a table has no use for it: PostgreSQL must know of what type each is. */
const ANY_PLACE = '($4::uuid is null or true) and $2::timestamptz is not null';

export const meetings: ExportTable = {
  name: 'meetings',
  title: 'Meetings',
  description: 'Public meetings of each neighbourhood and its team: to come, held and cancelled.',
  ofPlace: OF_NEIGHBOURHOOD,
  key: 'id',
  refers: [],
  columns: [
    always('id', 'id', 'Meeting.id', 'The meeting. Never used again for another.'),
    ...whereAndWhen,
    maybe('quarterId', 'id', 'Meeting.quarter', 'The quarter that it is to agree on, where it is to.'),
    always('title', 'text', 'Meeting.title', 'What it is called.'),
    always('startsAt', 'instant', 'Meeting.startsAt', 'When it starts.'),
    always('endsAt', 'instant', 'Meeting.endsAt', 'When it ends.'),
    maybe('movedFrom', 'instant', 'Meeting.movedFrom', 'When it was to start before it was last moved.'),
    always('mode', 'code', 'Meeting.mode', 'Where people meet.', { values: Object.values(MeetingMode) }),
    maybe('address', 'text', 'Meeting.address', 'Where, in person.'),
    always('isOpenDoor', 'yesNo', 'Meeting.isOpenDoor', 'True where people just come, and nobody registers.'),
    maybe('capacity', 'whole', 'Meeting.capacity', 'How many places there are; empty where people just come.', {
      unit: 'places',
    }),
    always('status', 'code', 'Meeting.status', 'Where it stands.', { values: Object.values(MeetingStatus) }),
    maybe('cancelledAt', 'instant', 'Meeting.cancelledAt', 'When it was cancelled.'),
    maybe('cancelReason', 'text', 'Meeting.cancelReason', 'Why it was cancelled.'),
    maybe(
      'attendance',
      'whole',
      'Meeting.attendance',
      `How many came, once it has ended. Empty below ${LEVEL_AT_LEAST}, and where nobody counted.`,
      { unit: 'people' },
    ),
    maybe(
      'minutesPublishedAt',
      'instant',
      'Statement.publishedAt',
      'When its minutes, as they are now, were published.',
    ),
    maybe('minutesUrl', 'address', null, 'Where its minutes are; empty once they were taken back.'),
    always('url', 'address', null, 'Its page.'),
  ],
  sql: `select m.id, ${WHERE}, m.quarter_id as "quarterId", m.title, m.starts_at as "startsAt", m.ends_at as "endsAt",
      m.moved_from as "movedFrom", m.mode, m.address, m.is_open_door as "isOpenDoor", case when not m.is_open_door then m.capacity end as capacity,
      case when m.cancelled_at is not null then 'CANCELLED' when m.ends_at <= $2 then 'ENDED' else 'SCHEDULED' end as status,
      m.cancelled_at as "cancelledAt", m.cancel_reason as "cancelReason",
      case when m.cancelled_at is null and m.ends_at <= $2 and not coalesce(newest.is_waiting, false) then coalesce(m.head_count,
        (select sum(r.seats)::int from registration r where r.meeting_id = m.id and r.status = 'ATTENDED')) end as came,
      minutes.published_at as "minutesPublishedAt", minutes.withdrawn_at as minutes_withdrawn_at
    from meeting m join area n on n.id = m.area_id join area f on f.id = n.force_id
    left join statement newest on newest.id = m.minutes_id
    left join lateral (
      with recursive said as (
        select s.id, s.is_waiting, s.replaces_id, s.published_at, s.withdrawn_at from statement s where s.id = m.minutes_id
        union all select e.id, e.is_waiting, e.replaces_id, e.published_at, e.withdrawn_at
          from said join statement e on e.id = said.replaces_id where said.is_waiting)
      select * from said where not is_waiting limit 1) minutes on true
    where m.area_id = any($1::uuid[]) and ($3::uuid is null or m.quarter_id = $3::uuid) and ${ANY_PLACE}
    order by n.path collate "C", m.starts_at, m.id`,
  told(row, { publicUrl }) {
    const url = `${publicUrl}/meetings/${row['id']}`;
    const came = row['came'] as number | null;
    const isThere = row['minutesPublishedAt'] !== null && row['minutes_withdrawn_at'] === null;
    return {
      ...row,
      attendance: came !== null && came >= LEVEL_AT_LEAST ? came : null,
      minutesUrl: isThere ? `${url}#minutes` : null,
      url,
    };
  },
};

const theme = always('theme', 'code', 'BallotOption.theme', 'What kind of problem.', { values: Object.values(Theme) });

/** Where the vote put an option, from 1; null where there is no vote or no such option. */
function rankOf(row: Row): number | null {
  const counts = row['counts'] as unknown as Counts | null;
  const order = counts ? ranked(counts.options, row['tieSeed'] as string) : [];
  return order.find(({ id }) => id === row['optionId'])?.rank ?? null;
}

export const decisions: ExportTable = {
  name: 'decisions',
  title: 'Decisions',
  description:
    'What was agreed for each quarter, and why: a row for each priority that was adopted, and for each option of the vote that was not.',
  ofPlace: OF_NEIGHBOURHOOD,
  key: 'id',
  refers: [
    { column: 'priorityId', table: 'priorities' },
    { column: 'meetingId', table: 'meetings' },
  ],
  columns: [
    always('id', 'text', null, 'The decision’s id, a colon, and the id of the priority, or of the option not adopted.'),
    always('decisionId', 'id', 'Decision.id', 'The decision. Never used again for another.'),
    ...whereAndWhen,
    ...ofQuarter,
    always('decidedAt', 'instant', 'Decision.decidedAt', 'When it was published.'),
    always('isAdopted', 'yesNo', null, 'True for a priority that it made, false for an option that it left.'),
    maybe('priorityId', 'id', 'Priority.id', 'The priority that it made.'),
    maybe('optionId', 'id', 'BallotOption.id', 'The option of the vote; empty for what was not voted on.'),
    maybe('rank', 'whole', 'AdoptedPriority.rank', 'Where the vote put it, from 1; equal votes share a place.'),
    theme,
    always('title', 'text', 'Priority.title', 'What it is called.'),
    always('places', 'paths', 'Priority.places', 'The places that it is about; none: the whole neighbourhood.'),
    maybe('promise', 'text', 'Priority.promise', 'What the team promised to do.'),
    always('differs', 'yesNo', 'Decision.differs', 'True where what was adopted is not what the vote put first.'),
    maybe('reason', 'markdown', 'Decision.reason', 'Why it departs from the vote; empty once taken back.'),
    maybe('reasonWithdrawnAt', 'instant', 'Statement.withdrawnAt', 'When that was taken back.'),
    maybe('evidence', 'markdown', 'Decision.evidence', 'What else it rests on; empty once taken back.'),
    maybe('evidenceWithdrawnAt', 'instant', 'Statement.withdrawnAt', 'When that was taken back.'),
    maybe('ballotId', 'id', 'Decision.ballot', 'The vote that advised.'),
    maybe('meetingId', 'id', 'Decision.meeting', 'The meeting at which it was talked over.'),
    always('decidedByTitle', 'text', 'Officer.title', 'Who decided, by what they are.'),
    always('url', 'address', null, 'Its page.'),
  ],
  sql: `select d.id || ':' || coalesce(i.priority_id, i.option_id) as id, d.id as "decisionId", ${WHERE}, ${WHEN},
      d.decided_at as "decidedAt", i.priority_id is not null as "isAdopted", i.priority_id as "priorityId",
      i.option_id as "optionId", i.theme, i.title, i.places, i.promise, d.differs,
      case when not reason.is_waiting and reason.withdrawn_at is null then reason.body end as reason,
      case when not reason.is_waiting then reason.withdrawn_at end as "reasonWithdrawnAt",
      case when not evidence.is_waiting and evidence.withdrawn_at is null then evidence.body end as evidence,
      case when not evidence.is_waiting then evidence.withdrawn_at end as "evidenceWithdrawnAt",
      d.ballot_id as "ballotId", d.meeting_id as "meetingId", o.title as "decidedByTitle", r.counts, b.tie_seed as "tieSeed"
    from ${QUARTERS} join decision d on d.quarter_id = q.id join officer o on o.id = d.decided_by_id
    left join statement reason on reason.id = d.reason_id left join statement evidence on evidence.id = d.evidence_id
    left join ballot b on b.id = d.ballot_id left join ballot_result r on r.ballot_id = d.ballot_id
    cross join lateral (
      select 1 as part, p.position as nth, p.id as priority_id, a.option_id, p.theme, p.title, p.promise,
        ${pathsOf('priority_place', 'priority_id', 'p.id')} as places
      from decision_priority a join priority p on p.id = a.priority_id where a.decision_id = d.id
      union all
      select 2, c.position, null, c.id, c.theme, c.title, null, ${pathsOf('ballot_option_place', 'option_id', 'c.id')}
      from ballot_option c where c.ballot_id = d.ballot_id and r.ballot_id is not null
        and not exists (select from decision_priority a where a.decision_id = d.id and a.option_id = c.id)) i
    where ${ASKED} and ${ANY_PLACE}
    order by ${IN_ORDER}, i.part, i.nth, i.priority_id, i.option_id`,
  told: (row, { publicUrl }) => ({ ...row, rank: rankOf(row), url: `${publicUrl}/decisions/${row['decisionId']}` }),
};

export const ballots: ExportTable = {
  name: 'ballots',
  title: 'Votes',
  description: `What each sealed vote came to: a row for each of its options. Numbers of votes from ${VOTERS_AT_LEAST} voters; with fewer, the order alone.`,
  ofPlace: OF_NEIGHBOURHOOD,
  key: 'optionId',
  refers: [],
  columns: [
    always('optionId', 'id', 'BallotOption.id', 'The option. Never used again for another.'),
    always('ballotId', 'id', 'Ballot.id', 'The vote.'),
    ...whereAndWhen,
    ...ofQuarter,
    always('position', 'whole', 'BallotOption.position', 'Where the option stood on the list, from 1.'),
    theme,
    always('title', 'text', 'BallotOption.title', 'What it is called.'),
    always('places', 'paths', 'BallotOption.places', 'The places that it is about; none: the whole neighbourhood.'),
    always('rank', 'whole', 'OptionResult.rank', 'Where the vote put it, from 1; equal votes share a place.'),
    always('isTied', 'yesNo', 'OptionResult.isTied', 'True where another option has as many votes.'),
    maybe('votes', 'whole', 'OptionResult.votes', `How many chose it; empty below ${VOTERS_AT_LEAST} voters.`, {
      unit: 'votes',
    }),
    maybe('votesByEmail', 'whole', 'LevelVotes.votes', 'Of these, by email; empty where that may not be told apart.', {
      unit: 'votes',
    }),
    maybe('votesOnPaper', 'whole', 'LevelVotes.votes', 'Of these, on paper; empty where that may not be told apart.', {
      unit: 'votes',
    }),
    always('voters', 'whole', 'BallotResult.voters', 'How many took part in the vote.', { unit: 'people' }),
    always('residents', 'whole', 'BallotResult.residents', 'How many had told us that they live there.', {
      unit: 'people',
    }),
    always('maxChoices', 'whole', 'Ballot.maxChoices', 'How many options one resident could choose.'),
    maybe('noneOfThese', 'whole', 'BallotResult.noneOfThese', 'How many voters chose none of the options.', {
      unit: 'people',
    }),
    maybe('noFurtherChoice', 'whole', 'BallotResult.noFurtherChoice', 'Choices that were left open.'),
    always('opensAt', 'instant', 'Ballot.opensAt', 'When the vote opened.'),
    always('closesAt', 'instant', 'Ballot.closesAt', 'When it closed.'),
    always('sealedAt', 'instant', 'BallotResult.sealedAt', 'When it was counted and sealed.'),
    maybe('sha256', 'hash', 'BallotResult.sha256', 'The hash of ballots.csv; empty where there is no such file.'),
    maybe('ballotsCsvUrl', 'address', null, 'Every choice of every vote, to be counted again.'),
    maybe('resultJsonUrl', 'address', null, 'The result as a file, with the audit’s entry.'),
    always('url', 'address', null, 'The page of the result.'),
  ],
  sql: `select o.id as "optionId", b.id as "ballotId", ${WHERE}, ${WHEN}, o.position, o.theme, o.title,
      ${pathsOf('ballot_option_place', 'option_id', 'o.id')} as places, r.voters, r.residents, b.max_choices as "maxChoices",
      b.opens_at as "opensAt", b.closes_at as "closesAt", r.sealed_at as "sealedAt", r.sha256, r.counts, b.tie_seed as "tieSeed"
    from ${QUARTERS} join ballot b on b.quarter_id = q.id and b.sealed_at is not null
    join ballot_result r on r.ballot_id = b.id join ballot_option o on o.ballot_id = b.id
    where ${ASKED} and ${ANY_PLACE}
    order by ${IN_ORDER}, o.position, o.id`,
  told: (row, { publicUrl }) => ({ ...row, ...resultOf(row, `${publicUrl}/ballots/${row['ballotId']}`) }),
};

/** What the page of the result shows of one option, by the same rules: below thirty voters the order alone. */
function resultOf(row: Row, page: string): Row {
  const { options, levels, noneOfThese, noFurtherChoice } = row['counts'] as unknown as Counts;
  const { optionId } = row;
  const one = ranked(options, row['tieSeed'] as string).find(({ id }) => id === optionId);
  const order = { rank: one?.rank ?? null, isTied: one?.isTied ?? false, url: `${page}/result` };
  const untold = { votes: null, votesByEmail: null, votesOnPaper: null, noneOfThese: null, noFurtherChoice: null };
  const noFiles = { sha256: null, ballotsCsvUrl: null, resultJsonUrl: null };
  if ((row['voters'] as number) < VOTERS_AT_LEAST) return { ...order, ...untold, ...noFiles };
  const at = (level: string) =>
    levels.find((each) => each.level === level)?.options.find(({ id }) => id === optionId)?.votes ?? null;
  return {
    ...order,
    ...{
      votes: one?.votes ?? null,
      votesByEmail: at('EMAIL'),
      votesOnPaper: at('PAPER'),
      noneOfThese,
      noFurtherChoice,
    },
    ...{ sha256: row['sha256'] ?? null, ballotsCsvUrl: `${page}/ballots.csv`, resultJsonUrl: `${page}/result.json` },
  };
}
