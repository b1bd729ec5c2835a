import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = ['area_boundary', 'area_successor', 'postcode_file', 'police_uk_record'];

/** Where areas lie and what became of them, postcodes, and what came from data.police.uk as it was captured. */
export class Migration20261123060000_open_data extends Migration {
  override up(): void {
    this.addSql(`alter table "area" add column "ended_on" date null`);
    this.addSql(`create table "area_boundary" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "valid_from" date not null,
      "valid_until" date null,
      "geometry" json not null,
      "outline" text not null,
      "frame" int[] not null,
      "source" text not null,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "area_boundary" add constraint "area_boundary_one_at_a_time" exclude using gist ("area_id" with =, daterange("valid_from", "valid_until", '[)') with &&)`,
    );
    this.addSql(
      `alter table "area_boundary" add constraint "area_boundary_dates" check (valid_until is null or valid_until > valid_from)`,
    );
    this.addSql(`alter table "area_boundary" add constraint "area_boundary_frame" check (cardinality(frame) = 4)`);
    this.addSql(`create table "area_successor" (
      "area_id" uuid not null,
      "successor_id" uuid not null,
      "share" double precision not null,
      primary key ("area_id", "successor_id")
    )`);
    this.addSql(`create index "area_successor_successor_id_index" on "area_successor" ("successor_id")`);
    this.addSql(`alter table "area_successor" add constraint "area_successor_another" check (area_id <> successor_id)`);
    this.addSql(`alter table "area_successor" add constraint "area_successor_share" check (share > 0 and share <= 1)`);

    this.addSql(`create table "postcode" (
      "postcode" text not null,
      "latitude" double precision not null,
      "longitude" double precision not null,
      "codes" text[] not null,
      primary key ("postcode")
    )`);
    this.addSql(
      `alter table "postcode" add constraint "postcode_without_spaces" check (postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$')`,
    );
    this.addSql(`create table "postcode_file" (
      "id" uuid not null default gen_random_uuid(),
      "name" text not null,
      "source" text not null,
      "postcodes" int not null,
      "imported_at" timestamptz not null,
      primary key ("id")
    )`);

    this.addSql(`create table "police_uk_record" (
      "id" uuid not null default gen_random_uuid(),
      "force_id" uuid not null,
      "area_id" uuid not null,
      "kind" text not null,
      "key" text not null,
      "position" int not null,
      "record" json not null,
      "written" json not null,
      "officer_id" uuid null,
      "meeting_id" uuid null,
      "priority_id" uuid null,
      "update_id" uuid null,
      "imported_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "police_uk_record" add constraint "police_uk_record_once" unique ("area_id", "kind", "key")`,
    );
    this.addSql(
      `create unique index "police_uk_record_neighbourhood" on "police_uk_record" ("force_id", "key") where kind = 'NEIGHBOURHOOD'`,
    );
    this.addSql(
      `create unique index "police_uk_record_one_area" on "police_uk_record" ("area_id") where kind = 'NEIGHBOURHOOD'`,
    );
    this.addSql(
      `alter table "police_uk_record" add constraint "police_uk_record_kind" check (kind in ('FORCE', 'FORCE_PERSON', 'NEIGHBOURHOOD', 'BOUNDARY', 'PERSON', 'EVENT', 'PRIORITY'))`,
    );
    for (const pointer of ['officer', 'meeting', 'priority', 'update']) {
      this.addSql(`create index "police_uk_record_${pointer}_id_index" on "police_uk_record" ("${pointer}_id")`);
    }

    // Team members whom the force publishes need no address here: they are listed, and cannot sign in.
    this.addSql(`-- squawk-ignore ban-drop-not-null
alter table "officer" alter column "email" drop not null`);
    this.addSql(`alter table "meeting" add column "is_open_door" boolean not null default false`);

    for (const [table, column, target, rule] of [
      ['area_boundary', 'area_id', 'area', 'cascade'],
      ['area_successor', 'area_id', 'area', 'cascade on update cascade'],
      ['area_successor', 'successor_id', 'area', 'cascade on update cascade'],
      ['police_uk_record', 'force_id', 'area', 'cascade'],
      ['police_uk_record', 'area_id', 'area', 'cascade'],
      ['police_uk_record', 'officer_id', 'officer', 'cascade'],
      ['police_uk_record', 'meeting_id', 'meeting', 'cascade'],
      ['police_uk_record', 'priority_id', 'priority', 'cascade'],
      ['police_uk_record', 'update_id', 'progress_update', 'cascade'],
    ]) {
      this.addSql(
        `alter table "${table}" add constraint "${table}_${column}_foreign" foreign key ("${column}") references "${target}" ("id") on delete ${rule}`,
      );
    }
    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
    // Where areas lie is kept in memory by every process, which must hear when it is no longer so.
    this.addSql(`create function boundaries_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('boundaries_changed', '');
        return null;
      end $$`);
    this.addSql(`create trigger boundaries_changed after insert or update or delete or truncate on "area_boundary"
      for each statement execute function boundaries_changed()`);
  }
}
