import { Migration } from '@mikro-orm/migrations';

/** The tables whose rows public pages are made of. */
const PUBLIC_TABLES = [
  'area',
  'area_code',
  'officer',
  'officer_area',
  'quarter',
  'priority',
  'priority_place',
  'progress_update',
  'update_place',
  'measure',
];

/** Lets every process hear, on commit, that something public changed, so that none answers from before it. */
export class Migration20261123000200_hear_of_public_changes extends Migration {
  override up(): void {
    this.addSql(`create function public_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('public_changed', '');
        return null;
      end $$`);
    for (const table of PUBLIC_TABLES) {
      this.addSql(`create trigger public_changed after insert or update or delete or truncate on "${table}"
        for each statement execute function public_changed()`);
    }
  }
}
