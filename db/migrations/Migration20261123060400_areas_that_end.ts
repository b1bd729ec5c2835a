import { Migration } from '@mikro-orm/migrations';

/** What became of areas that ended, and of the emails and homes that were theirs. */
export class Migration20261123060400_areas_that_end extends Migration {
  override up(): void {
    this.addSql(`create table "area_move" (
      "id" uuid not null default gen_random_uuid(),
      "person_id" uuid not null,
      "from_area_id" uuid not null,
      "to_area_id" uuid null,
      "what" text not null,
      "at" timestamptz not null,
      "mailing_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(`alter table "area_move" add constraint "area_move_once" unique ("person_id", "from_area_id", "what")`);
    this.addSql(`alter table "area_move" add constraint "area_move_what" check (what in ('FOLLOW', 'HOME'))`);
    this.addSql(`create index "area_move_at_index" on "area_move" ("at")`);
    this.addSql(`create index "area_move_mailing_id_index" on "area_move" ("mailing_id")`);
    for (const [column, table] of [
      ['person_id', 'person'],
      ['from_area_id', 'area'],
      ['to_area_id', 'area'],
      ['mailing_id', 'mailing'],
    ]) {
      this.addSql(
        `alter table "area_move" add constraint "area_move_${column}_foreign" foreign key ("${column}") references "${table}" ("id") on delete cascade`,
      );
    }
    this.addSql(SUCCESSORS_OF);
    this.addSql(SETTLE_SUCCESSION);
  }
}

/**
 * The areas of a day that the land of one that has ended by then lies in, and how much of it does: where a successor has
 * ended too, those that came after it. None for an area that is there, and where none took its place. Twenty in a row
 * are followed at the most, so that two that name each other end too.
 */
const SUCCESSORS_OF = `create function "successors_of"(of_area uuid, of_today date)
  returns table (area_id uuid, share double precision) language sql stable as $$
    with recursive went (id, share, depth) as (
      select s.successor_id, s.share, 1 from area a join area_successor s on s.area_id = a.id
      where a.id = of_area and a.ended_on <= of_today
      union all
      select s.successor_id, went.share * s.share, went.depth + 1
      from went join area a on a.id = went.id join area_successor s on s.area_id = a.id
      where a.ended_on <= of_today and went.depth < 20
    )
    select went.id, sum(went.share) from went join area a on a.id = went.id
    where a.ended_on is null or a.ended_on > of_today group by went.id
  $$`;

/**
 * Moves the follows and homes of areas that have ended to the one area that took their place, and notes for each person
 * what was moved, or that they are to be asked: where several took its place, or none, and where a vote holds a home that
 * would leave its neighbourhood. In one statement, however many they are; doing it again does nothing.
 *
 * Two follows that become one hear what either heard, as often as the more frequent. Themes and least importance choose
 * among alerts alone, so a follow without alerts says nothing about them where another has some.
 */
const SETTLE_SUCCESSION = `create function "settle_succession"(ended uuid[], of_now timestamptz, of_today date)
  returns table (moved int, asked int) language sql as $$
    with gone as (
      select a.id, a.neighbourhood_id from area a where a.id = any(ended) and a.ended_on <= of_today
    ),
    went as (
      select g.id as from_id, (array_agg(s.area_id))[1] as to_id
      from gone g cross join lateral successors_of(g.id, of_today) s group by g.id having count(*) = 1
    ),
    moving as (
      select f.*, w.to_id from follow f join went w on w.from_id = f.area_id
    ),
    theirs as (
      select m.id, m.person_id, m.to_id, true as moves, m.topics, m.themes, m.frequency, m.least_importance, m.followed_at
      from moving m
      union all
      select f.id, f.person_id, f.area_id, false, f.topics, f.themes, f.frequency, f.least_importance, f.followed_at
      from follow f where (f.person_id, f.area_id) in (select person_id, to_id from moving)
    ),
    weighed as (
      select *, ('ALERTS' = any(topics)) = bool_or('ALERTS' = any(topics)) over (partition by person_id, to_id) as counts
      from theirs
    ),
    merged as (
      select person_id, to_id, (array_agg(id order by moves, followed_at, id))[1] as id, min(followed_at) as followed_at,
        array_remove(array[
          case when bool_or('UPDATES' = any(topics)) then 'UPDATES' end,
          case when bool_or('VOTES' = any(topics)) then 'VOTES' end,
          case when bool_or('MEETINGS' = any(topics)) then 'MEETINGS' end,
          case when bool_or('DECISIONS' = any(topics)) then 'DECISIONS' end,
          case when bool_or('ALERTS' = any(topics)) then 'ALERTS' end], null) as topics,
        bool_or(cardinality(themes) = 0) filter (where counts) as all_themes,
        ('{INSTANT,DAILY,WEEKLY,QUARTERLY}'::text[])[min(array_position('{INSTANT,DAILY,WEEKLY,QUARTERLY}'::text[], frequency))] as frequency,
        ('{LOW,NORMAL,HIGH}'::text[])[min(array_position('{LOW,NORMAL,HIGH}'::text[], least_importance)) filter (where counts)] as least_importance
      from weighed group by person_id, to_id
    ),
    chosen as (
      select person_id, to_id, array_agg(distinct theme) as themes
      from weighed cross join lateral unnest(themes) theme where counts group by person_id, to_id
    ),
    changed as (
      update follow f set area_id = m.to_id, topics = m.topics, frequency = m.frequency, least_importance = m.least_importance,
        followed_at = m.followed_at, themes = case when m.all_themes then '{}' else c.themes end
      from merged m left join chosen c on c.person_id = m.person_id and c.to_id = m.to_id where f.id = m.id
    ),
    doubled as (
      delete from follow f using theirs t join merged m on m.person_id = t.person_id and m.to_id = t.to_id
      where f.id = t.id and f.id <> m.id
    ),
    homes as (
      select p.id as person_id, g.id as from_id,
        case when n.kind <> 'FORCE' and (p.home_held_until is null or p.home_held_until <= of_now
          or n.neighbourhood_id = g.neighbourhood_id) then w.to_id end as to_id
      from person p join gone g on g.id = p.home_area_id
      left join went w on w.from_id = g.id left join area n on n.id = w.to_id
    ),
    rehomed as (
      update person p set home_area_id = h.to_id from homes h where p.id = h.person_id and h.to_id is not null
    ),
    noted as (
      insert into area_move (person_id, from_area_id, to_area_id, what, at)
      select person_id, area_id, to_id, 'FOLLOW', of_now from moving
      union all
      select f.person_id, f.area_id, null, 'FOLLOW', of_now from follow f join gone g on g.id = f.area_id
      where not exists (select from went w where w.from_id = g.id)
      union all
      select person_id, from_id, to_id, 'HOME', of_now from homes
      on conflict on constraint area_move_once do update
        set to_area_id = excluded.to_area_id, at = excluded.at, mailing_id = null
        where area_move.to_area_id is distinct from excluded.to_area_id
      returning to_area_id
    )
    select count(to_area_id)::int, (count(*) - count(to_area_id))::int from noted
  $$`;
