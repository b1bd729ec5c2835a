import { AlertsJobs } from '../features/following/alerts.jobs.ts';
import { DeliveriesJobs } from '../features/following/deliveries.jobs.ts';
import { TellingsJobs } from '../features/following/tellings.jobs.ts';
import { aPatch, type Patch } from './a-patch.ts';
import type { Answer, Browser } from './a-service.ts';
import { aTeam, type Team } from './a-team.ts';
import { Desk } from './desk.ts';

/** All that anybody may ask of an alert. */
export const ALERT = `id title body bodyHtml importance theme validUntil hasEnded state sentAt writtenAt goesAt fromName withdrawnAt
  withdrawnReason flags urgentReason expectedRecipients recipients delivered refused stoppedAt area { path } places { path }
  sentBy { id } approvedBy { id } stoppedBy { id }`;

const NO = '... on AlertRefusal { message reason field }';
const ANSWER = `__typename ... on Alert { ${ALERT} } ${NO}`;
const PREVIEW = `__typename ... on AlertPreview { recipientsAtOnce recipientsLater needsSecondPerson flags goesInSeconds fromName
  subject html text } ${NO}`;
const TABLES = 'alert alert_place mailing delivery deed_key kept_mail audit_entry pgboss.job_common';

/** The deeds around the alerts of testshire/north, over HTTP. No job runs by itself here: `passes` does what they do. */
export class AlertDesk extends Desk {
  readonly jobs: AlertsJobs;
  readonly tellings: TellingsJobs;
  readonly deliveries: DeliveriesJobs;

  private constructor(patch: Patch, team: Team) {
    super(patch, team, TABLES);
    this.jobs = patch.app.get(AlertsJobs, { strict: false });
    this.tellings = patch.app.get(TellingsJobs, { strict: false });
    this.deliveries = patch.app.get(DeliveriesJobs, { strict: false });
  }

  /** With these settings beside `ROLE=web`. */
  static async open(env: NodeJS.ProcessEnv = {}): Promise<AlertDesk> {
    const patch = await aPatch(undefined, { env: { ROLE: 'web', ...env } });
    return new AlertDesk(patch, await aTeam(patch));
  }

  /** Nobody follows anything, there is no alert, and it is noon on 14 September 2022. */
  async fresh(): Promise<void> {
    this.patch.clock.set('2022-09-14T12:00:00Z');
    for (const table of ['follow', 'delivery', 'mailing', 'alert', 'pgboss.job_common']) {
      await this.patch.em().execute(`delete from ${table}`);
    }
  }

  preview(input: object = {}, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(`mutation ($input: SendAlertInput!) { previewAlert(input: $input) { ${PREVIEW} } }`, {
      input: { ...USUAL, ...input },
    });
  }

  send(input: object = {}, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(`mutation ($input: SendAlertInput!) { sendAlert(input: $input) { ${ANSWER} } }`, {
      input: { ...USUAL, ...input },
    });
  }

  /** The same, answered with the alert. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async sent(input: object = {}, by?: Browser): Promise<any> {
    const { data, errors } = await this.send(input, by);
    if (data?.sendAlert?.__typename !== 'Alert') throw new Error(`No alert: ${JSON.stringify({ data, errors })}`);
    return data.sendAlert;
  }

  approve(id: string, by: Browser = this.team.colleague): Promise<Answer> {
    return by.ask(`mutation ($id: ID!) { approveAlert(alertId: $id) { ${ANSWER} } }`, { id });
  }

  stop(id: string, by: Browser = this.team.inspector): Promise<Answer> {
    return by.ask(`mutation ($id: ID!) { stopAlert(alertId: $id) { ${ANSWER} } }`, { id });
  }

  withdraw(id: string, by: Browser = this.team.inspector, reason = 'It was wrong.'): Promise<Answer> {
    const text = `mutation ($id: ID!, $reason: String!) { withdrawAlert(alertId: $id, reason: $reason) { ${ANSWER} } }`;
    return by.ask(text, { id, reason });
  }

  purge(id: string, by: Browser = this.team.admin, reason = 'It named Ann Example.'): Promise<Answer> {
    const text = `mutation ($id: ID!, $reason: String!) { purgeAlert(alertId: $id, reason: $reason) { ${ANSWER} } }`;
    return by.ask(text, { id, reason });
  }

  read(id: string, by: Browser = this.patch.browser()): Promise<Answer> {
    return by.ask(`query ($id: ID!) { alert(id: $id) { ${ALERT} } }`, { id });
  }

  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects
  async onDesk(by: Browser = this.team.inspector): Promise<any[]> {
    return (await by.ask(`{ desk { alerts { ${ALERT} } } }`)).data.desk.alerts;
  }

  /** Lets so many seconds pass, and every job do its part. How many alerts went. */
  async passes(seconds: number): Promise<number> {
    this.patch.clock.set(new Date(this.patch.clock.now().getTime() + seconds * 1_000).toISOString());
    const gone = await this.jobs.releaseDue();
    await this.tellings.tellNews();
    await this.deliveries.deliver();
    return gone;
  }
}

/** An alert that nobody else has to look at, to all of testshire/north. */
const USUAL = {
  areaPath: 'testshire/north',
  title: 'Vans broken into',
  body: 'Tools were **taken**. Lock your van.',
  importance: 'NORMAL',
  theme: 'VEHICLE_CRIME',
};
