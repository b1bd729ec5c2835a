import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = ['alert', 'alert_place'];

/** Who follows what, the alerts of the team, and every mail on its way to them. */
export class Migration20261123050000_following extends Migration {
  override up(): void {
    this.#follows();
    this.#alerts();
    this.#mailings();
    this.addSql(NEWS);
    this.addSql(TAKEN_BACK);
    this.addSql(WATCHED);
    this.addSql(AREAS_THAT_HEAR);
    this.addSql(WHO_HEARS);
    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }

  #follows(): void {
    this.addSql(`create table "follow" (
      "id" uuid not null default gen_random_uuid(),
      "person_id" uuid not null,
      "area_id" uuid not null,
      "topics" text[] not null,
      "themes" text[] not null default '{}',
      "frequency" text not null,
      "least_importance" text not null default 'LOW',
      "followed_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`alter table "follow" add constraint "follow_once" unique ("person_id", "area_id")`);
    this.addSql(`create index "follow_area_id_index" on "follow" ("area_id")`);
    this.addSql(
      `alter table "follow" add constraint "follow_topics" check (cardinality(topics) > 0 and topics <@ '{UPDATES,VOTES,MEETINGS,DECISIONS,ALERTS}'::text[])`,
    );
    this.addSql(
      `alter table "follow" add constraint "follow_frequency" check (frequency in ('INSTANT', 'DAILY', 'WEEKLY', 'QUARTERLY'))`,
    );
    this.addSql(
      `alter table "follow" add constraint "follow_least_importance" check (least_importance in ('LOW', 'NORMAL', 'HIGH'))`,
    );
    this.addSql(`create table "mailbox" (
      "person_id" uuid not null,
      "neutral_subjects" boolean not null default false,
      "refused_at" timestamptz null,
      primary key ("person_id")
    )`);
    this.addSql(`create table "vote_watch" (
      "ballot_id" uuid not null,
      "person_id" uuid not null,
      primary key ("ballot_id", "person_id")
    )`);
    this.addSql(`create index "vote_watch_person_id_index" on "vote_watch" ("person_id")`);
    for (const table of ['ballot', 'person']) {
      this.addSql(
        `alter table "vote_watch" add constraint "vote_watch_${table}_id_foreign" foreign key ("${table}_id") references "${table}" ("id") on update cascade on delete cascade`,
      );
    }
    this.addSql(
      `alter table "follow" add constraint "follow_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "follow" add constraint "follow_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "mailbox" add constraint "mailbox_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade`,
    );
  }

  #alerts(): void {
    this.addSql(`create table "alert" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "title" text null,
      "body" text null,
      "body_html" text null,
      "importance" text not null,
      "theme" text not null,
      "valid_until" timestamptz null,
      "written_by_id" uuid not null,
      "written_at" timestamptz not null,
      "flags" text[] not null default '{}',
      "expected_recipients" int not null,
      "urgent_reason" text null,
      "approved_by_id" uuid null,
      "approved_at" timestamptz null,
      "goes_at" timestamptz null,
      "sent_at" timestamptz null,
      "stopped_at" timestamptz null,
      "stopped_by_id" uuid null,
      "withdrawn_at" timestamptz null,
      "withdrawn_by_id" uuid null,
      "withdrawn_reason" text null,
      primary key ("id")
    )`);
    this.addSql(`create index "alert_area_sent" on "alert" ("area_id", "sent_at")`);
    this.addSql(
      `alter table "alert" add constraint "alert_words" check (withdrawn_at is not null or (title is not null and body is not null and body_html is not null))`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_title" check (title is null or char_length(title) between 1 and 120)`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_body" check (body is null or char_length(body) between 1 and 5000)`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_importance" check (importance in ('LOW', 'NORMAL', 'HIGH'))`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_second_person" check (approved_by_id is null or approved_by_id <> written_by_id)`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_goes" check (sent_at is null or (goes_at is not null and stopped_at is null))`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_stopped" check ((stopped_at is null) = (stopped_by_id is null))`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_withdrawn" check ((withdrawn_at is null) = (withdrawn_reason is null))`,
    );
    this.addSql(`create table "alert_place" (
      "alert_id" uuid not null,
      "area_id" uuid not null,
      primary key ("alert_id", "area_id")
    )`);
    this.addSql(`create index "alert_place_area_id_index" on "alert_place" ("area_id")`);
    for (const [column, table] of [
      ['area_id', 'area'],
      ['written_by_id', 'officer'],
    ]) {
      this.addSql(
        `alter table "alert" add constraint "alert_${column}_foreign" foreign key ("${column}") references "${table}" ("id")`,
      );
    }
    for (const column of ['approved_by_id', 'stopped_by_id', 'withdrawn_by_id']) {
      this.addSql(
        `alter table "alert" add constraint "alert_${column}_foreign" foreign key ("${column}") references "officer" ("id") on delete set null`,
      );
    }
    for (const [column, table] of [
      ['alert_id', 'alert'],
      ['area_id', 'area'],
    ]) {
      this.addSql(
        `alter table "alert_place" add constraint "alert_place_${column}_foreign" foreign key ("${column}") references "${table}" ("id") on update cascade on delete cascade`,
      );
    }
  }

  #mailings(): void {
    this.addSql(`create table "mailing" (
      "id" uuid not null default gen_random_uuid(),
      "key" text not null,
      "kind" text not null,
      "frequency" text null,
      "since_at" timestamptz null,
      "until_at" timestamptz null,
      "queued_at" timestamptz not null,
      "recipients" int not null,
      primary key ("id")
    )`);
    this.addSql(`alter table "mailing" add constraint "mailing_key_unique" unique ("key")`);
    this.addSql(`create index "mailing_queued_at_index" on "mailing" ("queued_at")`);
    this.addSql(`alter table "mailing" add constraint "mailing_kind" check (kind in ('NEWS', 'DIGEST'))`);
    this.addSql(
      `alter table "mailing" add constraint "mailing_frequency" check ((kind = 'DIGEST') = (frequency is not null))`,
    );
    this.addSql(`alter table "mailing" add constraint "mailing_period" check (since_at < until_at)`);
    this.addSql(`create table "delivery" (
      "id" uuid not null default gen_random_uuid(),
      "mailing_id" uuid not null,
      "person_id" uuid not null,
      "lane" int not null,
      "try_at" timestamptz not null,
      "tries" int not null default 0,
      "sent_at" timestamptz null,
      "refused_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "delivery" add constraint "delivery_once" unique ("mailing_id", "person_id")`);
    this.addSql(`create index "delivery_person_id_index" on "delivery" ("person_id")`);
    this.addSql(
      `create index "delivery_due" on "delivery" ("lane", "try_at") where "sent_at" is null and "refused_at" is null`,
    );
    for (const table of ['mailing', 'person']) {
      this.addSql(
        `alter table "delivery" add constraint "delivery_${table}_id_foreign" foreign key ("${table}_id") references "${table}" ("id") on delete cascade`,
      );
    }
  }
}

