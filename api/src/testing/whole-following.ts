import { anEndedArea } from '../features/areas/area.factory.ts';
import { anAlert, someFollowers } from '../features/following/alert.factory.ts';
import { MailLinks } from '../features/following/mail-links.ts';
import type { Patch } from './a-patch.ts';
import type { Team } from './a-team.ts';
import type { Everything, Way } from './whole-schema.ts';

/** The ids of one of each thing of following, with every part of it filled in. */
export interface WholeFollowing {
  /** What the resident of the team follows. */
  follow: string;
  /** That of a mail to them. */
  linkToken: string;
  /** Gone out, after a second person had looked; with words that some who follow were mailed. */
  sent: string;
  withdrawn: string;
  stopped: string;
}

const FOLLOW = `mutation { followArea(input: { areaPath: "testshire/north/girton", topics: [UPDATES, ALERTS], themes: [FRAUD, OTHER],
  frequency: INSTANT }) { ... on Follow { id } } }`;

/** Has the resident follow Girton, and the inspector of testshire/north alert to all kinds of things. */
export async function wholeFollowing(patch: Patch, team: Team): Promise<WholeFollowing> {
  const em = patch.em();
  await anEndedArea(em, 'testshire/north/old', ['testshire/north/girton'], '2022-01-01');
  const follow = (await team.resident.ask(FOLLOW)).data.followArea.id;
  const [person] = await em.execute<{ id: string; email: string }[]>(
    "select id, email from person where email = 'resident@x.test'",
  );
  const resident = person as { id: string; email: string };
  await em.execute("insert into mailbox (person_id, refused_at) values (?, '2022-09-01') on conflict do nothing", [
    resident.id,
  ]);
  await someFollowers(em, 1);
  const by = team.inspector.officer;
  const places = ['testshire/north/girton'];
  const looked = {
    flags: ['arrest'],
    approvedBy: team.colleague.officer,
    approvedAt: new Date('2022-09-14T09:50:00Z'),
  };
  const urgent = { urgentReason: 'A child was missing.', validUntil: new Date('2022-09-20T12:00:00Z') };
  const sent = await anAlert(em, { by, places, theme: 'FRAUD', ...looked, ...urgent });
  await em.execute(
    `insert into mailing (key, kind, queued_at, recipients) values (?, 'NEWS', now(), 1) on conflict do nothing`,
    [`alert:${sent.id}`],
  );
  const withdrawn = await anAlert(em, { by });
  await team.inspector.ask(`mutation { withdrawAlert(alertId: "${withdrawn.id}", reason: "Wrong.") { __typename } }`);
  const at = new Date('2022-09-14T09:00:00Z');
  const stopped = await anAlert(em, { by, sentAt: null, goesAt: null, stoppedAt: at, stoppedBy: by });
  const linkToken = patch.app.get(MailLinks, { strict: false }).tokenFor(resident);
  return { follow, linkToken, sent: sent.id, withdrawn: withdrawn.id, stopped: stopped.id };
}

const byLink = ({ following: { linkToken } }: Everything) => ({ linkToken });
const alerts = (fields: string): Way => ({ text: `{ area(path: "testshire/north/girton") { alerts { ${fields} } } }` });
const typed = (more: string) =>
  `input: { areaPath: "testshire/north", body: "Lock it.", importance: NORMAL, theme: FRAUD, ${more} }`;

/** A way to each object type of following. */
export const FOLLOWING_WAYS: Record<string, Way> = {
  Follow: { text: 'query ($linkToken: String!) { myFollows(linkToken: $linkToken) { FIELDS } }', variables: byLink },
  MailSettings: {
    text: 'query ($linkToken: String!) { mailSettings(linkToken: $linkToken) { FIELDS } }',
    variables: byLink,
  },
  FollowRefusal: {
    text: 'mutation { followArea(input: { areaPath: "testshire", topics: [], frequency: DAILY }) { ... on FollowRefusal { FIELDS } } }',
    through: ['Mutation.followArea'],
  },
  Alert: {
    text: 'query ($id: ID!) { alert(id: $id) { FIELDS } }',
    variables: ({ following: { sent } }) => ({ id: sent }),
  },
  AlertConnection: alerts('FIELDS'),
  AlertEdge: alerts('edges { FIELDS }'),
  AlertPreview: {
    text: `mutation { previewAlert(${typed('title: "Two men arrested"')}) { ... on AlertPreview { FIELDS } } }`,
    through: ['Mutation.previewAlert'],
  },
  AlertRefusal: {
    text: `mutation { sendAlert(${typed('title: " "')}) { ... on AlertRefusal { FIELDS } } }`,
    through: ['Mutation.sendAlert'],
  },
};

/** The arguments of the root fields that need some; deeds are refused or by a link that is none, and write nothing. */
export const FOLLOWING_ARGUMENTS: Record<string, (all: Everything) => string> = {
  'Query.myFollows': ({ following: { linkToken } }) => `linkToken: "${linkToken}"`,
  'Query.mailSettings': ({ following: { linkToken } }) => `linkToken: "${linkToken}"`,
  'Query.isVoteWatched': ({ ballots }) => `ballotId: "${ballots.sealed.id}"`,
  'Query.alert': ({ following: { sent } }) => `id: "${sent}"`,
  'Mutation.followArea': () => 'input: { areaPath: "testshire", topics: [], frequency: DAILY }',
  'Mutation.changeFollow': ({ following: { follow } }) => `input: { id: "${follow}", linkToken: "none" }`,
  'Mutation.moveFollow': ({ following: { follow } }) =>
    `input: { id: "${follow}", areaPath: "testshire/north", linkToken: "none" }`,
  'Mutation.unfollow': ({ following: { follow } }) => `id: "${follow}", linkToken: "none"`,
  'Mutation.stopMails': () => 'linkToken: "none"',
  'Mutation.changeMailSettings': () => 'neutralSubjects: true, linkToken: "none"',
  'Mutation.watchVote': ({ ballots }) => `ballotId: "${ballots.sealed.id}", wants: false`,
  'Mutation.previewAlert': () => typed('title: " "'),
  'Mutation.sendAlert': () => typed('title: " "'),
  'Mutation.approveAlert': ({ following: { stopped } }) => `alertId: "${stopped}"`,
  'Mutation.stopAlert': ({ following: { sent } }) => `alertId: "${sent}"`,
  'Mutation.withdrawAlert': ({ following: { sent } }) => `alertId: "${sent}", reason: " "`,
  'Mutation.purgeAlert': ({ following: { sent } }) => `alertId: "${sent}", reason: " "`,
};

/** Where another alert has something to say under a field than the one of its way. */
export function followingElsewhere({ following: { withdrawn, stopped } }: Everything): Record<string, string> {
  return {
    'Area.endedOn': '{ area(path: "testshire/north/old") { FIELDS } }',
    'Area.successors': '{ area(path: "testshire/north/old") { FIELDS } }',
    'Alert.withdrawnAt': `{ alert(id: "${withdrawn}") { FIELDS } }`,
    'Alert.withdrawnReason': `{ alert(id: "${withdrawn}") { FIELDS } }`,
    'Alert.stoppedAt': `{ alert(id: "${stopped}") { FIELDS } }`,
    'Alert.stoppedBy': `{ alert(id: "${stopped}") { FIELDS } }`,
  };
}
