import type { Patch } from './a-patch.ts';
import type { Answer, TestMail } from './a-service.ts';
import type { Team } from './a-team.ts';

/** What the deeds of one feature are tried at: its service, its team, and the tables that they may write. */
export abstract class Desk {
  readonly patch: Patch;
  readonly team: Team;
  readonly #tables: readonly string[];

  /** @param tables their names, with spaces or line ends between them */
  protected constructor(patch: Patch, team: Team, tables: string) {
    this.patch = patch;
    this.team = team;
    this.#tables = tables.split(/\s+/);
  }

  /** The mails to an address, the first one first. */
  async mails(email: string): Promise<TestMail[]> {
    return (await this.patch.mailsTo(email)).reverse();
  }

  /** Sees that nothing changed in the database, mails included, whatever was answered. */
  async nothingWritten(act: () => Promise<Answer>): Promise<Answer> {
    const before = await this.rows();
    const answer = await act();
    expect(await this.rows()).toBe(before);
    return answer;
  }

  /** Every row that a deed may write, as text; or those of some tables. */
  async rows(tables: readonly string[] = this.#tables): Promise<string> {
    const em = this.patch.em();
    const rows: unknown[] = [];
    for (const table of tables) rows.push(await em.execute(`select t.* from ${table} t order by t::text`));
    return JSON.stringify(rows);
  }
}
