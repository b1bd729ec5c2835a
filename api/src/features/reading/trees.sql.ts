import { DOORS_OPEN_MINUTES } from '#features/meetings/meeting.entity.ts';
import { VERDICTS_SHOWN_FROM } from '#features/priorities/verdict.entity.ts';

/**
 * The pieces of SQL from which a page's whole answer is built as one JSON tree. Keys are the schema's field names, so
 * that the tree is executed as it is; what a rule derives from the clock (a stage, what is overdue) is added after from
 * the facts in the tree, see `derived.ts`. In each statement $2 is now and $3 is today in London.
 */

const IS_PUBLIC = (u: string) => `not ${u}.is_waiting and ${u}.posted_at <= $2`;

/** A list of what `each` builds from `from`; an empty list where there is nothing. */
export function list(each: string, from: string, order: string): string {
  return `(select coalesce(json_agg(${each} order by ${order}), '[]'::json) from ${from})`;
}

const point = (a: string) =>
  `case when ${a}.latitude is null then null else json_build_object('latitude', ${a}.latitude, 'longitude', ${a}.longitude) end`;

/** An area in a word. */
export const brief = (a: string): string => `json_build_object('id', ${a}.id, 'path', ${a}.path, 'name', ${a}.name)`;

/** An officer's name, where it may be known. */
export const publicName = (o: string): string => `case when ${o}.name_withheld then null else ${o}.display_name end`;

/** AreaFacts of the area `a`, whose neighbourhood is `n` and whose force is `f`. */
export const areaFacts = (a: string, n: string, f: string): string => `
  'id', ${a}.id, 'path', ${a}.path, 'kind', ${a}.kind, 'name', ${a}.name, 'gssCode', ${a}.gss_code, 'about', ${a}.about,
  'centre', ${point(a)},
  'codes', ${list(`json_build_object('code', c.code, 'kind', c.kind, 'name', c.name)`, `area_code c where c.area_id = ${a}.id`, 'c.code')},
  'contact', json_build_object(
    'email', coalesce(${n}.contact_email, ${f}.contact_email), 'phone', coalesce(${n}.contact_phone, ${f}.contact_phone),
    'reportUrl', coalesce(${n}.report_url, ${f}.report_url), 'chatUrl', coalesce(${n}.chat_url, ${f}.chat_url),
    'website', coalesce(${n}.website, ${f}.website)),
  'parent', (select ${brief('up')} from area up where up.id = ${a}.parent_id),
  'neighbourhood', case when ${n}.id is null then null else ${brief(n)} end,
  'force', ${brief(f)}`;

/** The outline of `a` today, or null: by the index that lets an area have one boundary at a time. */
export const outline = (a: string): string => `
  (select json_build_object('path', b.outline, 'frame', b.frame, 'source', b.source) from area_boundary b
   where b.area_id = ${a}.id and daterange(b.valid_from, b.valid_until, '[)') @> $3::date)`;

/**
 * `running`: which priorities of today are about which child of `a`: of the places of a neighbourhood those that name
 * them, of the neighbourhoods of a force all of theirs. Read once, not child by child. Stands behind `works`.
 */
export const running = (a: string): string => `
  running as materialized (
    select area_id, json_agg(json_build_object('id', id, 'theme', theme, 'title', title) order by position, id) as priorities
    from (
      select l.area_id, p.id, p.theme, p.title, p.position
      from quarters q join priority p on p.quarter_id = q.id join priority_place l on l.priority_id = p.id
      where q.starts_on <= $3 and q.ends_on >= $3
      union all
      select q.area_id, p.id, p.theme, p.title, p.position
      from ${a} join area k on k.parent_id = ${a}.id join quarter q on q.area_id = k.id join priority p on p.quarter_id = q.id
      where ${a}.kind = 'FORCE' and daterange(q.starts_on, q.ends_on, '[]') @> $3::date) each
    group by area_id)`;

/** When `a` ended, and in which areas of today its land lies: see `successors_of` in the migrations. */
export const ended = (a: string): string => `
  'endedOn', case when ${a}.ended_on <= $3::date then ${a}.ended_on end,
  'successors', case when ${a}.ended_on <= $3::date then ${list(
    brief('w'),
    `successors_of(${a}.id, $3::date) s join area w on w.id = s.area_id`,
    's.share desc, w.name, w.path',
  )} else '[]'::json end`;

