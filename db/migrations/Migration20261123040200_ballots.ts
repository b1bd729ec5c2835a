import { Migration } from '@mikro-orm/migrations';

/**
 * The tables whose rows public pages are made of. Not those that a vote touches before it is sealed: nothing that anybody
 * can see may move when somebody votes.
 */
const PUBLIC_TABLES = ['ballot', 'ballot_result'];

/** Votes: what can be chosen, who took part, the box that is gone once it is counted, and what was counted. */
export class Migration20261123040200_ballots extends Migration {
  override up(): void {
    this.addSql(`create table "ballot" (
      "id" uuid not null default gen_random_uuid(),
      "quarter_id" uuid not null,
      "max_choices" int not null,
      "opens_at" timestamptz not null,
      "closes_at" timestamptz not null,
      "tie_seed" text not null,
      "key_check" text not null,
      "words" text null,
      "opened_by_id" uuid not null,
      "opened_at" timestamptz not null,
      "sealed_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`alter table "ballot" add constraint "ballot_quarter_id_unique" unique ("quarter_id")`);
    this.addSql(`create index "ballot_closes_at_index" on "ballot" ("closes_at")`);
    this.addSql(`alter table "ballot" add constraint "ballot_times" check (closes_at > opens_at)`);
    this.addSql(`alter table "ballot" add constraint "ballot_max_choices" check (max_choices between 1 and 10)`);
    this.addSql(
      `alter table "ballot" add constraint "ballot_words" check (words is null or char_length(words) between 1 and 5000)`,
    );

    this.addSql(`create table "ballot_option" (
      "id" uuid not null default gen_random_uuid(),
      "ballot_id" uuid not null,
      "position" int not null,
      "theme" text not null,
      "title" text not null,
      "fingerprint" text not null,
      "continues_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_place_in_list" unique ("ballot_id", "position")`,
    );
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_no_equals" unique ("ballot_id", "fingerprint")`,
    );
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_position" check (position between 1 and 20)`,
    );
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_title" check (char_length(title) between 1 and 120)`,
    );

    this.addSql(`create table "ballot_option_place" (
      "option_id" uuid not null,
      "area_id" uuid not null,
      primary key ("option_id", "area_id")
    )`);

    this.addSql(`create table "ballot_option_suggestion" (
      "option_id" uuid not null,
      "suggestion_id" uuid not null,
      primary key ("option_id", "suggestion_id")
    )`);
    this.addSql(
      `alter table "ballot_option_suggestion" add constraint "ballot_option_suggestion_suggestion_id_unique" unique ("suggestion_id")`,
    );

    this.addSql(`create table "participation" (
      "ballot_id" uuid not null,
      "person_id" uuid not null,
      "mailbox" text not null,
      "day" date not null,
      primary key ("ballot_id", "person_id")
    )`);
    this.addSql(`create index "participation_person_id_index" on "participation" ("person_id")`);
    this.addSql(`alter table "participation" add constraint "participation_mailbox" unique ("ballot_id", "mailbox")`);

