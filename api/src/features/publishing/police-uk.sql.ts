/**
 * The statements behind `/api`, one for each of its answers: what we hold, beside what was captured of it. In all of
 * them $1 is the force's path; then come the neighbourhood's id there, today in London and now, as far as they matter.
 */

/** A list of what `each` builds from `from`; an empty list where there is nothing. */
const list = (each: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${each} order by ${order}), '[]'::json) from ${from})`;

const stands = (a: string, today: string): string => `(${a}.ended_on is null or ${a}.ended_on > ${today}::date)`;

/** An instant as London's clocks show it, without a zone. */
const wall = (instant: string): string => `to_char(${instant} at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI:SS')`;

/** What was captured of a thing, and what the import made of it; for a left join `r`. */
const CAPTURED = `'position', r.position, 'record', r.record, 'written', r.written`;

/** What was captured under the area `a` and became nothing here. */
const unmade = (kind: string, pointer: string, a: string): string =>
  list(
    `json_build_object('position', r.position, 'record', r.record)`,
    `police_uk_record r where r.area_id = ${a}.id and r.kind = '${kind}' and r.${pointer} is null`,
    'r.position',
  );

const FORCE = (today: string) => `force as (
  select f.* from area f where f.path = $1::text and f.kind = 'FORCE' and ${stands('f', today)})`;

/** The neighbourhood whose id is $2: its id at data.police.uk, else the last part of its path. $3 is today. */
const HOOD = `with ${FORCE('$3')}, hood as (
  select n.* from force f join area n on n.id = coalesce(
    (select r.area_id from police_uk_record r where r.force_id = f.id and r.kind = 'NEIGHBOURHOOD' and r.key = $2::text),
    (select a.id from area a where a.path = $1::text || '/' || $2::text and not exists (
      select 1 from police_uk_record r where r.area_id = a.id and r.kind = 'NEIGHBOURHOOD')))
  where n.kind = 'NEIGHBOURHOOD' and ${stands('n', '$3')})`;

/** The id of the neighbourhood `n`, of which `r` is the record, in the force `f`. */
const idOf = (n: string, f: string): string => `coalesce(r.key, substr(${n}.path, length(${f}.path) + 2))`;

const RECORD_OF = (a: string, kind: string): string =>
  `left join police_uk_record r on r.area_id = ${a}.id and r.kind = '${kind}'`;

const FORCES = `select ${list(
  `json_build_object('path', f.path, 'name', f.name, 'captured', r.record->'name', 'written', r.written)`,
  `area f ${RECORD_OF('f', 'FORCE')} where f.kind = 'FORCE' and ${stands('f', '$1')}`,
  'r.position nulls last, f.name, f.path',
)} as facts`;

const CONTACT = (
  a: string,
): string => `'path', ${a}.path, 'name', ${a}.name, 'about', ${a}.about, 'website', ${a}.website,
  'contactEmail', ${a}.contact_email, 'contactPhone', ${a}.contact_phone, 'reportUrl', ${a}.report_url, 'chatUrl', ${a}.chat_url`;

const A_FORCE = `with ${FORCE('$2')} select json_build_object(${CONTACT('f')}, ${CAPTURED}) as facts
  from force f ${RECORD_OF('f', 'FORCE')}`;

const NEIGHBOURHOODS = `with ${FORCE('$2')} select ${list(
  `json_build_object('id', ${idOf('n', 'f')}, 'name', n.name, 'record', json_build_object(
      'name', r.record->'name', '__listName', r.record->'__listName'), 'written', r.written)`,
  `area n ${RECORD_OF('n', 'NEIGHBOURHOOD')} where n.force_id = f.id and n.kind = 'NEIGHBOURHOOD' and ${stands('n', '$2')}`,
  'r.position nulls last, n.name, n.path',
)} as facts from force f`;

/** The geometry of the area `a` that holds today, $3. */
const geometryOf = (a: string): string => `(select b.geometry from area_boundary b
  where b.area_id = ${a}.id and b.valid_from <= $3::date and (b.valid_until is null or b.valid_until > $3::date))`;

const A_NEIGHBOURHOOD = `${HOOD} select json_build_object(${CONTACT('n')}, 'id', ${idOf('n', 'f')},
    'latitude', n.latitude, 'longitude', n.longitude,
    'geometry', case when n.latitude is null then ${geometryOf('n')} end,
    'force', json_build_object(${CONTACT('f')}), ${CAPTURED}) as facts
  from hood n join force f on true ${RECORD_OF('n', 'NEIGHBOURHOOD')}`;

const BOUNDARY = `${HOOD} select json_build_object('geometry', ${geometryOf('n')}, 'record', r.record,
    'isUnmade', coalesce(r.written->>'drawn' = 'false', false)) as facts
  from hood n ${RECORD_OF('n', 'BOUNDARY')}`;

/** Officers in post who are the team of the area `a` by `isOfTeam`, or were captured as such. */
const people = (kind: string, a: string, patch: string, isOfTeam: string): string => `json_build_object(
  'things', ${list(
    `json_build_object('displayName', case when o.name_withheld then null else o.display_name end, 'title', o.title, ${CAPTURED})`,
    `officer o left join police_uk_record r on r.officer_id = o.id and r.area_id = ${a}.id and r.kind = '${kind}'
      where o.dismissed_at is null and (r.id is not null or ${isOfTeam})
        and o.id in (select m.officer_id from area patch join officer_area m on m.area_id = patch.id where ${patch})`,
    `r.position nulls last, o.role <> 'INSPECTOR', o.title, o.email, o.display_name`,
  )}, 'unmade', ${unmade(kind, 'officer_id', a)})`;

const FORCE_PEOPLE = `with ${FORCE('$2')} select
  ${people('FORCE_PERSON', 'f', 'patch.id = f.id', `o.role = 'COMMS'`)} as facts from force f`;

const PEOPLE = `${HOOD} select
  ${people('PERSON', 'n', 'patch.neighbourhood_id = n.id', `o.role in ('OFFICER', 'INSPECTOR')`)} as facts from hood n`;

const EVENTS = `${HOOD} select json_build_object('things', ${list(
  `json_build_object('title', m.title, 'description', m.description, 'descriptionHtml', m.description_html,
      'address', m.address, 'mode', m.mode, 'startsAt', m.starts_at, 'endsAt', m.ends_at,
      'starts', ${wall('m.starts_at')}, 'ends', ${wall('m.ends_at')}, ${CAPTURED})`,
  `meeting m left join police_uk_record r on r.meeting_id = m.id and r.kind = 'EVENT'
    where m.area_id = n.id and m.cancelled_at is null and m.ends_at > $4::timestamptz`,
  'r.position nulls last, m.starts_at, m.id',
)}, 'unmade', ${unmade('EVENT', 'meeting_id', 'n')}, 'now', ${wall('$4::timestamptz')}) as facts from hood n`;

/** The newest update of the priority `p` that everybody may read; as typed only to be compared with the record `r`. */
const newestUpdate = (p: string): string => `(
  select json_build_object('id', u.id, 'body', case when r.id is not null then u.body end, 'bodyHtml', u.body_html, 'posted', ${wall('u.posted_at')},
    'measures', ${list(
      `json_build_object('name', m.name, 'value', m.value, 'outOf', m.out_of, 'before', m.before, 'unit', m.unit,
        'fromDay', m.from_day, 'toDay', m.to_day, 'source', m.source)`,
      'measure m where m.update_id = u.id',
      'm.position',
    )})
  from progress_update u where u.priority_id = ${p}.id and not u.is_waiting and u.withdrawn_at is null
    and u.posted_at <= $4::timestamptz
  order by u.posted_at desc, u.id desc limit 1)`;

/** Of the newest quarter that has begun and has priorities: a new one without any says less than the one before. */
const PRIORITIES = `${HOOD} select json_build_object('things', ${list(
  `json_build_object('title', p.title, 'promise', p.promise, 'updateId', r.update_id, 'update', ${newestUpdate('p')},
      'agreed', coalesce(${wall('d.decided_at')}, to_char(q.starts_on, 'YYYY-MM-DD"T"HH24:MI:SS')), ${CAPTURED})`,
  `priority p left join police_uk_record r on r.priority_id = p.id and r.kind = 'PRIORITY'
    where p.quarter_id = q.id and r.position is distinct from -1`,
  'r.position nulls last, p.position, p.id',
)}, 'unmade', ${unmade('PRIORITY', 'priority_id', 'n')}) as facts
  from hood n
  left join lateral (select q.id, q.starts_on from quarter q where q.area_id = n.id and q.starts_on <= $3::date
    and exists (select 1 from priority p where p.quarter_id = q.id) order by q.starts_on desc limit 1) q on true
  left join decision d on d.quarter_id = q.id`;

/** What a neighbourhood is called here, by its own id, $1. */
const CALLED = `select json_build_object('force', f.path, 'neighbourhood', ${idOf('n', 'f')}) as facts
  from area n join area f on f.id = n.force_id ${RECORD_OF('n', 'NEIGHBOURHOOD')}
  where n.id = $1::uuid and n.kind = 'NEIGHBOURHOOD' and ${stands('f', '$2')}`;

/** What is asked of a statement: the force's path and the neighbourhood's id as they stand in the address. */
export interface AskedOf {
  force?: string;
  id?: string;
}

type Given = 'force' | 'id' | 'today' | 'now';

const STATEMENTS = {
  forces: [FORCES, ['today']],
  force: [A_FORCE, ['force', 'today']],
  forcePeople: [FORCE_PEOPLE, ['force', 'today']],
  neighbourhoods: [NEIGHBOURHOODS, ['force', 'today']],
  neighbourhood: [A_NEIGHBOURHOOD, ['force', 'id', 'today']],
  boundary: [BOUNDARY, ['force', 'id', 'today']],
  people: [PEOPLE, ['force', 'id', 'today']],
  events: [EVENTS, ['force', 'id', 'today', 'now']],
  priorities: [PRIORITIES, ['force', 'id', 'today', 'now']],
  called: [CALLED, ['id', 'today']],
} as const satisfies Record<string, [string, Given[]]>;

/** The answers that a statement stands behind. */
export type PoliceUkAnswer = keyof typeof STATEMENTS;

/** The prepared statement behind an answer, with what it is given. Its one row is `facts`; none where there is no such area. */
export function policeUkStatement(
  answer: PoliceUkAnswer,
  asked: AskedOf & { today: string; now: Date },
): { name: string; text: string; values: unknown[] } {
  const [text, given] = STATEMENTS[answer];
  return { name: `police_uk_${answer}`, text, values: given.map((each) => asked[each]) };
}