/**
 * What everybody may hear of, each thing once: its key, topic, area, places (none: all of the area), since when it is
 * public, which may lie in the future, and until when it matters: a vote until it closes, a meeting until it starts
 * (null: open). Mails, digests and feeds are all made of it. Nothing that waits for a second person, and nothing that
 * was withdrawn.
 */
const NEWS = `create view "news" as
  select 'update:' || u.id as key, u.id as thing_id, 'UPDATES' as topic, q.area_id, u.posted_at as at,
    p.theme, 'NORMAL' as importance,
    array(select up.area_id from update_place up where up.update_id = u.id and up.area_id <> q.area_id) as place_ids,
    null::timestamptz as until
  from progress_update u join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id
  where not u.is_waiting and u.withdrawn_at is null
  union all
  select 'vote-open:' || b.id, b.id, 'VOTES', q.area_id, b.opens_at, null, 'NORMAL', '{}'::uuid[], b.closes_at
  from ballot b join quarter q on q.id = b.quarter_id
  union all
  select 'vote-closing:' || b.id, b.id, 'VOTES', q.area_id, b.closes_at - interval '3 days', null, 'NORMAL', '{}'::uuid[], b.closes_at
  from ballot b join quarter q on q.id = b.quarter_id where b.closes_at >= b.opens_at + interval '7 days'
  union all
  select 'vote-result:' || b.id, b.id, 'VOTES', q.area_id, r.sealed_at, null, 'NORMAL', '{}'::uuid[], null
  from ballot_result r join ballot b on b.id = r.ballot_id join quarter q on q.id = b.quarter_id
  union all
  select 'meeting:' || m.id || ':' || extract(epoch from m.timed_at)::bigint, m.id, 'MEETINGS', m.area_id, m.timed_at, null, 'NORMAL', '{}'::uuid[], m.starts_at
  from meeting m where m.cancelled_at is null
  union all
  select 'meeting-cancelled:' || m.id, m.id, 'MEETINGS', m.area_id, m.cancelled_at, null, 'NORMAL', '{}'::uuid[], m.starts_at
  from meeting m where m.cancelled_at is not null
  union all
  select 'minutes:' || m.id, m.id, 'MEETINGS', m.area_id, s.published_at, null, 'NORMAL', '{}'::uuid[], null
  from meeting m join statement s on s.id = m.minutes_id where s.published_at is not null and s.withdrawn_at is null
  union all
  select 'decision:' || d.id, d.id, 'DECISIONS', q.area_id, d.decided_at, null, 'NORMAL', '{}'::uuid[], null
  from decision d join quarter q on q.id = d.quarter_id
  union all
  select 'alert:' || a.id, a.id, 'ALERTS', a.area_id, a.sent_at, a.theme, a.importance,
    array(select ap.area_id from alert_place ap where ap.alert_id = a.id and ap.area_id <> a.area_id), a.valid_until
  from alert a where a.sent_at is not null and a.withdrawn_at is null`;

