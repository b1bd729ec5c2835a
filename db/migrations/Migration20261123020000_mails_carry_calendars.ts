import { Migration } from '@mikro-orm/migrations';

/** The demo's inbox keeps what a mail brings for its reader's calendar. */
export class Migration20261123020000_mails_carry_calendars extends Migration {
  override up(): void {
    this.addSql(`alter table "kept_mail" add column "calendar" jsonb null`);
  }
}
