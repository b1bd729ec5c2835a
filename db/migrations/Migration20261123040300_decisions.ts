import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = ['decision', 'decision_priority'];

/** What was agreed for a quarter, and where that came from. */
export class Migration20261123040300_decisions extends Migration {
  override up(): void {
    this.addSql(`create table "decision" (
      "id" uuid not null default gen_random_uuid(),
      "quarter_id" uuid not null,
      "ballot_id" uuid null,
      "meeting_id" uuid null,
      "decided_by_id" uuid not null,
      "decided_at" timestamptz not null,
      "differs" boolean not null,
      "reason_id" uuid null,
      "evidence_id" uuid null,
      primary key ("id")
    )`);
    this.addSql(`alter table "decision" add constraint "decision_quarter_id_unique" unique ("quarter_id")`);
    this.addSql(`create index "decision_ballot_id_index" on "decision" ("ballot_id")`);
    this.addSql(`create index "decision_meeting_id_index" on "decision" ("meeting_id")`);
    this.addSql(`create index "decision_reason_id_index" on "decision" ("reason_id")`);
    this.addSql(`create index "decision_evidence_id_index" on "decision" ("evidence_id")`);
    this.addSql(`alter table "decision" add constraint "decision_reason" check (not differs or reason_id is not null)`);
    this.addSql(`create table "decision_priority" (
      "decision_id" uuid not null,
      "priority_id" uuid not null,
      "option_id" uuid null,
      primary key ("decision_id", "priority_id")
    )`);
    this.addSql(
      `alter table "decision_priority" add constraint "decision_priority_priority_id_unique" unique ("priority_id")`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_quarter_id_foreign" foreign key ("quarter_id") references "quarter" ("id")`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_ballot_id_foreign" foreign key ("ballot_id") references "ballot" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_meeting_id_foreign" foreign key ("meeting_id") references "meeting" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_decided_by_id_foreign" foreign key ("decided_by_id") references "officer" ("id")`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_reason_id_foreign" foreign key ("reason_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "decision" add constraint "decision_evidence_id_foreign" foreign key ("evidence_id") references "statement" ("id") on delete set null`,
    );
    this.addSql(
      `alter table "decision_priority" add constraint "decision_priority_decision_id_foreign" foreign key ("decision_id") references "decision" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "decision_priority" add constraint "decision_priority_priority_id_foreign" foreign key ("priority_id") references "priority" ("id") on update cascade on delete cascade`,
    );
    this.addSql(
      `alter table "decision_priority" add constraint "decision_priority_option_id_foreign" foreign key ("option_id") references "ballot_option" ("id") on delete set null`,
    );

    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }
}