/** The areas directly inside `a` that have not ended, each with its outline and those of `running` that are about it. */
export const children = (a: string): string =>
  list(
    `json_build_object('id', k.id, 'path', k.path, 'kind', k.kind, 'name', k.name, 'gssCode', k.gss_code, 'centre', ${point('k')},
      'outline', ${outline('k')}, 'prioritiesHere', coalesce(r.priorities, '[]'::json))`,
    `area k left join running r on r.area_id = k.id where k.parent_id = ${a}.id and (k.ended_on is null or k.ended_on > $3::date)`,
    'k.name, k.path',
  );

/** The team of `a`: see `teamsOf` of the people feature, which says who belongs to it and in which order. */
export const team = (a: string): string =>
  list(
    `json_build_object('id', o.id, 'name', ${publicName('o')}, 'title', o.title, 'role', o.role, 'hours', o.hours,
      'cover', (select json_build_object('id', v.id, 'name', ${publicName('v')}, 'title', v.title) from officer v where v.id = o.cover_id),
      'areas', ${list(brief('own'), 'officer_area m join area own on own.id = m.area_id where m.officer_id = o.id', 'own.name, own.path')})`,
    `officer o where o.dismissed_at is null
      and case when ${a}.kind = 'FORCE' then o.role = 'COMMS' else o.role in ('OFFICER', 'INSPECTOR') end
      and o.id = any(array(select m.officer_id from officer_area m where m.area_id = any(
        array(select ${a}.id union all select patch.id from area patch where patch.neighbourhood_id = ${a}.neighbourhood_id))))`,
    `o.role <> 'INSPECTOR', o.title, o.email, o.display_name`,
  );

/** What a quarter `q` is called and where it stands is derived from. */
export const timetable = (q: string): string => `
  'id', ${q}.id, 'startsOn', ${q}.starts_on, 'endsOn', ${q}.ends_on, 'suggestFrom', ${q}.suggest_from,
  'voteFrom', ${q}.vote_from, 'voteUntil', ${q}.vote_until`;

/** QuarterDates of `q`, with the neighbourhood `n` it belongs to. */
export const quarterDates = (q: string, n: string): string => `${timetable(q)}, 'area', ${brief(n)}`;

/** BallotOnQuarter of `b`. */
export const ballotFacts = (b: string): string => `
  'id', ${b}.id, 'maxChoices', ${b}.max_choices, 'opensAt', ${b}.opens_at, 'closesAt', ${b}.closes_at, 'sealedAt', ${b}.sealed_at`;

/** What the pages of areas and quarters say of the vote on `q`; null where there is none. Nothing of it hangs on a vote. */
export const ballotOf = (q: string): string => `
  'ballot', (select json_build_object(${ballotFacts('b')}) from ballot b where b.quarter_id = ${q}.id)`;

/** The decision that gave `q` its priorities; null while there is none. */
export const decisionOf = (q: string): string => `
  'decision', (select json_build_object('id', d.id, 'decidedAt', d.decided_at) from decision d where d.quarter_id = ${q}.id)`;

/**
 * `quarters`, those of the neighbourhood `n` in their order, and `works`: their priorities, each with for how many
 * quarters its line of work was one and out of how many. A line of work stays in its neighbourhood, so all of them are
 * read once, not one by one.
 */
export const works = (n: string): string => `
  quarters as materialized (select *, row_number() over (order by starts_on) as nth from quarter where area_id = ${n}),
  works as materialized (
    select p.id, dense_rank() over line as quarters, q.nth - first_value(q.nth) over line + 1 as out_of
    from quarters q join priority p on p.quarter_id = q.id window line as (partition by p.lineage_id order by q.nth))`;

