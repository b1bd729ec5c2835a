import { Migration } from '@mikro-orm/migrations';

/** News of which nobody is to be mailed, neither at once nor in a digest: what an import brings from elsewhere. */
export class Migration20261123060120_news_for_nobody extends Migration {
  override up(): void {
    this.addSql(`alter table "mailing" add column "for_nobody" boolean not null default false`);
  }
}
