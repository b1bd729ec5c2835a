import { Migration } from '@mikro-orm/migrations';

/** Keeps when each update promise was paused, so that what fell due before can be told from what fell due in a pause. */
export class Migration20261123060110_pauses_on_record extends Migration {
  override up(): void {
    this.addSql(`create table "promise_pause" (
      "id" uuid not null default gen_random_uuid(),
      "priority_id" uuid not null,
      "paused_on" date not null,
      "until" date not null,
      primary key ("id")
    )`);
    this.addSql(`create index "promise_pause_priority_id_index" on "promise_pause" ("priority_id")`);
    this.addSql(`alter table "promise_pause" add constraint "promise_pause_days" check (until > paused_on)`);
    this.addSql(
      `alter table "promise_pause" add constraint "promise_pause_priority_id_foreign" foreign key ("priority_id") references "priority" ("id") on delete cascade`,
    );
    // When the pauses of before began is kept nowhere: not before the last update that came before their return.
    this.addSql(`insert into "promise_pause" ("priority_id", "paused_on", "until")
      select p.id, d.day, p.paused_until from "priority" p join "quarter" q on q.id = p.quarter_id
      cross join lateral (select coalesce(
        (select max((u.posted_at at time zone 'Europe/London')::date) from "progress_update" u
          where u.priority_id = p.id and not u.is_waiting and u.withdrawn_at is null
            and (u.posted_at at time zone 'Europe/London')::date < p.paused_until), q.starts_on) as day) d
      where p.paused_until > d.day`);
  }
}
