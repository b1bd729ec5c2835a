import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = ['suggestion', 'suggestion_place'];

/** What residents suggest, and what their team decides of it. */
export class Migration20261123040000_suggestions extends Migration {
  override up(): void {
    this.addSql(`create table "suggestion" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "suggester_id" uuid null,
      "theme" text not null,
      "title" text null,
      "why" text null,
      "suggested_at" timestamptz not null,
      "status" text not null default 'UNREAD',
      "reviewed_by_id" uuid null,
      "reviewed_at" timestamptz null,
      "decline_reason" text null,
      "review_words" text null,
      "merged_into_id" uuid null,
      "wants_news" boolean not null default false,
      "taken_up_at" timestamptz null,
      "told_of_ballot" uuid null,
      primary key ("id")
    )`);
    this.addSql(`create index "suggestion_suggester_id_index" on "suggestion" ("suggester_id")`);
    this.addSql(`create index "suggestion_merged_into_id_index" on "suggestion" ("merged_into_id")`);
    this.addSql(`create index "suggestion_area_status" on "suggestion" ("area_id", "status", "suggested_at")`);
    this.addSql(
      `create index "suggestion_found_by_words" on "suggestion" using gin (to_tsvector('english', coalesce(title, '') || ' ' || coalesce(why, '')))`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_status" check (status in ('UNREAD', 'ACCEPTED', 'MERGED', 'DECLINED'))`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_words" check ((title is not null and why is not null) or (decline_reason is not null and decline_reason in ('NAMES_SOMEBODY', 'REPORTS_CRIME', 'ABUSIVE', 'LIVE_INVESTIGATION')))`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_title" check (char_length(title) between 1 and 120)`,
    );
    this.addSql(`alter table "suggestion" add constraint "suggestion_why" check (char_length(why) between 1 and 5000)`);
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_review_words" check (char_length(review_words) between 1 and 1000)`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_read" check ((status = 'UNREAD') = (reviewed_at is null))`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_merged" check ((status = 'MERGED') = (merged_into_id is not null))`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_declined" check ((status = 'DECLINED') = (decline_reason is not null))`,
    );
    this.addSql(`alter table "suggestion" add constraint "suggestion_not_itself" check (merged_into_id <> id)`);

    this.addSql(`create table "suggestion_place" (
      "suggestion_id" uuid not null,
      "area_id" uuid not null,
      primary key ("suggestion_id", "area_id")
    )`);

    this.addSql(
      `alter table "suggestion" add constraint "suggestion_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_suggester_id_foreign" foreign key ("suggester_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_reviewed_by_id_foreign" foreign key ("reviewed_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "suggestion" add constraint "suggestion_merged_into_id_foreign" foreign key ("merged_into_id") references "suggestion" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "suggestion_place" add constraint "suggestion_place_suggestion_id_foreign" foreign key ("suggestion_id") references "suggestion" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "suggestion_place" add constraint "suggestion_place_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );

    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }
}
