import { DeliveriesJobs } from '../features/following/deliveries.jobs.ts';
import { TellingsJobs } from '../features/following/tellings.jobs.ts';
import { aPriority } from '../features/priorities/priority.factory.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** All that somebody may ask of their follow. */
export const FOLLOW = 'id topics themes frequency leastImportance followedAt area { path }';

const ANSWER = `__typename ... on Follow { ${FOLLOW} } ... on FollowRefusal { message reason field }`;
const TABLES = 'follow mailbox mailing delivery deed_key kept_mail audit_entry';

/** Following testshire/north and what is in it, over HTTP. No job runs by itself here: `tell` does what they do. */
export class FollowingDesk extends Desk {
  readonly tellings: TellingsJobs;
  readonly deliveries: DeliveriesJobs;
  priorityId = '';

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.tellings = patch.app.get(TellingsJobs, { strict: false });
    this.deliveries = patch.app.get(DeliveriesJobs, { strict: false });
  }

  /** With these settings beside `ROLE=web`: a mail server, say. */
  static async open(env: NodeJS.ProcessEnv = {}): Promise<FollowingDesk> {
    const patch = await aPatch(undefined, { env: { ROLE: 'web', ...env } });
    return new FollowingDesk(patch, await aTeam(patch));
  }

  /** Nobody follows anything, nothing was told, and there is a new priority at noon on 14 September 2022. */
  async fresh(): Promise<void> {
    this.patch.clock.set('2022-09-14T12:00:00Z');
    for (const table of ['follow', 'mailbox', 'delivery', 'mailing', 'alert', 'progress_update']) {
      await this.patch.em().execute(`delete from ${table}`);
    }
    this.priorityId = (await aPriority(this.patch.em(), { places: ['testshire/north/girton'] })).id;
  }

  follow(by: Browser, input: object = {}): Promise<Answer> {
    const usual = {
      areaPath: 'testshire/north/girton',
      topics: ['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS'],
      frequency: 'INSTANT',
    };
    return by.ask(`mutation ($input: FollowAreaInput!) { followArea(input: $input) { ${ANSWER} } }`, {
      input: { ...usual, ...input },
    });
  }

  /** A new resident who follows, by their address. */
  async follower(email: string, input: object = {}): Promise<Browser> {
    const by = await this.patch.as(email);
    const { data, errors } = await this.follow(by, input);
    if (data?.followArea?.__typename !== 'Follow') throw new Error(JSON.stringify({ data, errors }));
    return by;
  }

  change(by: Browser, input: object): Promise<Answer> {
    return by.ask(`mutation ($input: ChangeFollowInput!) { changeFollow(input: $input) { ${ANSWER} } }`, { input });
  }

  unfollow(by: Browser, id: string, linkToken: string | null = null): Promise<Answer> {
    const text = 'mutation ($id: ID!, $linkToken: String) { unfollow(id: $id, linkToken: $linkToken) { message } }';
    return by.ask(text, { id, linkToken });
  }

  stop(by: Browser, linkToken: string | null = null): Promise<Answer> {
    return by.ask('mutation ($linkToken: String) { stopMails(linkToken: $linkToken) { message } }', { linkToken });
  }

  follows(by: Browser, linkToken: string | null = null): Promise<Answer> {
    return by.ask(`query ($linkToken: String) { myFollows(linkToken: $linkToken) { ${FOLLOW} } }`, { linkToken });
  }

  settings(by: Browser, linkToken: string | null = null): Promise<Answer> {
    const text =
      'query ($linkToken: String) { mailSettings(linkToken: $linkToken) { email neutralSubjects refusedAt } }';
    return by.ask(text, { linkToken });
  }

  setNeutral(by: Browser, neutralSubjects: boolean, linkToken: string | null = null): Promise<Answer> {
    const text = `mutation ($neutralSubjects: Boolean!, $linkToken: String) {
      changeMailSettings(neutralSubjects: $neutralSubjects, linkToken: $linkToken) { email neutralSubjects refusedAt } }`;
    return by.ask(text, { neutralSubjects, linkToken });
  }

  /** Posts an update, about Girton unless told otherwise, a second after whatever was before. Its id. */
  async post(input: object = {}): Promise<string> {
    this.patch.clock.set(new Date(this.patch.clock.now().getTime() + 1_000).toISOString());
    const text = `mutation ($input: PostUpdateInput!) { postUpdate(input: $input) {
      __typename ... on ProgressUpdate { id } ... on UpdateRefusal { message } } }`;
    const { priorityId } = this;
    const { data } = await this.team.officer.ask(text, {
      input: { priorityId, body: 'We stood on Mill Road.', ...input },
    });
    return data.postUpdate.id;
  }

  /** Tells what is new, and delivers it. How many things were new. */
  async tell(): Promise<number> {
    const told = await this.tellings.tellNews();
    await this.deliveries.deliver();
    return told;
  }

  /** How many mails were left for an address, sent or not. */
  async left(email: string): Promise<number> {
    const [row] = await this.patch
      .em()
      .execute<{ n: number }[]>(
        'select count(*)::int as n from delivery d join person p on p.id = d.person_id where p.email = ?',
        [email],
      );
    return row?.n ?? 0;
  }
}

/** The token of the link at the end of a mail to who follows. */
export function tokenIn({ text }: { text: string }): string {
  const [, token] = /\/mails\/([A-Za-z0-9_-]{48})/.exec(text) ?? [];
  if (!token) throw new Error(`There is no link to the choice of mails:\n${text}`);
  return token;
}
