import { Migration } from '@mikro-orm/migrations';

/** Areas, people, quarters and priorities with all that they promise to hold. */
export class Migration20261123000000_areas_people_quarters_priorities extends Migration {
  override up(): void {
    this.addSql('create extension if not exists btree_gist');

    this.addSql(`create table "area" (
      "id" uuid not null default gen_random_uuid(),
      "path" text not null,
      "kind" text not null,
      "name" text not null,
      "parent_id" uuid null,
      "neighbourhood_id" uuid null,
      "force_id" uuid not null,
      "gss_code" text null,
      "about" text null,
      "latitude" double precision null,
      "longitude" double precision null,
      "contact_email" text null,
      "contact_phone" text null,
      "report_url" text null,
      "chat_url" text null,
      "website" text null,
      primary key ("id")
    )`);
    this.addSql(`alter table "area" add constraint "area_path_unique" unique ("path")`);
    this.addSql(`create index "area_parent_id_index" on "area" ("parent_id")`);
    this.addSql(`create index "area_neighbourhood_id_index" on "area" ("neighbourhood_id")`);
    this.addSql(`create index "area_force_id_index" on "area" ("force_id")`);
    this.addSql(`create index "area_gss_code_index" on "area" ("gss_code")`);
    this.addSql(`alter table "area" add constraint "area_kind" check (kind in ('FORCE', 'NEIGHBOURHOOD', 'PLACE'))`);
    this.addSql(`alter table "area" add constraint "area_root" check ((kind = 'FORCE') = (parent_id is null))`);
    this.addSql(
      `alter table "area" add constraint "area_neighbourhood" check ((kind = 'FORCE') = (neighbourhood_id is null))`,
    );
    this.addSql(`alter table "area" add constraint "area_point" check ((latitude is null) = (longitude is null))`);

    this.addSql(`create table "area_code" (
      "area_id" uuid not null,
      "code" text not null,
      "kind" text not null,
      "name" text not null,
      primary key ("area_id", "code")
    )`);
    this.addSql(`create index "area_code_code_index" on "area_code" ("code")`);
    this.addSql(
      `alter table "area_code" add constraint "area_code_kind" check (kind in ('POLICE_FORCE_AREA', 'DISTRICT', 'WARD', 'PARISH'))`,
    );

    this.addSql(`create table "deed_key" (
      "person_id" uuid not null,
      "deed" text not null,
      "key" text not null,
      "thing_id" uuid null,
      "created_at" timestamptz not null default now(),
      primary key ("person_id", "deed", "key")
    )`);
    this.addSql(`create index "deed_key_created_at_index" on "deed_key" ("created_at")`);

    this.addSql(`create table "officer" (
      "id" uuid not null default gen_random_uuid(),
      "email" text not null,
      "role" text not null,
      "title" text not null,
      "display_name" text null,
      "name_withheld" boolean not null default false,
      "hours" text null,
      "cover_id" uuid null,
      "appointed_at" timestamptz not null default now(),
      "dismissed_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create unique index "officer_email_in_post" on "officer" ("email") where dismissed_at is null`);
    this.addSql(
      `alter table "officer" add constraint "officer_role" check (role in ('OFFICER', 'INSPECTOR', 'COMMS', 'FORCE_ADMIN'))`,
    );

    this.addSql(`create table "officer_area" (
      "officer_id" uuid not null,
      "area_id" uuid not null,
      primary key ("officer_id", "area_id")
    )`);
    this.addSql(`create index "officer_area_area_id_index" on "officer_area" ("area_id")`);

    this.addSql(`create table "person" (
      "id" uuid not null default gen_random_uuid(),
      "email" text not null,
      "email_verified" boolean not null default false,
      "name" text not null default '',
      "image" text null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "home_area_id" uuid null,
      "home_held_until" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "person" add constraint "person_email_unique" unique ("email")`);
    this.addSql(`create index "person_home_area_id_index" on "person" ("home_area_id")`);

    this.addSql(`create table "quarter" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "starts_on" date not null,
      "ends_on" date not null,
      "suggest_from" timestamptz null,
      "vote_from" timestamptz null,
      "vote_until" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create index "quarter_area_id_index" on "quarter" ("area_id")`);
    this.addSql(
      `alter table "quarter" add constraint "quarter_never_overlap" exclude using gist ("area_id" with =, daterange("starts_on", "ends_on", '[]') with &&)`,
    );
    this.addSql(
      `alter table "quarter" add constraint "quarter_dates" check (ends_on >= starts_on and ends_on - starts_on < 366)`,
    );
    this.addSql(
      `alter table "quarter" add constraint "quarter_timetable" check (vote_until is null or vote_from is null or vote_until > vote_from)`,
    );

    this.addSql(`create table "priority" (
      "id" uuid not null default gen_random_uuid(),
      "quarter_id" uuid not null,
      "position" int not null default 1,
      "theme" text not null,
      "title" text not null,
      "promise" text null,
      "update_every_days" int null,
      "paused_until" date null,
      "pause_reason" text null,
      "continues_id" uuid null,
      "lineage_id" uuid not null,
      "outcome" text null,
      "outcome_words" text null,
      "outcome_recorded_at" timestamptz null,
      "outcome_recorded_by_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(`create index "priority_quarter_id_index" on "priority" ("quarter_id")`);
    this.addSql(`create index "priority_lineage_id_index" on "priority" ("lineage_id")`);
    this.addSql(`alter table "priority" add constraint "priority_continued_once" unique ("continues_id")`);
    this.addSql(`alter table "priority" add constraint "priority_title" check (char_length(title) between 1 and 120)`);
    this.addSql(
      `alter table "priority" add constraint "priority_rhythm" check (update_every_days is null or update_every_days between 1 and 366)`,
    );
    this.addSql(
      `alter table "priority" add constraint "priority_outcome" check (outcome is null or outcome in ('DONE', 'PARTLY', 'NOT_DONE', 'CONTINUES'))`,
    );

    this.addSql(`create table "progress_update" (
      "id" uuid not null default gen_random_uuid(),
      "priority_id" uuid not null,
      "author_id" uuid not null,
      "version" int not null default 1,
      "body" text null,
      "body_html" text null,
      "written_by_id" uuid not null,
      "written_at" timestamptz not null,
      "posted_at" timestamptz not null,
      "flags" text[] not null default '{}',
      "is_waiting" boolean not null default false,
      "approved_by_id" uuid null,
      "approved_at" timestamptz null,
      "corrected_at" timestamptz null,
      "withdrawn_at" timestamptz null,
      "withdrawn_by_id" uuid null,
      "withdrawn_reason" text null,
      "purged_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(
      `create index "progress_update_newest" on "progress_update" ("priority_id", "posted_at" desc, "id" desc)`,
    );
    this.addSql(`create index "progress_update_posted_at_index" on "progress_update" ("posted_at")`);
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_words" check (withdrawn_at is not null or (body is not null and body_html is not null))`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_body" check (body is null or char_length(body) between 1 and 5000)`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_second_person" check (approved_by_id is null or approved_by_id <> written_by_id)`,
    );

    this.addSql(`create table "measure" (
      "id" uuid not null default gen_random_uuid(),
      "update_id" uuid not null,
      "position" int not null,
      "name" text not null,
      "value" double precision not null,
      "out_of" double precision null,
      "before" double precision null,
      "unit" text null,
      "from_day" date null,
      "to_day" date null,
      "source" text null,
      primary key ("id")
    )`);
    this.addSql(`create index "measure_update_id_index" on "measure" ("update_id")`);
    this.addSql(
      `alter table "measure" add constraint "measure_share" check (out_of is null or (out_of > 0 and value >= 0 and value <= out_of))`,
    );
    this.addSql(
      `alter table "measure" add constraint "measure_dates" check (from_day is null or to_day is null or to_day >= from_day)`,
    );

    this.addSql(`create table "priority_place" (
      "priority_id" uuid not null,
      "area_id" uuid not null,
      primary key ("priority_id", "area_id")
    )`);

    this.addSql(`create table "update_place" (
      "update_id" uuid not null,
      "area_id" uuid not null,
      primary key ("update_id", "area_id")
    )`);
    this.addSql(`create index "update_place_area_id_index" on "update_place" ("area_id")`);

    this.addSql(`create table "update_version" (
      "update_id" uuid not null,
      "version" int not null,
      "body" text not null,
      "body_html" text not null,
      "place_ids" text[] not null,
      "measures" jsonb not null,
      "written_at" timestamptz not null,
      "written_by_id" uuid not null,
      primary key ("update_id", "version")
    )`);

    this.addSql(
      `alter table "area" add constraint "area_parent_id_foreign" foreign key ("parent_id") references "area" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "area" add constraint "area_neighbourhood_id_foreign" foreign key ("neighbourhood_id") references "area" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "area" add constraint "area_force_id_foreign" foreign key ("force_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "area_code" add constraint "area_code_area_id_foreign" foreign key ("area_id") references "area" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "officer" add constraint "officer_cover_id_foreign" foreign key ("cover_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "officer_area" add constraint "officer_area_officer_id_foreign" foreign key ("officer_id") references "officer" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "officer_area" add constraint "officer_area_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "person" add constraint "person_home_area_id_foreign" foreign key ("home_area_id") references "area" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "quarter" add constraint "quarter_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "priority" add constraint "priority_quarter_id_foreign" foreign key ("quarter_id") references "quarter" ("id")`,
    );
    this.addSql(
      `alter table "priority" add constraint "priority_continues_id_foreign" foreign key ("continues_id") references "priority" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "priority" add constraint "priority_outcome_recorded_by_id_foreign" foreign key ("outcome_recorded_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_priority_id_foreign" foreign key ("priority_id") references "priority" ("id")`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_author_id_foreign" foreign key ("author_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_written_by_id_foreign" foreign key ("written_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_approved_by_id_foreign" foreign key ("approved_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "progress_update" add constraint "progress_update_withdrawn_by_id_foreign" foreign key ("withdrawn_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "measure" add constraint "measure_update_id_foreign" foreign key ("update_id") references "progress_update" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "priority_place" add constraint "priority_place_priority_id_foreign" foreign key ("priority_id") references "priority" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "priority_place" add constraint "priority_place_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "update_place" add constraint "update_place_update_id_foreign" foreign key ("update_id") references "progress_update" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "update_place" add constraint "update_place_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "update_version" add constraint "update_version_update_id_foreign" foreign key ("update_id") references "progress_update" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "update_version" add constraint "update_version_written_by_id_foreign" foreign key ("written_by_id") references "officer" ("id")`,
    );
  }
}
