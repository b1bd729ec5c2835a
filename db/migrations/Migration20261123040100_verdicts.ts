import { Migration } from '@mikro-orm/migrations';

/** What residents say became of a priority: one row a priority and person. */
export class Migration20261123040100_verdicts extends Migration {
  override up(): void {
    this.addSql(`create table "verdict" (
      "priority_id" uuid not null,
      "person_id" uuid not null,
      "verdict" text not null,
      "judged_on" date not null,
      primary key ("priority_id", "person_id")
    )`);
    this.addSql(`create index "verdict_person_id_index" on "verdict" ("person_id")`);
    this.addSql(
      `alter table "verdict" add constraint "verdict_verdict" check (verdict in ('BETTER', 'PARTLY', 'SAME', 'WORSE', 'DONT_KNOW'))`,
    );
    this.addSql(
      `alter table "verdict" add constraint "verdict_priority_id_foreign" foreign key ("priority_id") references "priority" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "verdict" add constraint "verdict_person_id_foreign" foreign key ("person_id") references "person" ("id") on update cascade on delete cascade`,
    );
    // Counts stand on public pages.
    this.addSql(`create trigger public_changed after insert or update or delete or truncate on "verdict"
      for each statement execute function public_changed()`);
  }
}