/**
 * What everybody could hear of and was taken back since, under the same keys and with nothing of its words: for feeds,
 * where whoever fetched it before must find that it is gone.
 */
const TAKEN_BACK = `create view "taken_back_news" as
  select 'update:' || u.id as key, u.id as thing_id, 'UPDATES' as topic, q.area_id, u.posted_at as at,
    array(select up.area_id from update_place up where up.update_id = u.id and up.area_id <> q.area_id) as place_ids
  from progress_update u join priority p on p.id = u.priority_id join quarter q on q.id = p.quarter_id
  where not u.is_waiting and u.withdrawn_at > u.posted_at
  union all
  select 'minutes:' || m.id, m.id, 'MEETINGS', m.area_id, s.published_at, '{}'::uuid[]
  from meeting m join statement s on s.id = m.minutes_id where s.withdrawn_at > s.published_at
  union all
  select 'alert:' || a.id, a.id, 'ALERTS', a.area_id, a.sent_at,
    array(select ap.area_id from alert_place ap where ap.alert_id = a.id and ap.area_id <> a.area_id)
  from alert a where a.withdrawn_at > a.sent_at`;

/** What those hear at once who asked to hear what becomes of a vote: its result, and what was decided. */
const WATCHED = `create view "watched_news" as
  select w.person_id, 'vote-result:' || w.ballot_id as key from vote_watch w
  union all
  select w.person_id, 'decision:' || d.id from vote_watch w join decision d on d.ballot_id = w.ballot_id`;

/**
 * The areas whose followers hear of news: its own and all that these lie in; each of its places and all that those lie
 * in; and, where it is said to all of an area, or by a force about all of a neighbourhood, everything inside that.
 */
const AREAS_THAT_HEAR = `create function "areas_that_hear"(of_area uuid, of_places uuid[]) returns setof uuid
  language sql stable as $$
    with recursive up as (
      select id, parent_id from area where id = of_area or id = any(of_places)
      union
      select a.id, a.parent_id from area a join up on a.id = up.parent_id
    )
    select id from up
    union
    select id from area where neighbourhood_id = any(of_places)
      or (cardinality(of_places) = 0 and (neighbourhood_id = of_area or force_id = of_area))
  $$`;

/**
 * The follows that hear of news: by area, topic and, of alerts, theme and importance. None that began after it, and none
 * of somebody whose mailbox does not exist. Somebody who follows two of its areas is there twice.
 */
const WHO_HEARS = `create function "who_hears"(
    of_area uuid, of_places uuid[], of_topic text, of_theme text, of_importance text, since timestamptz
  ) returns table (person_id uuid, frequency text) language sql stable as $$
    select f.person_id, f.frequency from follow f left join mailbox b on b.person_id = f.person_id
    where f.area_id in (select areas_that_hear(of_area, of_places)) and of_topic = any(f.topics)
      and f.followed_at <= since and b.refused_at is null
      and (of_topic <> 'ALERTS' or (
        (cardinality(f.themes) = 0 or of_theme = any(f.themes))
        and array_position('{LOW,NORMAL,HIGH}'::text[], of_importance)
          >= array_position('{LOW,NORMAL,HIGH}'::text[], f.least_importance)))
  $$`;
