// Every statement is of all neighbourhoods at once. Parameters are named in the comments; what is public is asked as in
// the queries of the feature whose tables these are.

/** The words of a chain of statements, the newest public ones, and when its first became public. `id`: of the newest. */
const saidBy = (id: string): string => `lateral (
    with recursive said as (
      select s.id, s.replaces_id, s.is_waiting, s.published_at, s.withdrawn_at, 0 as nth from statement s where s.id = ${id}
      union all
      select s.id, s.replaces_id, s.is_waiting, s.published_at, s.withdrawn_at, said.nth + 1
      from statement s join said on s.id = said.replaces_id)
    select min(published_at) as first_at, bool_or(nth = 0 and is_waiting) as waits,
      coalesce((array_agg(withdrawn_at is null order by nth) filter (where not is_waiting))[1], false) as is_readable
    from said)`;

/** ids, from, to */
export const SUGGESTIONS = `
  select s.area_id as "areaId", count(*)::int as received,
    count(*) filter (where s.status = 'DECLINED')::int as declined,
    count(*) filter (where exists (select from ballot_option_suggestion t
      where t.suggestion_id = s.id or t.suggestion_id = s.merged_into_id))::int as "onVotes"
  from suggestion s
  where s.area_id = any(?::uuid[]) and s.status <> 'UNREAD' and s.suggested_at >= ? and s.suggested_at < ?
  group by 1`;

/** When suggestions were asked for: ids, to, from as a day. */
export const ROADS = `
  select area_id as "areaId", suggest_from as "suggestFrom", starts_on::text as "startsOn",
    least(vote_from, vote_until) as "voteFrom"
  from quarter where area_id = any(?::uuid[]) and suggest_from < ? and starts_on > ?::date`;

/** Votes that closed: ids, from, to, now */
export const VOTES = `
  select q.area_id as "areaId", b.id as "ballotId", b.opens_at as "opensAt", b.closes_at as "closesAt",
    r.voters, r.residents, r.counts->'levels' as levels,
    d.id as "decisionId", d.decided_at as "decidedAt", d.differs, coalesce(why.is_readable, false) as "saysWhy"
  from ballot b join quarter q on q.id = b.quarter_id
  left join ballot_result r on r.ballot_id = b.id
  left join decision d on d.ballot_id = b.id
  left join ${saidBy('d.reason_id')} why on true
  where q.area_id = any(?::uuid[]) and b.closes_at >= ? and b.closes_at < ? and b.closes_at <= ?
  order by b.closes_at, b.id`;

/** Priorities of months that had begun, with the days of their updates and their pauses: now, ids, last day, first day. */
export const PRIORITIES = `
  select p.id, q.area_id as "areaId", q.starts_on::text as "startsOn", q.ends_on::text as "endsOn",
    p.update_every_days as "updateEveryDays", p.continues_id is not null as continues, p.outcome,
    array(select (u.posted_at at time zone 'Europe/London')::date::text from progress_update u
      where u.priority_id = p.id and not u.is_waiting and u.withdrawn_at is null and u.posted_at <= ?
      order by u.posted_at) as "postedOn",
    coalesce((select json_agg(json_build_object('pausedOn', s.paused_on, 'until', s.until)
        order by s.paused_on, s.until = p.paused_until)
      from promise_pause s where s.priority_id = p.id), '[]') as pauses
  from priority p join quarter q on q.id = p.quarter_id
  where q.area_id = any(?::uuid[]) and q.starts_on <= ?::date and q.ends_on >= ?::date
  order by q.starts_on, p.position, p.id`;

/** ids, from, to, now */
export const UPDATES = `
  select q.area_id as "areaId", count(*)::int as posted
  from progress_update u join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id
  where q.area_id = any(?::uuid[]) and not u.is_waiting and u.withdrawn_at is null
    and u.posted_at >= ? and u.posted_at < ? and u.posted_at <= ?
  group by 1`;

/** Alerts that went out, by neighbourhood and (without one) for the force: ids, from, to, now */
export const ALERTS = `
  select n.id as "areaId", count(distinct a.id)::int as sent
  from area n join alert a on a.area_id in (n.id, n.force_id)
  where n.id = any(?::uuid[]) and a.withdrawn_at is null and a.sent_at >= ? and a.sent_at < ? and a.sent_at <= ?
    and (a.area_id = n.id or not exists (select from alert_place l where l.alert_id = a.id)
      or exists (select from alert_place l join area at on at.id = l.area_id
        where l.alert_id = a.id and (at.id = n.force_id or at.neighbourhood_id = n.id)))
  group by grouping sets ((n.id), ())`;

/** The days on which something new stood in a neighbourhood's feed: force, ids, from, to, now, ids */
export const NEWS = `
  with said as materialized (
    select area_id, place_ids, (at at time zone 'Europe/London')::date::text as day from news
    where (area_id = ? or area_id = any(?::uuid[])) and at >= ? and at < ? and at <= ?)
  select n.id as "areaId", array_agg(distinct said.day) as days
  from area n join said on said.area_id = n.id or (said.area_id = n.force_id and (cardinality(said.place_ids) = 0
    or exists (select from area at where at.id = any(said.place_ids) and (at.id = n.force_id or at.neighbourhood_id = n.id))))
  where n.id = any(?::uuid[]) group by n.id`;

/** Meetings that began, or were to: ids, from, to */
export const MEETINGS = `
  select m.area_id as "areaId", (m.starts_at at time zone 'Europe/London')::date::text as day, m.ends_at as "endsAt",
    m.mode, m.cancelled_at is not null as "isCancelled",
    case when not coalesce(words.waits, false) then coalesce(m.head_count, came.seats) end as came,
    coalesce(words.is_readable, false) as "hasMinutes",
    (words.first_at at time zone 'Europe/London')::date::text as "minutesOn"
  from meeting m
  left join ${saidBy('m.minutes_id')} words on true
  left join lateral (select sum(seats)::int as seats from registration
    where meeting_id = m.id and status = 'ATTENDED') came on true
  where m.area_id = any(?::uuid[]) and m.starts_at >= ? and m.starts_at < ?
  order by m.starts_at, m.id`;

/** The last meeting held before: ids, from, now */
export const MEETINGS_BEFORE = `
  select area_id as "areaId", max((starts_at at time zone 'Europe/London')::date)::text as day from meeting
  where area_id = any(?::uuid[]) and cancelled_at is null and starts_at < ? and ends_at <= ? group by 1`;

/** By neighbourhood and (without one) for the force: ids, from, to, hours, now, hours */
export const QUESTIONS = `
  with asked as (
    select *, extract(epoch from answered_at - asked_at) / 3600 as hours from question
    where area_id = any(?::uuid[]) and status = 'PUBLISHED' and asked_at >= ? and asked_at < ?)
  select area_id as "areaId",
    count(*) filter (where meeting_id is null)::int as asked,
    count(answered_at) filter (where meeting_id is null)::int as answered,
    count(*) filter (where meeting_id is null and hours <= ?)::int as within,
    round((percentile_cont(0.5) within group (order by hours) filter (where meeting_id is null))::numeric, 1)::float as median,
    round((max(hours) filter (where meeting_id is null))::numeric, 1)::float as longest,
    count(*) filter (where meeting_id is null and answered_at is null
      and asked_at < ?::timestamptz - make_interval(hours => ?))::int as late,
    count(meeting_id)::int as "forMeetings",
    count(answered_at) filter (where meeting_id is not null)::int as "forMeetingsAnswered"
  from asked group by grouping sets ((area_id), ())`;