/** PriorityFacts of `p`, of the quarter `q`, which is one of `works`. */
export const priorityFacts = (p: string, q: string): string => `
  'id', ${p}.id, 'theme', ${p}.theme, 'title', ${p}.title, 'promise', ${p}.promise,
  'places', ${list(
    `json_build_object('id', w.id, 'path', w.path, 'name', w.name, 'centre', ${point('w')})`,
    `priority_place pp join area w on w.id = pp.area_id where pp.priority_id = ${p}.id`,
    'w.name',
  )},
  'updateEveryDays', ${p}.update_every_days, 'pausedUntil', ${p}.paused_until, 'pauseReason', ${p}.pause_reason,
  'promiseFacts', json_build_object('updateEveryDays', ${p}.update_every_days, 'pausedUntil', ${p}.paused_until,
    'startsOn', ${q}.starts_on, 'endsOn', ${q}.ends_on,
    'lastPostedAt', (select max(l.posted_at) from progress_update l where l.priority_id = ${p}.id and ${IS_PUBLIC('l')} and l.withdrawn_at is null)),
  'lineageQuarters', (select quarters from works where works.id = ${p}.id),
  'lineageOutOf', (select out_of from works where works.id = ${p}.id),
  'outcome', ${p}.outcome, 'outcomeWords', ${p}.outcome_words, 'outcomeRecordedAt', ${p}.outcome_recorded_at`;

/** What residents say became of `p`; null while too few have judged. */
export const verdicts = (p: string): string => `
  'verdicts', (select json_build_object('better', count(*) filter (where v.verdict = 'BETTER'),
      'partly', count(*) filter (where v.verdict = 'PARTLY'), 'same', count(*) filter (where v.verdict = 'SAME'),
      'worse', count(*) filter (where v.verdict = 'WORSE'), 'dontKnow', count(*) filter (where v.verdict = 'DONT_KNOW'),
      'total', count(*))
    from verdict v where v.priority_id = ${p}.id having count(*) >= ${VERDICTS_SHOWN_FROM})`;

/** What `p` goes on with, and what goes on with it. */
export const continuity = (p: string): string => `
  'continues', case when ${p}.continues_id is null then null else json_build_object('id', ${p}.continues_id) end,
  'continuedBy', (select json_build_object('id', later.id) from priority later where later.continues_id = ${p}.id)`;

/**
 * The decision that made `p`, of the quarter `q`, and the one that did not go on with it: that of the quarter after, see
 * `displacing` of the decisions feature.
 */
export const decided = (p: string, q: string): string => `
  'decision', (select json_build_object('id', d.id, 'decidedAt', d.decided_at)
    from decision_priority made join decision d on d.id = made.decision_id where made.priority_id = ${p}.id),
  'displacedBy', (select json_build_object('id', d.id, 'decidedAt', d.decided_at)
    from (select next.id from quarters next where next.starts_on > ${q}.starts_on order by next.starts_on limit 1) after
      join decision d on d.quarter_id = after.id
    where not exists (select 1 from priority later where later.continues_id = ${p}.id and later.quarter_id = after.id))`;

/** UpdateFacts of `u`: no words once withdrawn. */
export const updateFacts = (u: string): string => `
  'id', ${u}.id, 'version', ${u}.version,
  'body', case when ${u}.withdrawn_at is null then ${u}.body end,
  'bodyHtml', case when ${u}.withdrawn_at is null then ${u}.body_html end,
  'places', ${list(brief('h'), `update_place up join area h on h.id = up.area_id where up.update_id = ${u}.id`, 'h.name')},
  'measures', ${list(
    `json_build_object('id', m.id, 'name', m.name, 'value', m.value, 'outOf', m.out_of, 'before', m.before, 'unit', m.unit,
      'from', m.from_day, 'to', m.to_day, 'source', m.source)`,
    `measure m where m.update_id = ${u}.id and ${u}.withdrawn_at is null`,
    'm.position',
  )},
  'author', (select json_build_object('id', o.id, 'name', ${publicName('o')}, 'title', o.title) from officer o where o.id = ${u}.author_id),
  'postedAt', ${u}.posted_at, 'correctedAt', ${u}.corrected_at, 'withdrawnAt', ${u}.withdrawn_at,
  'withdrawnReason', ${u}.withdrawn_reason,
  'status', case when ${u}.withdrawn_at is null then 'PUBLISHED' else 'WITHDRAWN' end`;

