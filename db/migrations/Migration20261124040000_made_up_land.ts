import { Migration } from '@mikro-orm/migrations';

/** Land that was made up tells where somebody is only where no true boundary does. */
export class Migration20261124040000_made_up_land extends Migration {
  override up(): void {
    this.addSql(`alter table "area_boundary" add column "is_made_up" boolean not null default false`);
    this.addSql(`update "area_boundary" set "is_made_up" = true where "source" like 'Made up %'`);
  }
}
