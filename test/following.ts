import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { currentPriority, girton } from './demo.ts';
import { ask, inboxOf, type Mail } from './machine.ts';
import { aResident } from './meetings.ts';

// What tests of following do again and again.

/** Posts an update about Girton as the inspector whose machine this is: everybody who follows Girton hears of it. */
export async function postInGirton(inspector: APIRequestContext, body: string): Promise<void> {
  const { id: priorityId } = await currentPriority(inspector, 'SPEEDING');
  const { data, errors } = await ask(inspector, 'PostUpdate', { input: { priorityId, body, placePaths: [girton] } });
  if (!data?.postUpdate.id) throw new Error(`Nothing was posted: ${JSON.stringify([data, errors])}`);
}

/** Follows an area as whoever this machine is signed in as: everything, at once. Gives the follow's id. */
export async function follow(machine: APIRequestContext, input: object = {}): Promise<string> {
  const everything = ['UPDATES', 'VOTES', 'MEETINGS', 'DECISIONS', 'ALERTS'];
  const wish = { areaPath: girton, topics: everything, frequency: 'INSTANT', ...input };
  const { data, errors } = await ask(machine, 'FollowArea', { input: wish });
  if (!data?.followArea.id) throw new Error(`Nothing is followed: ${JSON.stringify([data, errors])}`);
  return data.followArea.id;
}

/** Sends an alert about Girton as whoever this machine is signed in as. Gives its id. */
export async function alert(officer: APIRequestContext, input: object = {}): Promise<string> {
  const words = { title: 'Vans broken into', body: 'Lock your van.', importance: 'HIGH', theme: 'VEHICLE_CRIME' };
  const { data, errors } = await ask(officer, 'SendAlert', { input: { areaPath: girton, ...words, ...input } });
  if (!data?.sendAlert.id) throw new Error(`No alert was sent: ${JSON.stringify([data, errors])}`);
  return data.sendAlert.id;
}

/** The mail to this address with these words in it, when it has come. */
export async function mailWith(machine: APIRequestContext, to: string, words: string): Promise<Mail> {
  const found = async () => (await inboxOf(machine, to)).find(({ text }) => text.replace(/\s+/g, ' ').includes(words));
  await expect.poll(found, { timeout: 20_000, message: `a mail to ${to} with “${words}”` }).toBeTruthy();
  return (await found()) as Mail;
}

/** The token of the links of a mail. */
export function tokenIn({ text }: Mail): string {
  const token = /\/mails\/([\w-]{48})(?![\w-])/.exec(text)?.[1];
  if (!token) throw new Error(`No link to the choice of mails in this mail:\n${text}`);
  return token;
}

/** Every address in a mail: of its words, its HTML and its headers. */
export function linksIn({ text, html, headers }: Mail): string[] {
  const all = `${text} ${html.replaceAll('&amp;', '&')} ${Object.values(headers).join(' ')}`;
  const links = all.match(/https?:\/\/\w[^\s<>"')]+/g) ?? [];
  // What ends a sentence is none of the address.
  return [...new Set(links.map((link) => link.replace(/[.,:;]+$/, '')))];
}

/** A resident who follows Girton at once, on this page, and the token of a mail that they got. */
export async function aFollower(page: Page, inspector: APIRequestContext): Promise<{ email: string; token: string }> {
  const email = await aResident(page);
  await follow(page.request);
  const words = `Told to those who follow ${crypto.randomUUID().replace(/\d/g, 'x')}`;
  await postInGirton(inspector, words);
  return { email, token: tokenIn(await mailWith(page.request, email, words)) };
}

/** What the machine of a mail's link would be told of the follows. */
// biome-ignore lint/suspicious/noExplicitAny: the answer's shape is the committed operation's
export async function followsOf(machine: APIRequestContext, linkToken: string | null = null): Promise<any[]> {
  const { data, errors } = await ask(machine, 'MyFollows', { linkToken });
  if (!data) throw new Error(`Nobody's follows: ${JSON.stringify(errors)}`);
  return data.myFollows;
}
