import { Migration } from '@mikro-orm/migrations';

/** Finds a figure that a correction left out by its id, in what the update said before. */
export class Migration20261123060900_figures_keep_their_addresses extends Migration {
  override up(): void {
    // Only a correction writes here, and it may wait for the moment that this takes.
    this.addSql(`-- squawk-ignore require-concurrent-index-creation
create index "update_version_measures" on "update_version" using gin ("measures" jsonb_path_ops)`);
  }
}
