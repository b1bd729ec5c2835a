import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = ['statement', 'meeting', 'agenda_item', 'registration', 'question', 'question_support'];

/** Meetings with their places, and questions with their answers. */
export class Migration20261123030000_meetings extends Migration {
  override up(): void {
    this.addSql(`create table "statement" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "body" text null,
      "body_html" text null,
      "written_by_id" uuid not null,
      "written_at" timestamptz not null,
      "flags" text[] not null default '{}',
      "is_waiting" boolean not null default false,
      "approved_by_id" uuid null,
      "published_at" timestamptz null,
      "withdrawn_at" timestamptz null,
      "withdrawn_by_id" uuid null,
      "withdrawn_reason" text null,
      "replaces_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(`create index "statement_area_id_index" on "statement" ("area_id")`);
    this.addSql(`create index "statement_replaces_id_index" on "statement" ("replaces_id")`);
    this.addSql(
      `alter table "statement" add constraint "statement_words" check (withdrawn_at is not null or (body is not null and body_html is not null))`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_body" check (body is null or char_length(body) between 1 and 5000)`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_second_person" check (approved_by_id is null or approved_by_id <> written_by_id)`,
    );

    this.addSql(`create table "meeting" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "quarter_id" uuid null,
      "title" text not null,
      "starts_at" timestamptz not null,
      "ends_at" timestamptz not null,
      "mode" text not null,
      "capacity" int not null,
      "join_url" text null,
      "dial_in" text null,
      "address" text null,
      "getting_there" text null,
      "description" text null,
      "description_html" text null,
      "registration_from" timestamptz null,
      "registration_until" timestamptz null,
      "reminder_minutes" int[] not null default '{10080,
      1440}',
      "sequence" int not null default 0,
      "changed_at" timestamptz not null,
      "timed_at" timestamptz not null,
      "moved_from" timestamptz null,
      "next_in_line" int not null default 1,
      "cancelled_at" timestamptz null,
      "cancel_reason" text null,
      "check_in_code" text not null,
      "agenda_at" int null,
      "head_count" int null,
      "recording_url" text null,
      "minutes_id" uuid null,
      "scheduled_by_id" uuid not null,
      primary key ("id")
    )`);
    this.addSql(`create index "meeting_quarter_id_index" on "meeting" ("quarter_id")`);
    this.addSql(`create index "meeting_starts_at_index" on "meeting" ("starts_at")`);
    this.addSql(`create index "meeting_ends_at_index" on "meeting" ("ends_at")`);
    this.addSql(`create index "meeting_minutes_id_index" on "meeting" ("minutes_id")`);
    this.addSql(`create index "meeting_area_starts" on "meeting" ("area_id", "starts_at")`);
    this.addSql(`alter table "meeting" add constraint "meeting_mode" check (mode in ('ONLINE', 'IN_PERSON', 'BOTH'))`);
    this.addSql(`alter table "meeting" add constraint "meeting_times" check (ends_at > starts_at)`);
    this.addSql(`alter table "meeting" add constraint "meeting_capacity" check (capacity between 1 and 10000)`);
    this.addSql(`alter table "meeting" add constraint "meeting_title" check (char_length(title) between 1 and 120)`);
    this.addSql(
      `alter table "meeting" add constraint "meeting_join_url" check (join_url is null or join_url like 'https://%')`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_recording_url" check (recording_url is null or recording_url like 'https://%')`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_cancelled" check ((cancelled_at is null) = (cancel_reason is null))`,
    );
    this.addSql(`alter table "meeting" add constraint "meeting_check_in_code" check (char_length(check_in_code) = 6)`);

    this.addSql(`create table "agenda_item" (
      "meeting_id" uuid not null,
      "position" int not null,
      "title" text not null,
      primary key ("meeting_id", "position")
    )`);
    this.addSql(
      `alter table "agenda_item" add constraint "agenda_item_title" check (char_length(title) between 1 and 120)`,
    );

    this.addSql(`create table "registration" (
      "id" uuid not null default gen_random_uuid(),
      "meeting_id" uuid not null,
      "person_id" uuid null,
      "status" text not null,
      "line" int not null,
      "seats" int not null default 1,
      "name" text null,
      "needs" text null,
      "phone" text null,
      "registered_by_id" uuid null,
      "registered_at" timestamptz not null,
      "confirmed_at" timestamptz null,
      "offer_ends_at" timestamptz null,
      "withdrawn_at" timestamptz null,
      "has_lapsed" boolean not null default false,
      "attended_at" timestamptz null,
      "version" int not null default 1,
      "told_sequence" int not null default 0,
      "told_starts_at" timestamptz not null,
      primary key ("id")
    )`);
    this.addSql(`create index "registration_person_id_index" on "registration" ("person_id")`);
    this.addSql(`create index "registration_meeting_status" on "registration" ("meeting_id", "status")`);
    this.addSql(
      `alter table "registration" add constraint "registration_once_each" unique ("meeting_id", "person_id")`,
    );
    this.addSql(`alter table "registration" add constraint "registration_line" unique ("meeting_id", "line")`);
    this.addSql(
      `alter table "registration" add constraint "registration_status" check (status in ('CONFIRMED', 'WAITING', 'OFFERED', 'WITHDRAWN', 'ATTENDED'))`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_offer" check ((status = 'OFFERED') = (offer_ends_at is not null))`,
    );
    this.addSql(`alter table "registration" add constraint "registration_seats" check (seats in (1, 2))`);

    this.addSql(`create table "reminder_sent" (
      "registration_id" uuid not null,
      "reminder" text not null,
      "starts_at" timestamptz not null,
      primary key ("registration_id", "reminder", "starts_at")
    )`);

    this.addSql(`create table "meeting_feedback" (
      "registration_id" uuid not null,
      "helpful" text not null,
      "words" text null,
      "given_at" timestamptz not null,
      primary key ("registration_id")
    )`);
    this.addSql(
      `alter table "meeting_feedback" add constraint "meeting_feedback_helpful" check (helpful in ('YES', 'PARTLY', 'NO'))`,
    );
    this.addSql(
      `alter table "meeting_feedback" add constraint "meeting_feedback_words" check (words is null or char_length(words) between 1 and 1000)`,
    );

    this.addSql(`create table "question" (
      "id" uuid not null default gen_random_uuid(),
      "area_id" uuid not null,
      "meeting_id" uuid null,
      "asker_id" uuid null,
      "asked_for_id" uuid null,
      "text" text not null,
      "asked_at" timestamptz not null,
      "status" text not null default 'UNREAD',
      "reviewed_by_id" uuid null,
      "reviewed_at" timestamptz null,
      "decline_reason" text null,
      "grouped_into_id" uuid null,
      "answered_at" timestamptz null,
      "answered_aloud" boolean not null default false,
      "answer_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(`create index "question_asker_id_index" on "question" ("asker_id")`);
    this.addSql(`create index "question_grouped_into_id_index" on "question" ("grouped_into_id")`);
    this.addSql(`create index "question_answer_id_index" on "question" ("answer_id")`);
    this.addSql(`create index "question_area_status" on "question" ("area_id", "status", "asked_at")`);
    this.addSql(`create index "question_meeting_status" on "question" ("meeting_id", "status")`);
    this.addSql(
      `alter table "question" add constraint "question_status" check (status in ('UNREAD', 'PUBLISHED', 'GROUPED', 'DECLINED'))`,
    );
    this.addSql(`alter table "question" add constraint "question_text" check (char_length(text) between 1 and 1000)`);
    this.addSql(
      `alter table "question" add constraint "question_read" check (status = 'UNREAD' or reviewed_by_id is not null)`,
    );
    this.addSql(
      `alter table "question" add constraint "question_grouped" check ((status = 'GROUPED') = (grouped_into_id is not null))`,
    );
    this.addSql(
      `alter table "question" add constraint "question_declined" check ((status = 'DECLINED') = (decline_reason is not null))`,
    );
    this.addSql(`alter table "question" add constraint "question_not_itself" check (grouped_into_id <> id)`);

    this.addSql(`create table "question_support" (
      "question_id" uuid not null,
      "person_id" uuid not null,
      primary key ("question_id", "person_id")
    )`);
    this.addSql(`create index "question_support_person_id_index" on "question_support" ("person_id")`);

    this.addSql(`create table "correction_request" (
      "id" uuid not null default gen_random_uuid(),
      "meeting_id" uuid not null,
      "person_id" uuid null,
      "text" text not null,
      "requested_at" timestamptz not null,
      "closed_at" timestamptz null,
      "closed_by_id" uuid null,
      "reply" text null,
      primary key ("id")
    )`);
    this.addSql(`create index "correction_request_meeting_id_index" on "correction_request" ("meeting_id")`);
    this.addSql(`create index "correction_request_person_id_index" on "correction_request" ("person_id")`);
    this.addSql(
      `alter table "correction_request" add constraint "correction_request_text" check (char_length(text) between 1 and 1000)`,
    );
    this.addSql(
      `alter table "correction_request" add constraint "correction_request_closed" check ((closed_at is null) = (reply is null))`,
    );

    this.addSql(
      `alter table "statement" add constraint "statement_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_written_by_id_foreign" foreign key ("written_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_approved_by_id_foreign" foreign key ("approved_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_withdrawn_by_id_foreign" foreign key ("withdrawn_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "statement" add constraint "statement_replaces_id_foreign" foreign key ("replaces_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_quarter_id_foreign" foreign key ("quarter_id") references "quarter" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_minutes_id_foreign" foreign key ("minutes_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "meeting" add constraint "meeting_scheduled_by_id_foreign" foreign key ("scheduled_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "agenda_item" add constraint "agenda_item_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id")`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "registration" add constraint "registration_registered_by_id_foreign" foreign key ("registered_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "reminder_sent" add constraint "reminder_sent_registration_id_foreign" foreign key ("registration_id") references "registration" ("id") on delete cascade`,
    );
    this.addSql(
      `alter table "meeting_feedback" add constraint "meeting_feedback_registration_id_foreign" foreign key ("registration_id") references "registration" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "question" add constraint "question_area_id_foreign" foreign key ("area_id") references "area" ("id")`,
    );
    this.addSql(
      `alter table "question" add constraint "question_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question" add constraint "question_asker_id_foreign" foreign key ("asker_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question" add constraint "question_asked_for_id_foreign" foreign key ("asked_for_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question" add constraint "question_reviewed_by_id_foreign" foreign key ("reviewed_by_id") references "officer" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question" add constraint "question_grouped_into_id_foreign" foreign key ("grouped_into_id") references "question" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question" add constraint "question_answer_id_foreign" foreign key ("answer_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "question_support" add constraint "question_support_question_id_foreign" foreign key ("question_id") references "question" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "question_support" add constraint "question_support_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "correction_request" add constraint "correction_request_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id")`,
    );
    this.addSql(
      `alter table "correction_request" add constraint "correction_request_person_id_foreign" foreign key ("person_id") references "person" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "correction_request" add constraint "correction_request_closed_by_id_foreign" foreign key ("closed_by_id") references "officer" ("id") on delete set null`,
    );

    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }
}