    this.addSql(`create table "paper_batch" (
      "id" uuid not null default gen_random_uuid(),
      "ballot_id" uuid not null,
      "source" text not null,
      "collected_on" date not null,
      "place_id" uuid not null,
      "papers" int not null,
      "figures" jsonb not null,
      "entered_by_id" uuid not null,
      "entered_at" timestamptz not null,
      "confirmed_by_id" uuid null,
      "confirmed_at" timestamptz null,
      primary key ("id")
    )`);
    this.addSql(`create index "paper_batch_ballot_id_index" on "paper_batch" ("ballot_id")`);
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_source" check (source in ('PAPER', 'SCHOOL', 'ROOM'))`,
    );
    this.addSql(`alter table "paper_batch" add constraint "paper_batch_papers" check (papers between 1 and 10000)`);
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_two_officers" check (confirmed_by_id <> entered_by_id)`,
    );
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_confirmed" check ((confirmed_by_id is null) = (confirmed_at is null))`,
    );

    this.addSql(`create table "sealed_line" (
      "ballot_id" uuid not null,
      "receipt" text not null,
      "choice" text not null,
      "level" text not null,
      primary key ("ballot_id", "receipt")
    )`);

    this.addSql(`create table "ballot_result" (
      "ballot_id" uuid not null,
      "sealed_at" timestamptz not null,
      "voters" int not null,
      "residents" int not null,
      "counts" jsonb not null,
      "turnout" jsonb not null,
      "sha256" text not null,
      "audit" jsonb not null,
      "audit_head" text not null,
      primary key ("ballot_id")
    )`);

    this.addSql(
      `alter table "ballot" add constraint "ballot_quarter_id_foreign" foreign key ("quarter_id") references "quarter" ("id")`,
    );
    this.addSql(
      `alter table "ballot" add constraint "ballot_opened_by_id_foreign" foreign key ("opened_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_ballot_id_foreign" foreign key ("ballot_id") references "ballot" ("id")`,
    );
    this.addSql(
      `alter table "ballot_option" add constraint "ballot_option_continues_id_foreign" foreign key ("continues_id") references "priority" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "ballot_option_place" add constraint "ballot_option_place_option_id_foreign" foreign key ("option_id") references "ballot_option" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "ballot_option_place" add constraint "ballot_option_place_area_id_foreign" foreign key ("area_id") references "area" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "ballot_option_suggestion" add constraint "ballot_option_suggestion_option_id_foreign" foreign key ("option_id") references "ballot_option" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "ballot_option_suggestion" add constraint "ballot_option_suggestion_suggestion_id_foreign" foreign key ("suggestion_id") references "suggestion" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "participation" add constraint "participation_ballot_id_foreign" foreign key ("ballot_id") references "ballot" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "participation" add constraint "participation_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_ballot_id_foreign" foreign key ("ballot_id") references "ballot" ("id")`,
    );
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_place_id_foreign" foreign key ("place_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_entered_by_id_foreign" foreign key ("entered_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "paper_batch" add constraint "paper_batch_confirmed_by_id_foreign" foreign key ("confirmed_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "ballot_result" add constraint "ballot_result_ballot_id_foreign" foreign key ("ballot_id") references "ballot" ("id") on update cascade on delete cascade`,
    );

    // One partition a vote. Dropping it leaves nothing of who chose what in the table's files; a delete would.
    this.addSql(`create schema "ballot_box"`);
    this.addSql(`create table "ballot_box"."live_vote" (
      "ballot_id" uuid not null,
      "ballot_key" text not null,
      "choices" uuid[] not null,
      "receipts" text[] not null,
      primary key ("ballot_id", "ballot_key")
    ) partition by list ("ballot_id")`);
    // Attached, not made as a partition: that would wait for every vote and sealing under way, and they for it.
    this.addSql(`create function ballot_box_open(ballot uuid)
      returns void language plpgsql security definer set search_path = pg_catalog as $$
        declare
          box text := 'live_vote_' || replace(ballot::text, '-', '');
        begin
          if not exists (select from public.ballot b where b.id = ballot and b.sealed_at is null) then
            raise exception 'There is no such ballot to open a box for.';
          end if;
          execute format('create table ballot_box.%I (like ballot_box.live_vote including all)', box);
          execute format('alter table ballot_box.live_vote attach partition ballot_box.%I for values in (%L)', box, ballot);
        end
      $$`);
    this.addSql(`create function ballot_box_close(ballot uuid)
      returns void language plpgsql security definer set search_path = pg_catalog as $$
        begin
          if not exists (select from public.ballot_result r where r.ballot_id = ballot) then
            raise exception 'The votes of a ballot stay until they are counted.';
          end if;
          execute format('drop table ballot_box.%I', 'live_vote_' || replace(ballot::text, '-', ''));
        end
      $$`);

    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }
}
