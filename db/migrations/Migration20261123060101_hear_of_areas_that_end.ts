import { Migration } from '@mikro-orm/migrations';

/** Where a point lies is a question of the areas that have not ended, too: processes that keep the answer must hear. */
export class Migration20261123060101_hear_of_areas_that_end extends Migration {
  override up(): void {
    this.addSql(`create trigger boundaries_changed after update of "ended_on" on "area"
      for each statement execute function boundaries_changed()`);
  }
}