/** The newest public updates of `p`, at most `first`, as the nodes of a connection with its total. */
export const updatesOf = (p: string, first: number): string => `
  'nodes', ${list(
    `json_build_object(${updateFacts('u')})`,
    `(select * from progress_update x where x.priority_id = ${p}.id and ${IS_PUBLIC('x')} order by x.posted_at desc, x.id desc limit ${first}) u`,
    'u.posted_at desc, u.id desc',
  )},
  'totalCount', (select count(*)::int from progress_update x where x.priority_id = ${p}.id and ${IS_PUBLIC('x')})`;

/** The priorities of the quarter `q`, with `more` of each. */
export const prioritiesOf = (q: string, more = ''): string =>
  list(
    `json_build_object(${priorityFacts('p', q)}${more})`,
    `priority p where p.quarter_id = ${q}.id`,
    'p.position, p.id',
  );

/**
 * `here`: every public update at the place, or of the neighbourhood, `a`, over all quarters. Stands behind `works`, of
 * which it takes the neighbourhood's priorities.
 */
export const here = (a: string): string => `
  here as materialized (
    select x.id, x.posted_at from ${a} join update_place l on l.area_id = ${a}.id join progress_update x on x.id = l.update_id
    where ${a}.kind = 'PLACE' and ${IS_PUBLIC('x')}
    union all select x.id, x.posted_at from ${a} cross join works join progress_update x on x.priority_id = works.id
    where ${a}.kind = 'NEIGHBOURHOOD' and ${IS_PUBLIC('x')})`;

/** The newest of `here`, at most `first`, with their priorities. */
export const updatesHere = (first: number): string => `json_build_object(
  'nodes', ${list(
    `json_build_object(${updateFacts('u')}, 'priority', (select json_build_object('id', p.id, 'theme', p.theme, 'title', p.title) from priority p where p.id = u.priority_id))`,
    `(select * from here order by posted_at desc, id desc limit ${first}) newest join progress_update u on u.id = newest.id`,
    'u.posted_at desc, u.id desc',
  )},
  'totalCount', (select count(*)::int from here))`;

const SEATS_TAKEN = (m: string) =>
  `(select coalesce(sum(r.seats), 0)::int from registration r where r.meeting_id = ${m}.id and r.status in ('CONFIRMED', 'OFFERED', 'ATTENDED'))`;

/** MeetingFacts of `m`: see the entity for what the clock makes of one. */
const meetingFacts = (m: string): string => `
  'id', ${m}.id, 'title', ${m}.title, 'startsAt', ${m}.starts_at, 'endsAt', ${m}.ends_at, 'movedFrom', ${m}.moved_from,
  'mode', ${m}.mode, 'capacity', ${m}.capacity, 'isOpenDoor', ${m}.is_open_door,
  'status', case when ${m}.cancelled_at is not null then 'CANCELLED' when ${m}.ends_at <= $2 then 'ENDED' else 'SCHEDULED' end,
  'placesLeft', greatest(0, ${m}.capacity - ${SEATS_TAKEN(m)}),
  'waiting', (select count(*)::int from registration r where r.meeting_id = ${m}.id and r.status = 'WAITING'),
  'isRegistrationOpen', not ${m}.is_open_door and ${m}.cancelled_at is null and $2 < least(${m}.starts_at, ${m}.registration_until)
    and coalesce(${m}.registration_from <= $2, true),
  'registrationFrom', ${m}.registration_from, 'registrationUntil', ${m}.registration_until,
  'doorsOpenAt', ${m}.starts_at - interval '${DOORS_OPEN_MINUTES} minutes', 'address', ${m}.address, 'gettingThere', ${m}.getting_there,
  'dialIn', ${m}.dial_in, 'cancelReason', ${m}.cancel_reason, 'cancelledAt', ${m}.cancelled_at`;

/** The meetings of the neighbourhood `n` that are not over, the next first, at most `first`. */
export const meetingsToCome = (n: string, first: number): string => `json_build_object(
  'nodes', ${list(
    `json_build_object(${meetingFacts('m')})`,
    `(select * from meeting x where x.area_id = ${n}.id and x.ends_at > $2 order by x.starts_at, x.id limit ${first}) m`,
    'm.starts_at, m.id',
  )},
  'totalCount', (select count(*)::int from meeting x where x.area_id = ${n}.id and x.ends_at > $2))`;
